import { describe, expect, test } from 'vitest';
import { isSteady, runTask, stopTask } from '../../../../src/engine/control-plane/operations';
import type { Task } from '../../../../src/model/task';
import {
  type Setting,
  type Stage,
  stageWebService,
  statesOf,
  steadyWebService,
} from '../../../support/web-service';

const steadyService = (setting: Setting = {}): Stage =>
  steadyWebService({ desired: 1, ...setting });

/** Stops the first task by hand and waits for its end. */
function stopFirst(stage: Stage): Task {
  const task = stage.live()[0]!;
  stopTask(stage.ctx, task, 'Task stopped by user', 'UserInitiated');
  stage.until(() => task.lastStatus === 'STOPPED', 600);
  return task;
}

const length = (task: Task, state: string) =>
  statesOf(task).find((one) => one.state === state)?.seconds ?? 0;

describe('TASK: up', () => {
  test('TASK-1, TASK-2: on Fargate, registered 28–41 s after the start event (tasks 0)', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const stage = stageWebService({ desired: 1, seed });
      const at = stage.until(() => stage.group.targets.length > 0, 60);
      expect(at).toBeGreaterThanOrEqual(26);
      expect(at).toBeLessThanOrEqual(41);
      const [task] = stage.live();
      expect(statesOf(task!).map((one) => one.state)).toEqual([
        'PROVISIONING',
        'PENDING',
        'ACTIVATING',
        'RUNNING',
      ]);
    }
  });

  test('fact T6-1, T6-2: registered in ACTIVATING, healthy with one passing check', () => {
    const stage = stageWebService({ desired: 1 });
    stage.until(() => stage.group.targets[0]?.health === 'healthy', 60);
    const [target] = stage.group.targets;
    const [initial, healthy] = target!.machine.history;
    expect([initial!.value, healthy!.value]).toEqual(['initial', 'healthy']);
    expect((healthy!.at - initial!.at) / 1e6).toBeLessThanOrEqual(4);
    const task = stage.live()[0]!;
    expect(task.startedAt).toBe(target!.registeredAt);
  });

  test('a larger image takes longer to pull: 1 s for each 60 MiB (tasks 0)', () => {
    const pull = (sizeMib: number) => {
      const stage = stageWebService({ desired: 1, image: { sizeMib } });
      const [task] = stage.live();
      stage.until(() => task!.pullStoppedAt !== undefined, 120);
      return (task!.pullStoppedAt! - task!.pullStartedAt!) / 1e6;
    };
    expect(pull(600) - pull(0)).toBeCloseTo(10);
    expect(pull(0)).toBeCloseTo(5);
  });

  test('EC2 bridge with a cached image runs in about 3 s, without interface states (tasks 0, 1.1)', () => {
    const stage = stageWebService({ desired: 1, launchType: 'EC2', networkMode: 'bridge' });
    const [task] = stage.live();
    const at = stage.until(() => task!.lastStatus === 'RUNNING', 30);
    expect(at).toBeLessThanOrEqual(5);
    expect(statesOf(task!)[0]!.state).toBe('PENDING');
  });
});

describe('TASK: down', () => {
  test.each([30, 300])(
    'fact T6-5: DEACTIVATING lasts 8–10 s and the whole delay of %i s, though idle',
    (deregistrationDelay) => {
      const task = stopFirst(steadyService({ deregistrationDelay }));
      const deactivating = length(task, 'DEACTIVATING');
      expect(deactivating).toBeGreaterThanOrEqual(deregistrationDelay + 8);
      expect(deactivating).toBeLessThanOrEqual(deregistrationDelay + 10);
      expect(length(task, 'STOPPING')).toBeCloseTo(1);
      expect(
        statesOf(task)
          .slice(-3)
          .map((one) => one.state),
      ).toEqual(['STOPPING', 'DEPROVISIONING', 'STOPPED']);
    },
  );

  test('fact T6-3, T6-4: healthy until it is deregistered, then draining', () => {
    const stage = steadyService({ deregistrationDelay: 30 });
    const task = stage.live()[0]!;
    stopTask(stage.ctx, task, 'x', 'UserInitiated');
    const target = stage.group.targets[0]!;
    expect([task.lastStatus, task.desiredStatus, target.health]).toEqual([
      'DEACTIVATING',
      'STOPPED',
      'healthy',
    ]);
    stage.advance(7);
    expect(target.health).toBe('healthy');
    stage.advance(4);
    expect(target.health).toBe('draining');
    expect(task.containers[0]!.machine.value).toBe('RUNNING');
    stage.advance(30);
    expect(stage.group.targets).not.toContain(target);
  });

  test.each([
    ['heeds SIGTERM', 2, 30, 2, 0],
    ['is slower than its stopTimeout', 60, 5, 5, 137],
    ['waits for SIGKILL', 'never', 30, 30, 137],
  ])('TASK-8: a process that %s', (_what, sigtermExit, stopTimeout, stopping, exitCode) => {
    const stage = steadyService({
      deregistrationDelay: 0,
      image: { sigtermExit },
      containers: [{ stopTimeout }],
    });
    const task = stopFirst(stage);
    expect(length(task, 'STOPPING')).toBeCloseTo(stopping);
    expect(task.containers[0]!.exitCode).toBe(exitCode);
  });

  test('TASK-8: stopTimeout defaults to 30 s (tasks 1.4)', () => {
    const task = stopFirst(
      steadyService({ deregistrationDelay: 0, image: { sigtermExit: 'never' } }),
    );
    expect(length(task, 'STOPPING')).toBeCloseTo(30);
  });

  test('a stopped task has its code, reason and moments, and stays an hour (tasks 0)', () => {
    const stage = steadyService({ deregistrationDelay: 0 });
    const task = stopFirst(stage);
    expect(task).toMatchObject({
      stopCode: 'UserInitiated',
      stoppedReason: 'Task stopped by user',
      desiredStatus: 'STOPPED',
    });
    const moments = [task.createdAt, task.startedAt, task.stoppingAt, task.executionStoppedAt];
    const all = [...moments, task.stoppedAt].map(Number);
    expect(all).toEqual([...all].sort((a, b) => a - b));
    stage.advance(3590);
    expect(stage.ctx.world.tasks.has(task.arn)).toBe(true);
    stage.advance(20);
    expect(stage.ctx.world.tasks.has(task.arn)).toBe(false);
  });

  test.each([
    ['PROVISIONING', 2],
    ['ACTIVATING', 20],
  ])('TASK-3: a task may be stopped in %s', (state, at) => {
    const stage = stageWebService({ desired: 1 });
    stage.advance(at);
    const task = stage.live()[0]!;
    expect(task.lastStatus).toBe(state);
    stopTask(stage.ctx, task, 'x', 'UserInitiated');
    stage.until(() => task.lastStatus === 'STOPPED', 60);
    expect(task.containers[0]!.lastStatus).toBe('STOPPED');
  });
});

describe('TASK: failing', () => {
  test('TASK-5: an image that is missing (tasks 1.3)', () => {
    const stage = stageWebService({ desired: 1, image: { missing: true } });
    const [task] = stage.live();
    stage.until(() => task!.lastStatus === 'STOPPED', 120);
    expect(task!.stopCode).toBe('TaskFailedToStart');
    expect(task!.startedAt).toBeUndefined();
    expect(task!.stoppedReason).toMatch(/^CannotPullContainerError: pull image manifest has been/);
    expect(task!.containers[0]!.reason).toBe(task!.stoppedReason);
  });

  test('TASK-5: an image for another architecture does not start', () => {
    const stage = stageWebService({ desired: 1, image: { architecture: 'ARM64' } });
    const [task] = stage.live();
    stage.until(() => task!.lastStatus === 'STOPPED', 120);
    expect(task!.stopCode).toBe('TaskFailedToStart');
    expect(task!.stoppedReason).toContain("descriptor matching platform 'linux/amd64'");
  });

  test('fact T6-9: the end of an essential container: undrained', () => {
    const stage = steadyService({
      image: { exitAfter: 40, exitCode: 3 },
      deregistrationDelay: 20,
    });
    const [task] = stage.live();
    stage.until(() => task!.desiredStatus === 'STOPPED', 60);
    expect(statesOf(task!).map((one) => one.state)).not.toContain('DEACTIVATING');
    expect(task).toMatchObject({
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
    });
    expect(task!.containers[0]!.exitCode).toBe(3);
    const target = stage.group.targets.find((one) => one.taskArn === task!.arn)!;
    stage.until(() => target.health === 'draining', 12);
    stage.until(() => !stage.group.targets.includes(target), 22);
  });

  test('a container that is not essential may end, and the task runs on (tasks 1.5)', () => {
    const stage = stageWebService({
      desired: 1,
      containers: [{}, { image: 'job:1', essential: false }],
    });
    stage.setImage('job:1', { exitAfter: 3, exitCode: 0 });
    stage.until(() => isSteady(stage.ctx, stage.service), 200);
    const [task] = stage.live();
    expect(task!.containers.map((one) => one.lastStatus)).toEqual(['RUNNING', 'STOPPED']);
  });
});

describe('TASK-7, TASK-8: several containers (tasks 1.5)', () => {
  const dependsOn = (condition: 'START' | 'COMPLETE' | 'SUCCESS' | 'HEALTHY') => [
    { containerName: 'side-1', condition },
  ];

  test.each([
    ['COMPLETE', 5, true],
    ['SUCCESS', 0, true],
    ['SUCCESS', 5, false],
  ] as const)('dependsOn %s after exit code %i: starts %s', (condition, exitCode, starts) => {
    const stage = stageWebService({
      desired: 1,
      containers: [{ dependsOn: dependsOn(condition) }, { image: 'init:1', essential: false }],
    });
    stage.setImage('init:1', { exitAfter: 6, exitCode });
    const task = stage.live()[0]!;
    stage.until(() => task.lastStatus === 'RUNNING' || task.lastStatus === 'STOPPED', 200);
    const [web, init] = task.containers;
    expect(task.lastStatus).toBe(starts ? 'RUNNING' : 'STOPPED');
    if (starts) expect(web!.startedAt! - init!.startedAt!).toBeGreaterThan(6e6);
    else expect(task.stopCode).toBe('TaskFailedToStart');
  });

  test('dependsOn HEALTHY waits for the check', () => {
    const healthCheck = { command: ['CMD', 'true'], interval: 10, timeout: 2, retries: 3 };
    const stage = stageWebService({
      desired: 1,
      containers: [{ dependsOn: dependsOn('HEALTHY') }, { healthCheck }],
    });
    const task = stage.live()[0]!;
    stage.until(() => task.lastStatus === 'RUNNING', 200);
    const [web, side] = task.containers;
    expect((web!.startedAt! - side!.startedAt!) / 1e6).toBeGreaterThanOrEqual(10);
  });

  test('stop signals go out in reverse order of the start', () => {
    const stage = steadyService({
      deregistrationDelay: 0,
      containers: [{ dependsOn: dependsOn('START') }, {}],
      image: { sigtermExit: 3 },
    });
    const task = stopFirst(stage);
    const at = (name: string, state: string) =>
      task.containers
        .find((one) => one.name === name)!
        .machine.history.find((one) => one.value === state)!.at;
    expect(at('side-1', 'SIGNALLED')).toBe(at('web', 'STOPPED'));
  });
});

test('a standalone task has no service, no target and no replacement', () => {
  const stage = stageWebService({ desired: 0 });
  const result = runTask(stage.ctx, {
    clusterArn: stage.service.clusterArn,
    taskDefinitionArn: stage.service.taskDefinitionArn,
    group: 'family:web',
    launchType: 'FARGATE',
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a'] } },
    overrides: { cpu: '512' },
    tags: [],
    enableExecuteCommand: false,
  });
  if ('failure' in result) throw new Error(result.failure);
  const task = result;
  stage.until(() => task.lastStatus === 'RUNNING', 60);
  expect(task).toMatchObject({ cpu: '512', memory: '512', platformVersion: '1.4.0' });
  expect(stage.group.targets).toEqual([]);
  stopTask(stage.ctx, task, 'done', 'UserInitiated');
  expect(task.lastStatus).toBe('STOPPING');
  stage.advance(60);
  expect(stage.tasks()).toHaveLength(1);
});
