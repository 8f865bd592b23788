import { createEngine } from '../../src/engine/engine';
import type { Engine, EngineContext } from '../../src/engine/engine-context';
import * as operations from '../../src/engine/control-plane/operations';
import { must } from '../../src/model/assert';
import { clusterArn, lastPart, taskDefinitionArn } from '../../src/model/ids';
import { defaultBehaviour, type ImageBehaviour } from '../../src/model/image';
import type { LoadBalancer, TargetGroup } from '../../src/model/load-balancer';
import type { Service } from '../../src/model/service';
import { plus, seconds, toSeconds } from '../../src/model/sim-time';
import type { Task } from '../../src/model/task';
import type { ContainerDefinition, TaskDefinition } from '../../src/model/task-definition';

/** What a test may set; all else is AWS's default. */
export interface Setting {
  seed?: number;
  desired?: number;
  minimum?: number;
  maximum?: number;
  grace?: number;
  /** False: no load balancer. */
  balanced?: boolean;
  deregistrationDelay?: number;
  image?: Partial<ImageBehaviour>;
  containers?: Partial<ContainerDefinition>[];
  launchType?: 'FARGATE' | 'EC2';
  networkMode?: TaskDefinition['networkMode'];
  subnets?: string[];
}

/**
 * The engine with a service `web` in it, given by the control plane's own operations: no door
 * needed.
 */
export interface Stage {
  readonly engine: Engine;
  readonly ctx: EngineContext;
  readonly service: Service;
  readonly group: TargetGroup;
  advance: (s: number) => void;
  /**
   * Lets time pass, second by second, until it holds; fails after `limit` seconds. Answers when.
   */
  until: (holds: () => boolean, limit?: number) => number;
  tasks: () => Task[];
  live: () => Task[];
  update: (changes: operations.ServiceChanges) => void;
  setImage: (image: string, behaviour: Partial<ImageBehaviour>) => void;
  registerRevision: (setting?: Setting) => string;
  /** Event messages, oldest first, with `(service web)` and ids taken out. */
  events: () => string[];
  now: () => number;
}

const MEMBERS = { cluster: 'demo', image: 'web:1' } as const;

export function stageWebService(setting: Setting = {}): Stage {
  const engine = createEngine({ seed: setting.seed ?? 1 });
  const { ctx } = engine;
  const cluster = addCluster(ctx);
  const setImage: Stage['setImage'] = (image, behaviour) => {
    ctx.world.images.set(image, { ...defaultBehaviour(image), startupSeconds: 4, ...behaviour });
  };
  setImage(MEMBERS.image, setting.image ?? {});
  const subnets = setting.subnets ?? ['subnet-a', 'subnet-b'];
  const group = addTargetGroup(ctx, setting);
  addBalancer(ctx, group.arn, subnets);
  let revisions = 0;
  const registerRevision = (own: Setting = setting) =>
    addTaskDefinition(ctx, { ...setting, ...own }, ++revisions);
  const service = operations.createService(
    ctx,
    serviceSpec(cluster, registerRevision(), { ...setting, subnets }, group.arn),
  );
  // The scheduler's first pass is due right after the command.
  engine.advanceTo(plus(engine.now, 1));
  const advance = (s: number) => {
    engine.advanceTo(plus(engine.now, seconds(s)));
  };
  const now = () => toSeconds(engine.now);
  const current = () => must(ctx.world.services.get(service.arn), 'the service');
  return {
    engine,
    ctx,
    get service() {
      return current();
    },
    get group() {
      return must(ctx.world.targetGroups.get(group.arn), 'the group');
    },
    advance,
    until: (holds, limit = 900) => {
      const end = now() + limit;
      while (!holds()) {
        if (now() >= end) throw new Error(`not within ${limit} s`);
        advance(1);
      }
      return now();
    },
    tasks: () => [...ctx.world.tasks.values()],
    live: () => [...ctx.world.tasks.values()].filter((task) => task.lastStatus !== 'STOPPED'),
    update: (changes) => operations.updateService(ctx, current(), changes),
    setImage,
    registerRevision,
    events: () =>
      current()
        .events.map(({ message }) => withoutIds(message))
        .reverse(),
    now,
  };
}

function addCluster(ctx: EngineContext): string {
  const { cluster: name } = MEMBERS;
  const arn = clusterArn(name);
  ctx.world.clusters.set(name, {
    arn,
    name,
    status: 'ACTIVE',
    capacityProviders: [],
    defaultCapacityProviderStrategy: [],
    settings: [],
    tags: [],
    carried: {},
  });
  return arn;
}

function addTargetGroup(ctx: EngineContext, setting: Setting): TargetGroup {
  return operations.createTargetGroup(ctx, {
    name: 'web',
    protocol: 'HTTP',
    protocolVersion: 'HTTP1',
    port: 80,
    targetType: (setting.networkMode ?? 'awsvpc') === 'awsvpc' ? 'ip' : 'instance',
    vpcId: 'vpc-1',
    healthCheck: {
      protocol: 'HTTP',
      port: 'traffic-port',
      path: '/',
      intervalSeconds: 10,
      timeoutSeconds: 5,
      healthyThreshold: 5,
      unhealthyThreshold: 2,
      matcher: '200',
    },
    attributes: {
      'deregistration_delay.timeout_seconds': String(setting.deregistrationDelay ?? 300),
    },
    tags: [],
  });
}

function addBalancer(ctx: EngineContext, groupArn: string, subnets: string[]): void {
  const arn = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web-alb/1';
  const listener = arn.replace(':loadbalancer/', ':listener/');
  const targetGroups = [{ targetGroupArn: groupArn, weight: 1 }];
  const balancer: LoadBalancer = {
    arn,
    name: 'web-alb',
    dnsName: 'web-alb-1.us-east-1.elb.amazonaws.com',
    scheme: 'internet-facing',
    createdAt: ctx.kernel.now,
    subnets,
    securityGroups: [],
    attributes: {},
    tags: [],
    listeners: [
      {
        arn: `${listener}/1`,
        loadBalancerArn: arn,
        port: 80,
        protocol: 'HTTP',
        rules: [
          {
            arn: `${listener}/1/1`,
            priority: 'default',
            conditions: [],
            actions: [{ type: 'forward', targetGroups }],
            tags: [],
          },
        ],
        tags: [],
        carried: {},
      },
    ],
  };
  ctx.world.loadBalancers.set(arn, balancer);
  operations.routesChanged(ctx);
}

function addTaskDefinition(ctx: EngineContext, setting: Setting, revision: number): string {
  const arn = taskDefinitionArn('web', revision);
  const containers = setting.containers ?? [{}];
  ctx.world.taskDefinitions.set(arn, {
    arn,
    family: 'web',
    revision,
    status: 'ACTIVE',
    registeredAt: ctx.kernel.now,
    networkMode: setting.networkMode ?? 'awsvpc',
    compatibilities: ['EC2', 'FARGATE'],
    cpu: '256',
    memory: '512',
    containerDefinitions: containers.map((own, i) => ({
      name: i === 0 ? 'web' : `side-${i}`,
      image: MEMBERS.image,
      cpu: 0,
      essential: true,
      portMappings: i === 0 ? [{ containerPort: 80, hostPort: 0, protocol: 'tcp' }] : [],
      ...own,
    })),
    carried: {},
    tags: [],
  });
  return arn;
}

function serviceSpec(
  cluster: string,
  taskDefinition: string,
  setting: Setting & { subnets: string[] },
  groupArn: string,
): operations.ServiceSpec {
  const isBalanced = setting.balanced ?? true;
  const entry = { targetGroupArn: groupArn, containerName: 'web', containerPort: 80 };
  const isAwsvpc = (setting.networkMode ?? 'awsvpc') === 'awsvpc';
  return {
    name: 'web',
    clusterArn: cluster,
    desiredCount: setting.desired ?? 3,
    taskDefinitionArn: taskDefinition,
    launchType: setting.launchType ?? 'FARGATE',
    schedulingStrategy: 'REPLICA',
    deploymentController: { type: 'ECS' },
    deploymentConfiguration: {
      maximumPercent: setting.maximum ?? 200,
      minimumHealthyPercent: setting.minimum ?? 100,
      strategy: 'ROLLING',
      deploymentCircuitBreaker: { enable: false, rollback: false },
      bakeTimeInMinutes: 0,
    },
    loadBalancers: isBalanced ? [entry] : [],
    ...(isAwsvpc && {
      networkConfiguration: { awsvpcConfiguration: { subnets: setting.subnets } },
    }),
    healthCheckGracePeriodSeconds: setting.grace ?? 0,
    availabilityZoneRebalancing: 'ENABLED',
    enableExecuteCommand: false,
    enableECSManagedTags: false,
    propagateTags: 'NONE',
    tags: [],
    carried: {},
  };
}

const withoutIds = (message: string): string =>
  message
    .replace('(service web) ', '')
    .replaceAll(/\(task [0-9a-f]{32}\)/g, '(task)')
    .replaceAll(/ecs-svc\/\d+/g, 'ecs-svc')
    .replaceAll(/arn:aws:elasticloadbalancing\S+?(?=\))/g, 'tg');

/** The states a task has been in, and for how many seconds each. */
export function statesOf(task: Task): { state: string; seconds: number }[] {
  const { history } = task.machine;
  return history.map(({ value, at }, i) => ({
    state: value,
    seconds: history[i + 1] ? toSeconds(history[i + 1]!.at) - toSeconds(at) : Infinity,
  }));
}

export const revisionOf = (task: Task): string => lastPart(task.taskDefinitionArn);
