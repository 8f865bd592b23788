import type { ContainerInstance } from '../../model/container-instance';
import type { Task } from '../../model/task';
import { seconds } from '../../model/sim-time';
import { STOPPED_REASON } from '../control-plane/service-events';
import { scheduleStep } from '../control-plane/steps';
import { interruptTask } from '../control-plane/task-lifecycle';
import type { EngineContext } from '../engine-context';
import { TIMINGS } from '../timings';
import { drainInstance, terminateInstance } from './instance-lifecycle';

/** AWS takes Spot capacity back, two minutes after it has said so. */

export const isSpotTask = ({ capacityProviderName }: Task): boolean =>
  capacityProviderName === 'FARGATE_SPOT';

/**
 * SPOT-1: Fargate Spot warns by the task's state change and by SIGTERM, both at once; its targets
 * drain meanwhile (assumed). It is stopped when its containers have ended, killed after their
 * stopTimeout, which is 120 s at most.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html
 */
export const interruptSpotTask = (ctx: EngineContext, task: Task): void =>
  interruptTask(ctx, task, STOPPED_REASON.spotInterrupted, 'SpotInterruption');

/**
 * SPOT-2: an EC2 Spot Instance is drained during the two minutes of the notice where its capacity
 * provider manages that, and terminated at their end in any case.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-instance-draining.html
 */
export function interruptSpotInstance(ctx: EngineContext, instance: ContainerInstance): void {
  ctx.emit('SpotInterruptionWarning', instance.arn, `${instance.ec2InstanceId} in two minutes`);
  const provider = ctx.world.capacityProviders.get(instance.capacityProviderName ?? '');
  if (provider?.managedDraining === 'ENABLED') drainInstance(ctx, instance);
  const { arn, launchedAt } = instance;
  scheduleStep(ctx, seconds(TIMINGS.spotNotice.low), {
    step: 'spot-reclaim',
    instance: arn,
    launchedAt,
  });
}

/** The two minutes are over. */
export const spotReclaimIsDue = (ctx: EngineContext, instance: ContainerInstance): void =>
  terminateInstance(ctx, instance, 'SpotInterruption');
