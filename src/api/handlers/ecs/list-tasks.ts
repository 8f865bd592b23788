import type { Handler } from '../../handler';
import { activeCluster, serviceOf } from '../references';
import { findContainerInstance } from './container-instance-references';
import { ecsPage } from './ecs-pages';

/**
 * Tasks by what they are wanted to be: RUNNING unless asked for. No task's desired status is ever
 * PENDING, so that filter finds none. Filters narrow one another down.
 */
export const listTasks: Handler<'ECS.ListTasks'> = ({ ctx }, input) => {
  const { world } = ctx;
  const cluster = activeCluster(world, input.cluster);
  const { serviceName, family, startedBy, launchType, desiredStatus = 'RUNNING' } = input;
  const service = serviceName === undefined ? undefined : serviceOf(world, cluster, serviceName);
  const instance =
    input.containerInstance === undefined
      ? undefined
      : (findContainerInstance(world, cluster, input.containerInstance) ?? null);
  const tasks = [...world.tasks.values()]
    .filter((task) => task.clusterArn === cluster.arn && task.desiredStatus === desiredStatus)
    .filter((task) => !service || task.serviceArn === service.arn)
    .filter((task) => startedBy === undefined || task.startedBy === startedBy)
    .filter((task) => launchType === undefined || task.launchType === launchType)
    .filter(
      (task) =>
        family === undefined ||
        world.taskDefinitions.get(task.taskDefinitionArn)?.family === family,
    )
    .filter(
      (task) =>
        instance === undefined || (instance !== null && task.containerInstanceArn === instance.arn),
    )
    // No daemon is ever declared here.
    .filter(() => input.daemonName === undefined);
  const { items, next } = ecsPage(
    tasks.map(({ arn }) => arn),
    input,
  );
  return { taskArns: items, nextToken: next };
};
