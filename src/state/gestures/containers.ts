import { lastPart } from '../../model/ids';
import type { Gesture, Operation, Place } from '../gesture';
import { associations } from './cluster-providers';
import { allOf, type Entities, freeName, oneOf } from './entities';
import {
  type DefinitionOptions,
  FARGATE_LAUNCH,
  launchInput,
  type Launch,
  registration,
} from './launch';

/** Where on the canvas something was dropped; absent for what came by key or menu. */
type At = { x: number; y: number } | null;

const placed = (kind: string, name: string, at?: At): { places?: Place[] } =>
  at ? { places: [{ kind, name, x: at.x, y: at.y }] } : {};

/** What a new cluster would be called. */
export const freeClusterName = (entities: Entities): string =>
  freeName(
    'demo',
    allOf(entities, 'cluster').map((one) => one.name),
  );

export function planCluster(entities: Entities, options: { name?: string; at?: At } = {}): Gesture {
  const name = options.name ?? freeClusterName(entities);
  return {
    label: `Create cluster ${name}`,
    operations: [{ target: 'ECS.CreateCluster', input: { clusterName: name } }],
    ...placed('cluster', name, options.at),
  };
}

export interface ServiceOptions extends DefinitionOptions {
  /** Name or ARN; without one a cluster is made, called `newCluster`. */
  cluster?: string | null;
  newCluster?: string;
  name?: string;
  /** Not said of a DAEMON, which has one task on each instance. */
  desiredCount?: number;
  schedulingStrategy?: 'REPLICA' | 'DAEMON';
  /** On Fargate unless told otherwise. */
  launch?: Launch;
  availabilityZoneRebalancing?: 'ENABLED' | 'DISABLED';
  enableExecuteCommand?: boolean;
  /** A target group that is behind a load balancer already, and the container it leads to. */
  loadBalancers?: { targetGroupArn: string; containerName: string; containerPort: number }[];
  healthCheckGracePeriodSeconds?: number;
  /** In the cluster's own coordinates; in the canvas's when the cluster is made along with it. */
  at?: At;
}

/** The cluster to use, and the operation that makes it if need be. */
function clusterFor(
  entities: Entities,
  { cluster, newCluster, launch }: Pick<ServiceOptions, 'cluster' | 'newCluster' | 'launch'>,
): { cluster: string; operations: Operation[] } {
  if (cluster) {
    const known = oneOf(entities, 'cluster', cluster);
    const operations = known ? associations(known, launch?.strategy ?? []) : [];
    return { cluster: lastPart(cluster), operations };
  }
  const name = newCluster ?? freeClusterName(entities);
  const providers = (launch?.strategy ?? []).map((one) => one.capacityProvider);
  const create = {
    target: 'ECS.CreateCluster',
    input: {
      clusterName: name,
      ...(providers.length > 0 && { capacityProviders: providers }),
    },
  };
  return { cluster: name, operations: [create] };
}

const said = <T>(name: string, value: T | undefined): Record<string, T> =>
  value === undefined ? {} : { [name]: value };

export function planService(entities: Entities, options: ServiceOptions = {}): Gesture {
  const { cluster, operations } = clusterFor(entities, options);
  const name = options.name ?? freeServiceName(entities, cluster);
  const { taskDefinition, desiredCount = 2, launch = FARGATE_LAUNCH } = options;
  if (taskDefinition === undefined) operations.push(registration(name, options, launch));
  const isDaemon = options.schedulingStrategy === 'DAEMON';
  const { healthCheckGracePeriodSeconds, availabilityZoneRebalancing } = options;
  operations.push({
    target: 'ECS.CreateService',
    input: {
      cluster,
      serviceName: name,
      taskDefinition: taskDefinition ?? name,
      ...(isDaemon ? { schedulingStrategy: 'DAEMON' } : { desiredCount }),
      ...launchInput(launch),
      ...said('availabilityZoneRebalancing', availabilityZoneRebalancing),
      ...said('loadBalancers', options.loadBalancers),
      ...said('healthCheckGracePeriodSeconds', healthCheckGracePeriodSeconds),
      ...(options.enableExecuteCommand && { enableExecuteCommand: true }),
    },
  });
  // What is dropped on empty canvas is the cluster around the service, not the service in it.
  const made = options.cluster ? placed('service', name, options.at) : null;
  return {
    label: `Create service ${name}`,
    operations,
    ...(made ?? placed('cluster', cluster, options.at)),
  };
}

/** What a new service in this cluster (by name) would be called. */
export const freeServiceName = (entities: Entities, cluster: string): string =>
  freeName(
    'web',
    allOf(entities, 'service')
      .filter((one) => lastPart(one.clusterArn) === lastPart(cluster))
      .map((one) => one.name),
  );

export interface TaskOptions extends DefinitionOptions {
  cluster?: string | null;
  newCluster?: string;
  /** Family of the task definition to register; only without `taskDefinition`. */
  family?: string;
  count?: number;
  launch?: Launch;
  enableExecuteCommand?: boolean;
  at?: At;
}

/** A task that no service looks after: `aws ecs run-task`. */
export function planTask(entities: Entities, options: TaskOptions = {}): Gesture {
  const { cluster, operations } = clusterFor(entities, options);
  const { taskDefinition, family = 'job', count = 1, launch = FARGATE_LAUNCH } = options;
  if (taskDefinition === undefined) operations.push(registration(family, options, launch));
  operations.push({
    target: 'ECS.RunTask',
    input: {
      cluster,
      taskDefinition: taskDefinition ?? family,
      count,
      ...launchInput(launch),
      ...(options.enableExecuteCommand && { enableExecuteCommand: true }),
    },
  });
  const what = taskDefinition === undefined ? family : lastPart(taskDefinition);
  return {
    label: count === 1 ? `Run task ${what}` : `Run ${count} tasks ${what}`,
    operations,
    ...(options.cluster ? {} : placed('cluster', cluster, options.at)),
  };
}
