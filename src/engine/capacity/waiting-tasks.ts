import type { CapacityProvider } from '../../model/capacity-provider';
import type { Task } from '../../model/task';
import type { NoPlace } from '../control-plane/placement';
import { EVENT_TEXT } from '../control-plane/service-events';
import type { EngineContext } from '../engine-context';
import { quotaOf } from './quotas';

/** Tasks that stay PROVISIONING while their capacity provider looks for an instance. */

/** WAIT-1: not placed yet, and not given up. */
export const isWaiting = (task: Task): boolean =>
  task.lastStatus === 'PROVISIONING' &&
  task.desiredStatus === 'RUNNING' &&
  task.machine.context.awaitsCapacity === true;

/** In order of their creation; of one provider where it is named. */
export function waitingTasks(
  ctx: EngineContext,
  { clusterArn, provider }: { clusterArn: string; provider?: string },
): Task[] {
  const all: Task[] = [];
  for (const task of ctx.world.tasks.values()) {
    if (task.clusterArn !== clusterArn || !isWaiting(task)) continue;
    if (provider === undefined || task.capacityProviderName === provider) all.push(task);
  }
  return all;
}

/** The Auto Scaling group provider that scales by itself, so that tasks may wait for it. */
export function scalingProvider(
  ctx: EngineContext,
  name: string | undefined,
): CapacityProvider | undefined {
  const provider = name === undefined ? undefined : ctx.world.capacityProviders.get(name);
  return provider?.managedScaling.status === 'ENABLED' ? provider : undefined;
}

/** RunTask's answer beyond that number; AWS documents only what a service says of it. */
export const TOO_MANY_WAIT: NoPlace = {
  failure: 'The tasks provisioning capacity limit was exceeded.',
  eventText: EVENT_TEXT.provisioningLimit(),
};

/** WAIT-3: 500 tasks of a cluster may wait at once. The quota holds always: nobody can raise it. */
export const mayWait = (ctx: EngineContext, clusterArn: string): boolean =>
  waitingTasks(ctx, { clusterArn }).length <
  quotaOf(ctx, 'tasks-in-provisioning-state-per-cluster');
