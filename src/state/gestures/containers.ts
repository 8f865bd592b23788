import { lastPart } from '../../model/ids';
import { usualNetwork } from '../../model/service-network';
import type { Gesture, Operation, Place } from '../gesture';
import { allOf, type Entities, freeName } from './entities';

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

/** A task definition that is there already, or one to register first. */
export interface DefinitionOptions {
  /** `family`, `family:revision` or ARN; without it a new one is registered. */
  taskDefinition?: string;
  image?: string;
  /** Of the one container; null for a container that listens to nothing. */
  containerPort?: number | null;
  /**
   * Fargate's pairs:
   * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
   */
  cpu?: string;
  memory?: string;
}

/** One container of the family's name, on Fargate: 0.25 vCPU and 512 MiB unless told otherwise. */
function registration(family: string, options: DefinitionOptions): Operation {
  const { image = `${family}:1`, containerPort = 80, cpu = '256', memory = '512' } = options;
  const portMappings = containerPort === null ? {} : { portMappings: [{ containerPort }] };
  return {
    target: 'ECS.RegisterTaskDefinition',
    input: {
      family,
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu,
      memory,
      containerDefinitions: [{ name: family, image, ...portMappings }],
    },
  };
}

export interface ServiceOptions extends DefinitionOptions {
  /** Name or ARN; without one a cluster is made, called `newCluster`. */
  cluster?: string | null;
  newCluster?: string;
  name?: string;
  desiredCount?: number;
  launchType?: 'FARGATE' | 'EC2';
  /** A target group that is behind a load balancer already, and the container it leads to. */
  loadBalancers?: { targetGroupArn: string; containerName: string; containerPort: number }[];
  healthCheckGracePeriodSeconds?: number;
  /** In the cluster's own coordinates; in the canvas's when the cluster is made along with it. */
  at?: At;
}

/** The cluster to use, and the operation that makes it if need be. */
function clusterFor(
  entities: Entities,
  { cluster, newCluster }: Pick<ServiceOptions, 'cluster' | 'newCluster'>,
): { cluster: string; operations: Operation[] } {
  if (cluster) return { cluster: lastPart(cluster), operations: [] };
  const name = newCluster ?? freeClusterName(entities);
  const create = { target: 'ECS.CreateCluster', input: { clusterName: name } };
  return { cluster: name, operations: [create] };
}

export function planService(entities: Entities, options: ServiceOptions = {}): Gesture {
  const { cluster, operations } = clusterFor(entities, options);
  const name = options.name ?? freeServiceName(entities, cluster);
  const { taskDefinition, desiredCount = 2, launchType = 'FARGATE' } = options;
  if (taskDefinition === undefined) operations.push(registration(name, options));
  operations.push({
    target: 'ECS.CreateService',
    input: {
      cluster,
      serviceName: name,
      taskDefinition: taskDefinition ?? name,
      desiredCount,
      launchType,
      ...(options.loadBalancers && { loadBalancers: options.loadBalancers }),
      ...(options.healthCheckGracePeriodSeconds !== undefined && {
        healthCheckGracePeriodSeconds: options.healthCheckGracePeriodSeconds,
      }),
      ...(launchType === 'FARGATE' && { networkConfiguration: usualNetwork(launchType) }),
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
  launchType?: 'FARGATE' | 'EC2';
  at?: At;
}

/** A task that no service looks after: `aws ecs run-task`. */
export function planTask(entities: Entities, options: TaskOptions = {}): Gesture {
  const { cluster, operations } = clusterFor(entities, options);
  const { taskDefinition, family = 'job', count = 1, launchType = 'FARGATE' } = options;
  if (taskDefinition === undefined) operations.push(registration(family, options));
  operations.push({
    target: 'ECS.RunTask',
    input: {
      cluster,
      taskDefinition: taskDefinition ?? family,
      count,
      launchType,
      ...(launchType === 'FARGATE' && { networkConfiguration: usualNetwork(launchType) }),
    },
  });
  const what = taskDefinition === undefined ? family : lastPart(taskDefinition);
  return {
    label: count === 1 ? `Run task ${what}` : `Run ${count} tasks ${what}`,
    operations,
    ...(options.cluster ? {} : placed('cluster', cluster, options.at)),
  };
}
