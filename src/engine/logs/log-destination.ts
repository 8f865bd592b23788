import type { Container, Task } from '../../model/task';
import type { ContainerDefinition } from '../../model/task-definition';
import type { World } from '../world/world';
import { UNSENT } from './log-groups';

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
  createsGroup: boolean;
}

/**
 * LOG-2: where a container's output goes: `PREFIX/CONTAINER/TASK-ID` of its group, without a
 * prefix a stream called after the container's id. Output for another driver, or for none, reaches
 * no log group: the sandbox keeps it by a name of its own.
 */
export function destinationOf(
  world: World,
  task: Task,
  container: Pick<Container, 'name' | 'runtimeId'>,
): LogDestination {
  const definition = world.taskDefinitions
    .get(task.taskDefinitionArn)
    ?.containerDefinitions.find((one) => one.name === container.name);
  const awslogs = awslogsOf(definition);
  const ownName = `${container.name}/${task.id}`;
  if (!awslogs) return { group: UNSENT, stream: ownName, createsGroup: false };
  const { group, prefix, createsGroup } = awslogs;
  const stream = prefix === undefined ? container.runtimeId : `${prefix}/${ownName}`;
  return { group, stream, createsGroup };
}
