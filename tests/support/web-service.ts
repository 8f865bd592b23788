import { isSteady } from '../../src/engine/control-plane/operations';
import type { Engine, EngineContext } from '../../src/engine/engine-context';
import { must } from '../../src/model/assert';
import { lastPart } from '../../src/model/ids';
import type { TargetGroup } from '../../src/model/load-balancer';
import type { Service } from '../../src/model/service';
import { plus, seconds, toSeconds } from '../../src/model/sim-time';
import type { Task } from '../../src/model/task';
import type { ContainerDefinition, TaskDefinition } from '../../src/model/task-definition';
import {
  addBalancer,
  behindBalancer,
  container,
  type Door,
  fargateTask,
  openDoor,
  targetGroup,
  webService,
} from './sandbox-door';

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
  /** What PutImage takes. */
  image?: Record<string, unknown>;
  containers?: Partial<ContainerDefinition>[];
  launchType?: 'FARGATE' | 'EC2';
  networkMode?: TaskDefinition['networkMode'];
  subnets?: string[];
}

/** A sandbox with a service `web` in it, and the engine's own view of it. */
export interface Stage {
  readonly door: Door;
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
  /** Gives an UpdateService. */
  update: (changes: Record<string, unknown>) => void;
  /** Gives a PutImage. */
  setImage: (image: string, behaviour: Record<string, unknown>) => void;
  registerRevision: (setting?: Setting) => string;
  /** Event messages, oldest first, with `(service web)` and ids taken out. */
  events: () => string[];
  now: () => number;
}

export function stageWebService(setting: Setting = {}): Stage {
  const door = openDoor(setting.seed);
  const { engine } = door.dispatcher;
  const { ctx } = engine;
  door.give('ECS.CreateCluster', { clusterName: 'demo', capacityProviders: ['FARGATE'] });
  const setImage: Stage['setImage'] = (image, behaviour) => {
    door.give('Sandbox.PutImage', { image, startup: 4, ...behaviour });
  };
  setImage('web:1', setting.image ?? {});
  const groupArn = addBalancedGroup(door, setting);
  const registerRevision: Stage['registerRevision'] = (own = {}) =>
    door.give(
      'ECS.RegisterTaskDefinition',
      taskInput({ ...setting, ...own }),
      'taskDefinition.taskDefinitionArn',
    ) as string;
  registerRevision();
  const input = serviceInput(setting);
  const serviceArn = door.give('ECS.CreateService', input, 'service.serviceArn') as string;
  // The scheduler's first pass is due right after the command.
  engine.advanceTo(plus(engine.now, 1));
  const advance = (s: number) => {
    engine.advanceTo(plus(engine.now, seconds(s)));
  };
  const now = () => toSeconds(engine.now);
  const current = () => must(ctx.world.services.get(serviceArn), 'the service');
  return {
    door,
    engine,
    ctx,
    get service() {
      return current();
    },
    get group() {
      return must(ctx.world.targetGroups.get(groupArn), 'the group');
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
    update: (changes) =>
      door.give('ECS.UpdateService', { cluster: 'demo', service: 'web', ...changes }),
    setImage,
    registerRevision,
    events: () =>
      current()
        .events.map(({ message }) => withoutIds(message))
        .reverse(),
    now,
  };
}

/** The same once it is steady. */
export function steadyWebService(setting: Setting = {}): Stage {
  const stage = stageWebService(setting);
  stage.until(() => isSteady(stage.ctx, stage.service), 200);
  return stage;
}

const networkMode = (setting: Setting) => setting.networkMode ?? 'awsvpc';

/** Target group `web` behind the listener of `web-alb`; its ARN. */
function addBalancedGroup(door: Door, setting: Setting): string {
  const TargetType = networkMode(setting) === 'awsvpc' ? 'ip' : 'instance';
  const arn = door.give(
    'ELBv2.CreateTargetGroup',
    targetGroup({ TargetType, HealthCheckIntervalSeconds: 10 }),
    'TargetGroups[0].TargetGroupArn',
  ) as string;
  const Value = String(setting.deregistrationDelay ?? 300);
  door.give('ELBv2.ModifyTargetGroupAttributes', {
    TargetGroupArn: arn,
    Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value }],
  });
  // A load balancer needs two subnets; the service's own are named first.
  const [first = 'subnet-a', second = 'subnet-b', ...others] = setting.subnets ?? [];
  addBalancer(door, [first, second, ...others]);
  return arn;
}

function taskInput(setting: Setting): Record<string, unknown> {
  const [first = {}, ...others] = setting.containers ?? [];
  const containerDefinitions = [
    { ...container, ...first },
    ...others.map((own, i) => ({ name: `side-${i + 1}`, image: 'web:1', ...own })),
  ];
  const mode = networkMode(setting);
  const taskRoleArn = 'arn:aws:iam::123456789012:role/web';
  const changes = { networkMode: mode, containerDefinitions, taskRoleArn };
  return fargateTask(
    mode === 'awsvpc' ? changes : { ...changes, requiresCompatibilities: ['EC2'] },
  );
}

function serviceInput(setting: Setting): Record<string, unknown> {
  const subnets = setting.subnets ?? ['subnet-a', 'subnet-b'];
  const isAwsvpc = networkMode(setting) === 'awsvpc';
  return webService({
    desiredCount: setting.desired ?? 3,
    launchType: setting.launchType ?? 'FARGATE',
    deploymentConfiguration: {
      maximumPercent: setting.maximum ?? 200,
      minimumHealthyPercent: setting.minimum ?? 100,
    },
    networkConfiguration: isAwsvpc ? { awsvpcConfiguration: { subnets } } : undefined,
    ...(setting.balanced !== false && {
      ...behindBalancer,
      healthCheckGracePeriodSeconds: setting.grace ?? 0,
    }),
  });
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
