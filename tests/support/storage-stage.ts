import type { EngineContext } from '../../src/engine/engine-context';
import { readFile, writeFile } from '../../src/engine/storage/files';
import { must } from '../../src/model/assert';
import { plus, seconds } from '../../src/model/sim-time';
import type { Container, Task } from '../../src/model/task';
import { type Door, fargateTask, openDoor } from './sandbox-door';

type Members = Record<string, unknown>;

/** A sandbox with cluster `demo`, and short ways to run tasks that have volumes. */
export interface StorageStage {
  readonly door: Door;
  readonly ctx: EngineContext;
  advance: (s: number) => void;
  /** Registers family `app`: one volume `data`, mounted on `/data` of container `app`. */
  register: (volume: Members, changes?: Members) => void;
  /** RunTask of it on Fargate in `subnet-a`, unless told otherwise. */
  run: (changes?: Members) => Task[];
  /** The task as it is now. */
  now: (task: Task) => Task;
  write: (task: Task, path: string, text: string) => string;
  read: (task: Task, path: string) => string;
}

export const INFRASTRUCTURE_ROLE = 'arn:aws:iam::123456789012:role/infra';
export const TASK_ROLE = 'arn:aws:iam::123456789012:role/app';

const firstOf = (task: Task): Container => must(task.containers[0], 'a container');

export function storageStage(seed = 1): StorageStage {
  const door = openDoor(seed);
  const { engine } = door.dispatcher;
  const { ctx } = engine;
  door.give('ECS.CreateCluster', { clusterName: 'demo' });
  door.give('Sandbox.PutImage', { image: 'app:1', startup: 1 });
  const now = (task: Task) => must(ctx.world.tasks.get(task.arn), 'the task');
  return {
    door,
    ctx,
    now,
    advance: (s) => {
      engine.advanceTo(plus(engine.now, seconds(s)));
    },
    register: (volume, changes = {}) => {
      door.give('ECS.RegisterTaskDefinition', appTask(volume, changes));
    },
    run: (changes = {}) => {
      const arns = door.give('ECS.RunTask', runInput(changes), 'tasks[].taskArn') as string[];
      return arns.map((arn) => must(ctx.world.tasks.get(arn), arn));
    },
    write: (task, path, text) => {
      const done = writeFile(ctx, now(task), firstOf(now(task)), path, { text });
      return done.ok ? 'ok' : done.fault;
    },
    read: (task, path) => {
      const found = readFile(ctx, now(task), firstOf(now(task)), path);
      return found.ok ? found.value : found.fault;
    },
  };
}

const MOUNTED = {
  name: 'app',
  image: 'app:1',
  mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }],
};

/** What RegisterTaskDefinition takes for family `app`. */
export const appTask = (volume: Members, changes: Members = {}): Members =>
  fargateTask({
    family: 'app',
    containerDefinitions: structuredClone([MOUNTED]),
    volumes: [{ name: 'data', ...volume }],
    ...changes,
  });

/** The same for EC2, in network mode bridge. */
export const ON_EC2: Members = { requiresCompatibilities: ['EC2'], networkMode: 'bridge' };

export const runInput = (changes: Members = {}): Members => ({
  cluster: 'demo',
  taskDefinition: 'app',
  launchType: 'FARGATE',
  networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a'] } },
  ...changes,
});

/** RunTask on EC2 in network mode bridge. */
export const RUN_ON_EC2: Members = { launchType: 'EC2', networkConfiguration: undefined };

/** `volumeConfigurations` of an EBS volume for `data`. */
export const ebs = (changes: Members = {}): Members => ({
  volumeConfigurations: [
    {
      name: 'data',
      managedEBSVolume: { roleArn: INFRASTRUCTURE_ROLE, sizeInGiB: 20, ...changes },
    },
  ],
});
