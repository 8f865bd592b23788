import { createSandbox } from '../../api/create-sandbox';
import type { Dispatcher } from '../../api/dispatcher';
import { answerOf } from '../../api/trial/answer-of';
import type { Pool, QueueingSystem } from './queueing-system';

/** As many as ever come: no queue of a system without a limit may turn a request away. */
const UNLIMITED = 10_000_000;
/** Longer than any response: nobody gives up. The most that a load balancer takes. */
const PATIENCE_SECONDS = 4000;

const network = {
  awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b'], assignPublicIp: 'ENABLED' },
};

/** Service of a pool, by its place. */
export const serviceOf = (at: number): string => `pool-${at}`;

/**
 * A sandbox with such a system in it, by the operations that anybody gives: a service for each
 * pool, all behind one load balancer. Its tasks are healthy and nothing is sent yet.
 */
export function declareSystem(
  system: QueueingSystem,
  { seed, serviceTimeMs }: { seed: number; serviceTimeMs: number },
): Dispatcher {
  const sandbox = createSandbox({ seed });
  const give = (target: string, input: Record<string, unknown>) => answerOf(sandbox, target, input);
  give('ECS.CreateCluster', { clusterName: 'theory' });
  const hasShares = system.pools.some(({ weight }) => weight !== undefined);
  const groups = hasShares ? system.pools.map((_, at) => `group-${at}`) : ['group-0'];
  for (const name of groups) addGroup(give, name, system.algorithm);
  addBalancer(give, groups, system.pools);
  for (const [at, pool] of system.pools.entries()) {
    addService(give, at, pool, groups[at] ?? 'group-0', serviceTimeMs);
  }
  for (const at of system.pools.keys()) {
    give('Sandbox.Wait', { until: `steady:${serviceOf(at)}`, timeout: 3600 });
  }
  return sandbox;
}

type Give = (target: string, input: Record<string, unknown>) => unknown;

function addGroup(give: Give, Name: string, algorithm: QueueingSystem['algorithm']): void {
  give('ELBv2.CreateTargetGroup', {
    Name,
    Protocol: 'HTTP',
    Port: 80,
    VpcId: 'vpc-1',
    TargetType: 'ip',
    HealthCheckIntervalSeconds: 300,
  });
  give('ELBv2.ModifyTargetGroupAttributes', {
    TargetGroupArn: Name,
    Attributes: [{ Key: 'load_balancing.algorithm.type', Value: algorithm }],
  });
}

function addBalancer(give: Give, groups: readonly string[], pools: readonly Pool[]): void {
  give('ELBv2.CreateLoadBalancer', {
    Name: 'balancer',
    Subnets: network.awsvpcConfiguration.subnets,
  });
  give('ELBv2.ModifyLoadBalancerAttributes', {
    LoadBalancerArn: 'balancer',
    Attributes: [{ Key: 'idle_timeout.timeout_seconds', Value: String(PATIENCE_SECONDS) }],
  });
  const TargetGroups = groups.map((TargetGroupArn, at) => ({
    TargetGroupArn,
    Weight: Math.round(100 * (pools[at]?.weight ?? 1)),
  }));
  give('ELBv2.CreateListener', {
    LoadBalancerArn: 'balancer',
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: [{ Type: 'forward', ForwardConfig: { TargetGroups } }],
  });
}

function addService(give: Give, at: number, pool: Pool, targetGroupArn: string, ms: number): void {
  const name = serviceOf(at);
  give('Sandbox.PutImage', {
    image: `${name}:1`,
    serviceTimeMs: ms * (pool.slowness ?? 1),
    ...pool.times.image,
    concurrency: pool.isShared ? UNLIMITED : pool.slots,
    discipline: pool.isShared ? 'processor-sharing' : 'fifo',
    queueLimit: pool.waiting ?? UNLIMITED,
    // Only requests take the server's time, and none is lost to a connection that it closes.
    healthCheckWaits: false,
    cpuMsPerRequest: 0,
    keepAlive: 2 * PATIENCE_SECONDS,
    startup: 0,
  });
  give('ECS.RegisterTaskDefinition', {
    family: name,
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    containerDefinitions: [
      { name: 'server', image: `${name}:1`, portMappings: [{ containerPort: 80 }] },
    ],
  });
  give('ECS.CreateService', {
    cluster: 'theory',
    serviceName: name,
    taskDefinition: name,
    desiredCount: pool.tasks,
    launchType: 'FARGATE',
    networkConfiguration: network,
    loadBalancers: [{ targetGroupArn, containerName: 'server', containerPort: 80 }],
  });
}

/** Sends a system its requests from now on: a Poisson stream, so many a second. */
export function sendArrivals(sandbox: Dispatcher, rate: number): void {
  const traffic = { name: 'arrivals', loadBalancer: 'balancer', clientTimeout: PATIENCE_SECONDS };
  answerOf(sandbox, 'Sandbox.PutTraffic', { ...traffic, rate });
}
