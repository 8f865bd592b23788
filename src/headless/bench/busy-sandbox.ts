import { createSandbox } from '../../api/create-sandbox';
import type { Dispatcher } from '../../api/dispatcher';
import { plus, seconds } from '../../model/sim-time';
import { cpuMs } from './measure';

/**
 * The workload of all request figures, M/M/n: every target works on one request at a time, for
 * 10 ms on average (exponential), and clients come at random (Poisson) with 80 % of what the
 * targets can do.
 */
const SERVICE_MS = 10;
const LOAD = 0.8;
/** Requests a second for each target. */
export const RATE = (1000 / SERVICE_MS) * LOAD;

export type Algorithm = 'round_robin' | 'least_outstanding_requests';

/** Gives a command that must succeed. */
export function give(sandbox: Dispatcher, target: string, input: Record<string, unknown>): void {
  const result = sandbox.send(target, input);
  if (!result.ok) throw new Error(`${target}: ${result.error.message}`);
}

/** A service of so many healthy tasks behind a load balancer, with AWS's health checks. */
export function steadyService(
  targets: number,
  { algorithm = 'round_robin' as Algorithm, image = {} as Record<string, unknown> } = {},
): Dispatcher {
  const sandbox = createSandbox({ seed: 1 });
  give(sandbox, 'Sandbox.PutImage', {
    image: 'web:1',
    serviceTimeMs: SERVICE_MS,
    concurrency: 1,
    startup: 1,
    ...image,
  });
  for (const [target, input] of serviceOf(targets, algorithm)) give(sandbox, target, input);
  give(sandbox, 'Sandbox.Wait', { until: 'steady:web', timeout: 86_400 });
  return sandbox;
}

/** Lets clients ask so many requests a second; they replace those before. */
export function putTraffic(sandbox: Dispatcher, rate: number): void {
  give(sandbox, 'Sandbox.PutTraffic', { name: 'clients', loadBalancer: 'web-alb', rate });
}

function* serviceOf(
  desiredCount: number,
  algorithm: Algorithm,
): Generator<[target: string, input: Record<string, unknown>]> {
  const containerDefinitions = [
    { name: 'web', image: 'web:1', portMappings: [{ containerPort: 80 }] },
  ];
  const network = { subnets: ['subnet-a', 'subnet-b'], assignPublicIp: 'ENABLED' };
  yield ['ECS.CreateCluster', { clusterName: 'demo' }];
  yield [
    'ECS.RegisterTaskDefinition',
    {
      family: 'web',
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '512',
      containerDefinitions,
    },
  ];
  yield [
    'ELBv2.CreateTargetGroup',
    { Name: 'web', Protocol: 'HTTP', Port: 80, VpcId: 'vpc-1', TargetType: 'ip' },
  ];
  yield [
    'ELBv2.ModifyTargetGroupAttributes',
    {
      TargetGroupArn: 'web',
      Attributes: [{ Key: 'load_balancing.algorithm.type', Value: algorithm }],
    },
  ];
  yield ['ELBv2.CreateLoadBalancer', { Name: 'web-alb', Subnets: ['subnet-a', 'subnet-b'] }];
  yield [
    'ELBv2.CreateListener',
    {
      LoadBalancerArn: 'web-alb',
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [{ Type: 'forward', TargetGroupArn: 'web' }],
    },
  ];
  yield [
    'ECS.CreateService',
    {
      cluster: 'demo',
      serviceName: 'web',
      taskDefinition: 'web',
      desiredCount,
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: network },
      loadBalancers: [{ targetGroupArn: 'web', containerName: 'web', containerPort: 80 }],
    },
  ];
}

/** Requests that have ended in whole seconds so far. */
function endedIn(sandbox: Dispatcher): number {
  return sandbox.engine.requests.trafficFigures('clients').total.ended;
}

/**
 * Lets a busy sandbox run on for about so long, in whole simulated seconds, and answers how many
 * requests ended a second of the wall.
 */
export function requestsPerSecond(sandbox: Dispatcher, runMs: number): number {
  const { engine } = sandbox;
  const before = endedIn(sandbox);
  let ms = 0;
  while (ms < runMs) ms += cpuMs(() => engine.advanceTo(plus(engine.now, seconds(1))));
  return ((endedIn(sandbox) - before) / ms) * 1000;
}
