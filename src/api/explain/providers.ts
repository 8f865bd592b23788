import { agentConfiguration } from '../../engine/capacity/agent';
import { instancesIn } from '../../engine/capacity/auto-scaling-groups';
import { clustersOf } from '../../engine/capacity/capacity-providers';
import { launchOf } from '../../engine/capacity/launch-source';
import { needsOfTask } from '../../engine/capacity/placement/task-needs';
import { waitingTasks } from '../../engine/capacity/waiting-tasks';
import type { EngineContext } from '../../engine/engine-context';
import type { AutoScalingGroup, CapacityProvider } from '../../model/capacity-provider';
import type { Explanation } from '../../model/explanation';
import { instanceTypeOf } from '../../model/instance-type';
import { advice, cause, explanation, type Finding, fix } from './finding';

const describe = ({ name }: CapacityProvider): string =>
  `aws ecs describe-capacity-providers --capacity-providers ${name}`;
const describeGroup = ({ name }: AutoScalingGroup): string =>
  `aws autoscaling describe-scaling-activities --auto-scaling-group-name ${name}`;

const waitingFor = (ctx: EngineContext, provider: CapacityProvider) =>
  clustersOf(ctx, provider).flatMap(({ arn }) =>
    waitingTasks(ctx, { clusterArn: arn, provider: provider.name }),
  );

/** Why a capacity provider has no room for tasks. */
export function explainProvider(ctx: EngineContext, provider: CapacityProvider): Explanation {
  const waiting = waitingFor(ctx, provider).length;
  const finding = providerFinding(ctx, provider.name);
  const waits = `${waiting} tasks wait for an instance of ${provider.name}`;
  if (finding) return explanation(provider.arn, `${waits}, and none will come.`, finding);
  return {
    ...explanation(provider.arn, `Nothing is wrong with ${provider.name}: ${waits}.`, null),
    causes: waiting > 0 ? growing(ctx, 'Instances are on their way.', provider.name).causes : [],
  };
}

/** Why tasks that wait for a provider will go on waiting; null where it is about to grow. */
export function providerFinding(ctx: EngineContext, name = ''): Finding | null {
  const provider = ctx.world.capacityProviders.get(name);
  const group = ctx.world.autoScalingGroups.get(provider?.autoScalingGroupName ?? '');
  if (!provider || waitingFor(ctx, provider).length === 0) return null;
  if (!group) {
    const gone = `There is no Auto Scaling group ${provider.autoScalingGroupName}.`;
    return { causes: [cause(gone, 'it has been deleted', describe(provider))], fixes: [] };
  }
  if (provider.managedScaling.status === 'DISABLED') return unmanaged(provider);
  return tooLarge(ctx, provider, group) ?? atMost(ctx, provider, group);
}

/** SCALING-1: for tasks that fit no empty instance none is launched. */
function tooLarge(
  ctx: EngineContext,
  provider: CapacityProvider,
  group: AutoScalingGroup,
): Finding | null {
  const launch = launchOf(ctx.world, group.launchFrom);
  const type = instanceTypeOf(launch?.instanceType ?? '');
  if (!launch || !type) return null;
  const cpu = type.vcpus * 1024;
  const memory = type.registeredMib - agentConfiguration(launch.userData).reservedMemory;
  const needs = waitingFor(ctx, provider).map((task) => needsOfTask(ctx.world, task));
  const [first] = needs;
  if (!first || needs.some((one) => one.cpu <= cpu && one.memory <= memory)) return null;
  return {
    causes: [
      cause(
        `A task needs ${first.cpu} CPU and ${first.memory} MiB, more than an empty ${type.name} has: ${group.name} launches none for it.`,
        `${type.name}: ${cpu} CPU, ${memory} MiB`,
        describeGroup(group),
      ),
    ],
    fixes: [advice('Ask for less in the task definition, or launch larger instances.')],
  };
}

const unmanaged = (provider: CapacityProvider): Finding => ({
  causes: [
    cause(
      `Managed scaling of ${provider.name} is off: nobody asks for more instances.`,
      'managedScaling.status: DISABLED',
      describe(provider),
    ),
  ],
  fixes: [
    fix('Turn managed scaling on', 'ECS.UpdateCapacityProvider', {
      name: provider.name,
      autoScalingGroupProvider: { managedScaling: { status: 'ENABLED' } },
    }),
  ],
});

/** The group has as many instances as it may have. */
function atMost(
  ctx: EngineContext,
  provider: CapacityProvider,
  group: AutoScalingGroup,
): Finding | null {
  const there = instancesIn(ctx, group);
  const coming = there.some(({ state, status }) => state === 'pending' || status === 'REGISTERING');
  if (group.desiredCapacity < group.maxSize || coming) return null;
  const wanted = Math.max(2 * group.maxSize, group.maxSize + 1);
  return {
    causes: [
      cause(
        `Auto Scaling group ${group.name} has the most instances that it may have: ${group.maxSize}.`,
        `desired capacity ${group.desiredCapacity}, CapacityProviderReservation ${provider.reservation ?? '–'}`,
        describeGroup(group),
      ),
    ],
    fixes: [
      fix(`Let it have up to ${wanted} instances`, 'AutoScaling.UpdateAutoScalingGroup', {
        AutoScalingGroupName: group.name,
        MaxSize: wanted,
      }),
    ],
  };
}

/** That something waits for a provider which grows, and how far that has come. */
export function growing({ world }: EngineContext, text: string, name = ''): Finding {
  const provider = world.capacityProviders.get(name);
  const group = world.autoScalingGroups.get(provider?.autoScalingGroupName ?? '');
  const size = group && `${group.desiredCapacity} of at most ${group.maxSize} instances wanted`;
  const reservation = `CapacityProviderReservation ${provider?.reservation ?? '–'}`;
  return {
    causes: [
      cause(
        text,
        [reservation, size].filter(Boolean).join('; '),
        provider ? describe(provider) : '',
      ),
    ],
    fixes: [],
  };
}
