import type { World } from '../../../engine/world/world';
import type { TrafficSource } from '../../../model/traffic';

/** A client in the words of PutTraffic: what it answers, and what would declare it again. */
export function describeTraffic(world: World, source: TrafficSource): Record<string, unknown> {
  const { loadBalancerArn, headers, clientTimeoutSeconds, replay, name, rate, ...rest } = source;
  return {
    name,
    loadBalancer: world.loadBalancers.get(loadBalancerArn)?.name ?? (loadBalancerArn || undefined),
    rate,
    ...rest,
    header:
      headers.length > 0
        ? Object.fromEntries(headers.map((header) => [header.name, header.value]))
        : undefined,
    clientTimeout: clientTimeoutSeconds,
    replay: replay?.map((row) => `${row.second},${row.rate}`).join('\n'),
  };
}
