import { instancesOf } from '../../../../engine/capacity/instance-facts';
import type { World } from '../../../../engine/world/world';
import type { Cluster } from '../../../../model/cluster';

type Include = 'ATTACHMENTS' | 'CONFIGURATIONS' | 'SETTINGS' | 'STATISTICS' | 'TAGS';

const PENDING = ['PROVISIONING', 'PENDING', 'ACTIVATING'];

/** A `cluster` as ECS answers it; what is not asked for is an empty list. */
export function describeCluster(
  world: World,
  cluster: Cluster,
  include: readonly Include[] = [],
): object {
  const tasks = [...world.tasks.values()].filter((task) => task.clusterArn === cluster.arn);
  const services = servicesOf(world, cluster);
  const asked = (what: Include, value: unknown[]) => (include.includes(what) ? value : []);
  return {
    clusterArn: cluster.arn,
    clusterName: cluster.name,
    configuration: include.includes('CONFIGURATIONS') ? cluster.carried.configuration : undefined,
    status: cluster.status,
    registeredContainerInstancesCount: instancesOf(world, cluster.arn).length,
    runningTasksCount: tasks.filter((task) => task.lastStatus === 'RUNNING').length,
    pendingTasksCount: tasks.filter((task) => PENDING.includes(task.lastStatus)).length,
    activeServicesCount: services.filter((service) => service.status === 'ACTIVE').length,
    statistics: asked('STATISTICS', statistics(world, cluster)),
    tags: asked('TAGS', cluster.tags),
    settings: asked('SETTINGS', cluster.settings),
    capacityProviders: cluster.capacityProviders,
    defaultCapacityProviderStrategy: cluster.defaultCapacityProviderStrategy,
    serviceConnectDefaults: cluster.carried.serviceConnectDefaults,
  };
}

/** All of a cluster, as the operations that change one answer it. */
export const describeWholeCluster = (world: World, cluster: Cluster): object =>
  describeCluster(world, cluster, ['CONFIGURATIONS', 'SETTINGS', 'TAGS']);

const servicesOf = (world: World, cluster: Cluster) =>
  [...world.services.values()].filter((service) => service.clusterArn === cluster.arn);

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Cluster.html (statistics) */
function statistics(world: World, cluster: Cluster): { name: string; value: string }[] {
  const tasks = [...world.tasks.values()].filter((task) => task.clusterArn === cluster.arn);
  const services = servicesOf(world, cluster);
  const kinds = [
    ['EC2', 'EC2'],
    ['Fargate', 'FARGATE'],
  ] as const;
  const rows = kinds.flatMap(([label, type]) => {
    const ofType = tasks.filter((task) => task.launchType === type);
    const itsServices = services.filter((service) => service.launchType === type);
    const inStatus = (status: string) =>
      itsServices.filter((service) => service.status === status).length;
    return [
      [`running${label}TasksCount`, ofType.filter((t) => t.lastStatus === 'RUNNING').length],
      [`pending${label}TasksCount`, ofType.filter((t) => PENDING.includes(t.lastStatus)).length],
      [`active${label}ServiceCount`, inStatus('ACTIVE')],
      [`draining${label}ServiceCount`, inStatus('DRAINING')],
    ] as const;
  });
  return rows.map(([name, value]) => ({ name, value: String(value) }));
}
