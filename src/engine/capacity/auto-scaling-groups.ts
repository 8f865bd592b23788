import type { AutoScalingGroup } from '../../model/capacity-provider';
import type { ContainerInstance } from '../../model/container-instance';
import { plus, seconds } from '../../model/sim-time';
import { scheduleStep } from '../control-plane/steps';
import type { EngineContext } from '../engine-context';
import { TIMINGS } from '../timings';
import { clustersOf } from './capacity-providers';
import { daemonsApart } from './daemon-tasks';
import { end, note, touchProviders } from './group-activities';
import { launchForGroup } from './group-launches';
import { drainInstance, terminateInstance } from './instance-lifecycle';

/** Auto Scaling groups: as many instances as are desired, in zones that have few. */

/** What is said of a group to make one; everything else Auto Scaling keeps. */
export type AutoScalingGroupSpec = Omit<
  AutoScalingGroup,
  'createdAt' | 'activities' | 'terminating'
>;

export function createAutoScalingGroup(
  ctx: EngineContext,
  spec: AutoScalingGroupSpec,
): AutoScalingGroup {
  const group: AutoScalingGroup = {
    ...spec,
    createdAt: ctx.kernel.now,
    terminating: [],
    activities: [],
  };
  ctx.world.autoScalingGroups.set(group.name, group);
  planGroupPass(ctx, group);
  return group;
}

const planGroupPass = (ctx: EngineContext, { name: group, createdAt }: AutoScalingGroup): void =>
  scheduleStep(ctx, seconds(TIMINGS.groupPass.low), { step: 'group-pass', group, createdAt });

/** Its instances that have not been terminated, in order of launch. */
export const instancesIn = (
  { world }: Pick<EngineContext, 'world'>,
  { name }: AutoScalingGroup,
): ContainerInstance[] =>
  [...world.containerInstances.values()].filter(
    (one) =>
      one.autoScalingGroupName === name &&
      one.state !== 'terminated' &&
      one.state !== 'shutting-down',
  );

/** Of these, the ones that it means to keep. */
export const keptIn = (
  ctx: Pick<EngineContext, 'world'>,
  group: AutoScalingGroup,
): ContainerInstance[] =>
  instancesIn(ctx, group).filter(
    ({ arn, state }) =>
      !group.terminating.includes(arn) && (state === 'pending' || state === 'running'),
  );

/** GROUP-1: launches what it lacks, terminates what is too many or does not run any more. */
export function groupPassIsDue(ctx: EngineContext, group: AutoScalingGroup): void {
  planGroupPass(ctx, group);
  for (const instance of instancesIn(ctx, group)) {
    const isGone = instance.state === 'stopping' || instance.state === 'stopped';
    if (isGone && !group.terminating.includes(instance.arn)) {
      letGo(ctx, group, instance, UNHEALTHY);
    }
  }
  launchLacking(ctx, group);
  const surplus = keptIn(ctx, group).length - group.desiredCapacity;
  if (surplus > 0) terminateSurplus(ctx, group, surplus);
  finishTerminations(ctx, group);
}

function launchLacking(ctx: EngineContext, group: AutoScalingGroup): void {
  const lacking = group.desiredCapacity - keptIn(ctx, group).length;
  for (let n = 0; n < lacking; n++) {
    if (!launchForGroup(ctx, group, keptIn(ctx, group))) return;
  }
}

/** A saved account is opened: its groups do not wait for their next pass. */
export function launchForGroups(ctx: EngineContext): void {
  for (const group of ctx.world.autoScalingGroups.values()) launchLacking(ctx, group);
}

const UNHEALTHY = 'an instance was taken out of service in response to an EC2 health check.';
const SHRUNK = 'a user request or a scaling policy lowered the desired capacity.';

/**
 * GROUP-2: scale-in takes from the zone with the most instances, there the oldest first, and leaves
 * those that are protected.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-termination-policies.html
 */
function terminateSurplus(ctx: EngineContext, group: AutoScalingGroup, count: number): void {
  for (let n = 0; n < count; n++) {
    const kept = keptIn(ctx, group);
    const crowd = (zone: string) => kept.filter((one) => one.availabilityZone === zone).length;
    const [victim] = kept
      .filter((one) => !one.protectedFromScaleIn)
      .toSorted((a, b) => crowd(b.availabilityZone) - crowd(a.availabilityZone));
    if (!victim) return;
    letGo(ctx, group, victim, SHRUNK);
  }
}

/**
 * GROUP-3: an instance is to be terminated: where its capacity provider drains it is emptied first,
 * otherwise it goes as it is.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-instance-draining.html
 */
export function letGo(
  ctx: EngineContext,
  group: AutoScalingGroup,
  instance: ContainerInstance,
  cause: string,
): void {
  if (group.terminating.includes(instance.arn)) return;
  group.terminating.push(instance.arn);
  note(ctx, group, {
    description: `Terminating EC2 instance: ${instance.ec2InstanceId}`,
    cause,
    statusCode: 'InProgress',
    progress: 60,
    instanceArn: instance.arn,
  });
  if (isDrainedFirst(ctx, instance)) drainInstance(ctx, instance);
  finishTerminations(ctx, group);
}

const isDrainedFirst = (ctx: EngineContext, { capacityProviderName, status }: ContainerInstance) =>
  (status === 'ACTIVE' || status === 'DRAINING') &&
  ctx.world.capacityProviders.get(capacityProviderName ?? '')?.managedDraining === 'ENABLED';

/** Those that are empty now, or have drained for 48 hours, are terminated. */
function finishTerminations(ctx: EngineContext, group: AutoScalingGroup): void {
  for (const arn of group.terminating) {
    const instance = ctx.world.containerInstances.get(arn);
    if (instance && isHeldUp(ctx, group, instance)) continue;
    group.terminating = group.terminating.filter((one) => one !== arn);
    if (instance) terminateInstance(ctx, instance);
    end(ctx, group, arn);
  }
}

function isHeldUp(
  ctx: EngineContext,
  group: AutoScalingGroup,
  instance: ContainerInstance,
): boolean {
  if (instance.state !== 'running' || !isDrainedFirst(ctx, instance)) return false;
  const began = group.activities.find((one) => one.instanceArn === instance.arn)?.at;
  const limit = seconds(TIMINGS.managedDrainingLimit.low);
  if (began !== undefined && plus(began, limit) <= ctx.kernel.now) return false;
  return daemonsApart(ctx, instance).others.length > 0;
}

/** Told another number of instances: by a command, or by managed scaling. */
export function setDesiredCapacity(
  ctx: EngineContext,
  group: AutoScalingGroup,
  desired: number,
): void {
  if (group.desiredCapacity === desired) return;
  ctx.emit('DesiredCapacityChange', group.arn, `${group.desiredCapacity} → ${desired}`);
  group.desiredCapacity = desired;
  touchProviders(ctx, group);
}

/** A group that is deleted by force takes its instances along. */
export function deleteAutoScalingGroup(ctx: EngineContext, group: AutoScalingGroup): void {
  for (const instance of instancesIn(ctx, group)) terminateInstance(ctx, instance);
  ctx.world.autoScalingGroups.delete(group.name);
}

/** Its providers are those of some cluster. */
export const isInUse = (ctx: EngineContext, { name }: AutoScalingGroup): boolean =>
  [...ctx.world.capacityProviders.values()].some(
    (one) => one.autoScalingGroupName === name && clustersOf(ctx, one).length > 0,
  );
