import type { Fault } from '../../model/fault';
import type { Task } from '../../model/task';
import type { EngineContext } from '../engine-context';
import { quotaOf } from './quotas';

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

/**
 * QUOTA-3: Fargate's vCPUs at once, On-Demand and Spot apart. What is over, in AWS's words;
 * undefined where there is room.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
 */
export function overFargateQuota(
  ctx: EngineContext,
  cpuUnits: number,
  provider = 'FARGATE',
): string | undefined {
  if (!ctx.world.quotas.enabled) return undefined;
  const isSpot = provider === 'FARGATE_SPOT';
  const quota = quotaOf(
    ctx,
    isSpot ? 'fargate-spot-vcpu-resource-count' : 'fargate-on-demand-vcpu-resource-count',
  );
  if (cpuUnits > quota * 1024) return 'The requested CPU configuration is above your limit';
  let used = 0;
  for (const task of ctx.world.tasks.values()) {
    if (task.launchType !== 'FARGATE' || task.lastStatus === 'STOPPED') continue;
    if ((task.capacityProviderName === 'FARGATE_SPOT') === isSpot) used += Number(task.cpu);
  }
  return used + cpuUnits > quota * 1024
    ? "You've reached the limit on the number of vCPUs you can run concurrently"
    : undefined;
}
