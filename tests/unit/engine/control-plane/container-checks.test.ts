import { describe, expect, test } from 'vitest';
import { afterCheck, taskHealth } from '../../../../src/engine/control-plane/container-checks';
import { isSteady } from '../../../../src/engine/control-plane/operations';
import type { Container, HealthStatus } from '../../../../src/model/task';
import { fargateTask, openDoor } from '../../../support/sandbox-door';
import { stageWebService } from '../../../support/web-service';

const check = { command: ['CMD', 'true'], interval: 30, timeout: 5, retries: 3, startPeriod: 100 };

/** The health after checks at these seconds, `+` passed and `-` failed. */
function healthAfter(outcomes: [sign: '+' | '-', age: number][]): HealthStatus {
  let state: { failures: number; status: HealthStatus } = { failures: 0, status: 'UNKNOWN' };
  for (const [sign, age] of outcomes)
    state = afterCheck(state, { passed: sign === '+', age }, check);
  return state.status;
}

describe('CHECK-2: retries and start period (tasks 1.6)', () => {
  test.each<[string, [sign: '+' | '-', age: number][], HealthStatus]>([
    ['a success inside the start period counts at once', [['+', 10]], 'HEALTHY'],
    [
      'failures inside it do not',
      [
        ['-', 10],
        ['-', 40],
        ['-', 70],
        ['-', 99],
      ],
      'UNKNOWN',
    ],
    [
      'unless one has passed',
      [
        ['+', 5],
        ['-', 10],
        ['-', 40],
        ['-', 70],
      ],
      'UNHEALTHY',
    ],
    [
      'after it, three in a row do',
      [
        ['-', 110],
        ['-', 140],
        ['-', 170],
      ],
      'UNHEALTHY',
    ],
    [
      'two do not',
      [
        ['-', 110],
        ['-', 140],
      ],
      'UNKNOWN',
    ],
    [
      'a pass between starts the count anew',
      [
        ['-', 110],
        ['-', 140],
        ['+', 170],
        ['-', 200],
      ],
      'HEALTHY',
    ],
  ])('%s', (_what, outcomes, status) => {
    expect(healthAfter(outcomes)).toBe(status);
  });
});

describe('CHECK-3: the task’s health is that of its essential containers (tasks 1.6)', () => {
  const container = (healthStatus: HealthStatus, essential = true) =>
    ({ healthStatus, essential }) as Container;
  test.each<[HealthStatus, Container[]]>([
    ['UNHEALTHY', [container('UNKNOWN'), container('UNHEALTHY')]],
    ['UNKNOWN', [container('HEALTHY'), container('UNKNOWN')]],
    ['HEALTHY', [container('HEALTHY'), container('UNHEALTHY', false)]],
  ])('%s', (health, containers) => {
    expect(taskHealth({ containers })).toBe(health);
  });
});

test('CHECK-1: commands pass until the image’s unhealthy-after (sandbox-commands 2)', () => {
  const stage = stageWebService({
    desired: 1,
    balanced: false,
    image: { unhealthyAfter: 100 },
    containers: [
      { healthCheck: { command: ['CMD', 'true'], interval: 5, timeout: 2, retries: 2 } },
    ],
  });
  stage.until(() => isSteady(stage.ctx, stage.service), 100);
  const task = stage.live()[0]!;
  stage.until(() => task.healthStatus === 'UNHEALTHY', 150);
  const age = (stage.engine.now - task.containers[0]!.startedAt!) / 1e6;
  expect(age).toBeGreaterThanOrEqual(105);
  expect(age).toBeLessThanOrEqual(112);
});

test('a container without a check is UNKNOWN (tasks 1.6)', () => {
  const stage = stageWebService({ desired: 1 });
  stage.until(() => isSteady(stage.ctx, stage.service), 100);
  expect(stage.live()[0]!.healthStatus).toBe('UNKNOWN');
});

describe('container health checks, member by member', () => {
  const healthCheck = { command: ['CMD', 'true'], interval: 20, timeout: 5, retries: 2 };
  const staged = (own: Record<string, unknown>, image: Record<string, unknown>) => {
    const stage = stageWebService({
      desired: 1,
      balanced: false,
      image,
      containers: [{ healthCheck: { ...healthCheck, ...own } }],
    });
    const task = stage.live()[0]!;
    stage.until(() => task.containers[0]!.startedAt !== undefined, 100);
    const started = stage.engine.now;
    const since = () => (stage.engine.now - started) / 1e6;
    return { stage, task, since };
  };

  test.each([
    ['fact T1.6-1: interval', 'interval', 30, 5, 300],
    ['fact T1.6-2: timeout', 'timeout', 5, 2, 60],
    ['fact T1.6-3: retries', 'retries', 3, 1, 10],
    ['fact T1.6-4: startPeriod', 'startPeriod', undefined, 0, 300],
  ])('%s has its default and its range', (_what, member, usual, least, most) => {
    const door = openDoor();
    const input = (value?: number) =>
      fargateTask({
        containerDefinitions: [
          {
            name: 'web',
            image: 'web:1',
            healthCheck: { command: ['CMD', 'true'], [member]: value },
          },
        ],
      });
    const query = `taskDefinition.containerDefinitions[0].healthCheck.${member}`;
    expect(door.give('ECS.RegisterTaskDefinition', input(), query) ?? undefined).toBe(usual);
    for (const value of [least, most]) {
      expect(door.give('ECS.RegisterTaskDefinition', input(value), query)).toBe(value);
    }
    for (const value of [least - 1, most + 1]) {
      const { message } = door.refused('ECS.RegisterTaskDefinition', input(value));
      expect(message).toContain(`'healthCheck.${member}' must be between ${least} and ${most}`);
    }
  });

  test('fact T1.6-1: the first check comes an interval after the start', () => {
    const { stage, task, since } = staged({}, { startup: 0 });
    stage.until(() => task.healthStatus === 'HEALTHY', 100);
    expect(since()).toBeCloseTo(20, 0);
  });

  test('fact T1.6-2: a command that takes longer than its timeout has failed', () => {
    const slow = staged({}, { startup: 0, healthCheckCommandMs: 6000 });
    slow.stage.until(() => slow.task.healthStatus === 'UNHEALTHY', 100);
    // Twice an interval of 20 s and a timeout of 5 s.
    expect(slow.since()).toBeCloseTo(50, 0);
    const quick = staged({}, { startup: 0, healthCheckCommandMs: 4000 });
    quick.stage.until(() => quick.task.healthStatus === 'HEALTHY', 100);
    expect(quick.since()).toBeCloseTo(24, 0);
  });

  test('fact T1.6-3: as many failures in a row as retries make it UNHEALTHY', () => {
    const { stage, task, since } = staged({ retries: 4, interval: 10 }, { healthyAfter: 1000 });
    stage.until(() => task.healthStatus === 'UNHEALTHY', 100);
    expect(since()).toBeCloseTo(40, 0);
  });

  test('fact T1.6-4: failures in the start period do not count, a success there does', () => {
    const failing = staged({ startPeriod: 60, interval: 10 }, { healthyAfter: 1000 });
    failing.stage.advance(55);
    expect(failing.task.healthStatus).toBe('UNKNOWN');
    failing.stage.until(() => failing.task.healthStatus === 'UNHEALTHY', 60);
    expect(failing.since()).toBeGreaterThanOrEqual(69);
    const passing = staged({ startPeriod: 60, interval: 10 }, { startup: 0, unhealthyAfter: 15 });
    passing.stage.advance(11);
    expect(passing.task.healthStatus).toBe('HEALTHY');
    passing.stage.until(() => passing.task.healthStatus === 'UNHEALTHY', 60);
    expect(passing.since()).toBeLessThan(40);
  });

  test('fact T1.6-5, T1.6-6: without a check of its definition a container stays UNKNOWN', () => {
    const stage = stageWebService({ desired: 1, balanced: false });
    stage.until(() => isSteady(stage.ctx, stage.service), 100);
    stage.advance(200);
    expect(stage.live()[0]!.containers[0]!.healthStatus).toBe('UNKNOWN');
  });

  test('fact T1.6-7: task health follows its essential containers alone', () => {
    const container = (healthStatus: HealthStatus, essential = true) =>
      ({ healthStatus, essential }) as Container;
    const of = (...containers: Container[]) => taskHealth({ containers });
    expect(of(container('UNKNOWN'), container('UNHEALTHY'))).toBe('UNHEALTHY');
    expect(of(container('HEALTHY'), container('UNKNOWN'))).toBe('UNKNOWN');
    expect(of(container('HEALTHY'), container('UNHEALTHY', false))).toBe('HEALTHY');
  });

  test('fact T1.6-8: a standalone task lives on, one of a service is replaced', () => {
    const { stage, task } = staged({ interval: 5 }, { unhealthyAfter: 60 });
    const definition = stage.service.taskDefinitionArn;
    const [alone] = stage.door.give(
      'ECS.RunTask',
      {
        cluster: 'demo',
        taskDefinition: definition,
        launchType: 'FARGATE',
        networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a'] } },
      },
      'tasks[].taskArn',
    ) as string[];
    const standalone = stage.ctx.world.tasks.get(alone!)!;
    stage.until(() => standalone.healthStatus === 'UNHEALTHY', 200);
    stage.until(() => task.lastStatus === 'STOPPED', 300);
    expect(task.stoppedReason).toBe('Task failed container health checks');
    expect(standalone.lastStatus).toBe('RUNNING');
  });

  test('fact T1.6-10: without a load balancer it is the check that makes a task healthy, or 40 s', () => {
    const checked = staged({ interval: 10 }, { startup: 0 });
    checked.stage.until(() => isSteady(checked.stage.ctx, checked.stage.service), 100);
    expect(checked.since()).toBeLessThan(25);
    const plain = stageWebService({ desired: 1, balanced: false });
    const [task] = plain.live();
    plain.until(() => isSteady(plain.ctx, plain.service), 150);
    const after = (plain.engine.now - task!.startedAt!) / 1e6;
    expect(after).toBeGreaterThanOrEqual(40);
    expect(after).toBeLessThanOrEqual(52);
  });

  test('fact T1.6-10: with both, both must pass', () => {
    const stage = stageWebService({
      desired: 1,
      containers: [{ healthCheck: { ...healthCheck, interval: 60 } }],
    });
    const [task] = stage.live();
    stage.until(() => stage.group.targets[0]?.health === 'healthy', 100);
    stage.advance(15);
    expect(isSteady(stage.ctx, stage.service)).toBe(false);
    stage.until(() => isSteady(stage.ctx, stage.service), 100);
    expect(task!.healthStatus).toBe('HEALTHY');
  });
});
