import { USUAL_SUBNETS, usualNetwork } from '../../model/service-network';
import type { ImportedOperation } from '../import-result';

/**
 * What a plan needs to know of a registered task definition, as RegisterTaskDefinition answers it.
 */
export interface Runnable {
  family: string;
  revision: number;
  networkMode?: string;
  compatibilities?: string[];
  requiresCompatibilities?: string[];
  containerDefinitions: {
    name: string;
    /** True unless it says otherwise. */
    essential?: boolean;
    portMappings?: { containerPort?: number; hostPort?: number }[];
  }[];
}

/** A container port that a load balancer can send requests to. */
export interface Door {
  containerName: string;
  containerPort: number;
}

/** Ports that web servers listen on, the likeliest first. */
const WEB_PORTS = [80, 443, 8080, 8000, 3000];

/**
 * Every container port of a task definition, the likeliest door first: an essential container on a
 * port of web servers (nginx before the PHP behind it); then in the order of the file.
 */
export function doorsOf(definition: Runnable): Door[] {
  const doors = definition.containerDefinitions.flatMap(({ name, essential, portMappings = [] }) =>
    portMappings.flatMap(({ containerPort }) => {
      if (containerPort === undefined) return [];
      const place = essential === false ? -1 : WEB_PORTS.indexOf(containerPort);
      const door: Door = { containerName: name, containerPort };
      return [{ door, rank: place < 0 ? WEB_PORTS.length : place }];
    }),
  );
  return doors.sort((a, b) => a.rank - b.rank).map(({ door }) => door);
}

/**
 * Fargate when the definition asks for it or is valid for it and asks for nothing else; otherwise
 * EC2, on capacity that no one declared and that therefore has room for everything.
 */
export function launchTypeFor(definition: Runnable): 'FARGATE' | 'EC2' {
  const asked = definition.requiresCompatibilities ?? [];
  const wanted = asked.length > 0 ? asked : (definition.compatibilities ?? []);
  return wanted.includes('FARGATE') ? 'FARGATE' : 'EC2';
}

export interface ServicePlanOptions {
  cluster: string;
  /** True when the cluster is there already. */
  clusterExists: boolean;
  serviceName: string;
  desiredCount: number;
  /** Where the load balancer sends requests; null runs the service without one. */
  door: Door | null;
  /** Requests per second of a client; 0 for none. */
  rate: number;
}

/**
 * The operations that run a registered task definition as a service, behind a load balancer if it
 * has a door.
 */
export function planService(
  definition: Runnable,
  options: ServicePlanOptions,
): ImportedOperation[] {
  const { cluster, clusterExists, serviceName, desiredCount, door, rate } = options;
  const launchType = launchTypeFor(definition);
  const awsvpc = definition.networkMode === 'awsvpc';
  const operations: ImportedOperation[] = [];
  const add = (target: string, input: Record<string, unknown>) =>
    operations.push({ target, input });
  if (!clusterExists) add('ECS.CreateCluster', { clusterName: cluster });
  // Names of load balancers and target groups have at most 32 characters.
  const short = serviceName
    .replace(/[^A-Za-z0-9-]+/g, '-')
    .slice(0, 24)
    .replace(/^-+|-+$/g, '');
  if (door) {
    add('ELBv2.CreateTargetGroup', {
      Name: `${short}-tg`,
      Protocol: 'HTTP',
      Port: door.containerPort,
      VpcId: 'vpc-1',
      TargetType: awsvpc ? 'ip' : 'instance',
    });
    add('ELBv2.CreateLoadBalancer', { Name: `${short}-alb`, Subnets: [...USUAL_SUBNETS] });
    add('ELBv2.CreateListener', {
      LoadBalancerArn: `${short}-alb`,
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [{ Type: 'forward', TargetGroupArn: `${short}-tg` }],
    });
  }
  add('ECS.CreateService', {
    cluster,
    serviceName,
    taskDefinition: `${definition.family}:${definition.revision}`,
    desiredCount,
    launchType,
    ...(door && { loadBalancers: [{ targetGroupArn: `${short}-tg`, ...door }] }),
    ...(awsvpc && { networkConfiguration: usualNetwork(launchType) }),
  });
  if (door && rate > 0) {
    add('Sandbox.PutTraffic', { name: `${short}-clients`, loadBalancer: `${short}-alb`, rate });
  }
  return operations;
}
