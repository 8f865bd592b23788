import { describe, expect, test } from 'vitest';
import {
  clearFault,
  deregisterTarget,
  injectFault,
  isSteady,
} from '../../../../src/engine/control-plane/operations';
import type { Fault } from '../../../../src/model/fault';
import {
  type Setting,
  type Stage,
  stageWebService,
  steadyWebService,
} from '../../../support/web-service';

const steadyService = (setting: Setting = {}): Stage =>
  steadyWebService({ desired: 2, deregistrationDelay: 30, ...setting });

const strike = (stage: Stage, type: Fault['type'] = 'hang-task'): Fault =>
  injectFault(stage.ctx, { type, serviceArn: stage.service.arn, count: 1 });

describe('SVC-4: start first', () => {
  test('fact 1.4-1, 1.7-10, T2.1-3, T2.6-3, T2.6-4, T2.6-5, T2.6-7, T2.6-8, T2.6-9: events in order', () => {
    const stage = steadyService();
    const before = stage.events().length;
    const fault = strike(stage);
    stage.until(() => stage.live().length === 3, 120);
    stage.until(() => isSteady(stage.ctx, stage.service) && stage.service.scheduler.steady, 300);
    expect(stage.events().slice(before)).toEqual([
      'has started 1 tasks: (task). Amazon ECS replaced 1 tasks due to an unhealthy status.',
      'registered 1 targets in (target-group tg)',
      '(task) (port 80) is unhealthy in (target-group tg) due to (reason Request timed out)',
      'has stopped 1 running tasks: (task).',
      'deregistered 1 targets in (target-group tg)',
      '(service web, taskSet ecs-svc) has begun draining connections on 1 tasks.',
      'has reached a steady state.',
    ]);
    const gone = stage.tasks().find((task) => fault.taskArns.includes(task.arn))!;
    expect(gone).toMatchObject({
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: `Task failed ELB health checks in (target-group ${stage.group.arn})`,
    });
  });

  test('HEALTH-2: the replacement comes 3–51 s after the target turned unhealthy (tasks 0)', () => {
    const stage = steadyService();
    strike(stage);
    const unhealthy = stage.until(
      () => stage.group.targets.some((one) => one.health === 'unhealthy'),
      120,
    );
    const started = stage.until(() => stage.live().length === 3, 60);
    expect(started - unhealthy).toBeGreaterThanOrEqual(3);
    expect(started - unhealthy).toBeLessThanOrEqual(51);
  });

  test('recovering takes five passing checks: by then the replacement has its place', () => {
    const stage = steadyService();
    const fault = strike(stage);
    stage.until(() => stage.live().length === 3, 120);
    clearFault(stage.ctx, fault);
    const survivor = stage.tasks().find((task) => fault.taskArns.includes(task.arn))!;
    stage.until(() => isSteady(stage.ctx, stage.service), 300);
    expect(survivor.stopCode).toBe('ServiceSchedulerInitiated');
    expect(stage.live().filter((task) => task.desiredStatus === 'RUNNING')).toHaveLength(2);
  });

  test('fact T2.6-23: a target taken away by hand: the task is replaced', () => {
    const stage = steadyService();
    deregisterTarget(stage.ctx, stage.group, stage.group.targets[0]!);
    stage.advance(100);
    expect(stage.events()).toContain(
      'is not healthy in target-group (tg) due to TARGET IS NOT FOUND',
    );
    stage.until(() => isSteady(stage.ctx, stage.service), 200);
  });
});

test('fact 1.4-2: SVC-5: stop first when maximumPercent leaves no room', () => {
  const stage = steadyService({ minimum: 50, maximum: 100 });
  const before = stage.events().length;
  strike(stage);
  stage.until(() => stage.events().length >= before + 6, 300);
  expect(stage.events().slice(before, before + 6)).toEqual([
    '(task) (port 80) is unhealthy in (target-group tg) due to (reason Request timed out)',
    'has stopped 1 running tasks: (task).',
    'deregistered 1 targets in (target-group tg)',
    '(service web, taskSet ecs-svc) has begun draining connections on 1 tasks.',
    'has started 1 tasks: (task).',
    'registered 1 targets in (target-group tg)',
  ]);
});

describe('HEALTH-3: the grace period (tasks 2.1)', () => {
  test('fact 1.1-9, T2.1-5: bad checks are ignored while it lasts', () => {
    const slow = { healthyAfter: 120 };
    const impatient = stageWebService({ desired: 1, image: slow });
    impatient.advance(140);
    expect(impatient.tasks().length).toBeGreaterThan(1);
    const patient = stageWebService({ desired: 1, image: slow, grace: 300 });
    patient.until(() => isSteady(patient.ctx, patient.service), 400);
    expect(patient.tasks()).toHaveLength(1);
  });

  test('and act on them once it is over', () => {
    const stage = stageWebService({ desired: 1, image: { healthCheckStatus: 500 }, grace: 120 });
    const started = stage.until(() => stage.tasks().length === 2, 400);
    const first = stage.tasks()[0]!;
    expect(started - first.startedAt! / 1e6).toBeGreaterThanOrEqual(120);
    stage.until(() => stage.events().some((text) => text.includes('is unhealthy in')), 300);
    expect(stage.events().find((text) => text.includes('is unhealthy in'))).toContain(
      'due to (reason Health checks failed with these codes: [500])',
    );
  });
});

describe('HEALTH-1: without a load balancer (deployments 1.1)', () => {
  test('fact 1.1-7: 40 s after RUNNING without a container health check', () => {
    const stage = stageWebService({ desired: 1, balanced: false });
    const running = stage.until(() => stage.live()[0]!.lastStatus === 'RUNNING', 60);
    const steady = stage.until(() => stage.service.scheduler.steady, 100);
    expect(steady - running).toBeGreaterThanOrEqual(39);
    expect(steady - running).toBeLessThanOrEqual(50);
  });

  const healthCheck = { command: ['CMD', 'true'], interval: 5, timeout: 2, retries: 2 };

  test('fact 1.1-7: with one, when it is HEALTHY', () => {
    const stage = stageWebService({ desired: 1, balanced: false, containers: [{ healthCheck }] });
    const running = stage.until(() => stage.live()[0]!.lastStatus === 'RUNNING', 60);
    const steady = stage.until(() => stage.service.scheduler.steady, 100);
    expect(steady - running).toBeLessThanOrEqual(20);
    expect(stage.live()[0]!.healthStatus).toBe('HEALTHY');
  });

  test('fact T2.6-6: a container that fails its checks is replaced, with the text for it', () => {
    const stage = stageWebService({ desired: 1, balanced: false, containers: [{ healthCheck }] });
    stage.until(() => stage.service.scheduler.steady, 200);
    const fault = strike(stage, 'fail-health-check');
    stage.advance(120);
    const gone = stage.tasks().find((task) => fault.taskArns.includes(task.arn))!;
    expect(gone).toMatchObject({
      healthStatus: 'UNHEALTHY',
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: 'Task failed container health checks',
    });
    expect(stage.events()).toContain('(task) failed container health checks.');
  });

  test('fact 1.1-8, T2.1-2: with a load balancer and checks, both must pass', () => {
    const stage = stageWebService({
      desired: 1,
      containers: [{ healthCheck: { ...healthCheck, interval: 60 } }],
    });
    stage.until(() => stage.group.targets[0]?.health === 'healthy', 60);
    stage.advance(15);
    expect(stage.service.scheduler.steady).toBe(false);
    stage.until(() => stage.service.scheduler.steady, 100);
  });
});
