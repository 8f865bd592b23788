import type { Alarm } from '../../model/alarm';
import { lastPart } from '../../model/ids';
import type { World } from '../world/world';
import { namesPolicy, resourceIdOf } from '../../model/scaling-names';

/** ARNs of the services that have a policy which an alarm's actions name. */
export function servicesScaledBy(world: World, { carried }: Alarm): string[] {
  const actions = ((carried['AlarmActions'] ?? []) as string[]).filter(namesPolicy);
  if (actions.length === 0) return [];
  return [...world.services.values()]
    .filter(({ clusterArn, name }) =>
      world.scalableTargets
        .get(resourceIdOf(lastPart(clusterArn), name))
        ?.policies.some(({ arn }) => actions.includes(arn)),
    )
    .map(({ arn }) => arn);
}
