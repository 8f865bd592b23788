/** What people lost days to with rolling updates, made to happen. */
import { describe, expect, test } from 'vitest';
import { injectFault, isSteady } from '../../../../src/engine/control-plane/operations';
import {
  revisionOf,
  type Stage,
  stageWebService,
  steadyWebService,
} from '../../../support/web-service';

function roll(stage: Stage, behaviour: Record<string, unknown> = {}, changes: object = {}): void {
  stage.setImage('web:2', behaviour);
  const taskDefinition = stage.registerRevision({ containers: [{ image: 'web:2' }] });
  stage.update({ taskDefinition, ...changes });
}

const BREAKER = { deploymentCircuitBreaker: { enable: true, rollback: true } };
const FAST = { desired: 1, deregistrationDelay: 10 };

describe('one task with 50 and 150 percent', () => {
  test('nothing moves, for good; the one sign of it is an event', () => {
    const stage = steadyWebService({ ...FAST, minimum: 50, maximum: 150 });
    const before = stage.events().length;
    roll(stage, {}, { deploymentConfiguration: BREAKER });
    stage.advance(3600);
    expect(stage.events().slice(before)).toEqual([
      expect.stringContaining('was unable to stop or start tasks during a deployment'),
    ]);
    expect(stage.service.deployments[0]).toMatchObject({
      rolloutState: 'IN_PROGRESS',
      failedTasks: 0,
      desiredCount: 1,
    });
    expect(stage.live().map(revisionOf)).toEqual(['web:1']);
  });
});

describe('a task that starts, runs and exits with 1', () => {
  test('fact 2.1-10: over and over, and the breaker never trips', () => {
    const stage = steadyWebService(FAST);
    roll(stage, { exitAfter: 13, startup: 1 }, { deploymentConfiguration: BREAKER });
    stage.advance(3600);
    const failed = stage.tasks().filter((task) => revisionOf(task) === 'web:2');
    expect(failed.length).toBeGreaterThan(20);
    expect(failed.at(0)).toMatchObject({ stopCode: 'EssentialContainerExited' });
    expect(failed.at(0)!.containers[0]!.exitCode).toBe(1);
    expect(stage.service.serviceDeployments[0]!.status).toBe('IN_PROGRESS');
    expect(stage.service.deployments[0]).toMatchObject({ failedTasks: 0 });
  });

  test('fact 1.4-6: nor does the back-off: what has been RUNNING is started again at once', () => {
    const stage = stageWebService({ desired: 1, image: { exitAfter: 40, startup: 1 } });
    stage.advance(1800);
    const starts = stage.tasks().map((task) => task.createdAt / 1e6);
    const gaps = starts.slice(1).map((at, i) => at - starts[i]!);
    expect(Math.max(...gaps)).toBeLessThan(110);
    expect(stage.events().some((text) => text.includes('consistently'))).toBe(false);
  });
});

describe('the deregistration delay of 300 s', () => {
  const timeOf = (minimum: number, maximum: number, deregistrationDelay: number): number => {
    const stage = steadyWebService({ desired: 2, minimum, maximum, deregistrationDelay });
    const from = stage.now();
    roll(stage);
    stage.until(() => isSteady(stage.ctx, stage.service), 3000);
    return stage.now() - from;
  };

  test('at a maximum of 100 percent it comes once a step; at 200 once in all', () => {
    const [stepwise, atOnce] = [timeOf(50, 100, 300), timeOf(100, 200, 300)];
    expect(stepwise).toBeGreaterThan(2 * 300);
    expect(atOnce).toBeGreaterThan(300);
    expect(atOnce).toBeLessThan(300 + 180);
  });

  test('shortened to 15 s, the same update is over in a fraction of the time', () => {
    expect(timeOf(50, 100, 15)).toBeLessThan(timeOf(50, 100, 300) / 2);
  });
});

describe('a grace period that is too short', () => {
  test('slow starters are replaced before they are up, for ever', () => {
    const slow = { startup: 240 };
    const stage = stageWebService({ ...FAST, image: slow, grace: 30 });
    stage.advance(1200);
    expect(stage.tasks().length).toBeGreaterThan(3);
    expect(stage.service.deployments[0]!.rolloutState).toBe('IN_PROGRESS');
    const patient = stageWebService({ ...FAST, image: slow, grace: 360 });
    patient.until(() => isSteady(patient.ctx, patient.service), 400);
    expect(patient.tasks()).toHaveLength(1);
  });
});

describe('the scale-out of a deployment that fails', () => {
  test('fact 6-2: the revision that serves gets the tasks that the load asks for', () => {
    const stage = steadyWebService({ ...FAST, desired: 2 });
    roll(stage, { healthCheckStatus: 500 });
    stage.advance(60);
    stage.update({ desiredCount: 4 });
    injectFault(stage.ctx, { type: 'crash-container', serviceArn: stage.service.arn, count: 1 });
    stage.advance(240);
    const healthy = stage.group.targets.filter((target) => target.health === 'healthy');
    expect(healthy).toHaveLength(4);
  });
});
