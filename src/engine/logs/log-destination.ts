import { logGroupArn } from '../../model/ids';
import type { Container, Task } from '../../model/task';
import type { ContainerDefinition } from '../../model/task-definition';
import type { World } from '../world/world';
import { isPermitted } from '../iam/permissions';
import { isThere, UNSENT } from './log-groups';

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html */
export interface AwslogsOptions {
  group: string;
  prefix?: string;
  createsGroup: boolean;
}

/** What the awslogs driver of a container was told; undefined where it has another, or none. */
export function awslogsOf(definition: ContainerDefinition | undefined): AwslogsOptions | undefined {
  const { logDriver, options = {} } = (definition?.['logConfiguration'] ?? {}) as {
    logDriver?: string;
    options?: Record<string, string>;
  };
  const group = options['awslogs-group'];
  if (logDriver !== 'awslogs' || group === undefined) return undefined;
  const prefix = options['awslogs-stream-prefix'];
  const createsGroup = options['awslogs-create-group'] === 'true';
  return { group, ...(prefix !== undefined && { prefix }), createsGroup };
}

export interface LogDestination {
  group: string;
  stream: string;
}

export const streamArn = (group: string, stream: string): string =>
  `${logGroupArn(group)}:log-stream:${stream}`;

/** Whose permissions the driver has: on Fargate the execution role's, on EC2 the instance's. */
export function driverRole(world: World, task: Task): string | undefined {
  if (task.launchType === 'FARGATE') {
    return world.taskDefinitions.get(task.taskDefinitionArn)?.executionRoleArn;
  }
  return world.containerInstances.get(task.containerInstanceArn ?? '')?.instanceRole;
}

/**
 * LOG-2: where a container's output goes: `PREFIX/CONTAINER/TASK-ID` of its group, without a
 * prefix a stream called after the container's id.
 */
export function destinationOf(
  world: World,
  task: Task,
  container: Pick<Container, 'name' | 'runtimeId'>,
): LogDestination {
  const awslogs = optionsOf(world, task, container.name);
  if (!awslogs) return unsentOf(task, container);
  const { group, prefix } = awslogs;
  const stream =
    prefix === undefined ? container.runtimeId : `${prefix}/${container.name}/${task.id}`;
  return { group, stream };
}

/** Where the sandbox keeps what goes to no log group. */
export const unsentOf = (task: Task, { name }: Pick<Container, 'name'>): LogDestination => ({
  group: UNSENT,
  stream: `${name}/${task.id}`,
});

/**
 * LOG-2: where a line lands now. Output for another driver, or for none, for a group that has been
 * deleted or that the driver may not write to reaches no log group.
 */
export function landingOf(
  world: World,
  task: Task,
  container: Pick<Container, 'name' | 'runtimeId'>,
): LogDestination & { createsGroup: boolean } {
  const to = destinationOf(world, task, container);
  const createsGroup = optionsOf(world, task, container.name)?.createsGroup ?? false;
  const resource = streamArn(to.group, to.stream);
  const arrives =
    (isThere(world, to.group) || createsGroup) &&
    isPermitted({ world }, driverRole(world, task), 'logs:PutLogEvents', resource);
  return { ...(arrives ? to : unsentOf(task, container)), createsGroup: arrives && createsGroup };
}

const optionsOf = (world: World, task: Task, name: string): AwslogsOptions | undefined =>
  awslogsOf(
    world.taskDefinitions
      .get(task.taskDefinitionArn)
      ?.containerDefinitions.find((one) => one.name === name),
  );
