/** Cluster `demo` with EC2 instances of its own, for tests of what fits on them. */
import type { EngineContext } from '../../src/engine/engine-context';
import type { ContainerInstance } from '../../src/model/container-instance';
import { serviceArn } from '../../src/model/ids';
import { plus, seconds } from '../../src/model/sim-time';
import type { Task } from '../../src/model/task';
import { type Door, openDoor } from './sandbox-door';

type Input = Record<string, unknown>;

/** A sandbox with instances, and short ways to put tasks on them. */
export interface Ec2Stage {
  readonly door: Door;
  readonly ctx: EngineContext;
  advance: (s: number) => void;
  /** Second by second until it holds; fails after `limit` seconds. */
  until: (holds: () => boolean, limit?: number) => void;
  /** Launches instances of a type and answers them; they have registered by then. */
  launch: (input?: Input, userData?: string) => ContainerInstance[];
  instances: () => ContainerInstance[];
  /** Registers a revision of family `web`, in network mode bridge unless told. */
  define: (container?: Input, task?: Input) => void;
  /** RunTask of family `web`: ids of the tasks, and reasons of the failures. */
  run: (input?: Input) => { tasks: Task[]; reasons: string[] };
  /** A service `web` of family `web`, of launch type EC2. */
  serve: (desiredCount: number, input?: Input) => void;
  tasks: () => Task[];
  live: () => Task[];
  /** Event messages of service `web`, oldest first, without its name. */
  events: () => string[];
}

/** Network configuration of tasks with an interface of their own. */
export const awsvpc = (...subnets: string[]): Input => ({
  networkConfiguration: { awsvpcConfiguration: { subnets } },
});

export function stageEc2(seed = 1): Ec2Stage {
  const door = openDoor(seed);
  const { engine } = door.dispatcher;
  const { ctx } = engine;
  door.give('ECS.CreateCluster', { clusterName: 'demo' });
  const advance = (s: number) => {
    engine.advanceTo(plus(engine.now, seconds(s)));
  };
  const until: Ec2Stage['until'] = (holds, limit = 900) => {
    for (let s = 0; !holds(); s++) {
      if (s >= limit) throw new Error(`not within ${limit} s`);
      advance(1);
    }
  };
  const tasks = () => [...ctx.world.tasks.values()];
  return {
    door,
    ctx,
    advance,
    until,
    tasks,
    live: () => tasks().filter((task) => task.lastStatus !== 'STOPPED'),
    instances: () => [...ctx.world.containerInstances.values()],
    launch: (input, userData) => {
      const launched = launch(door, ctx, { userData, ...input });
      until(() => launched.every((one) => one.status === 'ACTIVE'));
      return launched;
    },
    define: (container = {}, task = {}) => {
      const own = { name: 'web', image: 'web:1', cpu: 256, memory: 256, ...container };
      const definition = { family: 'web', networkMode: 'bridge', containerDefinitions: [own] };
      door.give('ECS.RegisterTaskDefinition', { ...definition, ...task });
    },
    run: (input = {}) => run(door, ctx, input),
    serve: (desiredCount, input = {}) => {
      const service = { cluster: 'demo', serviceName: 'web', taskDefinition: 'web' };
      const on = { desiredCount, launchType: 'EC2' };
      door.give('ECS.CreateService', { ...service, ...on, ...input });
      advance(0.001);
    },
    events: () =>
      [...(ctx.world.services.get(serviceArn('demo', 'web'))?.events ?? [])]
        .map(({ message }) => message.replace('(service web) ', ''))
        .reverse(),
  };
}

function launch(
  door: Door,
  { world }: EngineContext,
  { userData = '', ...input }: Input & { userData?: string | undefined },
): ContainerInstance[] {
  const ids = door.give(
    'EC2.RunInstances',
    {
      ImageId: 'ami-1',
      InstanceType: 'm5.large',
      MinCount: 1,
      MaxCount: 1,
      UserData: `ECS_CLUSTER=demo\n${userData}`,
      ...input,
    },
    'Instances[].InstanceId',
  ) as string[];
  const all = [...world.containerInstances.values()];
  return all.filter((one) => ids.includes(one.ec2InstanceId));
}

function run(door: Door, { world }: EngineContext, input: Input) {
  const answer = door.give('ECS.RunTask', {
    cluster: 'demo',
    taskDefinition: 'web',
    launchType: 'EC2',
    ...input,
  }) as { tasks: { taskArn: string }[]; failures: { reason: string }[] };
  return {
    tasks: answer.tasks.flatMap(({ taskArn }) => world.tasks.get(taskArn) ?? []),
    reasons: answer.failures.map(({ reason }) => reason),
  };
}

/** How many of the tasks each of the instances has, in order of launch. */
export const spreadOver = (
  instances: readonly ContainerInstance[],
  tasks: readonly Task[],
): number[] =>
  instances.map(({ arn }) => tasks.filter((one) => one.containerInstanceArn === arn).length);
