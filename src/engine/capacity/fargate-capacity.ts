import type { Fault } from '../../model/fault';
import type { Task } from '../../model/task';
import type { EngineContext } from '../engine-context';

/** What a task runs on, as far as a lack of capacity is concerned. */
interface On {
  launchType: Task['launchType'];
  capacityProviderName?: string;
}

/**
 * CAPACITY-1: while a fault says so there is no capacity left in a zone: Fargate's of both kinds
 * unless it names a provider. What runs already goes on.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html
 */
export function isFull(ctx: EngineContext, zone: string, on: On): boolean {
  if (on.launchType !== 'FARGATE') return false;
  const provider = on.capacityProviderName ?? 'FARGATE';
  return [...ctx.world.faults.values()].some((fault) => leavesNone(fault, zone, provider));
}

/** Whether a fault of type capacity-unavailable is about this provider in this zone. */
export const leavesNone = (
  { active, type, availabilityZone, resource }: Fault,
  zone: string,
  provider: string,
): boolean =>
  active &&
  type === 'capacity-unavailable' &&
  (availabilityZone === undefined || availabilityZone === zone) &&
  (resource === undefined ? provider.startsWith('FARGATE') : resource === provider);
