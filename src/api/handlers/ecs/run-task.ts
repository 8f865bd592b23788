import { providersFor } from '../../../engine/capacity/provider-strategy';
import { assumeRefusal } from '../../../engine/iam/assume-role';
import { hasDeclaredCapacity, instancesOf } from '../../../engine/capacity/instance-facts';
import { runTask as run } from '../../../engine/control-plane/operations';
import type { NoPlace } from '../../../engine/control-plane/placement';
import type { World } from '../../../engine/world/world';
import type { TaskDefinition } from '../../../model/task-definition';
import { ecsErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { activeCluster, usableTaskDefinition } from '../references';
import { describeTask } from './answers/task';
import { launchFor } from './launch';
import { checkLaunchVolumes } from './launch-volumes';
import { checkOneVpc, networkFor } from './network-checks';
import { withTags } from './tags';

/**
 * Tasks no service looks after: at most ten at a time. Those without a place are told as failures.
 */
export const runTask: Handler<'ECS.RunTask'> = ({ ctx }, input) => {
  const cluster = activeCluster(ctx.world, input.cluster);
  const count = input.count ?? 1;
  if (count < 1 || count > 10) {
    refuse(ecsErrors.invalidParameter('count must be between 1 and 10.'));
  }
  if ((input.startedBy?.length ?? 0) > 128) {
    refuse(ecsErrors.invalidParameter('startedBy can have at most 128 characters.'));
  }
  const definition = usableTaskDefinition(ctx.world, input.taskDefinition);
  const launch = launchFor(ctx.world, input, cluster, definition);
  const { on, platformVersion, capacityProviderStrategy } = launch;
  const networkConfiguration = networkFor(input.networkConfiguration, definition, on);
  checkOneVpc(ctx.world, input.networkConfiguration);
  checkOverrides(input, definition);
  const refusal = assumeRefusal(ctx, definition, input.overrides);
  if (refusal !== undefined) refuse(ecsErrors.client(refusal));
  checkLaunchVolumes(definition, input.volumeConfigurations, { on, platformVersion });
  if (input.enableExecuteCommand && !definition.taskRoleArn) {
    refuse(ecsErrors.invalidParameter('A valid taskRoleArn is required for execute command.'));
  }
  if (on === 'EC2' && !capacityProviderStrategy) checkInstances(ctx.world, cluster.arn);
  const tags = withTags([], input.tags);
  const providers = capacityProviderStrategy
    ? providersFor(capacityProviderStrategy, new Map(), count)
    : Array.from({ length: count }, () => undefined);
  const results = providers.map((capacityProviderName) =>
    run(ctx, {
      clusterArn: cluster.arn,
      taskDefinitionArn: definition.arn,
      group: input.group ?? `family:${definition.family}`,
      startedBy: input.startedBy,
      launchType: on,
      capacityProviderName,
      platformVersion,
      networkConfiguration,
      placementConstraints: input.placementConstraints,
      placementStrategy: input.placementStrategy,
      overrides: structuredClone(input.overrides ?? {}),
      volumeConfigurations: structuredClone(input.volumeConfigurations),
      tags: structuredClone(input.propagateTags === 'TASK_DEFINITION' ? definition.tags : tags),
      enableExecuteCommand: input.enableExecuteCommand ?? false,
    }),
  );
  return {
    tasks: results.flatMap((one) => ('failure' in one ? [] : [describeTask(ctx.world, one)])),
    failures: failuresIn(results.flatMap((one) => ('failure' in one ? [one] : []))),
  };
};

/** Of declared instances each tells what was in the way there, once for all tasks. */
export function failuresIn(all: readonly NoPlace[]): object[] {
  const told = all.find(({ failures }) => failures && failures.length > 0);
  return told?.failures ? [...told.failures] : all.map(({ failure: reason }) => ({ reason }));
}

/** A cluster that has had instances, and has none now. */
function checkInstances(world: World, clusterArn: string): void {
  if (!hasDeclaredCapacity(world, clusterArn) || instancesOf(world, clusterArn).length > 0) return;
  refuse(ecsErrors.invalidParameter('No Container Instances were found in your cluster.'));
}

/** Containers that are overridden must be there. */
export function checkOverrides(
  input: Pick<InputOf<'ECS.RunTask'>, 'overrides'>,
  definition: TaskDefinition,
): void {
  const names = definition.containerDefinitions.map(({ name }) => name);
  for (const { name } of input.overrides?.containerOverrides ?? []) {
    if (name !== undefined && names.includes(name)) continue;
    refuse(
      ecsErrors.invalidParameter(
        `Override for container named ${name ?? ''} is not a container in the TaskDefinition.`,
      ),
    );
  }
}
