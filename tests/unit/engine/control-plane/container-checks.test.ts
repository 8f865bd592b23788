import { describe, expect, test } from 'vitest';
import { afterCheck, taskHealth } from '../../../../src/engine/control-plane/container-checks';
import { isSteady } from '../../../../src/engine/control-plane/operations';
import type { Container, HealthStatus } from '../../../../src/model/task';
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
