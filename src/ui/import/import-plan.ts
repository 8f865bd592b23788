import type { ImportedOperation, ImportResult } from '../../formats/import-result';
import type { Gesture } from '../../state/gesture';

/** Requests per second of a client that an import puts before each load balancer. */
const CLIENT_RATE = 20;

const balancersOf = (operations: readonly ImportedOperation[]): string[] =>
  operations.flatMap(({ target, input }) =>
    target === 'ELBv2.CreateLoadBalancer' && typeof input.Name === 'string' ? [input.Name] : [],
  );

/** Whether there is a load balancer to send requests to. */
export const hasDoor = ({ operations }: ImportResult): boolean =>
  balancersOf(operations).length > 0;

/** All of it in one command, which is done as a whole or not at all. */
export function importGesture(label: string, result: ImportResult, traffic: boolean): Gesture {
  const sent = result.operations.some(({ target }) => target === 'Sandbox.PutTraffic');
  const balancers = traffic && !sent ? balancersOf(result.operations) : [];
  const clients = balancers.map((name) => ({
    target: 'Sandbox.PutTraffic',
    input: { name: `${name}-clients`, loadBalancer: name, rate: CLIENT_RATE },
  }));
  const account = { version: 1, operations: [...result.operations, ...clients] };
  return { label, operations: [{ target: 'Sandbox.LoadAccount', input: { account } }] };
}
