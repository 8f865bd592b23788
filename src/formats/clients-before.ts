import type { ImportedOperation } from './import-result';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Ports that a load balancer listens on, by its name; ARNs end with the name and an id. */
function portsOf(operations: readonly ImportedOperation[], balancer: string): number[] {
  return operations.flatMap(({ target, input }) => {
    if (target !== 'ELBv2.CreateListener' || typeof input.Port !== 'number') return [];
    const named = textOf(input.LoadBalancerArn);
    return named === balancer || named.split('/').at(-2) === balancer ? [input.Port] : [];
  });
}

/**
 * A client of so many requests a second before every load balancer that has a listener and no
 * client: on port 80 where it listens there, else on its first.
 */
export function clientsBefore(
  operations: readonly ImportedOperation[],
  rate: number,
): ImportedOperation[] {
  const served = new Set(
    operations
      .filter(({ target }) => target === 'Sandbox.PutTraffic')
      .map(({ input }) => input.loadBalancer),
  );
  return operations.flatMap(({ target, input }) => {
    if (target !== 'ELBv2.CreateLoadBalancer' || served.has(input.Name)) return [];
    const name = textOf(input.Name);
    const ports = portsOf(operations, name);
    const port = ports.includes(80) ? 80 : ports[0];
    if (port === undefined) return [];
    const elsewhere = port === 80 ? {} : { listenerPort: port };
    const client = { name: `${name}-clients`, loadBalancer: name, rate, ...elsewhere };
    return [{ target: 'Sandbox.PutTraffic', input: client }];
  });
}
