import { lastPart } from '../../model/ids';
import type { Task } from '../../model/task';
import type { TaskDefinition } from '../../model/task-definition';
import { type VolumeConfiguration, type VolumeDefinition, volumeKind } from '../../model/volume';
import { namedId } from '../../model/named-id';
import type { EngineContext } from '../engine-context';

/** What a task definition and a launch say of volumes. Nothing here changes anything. */

/** `volumes` of a task definition. */
export const volumesOf = (definition: Pick<TaskDefinition, 'carried'>): VolumeDefinition[] =>
  (definition.carried.volumes as VolumeDefinition[] | undefined) ?? [];

/** The volume that is configured at launch; there is one at most. */
export const launchVolumeOf = (
  definition: Pick<TaskDefinition, 'carried'>,
): VolumeDefinition | undefined => volumesOf(definition).find((one) => volumeKind(one) === 'ebs');

/** What a launch said of a volume. */
export const configurationOf = (
  configurations: readonly VolumeConfiguration[] | undefined,
  name: string | undefined,
): VolumeConfiguration['managedEBSVolume'] =>
  configurations?.find((one) => one.name === name)?.managedEBSVolume;

/**
 * The EC2 instance that a task is on; one invented where its capacity was not declared. None on
 * Fargate.
 */
export function instanceIdOf(ctx: EngineContext, task: Task): string | undefined {
  if (task.launchType === 'FARGATE') return undefined;
  const { containerInstanceArn: arn, hostInstanceId } = task;
  const declared = arn === undefined ? undefined : ctx.world.containerInstances.get(arn);
  const invented = `${lastPart(task.clusterArn)}/${task.availabilityZone}/0`;
  return declared?.ec2InstanceId ?? hostInstanceId ?? namedId('i', invented);
}

/** The role that a task's code has: its own override, or the task definition's. */
export function taskRoleOf(ctx: EngineContext, task: Task): string | undefined {
  const { taskRoleArn } = task.overrides as { taskRoleArn?: string };
  return taskRoleArn ?? ctx.world.taskDefinitions.get(task.taskDefinitionArn)?.taskRoleArn;
}
