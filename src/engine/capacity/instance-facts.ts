import { lastPart } from '../../model/ids';
import type { ContainerInstance } from '../../model/container-instance';
import { instanceTypeOf } from '../../model/instance-type';
import type { Task } from '../../model/task';
import type { World } from '../world/world';

/** What can be said of container instances by looking. Nothing here changes anything. */

/** Once a cluster has had an instance of its own, there is no other EC2 capacity for it. */
export const hasDeclaredCapacity = (world: World, clusterArn: string): boolean =>
  world.clustersWithInstances.has(lastPart(clusterArn));

/** ECS knows of it: its agent has registered it, and it has not left. */
export const isRegistered = ({ registeredAt, status }: ContainerInstance): boolean =>
  registeredAt !== undefined && status !== 'INACTIVE';

/** The instances registered with a cluster, in order of their launch. */
export const instancesOf = (world: World, clusterArn: string): ContainerInstance[] =>
  [...world.containerInstances.values()].filter(
    (one) => one.clusterArn === clusterArn && isRegistered(one),
  );

/** The declared instance that a task is on; none for one on Fargate or on invented capacity. */
export const instanceOf = (world: World, task: Task): ContainerInstance | undefined =>
  task.containerInstanceArn === undefined
    ? undefined
    : world.containerInstances.get(task.containerInstanceArn);

/** Its instance takes no new tasks and is to be emptied of those of services. */
export const isOnDraining = (world: World, task: Task): boolean =>
  instanceOf(world, task)?.status === 'DRAINING';

/**
 * The instance runs and its agent does not answer: what happens on it is not heard of, and orders
 * do not get there.
 */
export function isOutOfReach(world: World, task: Task): boolean {
  const instance = instanceOf(world, task);
  if (instance?.state !== 'running' || instance.agentConnected) return false;
  return instance.status === 'ACTIVE' || instance.status === 'DRAINING';
}

/**
 * How many tasks of network mode awsvpc an instance can have: its interfaces but the first, or with
 * a trunk as many as that carries.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-instance-eni.html
 */
export function interfaceLimit({ instanceType, trunking }: ContainerInstance): number {
  const type = instanceTypeOf(instanceType);
  if (!type) return 0;
  return trunking ? (type.trunkedTasks ?? 0) : type.maxEnis - 1;
}

/** Tasks on an instance that have not STOPPED, oldest first. */
export const tasksOn = (world: World, { arn }: ContainerInstance): Task[] =>
  [...world.tasks.values()].filter(
    (task) => task.containerInstanceArn === arn && task.lastStatus !== 'STOPPED',
  );
