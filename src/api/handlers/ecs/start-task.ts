import { runTask as run } from '../../../engine/control-plane/operations';
import { ecsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { activeCluster, usableTaskDefinition } from '../references';
import { describeTask } from './answers/task';
import { findAll } from './container-instance-references';
import { checkLaunchVolumes } from './launch-volumes';
import { networkFor } from './network-checks';
import { checkOverrides, failuresIn } from './run-task';
import { withTags } from './tags';

/**
 * One task on each of the instances named, whatever placement would say: it must only fit there.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StartTask.html
 */
export const startTask: Handler<'ECS.StartTask'> = ({ ctx }, input) => {
  const cluster = activeCluster(ctx.world, input.cluster);
  const { containerInstances: references } = input;
  if (references.length === 0) refuse(ecsErrors.empty('Container Instances'));
  if (references.length > 10) refuse(ecsErrors.atMost('Container Instances', 10));
  const definition = usableTaskDefinition(ctx.world, input.taskDefinition);
  if (!definition.compatibilities.includes('EC2')) {
    refuse(ecsErrors.invalidParameter('Task definition does not support launch_type EC2.'));
  }
  const networkConfiguration = networkFor(input.networkConfiguration, definition, 'EC2');
  checkOverrides(input, definition);
  checkLaunchVolumes(definition, input.volumeConfigurations, { on: 'EC2' });
  const { instances, failures } = findAll(ctx.world, cluster, references);
  const tags = withTags([], input.tags);
  const results = instances.map(({ arn: containerInstanceArn }) =>
    run(ctx, {
      clusterArn: cluster.arn,
      taskDefinitionArn: definition.arn,
      group: input.group ?? `family:${definition.family}`,
      startedBy: input.startedBy,
      launchType: 'EC2',
      networkConfiguration,
      containerInstanceArn,
      overrides: structuredClone(input.overrides ?? {}),
      volumeConfigurations: structuredClone(input.volumeConfigurations),
      tags: structuredClone(input.propagateTags === 'TASK_DEFINITION' ? definition.tags : tags),
      enableExecuteCommand: input.enableExecuteCommand ?? false,
    }),
  );
  const refused = results.flatMap((one) => ('failure' in one ? failuresIn([one]) : []));
  return {
    tasks: results.flatMap((one) => ('failure' in one ? [] : [describeTask(ctx.world, one)])),
    failures: [...failures, ...refused],
  };
};
