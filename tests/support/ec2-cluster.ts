/** Cluster `demo` with EC2 instances of its own, for tests of what fits on them. */
import type { EngineContext } from '../../src/engine/engine-context';
import type { ContainerInstance } from '../../src/model/container-instance';
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
  const instances = () => [...ctx.world.containerInstances.values()];
  const tasks = () => [...ctx.world.tasks.values()];
  return {
    door,
    ctx,
    advance,
    until,
    instances,
    tasks,
    live: () => tasks().filter((task) => task.lastStatus !== 'STOPPED'),
    launch: (input = {}, userData = '') => {
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
      const launched = instances().filter((one) => ids.includes(one.ec2InstanceId));
      until(() => launched.every((one) => one.status === 'ACTIVE'));
      return launched;
    },
    define: (container = {}, task = {}) => {
      const own = { name: 'web', image: 'web:1', cpu: 256, memory: 256, ...container };
      const definition = { family: 'web', networkMode: 'bridge', containerDefinitions: [own] };
      door.give('ECS.RegisterTaskDefinition', { ...definition, ...task });
    },
    run: (input = {}) => {
      const answer = door.give('ECS.RunTask', {
        cluster: 'demo',
        taskDefinition: 'web',
        launchType: 'EC2',
        ...input,
      }) as { tasks: { taskArn: string }[]; failures: { reason: string }[] };
      const arns = answer.tasks.map(({ taskArn }) => taskArn);
      return {
        tasks: arns.flatMap((arn) => ctx.world.tasks.get(arn) ?? []),
        reasons: answer.failures.map(({ reason }) => reason),
      };
    },
    serve: (desiredCount, input = {}) => {
      door.give('ECS.CreateService', {
        cluster: 'demo',
        serviceName: 'web',
        taskDefinition: 'web',
        desiredCount,
        launchType: 'EC2',
        ...input,
      });
      advance(0.001);
    },
    events: () =>
      [
        ...(ctx.world.services.get('arn:aws:ecs:us-east-1:123456789012:service/demo/web')?.events ??
          []),
      ]
        .map(({ message }) => message.replace('(service web) ', ''))
        .reverse(),
  };
}

/** How many of the tasks each of the instances has, in order of launch. */
export const spreadOver = (
  instances: readonly ContainerInstance[],
  tasks: readonly Task[],
): number[] =>
  instances.map(({ arn }) => tasks.filter((one) => one.containerInstanceArn === arn).length);
