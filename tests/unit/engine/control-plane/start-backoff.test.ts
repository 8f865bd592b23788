import { describe, expect, test } from 'vitest';
import { isSteady } from '../../../../src/engine/control-plane/operations';
import { backoffAfter } from '../../../../src/engine/control-plane/start-backoff';
import { toSeconds } from '../../../../src/model/sim-time';
import { type Stage, stageWebService } from '../../../support/web-service';

test('fact 1.4-7, T1.7-2, T1.7-3: THROTTLE-1: 0, 30, 60 s, 2, 4, 8, 16 and 27 min, which stays', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9, 50].map((n) => toSeconds(backoffAfter(n)));
  expect(waits).toEqual([0, 30, 60, 120, 240, 480, 960, 1620, 1620, 1620]);
});

/** Seconds at which tasks were begun. */
const starts = (stage: Stage) => [
  ...new Set(stage.tasks().map((task) => toSeconds(task.createdAt))),
];

describe('THROTTLE: tasks that never run', () => {
  test('fact 1.4-6, T1.7-1, T1.7-2: THROTTLE-1: rounds of failures wait longer and longer, and never give up', () => {
    const stage = stageWebService({ desired: 2, image: { missing: true } });
    stage.advance(1000);
    const failures = stage
      .tasks()
      .filter((_task, i) => i % 2 === 0)
      .map((task) => toSeconds(task.pullStartedAt!) + 15);
    const waits = starts(stage)
      .slice(1)
      .map((at, i) => at - failures[i]!);
    // Each wait is followed by at most one turn of the scheduler's loop.
    [0, 30, 60, 120, 240].forEach((wait, i) => {
      expect(waits[i]).toBeGreaterThanOrEqual(wait - 3);
      expect(waits[i]).toBeLessThanOrEqual(wait + 13);
    });
    expect(stage.tasks().every((task) => task.stopCode === 'TaskFailedToStart')).toBe(true);
  });

  test('fact 1.4-6, 1.7-9, 1.5-5, T1.7-4, T2.6-15: THROTTLE-1: says so, once, and why each round failed', () => {
    const stage = stageWebService({ desired: 1, image: { missing: true } });
    stage.advance(600);
    const texts = stage.events();
    const impaired = texts.filter((text) => text.startsWith('is unable to consistently'));
    expect(impaired).toEqual(['is unable to consistently start tasks successfully.']);
    const failed = stage.tasks().filter((task) => task.stopCode === 'TaskFailedToStart').length;
    expect(texts.filter((text) => text.includes('Reason: CannotPull'))).toHaveLength(failed);
    expect(stage.service.deployments[0]!.failedTasks).toBe(failed);
  });

  test('fact 1.4-6, 1.5-5, T1.7-5: THROTTLE-2: an update resets it at once', () => {
    const stage = stageWebService({ desired: 1, image: { missing: true } });
    stage.advance(380);
    stage.setImage('web:1', {});
    const before = stage.tasks().length;
    stage.advance(5);
    expect(stage.tasks()).toHaveLength(before);
    stage.update({ healthCheckGracePeriodSeconds: 1 });
    stage.advance(1);
    expect(stage.tasks()).toHaveLength(before + 1);
    stage.until(() => isSteady(stage.ctx, stage.service), 120);
    expect(stage.service.deployments[0]!.failedTasks).toBe(0);
  });

  test('fact 1.4-6, T1.7-6: THROTTLE-3: tasks that ran and then crashed are not held back', () => {
    const stage = stageWebService({ desired: 1, image: { exitAfter: 20 } });
    stage.advance(600);
    const gaps = starts(stage).map((at, i, all) => (i === 0 ? 0 : at - all[i - 1]!));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(60);
    expect(stage.events().some((text) => text.includes('consistently'))).toBe(false);
  });
});
