import { createDispatcher, type Dispatcher } from '../../src/api/dispatcher';
import { createEngine } from '../../src/engine/engine';
import type { Engine } from '../../src/engine/engine-context';
import { plus, seconds } from '../../src/model/sim-time';

/** A sandbox under test: the real engine behind the real door, and a clock to turn. */
export interface SandboxDriver {
  readonly engine: Engine;
  readonly dispatcher: Dispatcher;
  /** The answer of an operation; throws when it is refused. */
  send: <Output = Record<string, unknown>>(
    target: string,
    input?: Record<string, unknown>,
  ) => Output;
  /** The error of an operation that must be refused, as `Type: message`. */
  refusal: (target: string, input?: Record<string, unknown>) => string;
  /** Lets so many simulated seconds pass. */
  advance: (s: number) => void;
  /** Lets time pass until the condition of `aws sandbox wait --until` holds; throws when it does not. */
  until: (condition: string, timeout?: number) => void;
}

export function createDriver(options: { seed?: number } = {}): SandboxDriver {
  const engine = createEngine({ seed: options.seed ?? 1 });
  const dispatcher = createDispatcher(engine);
  const send: SandboxDriver['send'] = (target, input = {}) => {
    const result = dispatcher.send(target, input);
    if (!result.ok) throw new Error(`${target}: ${result.error.__type}: ${result.error.message}`);
    return result.output as never;
  };
  return {
    engine,
    dispatcher,
    send,
    refusal: (target, input = {}) => {
      const result = dispatcher.send(target, input);
      if (result.ok) throw new Error(`${target} was not refused`);
      return `${result.error.__type}: ${result.error.message}`;
    },
    advance: (s) => {
      engine.advanceTo(plus(engine.now, seconds(s)));
    },
    until: (condition, timeout = 900) => {
      send('Sandbox.Wait', { until: condition, timeout });
    },
  };
}

export interface WebServiceOptions {
  desiredCount?: number;
  rate?: number;
  image?: Record<string, unknown>;
  targetGroup?: Record<string, unknown>;
  attributes?: Record<string, string>;
  service?: Record<string, unknown>;
}

/** Cluster `demo`, service `web` of image `web:1`, behind `web-alb` and target group `web`, with clients. */
export function buildWebService(driver: SandboxDriver, options: WebServiceOptions = {}): void {
  const { send } = driver;
  send('ECS.CreateCluster', { clusterName: 'demo' });
  send('Sandbox.PutImage', { image: 'web:1', startup: 4, ...options.image });
  send('ECS.RegisterTaskDefinition', webTaskDefinition('web:1'));
  send('ELBv2.CreateTargetGroup', {
    Name: 'web',
    Protocol: 'HTTP',
    Port: 80,
    VpcId: 'vpc-1',
    TargetType: 'ip',
    HealthCheckIntervalSeconds: 10,
    ...options.targetGroup,
  });
  const attributes = Object.entries(options.attributes ?? {});
  if (attributes.length > 0) {
    send('ELBv2.ModifyTargetGroupAttributes', {
      TargetGroupArn: 'web',
      Attributes: attributes.map(([Key, Value]) => ({ Key, Value })),
    });
  }
  send('ELBv2.CreateLoadBalancer', { Name: 'web-alb', Subnets: ['subnet-a', 'subnet-b'] });
  send('ELBv2.CreateListener', {
    LoadBalancerArn: 'web-alb',
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: [{ Type: 'forward', TargetGroupArn: 'web' }],
  });
  send('ECS.CreateService', {
    cluster: 'demo',
    serviceName: 'web',
    taskDefinition: 'web',
    desiredCount: options.desiredCount ?? 3,
    launchType: 'FARGATE',
    loadBalancers: [{ targetGroupArn: 'web', containerName: 'web', containerPort: 80 }],
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b'] } },
    ...options.service,
  });
  const rate = options.rate ?? 50;
  if (rate > 0) send('Sandbox.PutTraffic', { name: 'clients', loadBalancer: 'web-alb', rate });
}

/** One container `web` on port 80, Fargate, 256 CPU units and 512 MiB. */
export const webTaskDefinition = (image: string): Record<string, unknown> => ({
  family: 'web',
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  cpu: '256',
  memory: '512',
  containerDefinitions: [{ name: 'web', image, portMappings: [{ containerPort: 80 }] }],
});
