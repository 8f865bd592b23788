import type { AutoScalingGroup, CapacityProvider } from '../../model/capacity-provider';
import type { ContainerInstance } from '../../model/container-instance';
import { instanceTypeOf } from '../../model/instance-type';
import { plus, seconds } from '../../model/sim-time';
import { definitionOf } from '../control-plane/task-facts';
import type { EngineContext } from '../engine-context';
import { TIMINGS } from '../timings';
import { agentConfiguration } from './agent';
import { keptIn, setDesiredCapacity } from './auto-scaling-groups';
import { clustersOf } from './capacity-providers';
import { daemonsApart } from './daemon-tasks';
import { launchOf } from './launch-source';
import {
  type Instances,
  instancesFor,
  reservationOf,
  scaledIn,
  scaledOut,
} from './managed-scaling-plan';
import { needsOfTask } from './placement/task-needs';
import { RESERVED_PORTS } from './ports';
import { waitingTasks } from './waiting-tasks';

/**
 * SCALING-5: once a minute the provider's metric is worked out, and what its two alarms make of it:
 * above the target the group grows at once, unless an instance is still warming up; it shrinks
 * after 15 values in a row below it, a minute at a time, and never within 15 minutes of growing.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-scaling-behavior.html
 */
export function scaleProvider(ctx: EngineContext, provider: CapacityProvider): void {
  const { scaling, managedScaling: settings } = provider;
  if (ctx.kernel.now < scaling.nextAt) return;
  scaling.nextAt = plus(scaling.nextAt, seconds(TIMINGS.reservationMetric.low));
  const group = ctx.world.autoScalingGroups.get(provider.autoScalingGroupName);
  if (!group || settings.status === 'DISABLED' || clustersOf(ctx, provider).length === 0) {
    provider.reservation = null;
    return;
  }
  const kept = keptIn(ctx, group);
  const instances = lookAt(ctx, provider, group, kept);
  const reservation = reservationOf(instances, settings);
  if (reservation !== provider.reservation) ctx.touch(provider.arn);
  provider.reservation = reservation;
  if (provider.managedTerminationProtection === 'ENABLED') protectUsed(ctx, kept);
  if (reservation > settings.targetCapacity) {
    scaling.lowPoints = 0;
    if (!isWarmingUp(ctx, kept, settings)) growTo(ctx, provider, group, instances);
  } else if (reservation < settings.targetCapacity) {
    scaling.lowPoints++;
    if (mayShrink(ctx, provider)) shrinkTo(ctx, group, scaledIn(instances, settings), kept);
  } else scaling.lowPoints = 0;
}

function lookAt(
  ctx: EngineContext,
  provider: CapacityProvider,
  group: AutoScalingGroup,
  kept: readonly ContainerInstance[],
): Instances {
  const used = kept.filter((one) => daemonsApart(ctx, one).others.length > 0).length;
  const waiting = clustersOf(ctx, provider).flatMap(({ arn }) =>
    waitingTasks(ctx, { clusterArn: arn, provider: provider.name }),
  );
  const none = { there: kept.length, used, lacking: 0, onlyMisfits: false };
  const launch = launchOf(ctx.world, group.launchFrom);
  const type = instanceTypeOf(launch?.instanceType ?? '');
  if (waiting.length === 0 || !launch || !type) return none;
  const agent = agentConfiguration(launch.userData);
  const trunked = ctx.world.accountSettings.awsvpcTrunking === 'enabled' && type.trunkedTasks;
  const { instances, misfits } = instancesFor(
    waiting.map((task) => ({
      needs: needsOfTask(ctx.world, task),
      definition: definitionOf(ctx, task),
    })),
    {
      cpu: type.vcpus * 1024,
      memory: type.registeredMib - agent.reservedMemory,
      interfaces: trunked || type.maxEnis - 1,
      reservedPorts: [...RESERVED_PORTS, ...agent.reservedPorts],
    },
  );
  // Those on their way up will take some of the tasks that wait.
  const coming = kept.filter((one) => one.status === 'LAUNCHING' || one.status === 'REGISTERING');
  const lacking = Math.max(0, instances - coming.length);
  return { ...none, lacking, onlyMisfits: misfits === waiting.length };
}

const isWarmingUp = (
  ctx: EngineContext,
  kept: readonly ContainerInstance[],
  { instanceWarmupPeriod }: CapacityProvider['managedScaling'],
): boolean =>
  kept.some((one) => plus(one.launchedAt, seconds(instanceWarmupPeriod)) > ctx.kernel.now);

function growTo(
  ctx: EngineContext,
  { scaling, managedScaling }: CapacityProvider,
  group: AutoScalingGroup,
  instances: Instances,
): void {
  const wanted = Math.min(group.maxSize, scaledOut(instances, managedScaling));
  if (wanted <= group.desiredCapacity) return;
  scaling.scaledOutAt = ctx.kernel.now;
  setDesiredCapacity(ctx, group, wanted);
}

function mayShrink(ctx: EngineContext, { scaling }: CapacityProvider): boolean {
  const wait = seconds(TIMINGS.scaleInPoints.low);
  const points = TIMINGS.scaleInPoints.low / TIMINGS.reservationMetric.low;
  const { lowPoints, scaledOutAt } = scaling;
  return lowPoints >= points && (scaledOutAt === null || plus(scaledOutAt, wait) <= ctx.kernel.now);
}

function shrinkTo(
  ctx: EngineContext,
  group: AutoScalingGroup,
  wanted: number,
  kept: readonly ContainerInstance[],
): void {
  const size = Math.max(group.minSize, wanted);
  if (size < Math.min(group.desiredCapacity, kept.length)) setDesiredCapacity(ctx, group, size);
}

/**
 * SCALING-6: managed termination protection: an instance is protected from scale-in for as long as
 * tasks other than daemons are on it.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-termination-protection.html
 */
function protectUsed(ctx: EngineContext, kept: readonly ContainerInstance[]): void {
  for (const instance of kept) {
    const isUsed = daemonsApart(ctx, instance).others.length > 0;
    if (instance.protectedFromScaleIn === isUsed) continue;
    instance.protectedFromScaleIn = isUsed;
    ctx.touch(instance.arn);
  }
}
