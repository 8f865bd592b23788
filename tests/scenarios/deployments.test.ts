/** What the summaries of the templates promise, in numbers: ways of deploying, and their faults. */
import { describe, expect, test } from 'vitest';
import { isShare, lostIn, openTemplate, requestsOf } from '../support/opened-template';

describe('rolling-good', () => {
  test('as many again come up first, and nobody loses a request; neither with 50 and 100 percent', async () => {
    const open = await openTemplate('rolling-good');
    open.until('deployment:web=SUCCESSFUL');
    expect(open.report().total).toMatchObject({ peakTasks: 8, tasksStarted: 4, tasksStopped: 4 });
    const again = open.now();
    await open.run(open.proposed[0]!);
    open.until('deployment:web=SUCCESSFUL');
    expect(open.report().total).toMatchObject({ peakTasks: 4, tasksStarted: 4 });
    open.pass(30);
    expect(open.now()).toBeGreaterThan(again + 60);
    expect(lostIn(open.figures(open.start))).toBe(0);
  });
});

describe('rolling-bad-build', () => {
  test('succeeds, and one request in five of the new build fails; back by hand, and none does', async () => {
    const open = await openTemplate('rolling-bad-build');
    open.until('deployment:web=SUCCESSFUL');
    const { requestCount, target5xx } = open.revision('web:2');
    expect(isShare(target5xx, requestCount, 0.2)).toBe(true);
    expect(open.revision('web:1').failedRequests).toBe(0);
    await open.run(open.proposed[0]!);
    open.until('deployment:web=SUCCESSFUL');
    const back = open.now();
    open.pass(60);
    expect(lostIn(open.figures(back))).toBe(0);
  });
});

describe('rolling-stuck-by-percentages', () => {
  test('nothing moves but an event; with a maximum of 200 it goes', async () => {
    const open = await openTemplate('rolling-stuck-by-percentages');
    open.pass(900);
    const told = open.events().filter(({ text }) => text.startsWith('ServiceEvent'));
    expect(told.map(({ text }) => text)).toEqual([
      expect.stringContaining('was unable to stop or start tasks during a deployment'),
    ]);
    expect(open.report()).toMatchObject({ status: 'IN_PROGRESS', total: { tasksStarted: 0 } });
    await open.run(open.proposed[0]!);
    open.until('deployment:web=SUCCESSFUL', 300);
    expect(lostIn(open.figures(open.start))).toBe(0);
  });
});

describe('the circuit breaker', () => {
  const tripped =
    'Service deployment rolled back because the circuit breaker threshold was exceeded.';

  test('breaker-at-start: three tasks that do not start, and back; users feel nothing', async () => {
    const open = await openTemplate('breaker-at-start');
    open.until('deployment:web=ROLLBACK_SUCCESSFUL', 600);
    open.pass(60);
    expect(open.report()).toMatchObject({ statusReason: tripped, total: { tasksFailed: 3 } });
    expect(lostIn(open.figures(open.start))).toBe(0);
    await open.run(open.proposed[0]!);
    open.until('deployment:web=ROLLBACK_SUCCESSFUL', 1800);
    expect(open.report().total.tasksFailed).toBe(6);
  });

  test('breaker-on-health-checks: three that are replaced, and back; no request ever reaches one', async () => {
    const open = await openTemplate('breaker-on-health-checks');
    open.until('deployment:web=ROLLBACK_SUCCESSFUL', 900);
    open.pass(60);
    expect(open.report().statusReason).toBe(tripped);
    expect(open.revision('web:2').requestCount).toBe(0);
    expect(lostIn(open.figures(open.start))).toBe(0);
  });
});

describe('blue-green-with-test-listener', () => {
  test('only testers are on green until production shifts; then everybody, and nobody loses a request', async () => {
    const open = await openTemplate('blue-green-with-test-listener');
    open.until('deployment:web=SUCCESSFUL');
    open.pass(30);
    const tests = open.when(/→ TEST_TRAFFIC_SHIFT/);
    const production = open.when(/→ PRODUCTION_TRAFFIC_SHIFT/);
    expect(requestsOf(open.figures(open.start, tests), 'web:2')).toBe(0);
    const testing = open.figures(tests, production);
    // Five in a second come to port 8080, eighty to port 80.
    expect(isShare(requestsOf(testing, 'web:2'), testing.requestCount, 5 / 85)).toBe(true);
    const shifted = open.figures(production + 1);
    expect(requestsOf(shifted, 'web:2')).toBe(shifted.requestCount);
    expect(lostIn(open.figures(open.start))).toBe(0);
    const stages = open.report().stages.map(({ stage }) => stage);
    expect(stages.slice(-2)).toEqual(['BAKE_TIME', 'CLEAN_UP']);
    expect(open.report().total.peakTasks).toBe(6);
  });
});

describe('blue-green-failing-test', () => {
  test('the testers meet the errors, production traffic is never shifted', async () => {
    const open = await openTemplate('blue-green-failing-test');
    open.until('deployment:web=ROLLBACK_SUCCESSFUL');
    open.pass(60);
    const { stages, statusReason } = open.report();
    expect(stages.map(({ stage }) => stage)).not.toContain('PRODUCTION_TRAFFIC_SHIFT');
    expect(statusReason).toContain('POST_TEST_TRAFFIC_SHIFT lifecycle hook(s) failed');
    const { requestCount, target5xx } = open.revision('web:2');
    const length = open.when(/→ ROLLBACK_TEST/) - open.when(/→ TEST_TRAFFIC_SHIFT/);
    expect(Math.abs(requestCount - 5 * length)).toBeLessThan(4 * Math.sqrt(5 * length));
    expect(isShare(target5xx, requestCount, 0.5)).toBe(true);
    expect(lostIn(open.figures(open.start))).toBe(target5xx);
  });
});

describe('pause-hook-by-hand', () => {
  test('waits for as long as nobody says go, and then goes on', async () => {
    const open = await openTemplate('pause-hook-by-hand');
    open.pass(900);
    expect(open.report().stages.at(-1)).toMatchObject({
      stage: 'POST_TEST_TRAFFIC_SHIFT',
      end: null,
    });
    await open.run(open.proposed.join('\n'));
    open.until('deployment:web=SUCCESSFUL', 300);
    expect(lostIn(open.figures(open.start))).toBe(0);
  });

  test('left alone for an hour it rolls back', async () => {
    const open = await openTemplate('pause-hook-by-hand');
    open.until('deployment:web=ROLLBACK_SUCCESSFUL', 4000);
    expect(open.report().statusReason).toContain('pause hook timed out');
    expect(lostIn(open.figures(open.start))).toBe(0);
  });
});

describe('canary-caught-by-alarm', () => {
  test('a tenth of the requests from the shift to the rollback, none before and none after', async () => {
    const open = await openTemplate('canary-caught-by-alarm');
    open.until('deployment:web=ROLLBACK_SUCCESSFUL');
    open.pass(120);
    const shift = open.when(/→ PRODUCTION_TRAFFIC_SHIFT/);
    const back = open.when(/→ ROLLBACK_PRODUCTION/);
    expect(requestsOf(open.figures(open.start, shift), 'web:2')).toBe(0);
    const canary = open.figures(shift, back);
    expect(isShare(requestsOf(canary, 'web:2'), canary.requestCount, 0.1)).toBe(true);
    // What was under way at the rollback ends within a second.
    expect(requestsOf(open.figures(back + 1), 'web:2')).toBe(0);
    const { requestCount, target5xx, elb5xx } = open.revision('web:2');
    expect(isShare(target5xx, requestCount, 0.05)).toBe(true);
    expect(elb5xx).toBe(0);
    expect(open.report().statusReason).toContain('errors');
    expect(lostIn(open.figures(open.start))).toBe(target5xx);
    expect(back - shift).toBeLessThan(180);
  });

  test('with a threshold of 100 the canary passes, and it takes everybody’s errors to go back', async () => {
    const open = await openTemplate('canary-caught-by-alarm', (script) =>
      script.replace('--threshold 10 ', '--threshold 100 '),
    );
    open.until('stage:web=BAKE_TIME');
    open.pass(20);
    const bake = open.figures(open.now() - 15);
    expect(requestsOf(bake, 'web:2')).toBe(bake.requestCount);
    expect(isShare(bake.httpCodeTarget['5XX']!, bake.requestCount, 0.05)).toBe(true);
    open.until('deployment:web=ROLLBACK_SUCCESSFUL', 600);
    expect(open.revision('web:2').target5xx).toBeGreaterThan(150);
  });
});

describe('canary-fault-under-full-load', () => {
  test('nobody notices the canary; with everybody on it the bake’s alarm rolls back', async () => {
    const open = await openTemplate('canary-fault-under-full-load');
    open.until('stage:web=POST_PRODUCTION_TRAFFIC_SHIFT');
    const full = open.now() - 15;
    expect(lostIn(open.figures(open.start, full))).toBe(0);
    open.until('deployment:web=ROLLBACK_SUCCESSFUL');
    const back = open.when(/→ ROLLBACK_PRODUCTION/);
    const { stages, statusReason } = open.report();
    expect(stages.filter(({ isRollback }) => !isRollback).at(-1)?.stage).toBe('BAKE_TIME');
    expect(statusReason).toContain('slow');
    const overload = open.figures(full, back);
    expect(lostIn(overload)).toBeGreaterThan(100);
    open.pass(60);
    expect(lostIn(open.figures(open.now() - 60))).toBe(0);
  });

  test('without a bake blue has to be started again first, and the way back takes longer', async () => {
    const open = await openTemplate('canary-fault-under-full-load', (script) =>
      script.replace('"bakeTimeInMinutes":3', '"bakeTimeInMinutes":0'),
    );
    open.until('deployment:web=ROLLBACK_SUCCESSFUL');
    const { stages, rollbackSeconds } = open.report();
    expect(stages.find(({ isRollback }) => isRollback)!.stage).toBe('SCALE_UP');
    expect(rollbackSeconds).toBeGreaterThan(45);
  });
});

describe('linear-10-percent', () => {
  test('each step’s share is what the weights say, and not one request is lost', async () => {
    const open = await openTemplate('linear-10-percent');
    open.until('deployment:web=SUCCESSFUL');
    const shifts = open.events().filter(({ text }) => / → PRODUCTION_TRAFFIC_SHIFT/.test(text));
    expect(shifts).toHaveLength(10);
    for (const [index, { at }] of shifts.entries()) {
      const step = open.figures(at + 1, at + 70);
      const share = (index + 1) / 10;
      const green = requestsOf(step, 'web:2');
      expect(isShare(green, step.requestCount, share), `step ${index + 1}: ${green}`).toBe(true);
    }
    expect(lostIn(open.figures(open.start))).toBe(0);
  });

  test('half-way back by hand: all of the traffic is on blue again, and none is lost', async () => {
    const open = await openTemplate('linear-10-percent');
    open.pass(420);
    await open.run(open.proposed.join('\n'));
    open.until('deployment:web=ROLLBACK_SUCCESSFUL', 300);
    const back = open.when(/→ ROLLBACK_PRODUCTION/);
    expect(requestsOf(open.figures(back + 1), 'web:2')).toBe(0);
    expect(lostIn(open.figures(open.start))).toBe(0);
  });
});

describe('new-deployment-during-one', () => {
  test('the first is stopped and settled, then the second comes up; nobody loses a request', async () => {
    const open = await openTemplate('new-deployment-during-one');
    open.until('deployment:web=SUCCESSFUL');
    expect(open.when(/→ STOPPED/)).toBe(open.start);
    const { stages, strategy } = open.report();
    expect(strategy).toBe('CANARY');
    expect(stages[1]!.stage).toBe('RECONCILE_SERVICE');
    expect(open.when(/web:2|→ SCALE_UP/)).toBeGreaterThan(open.start + 30);
    expect(open.revision('web:2').requestCount).toBeLessThan(20);
    const ended = open.figures(open.now() - 20);
    expect(requestsOf(ended, 'web:3')).toBe(ended.requestCount);
    expect(lostIn(open.figures(open.start))).toBe(0);
  });
});

describe('codedeploy-canary', () => {
  test('a tenth of the users for five minutes, then all, and the original goes a minute later', async () => {
    const open = await openTemplate('codedeploy-canary');
    open.pass(430);
    const shift = open.when(/shifted 10 % of production/);
    const full = open.when(/shifted 100 % of production|AllowTraffic → AfterAllowTraffic/);
    expect(full - shift).toBeGreaterThan(299);
    expect(requestsOf(open.figures(open.start, open.when(/→ AllowTestTraffic/)), 'web:2')).toBe(0);
    const canary = open.figures(shift, full);
    // Of 65 in a second the 5 of the testers and a tenth of the 60 users.
    expect(isShare(requestsOf(canary, 'web:2'), canary.requestCount, 11 / 65)).toBe(true);
    const after = open.figures(full + 1);
    expect(requestsOf(after, 'web:2')).toBe(after.requestCount);
    open.pass(120);
    expect(open.report()).toMatchObject({ strategy: 'CODE_DEPLOY', status: 'Succeeded' });
    expect(await open.service('services[0].taskSets[].taskDefinition')).toHaveLength(1);
    expect(lostIn(open.figures(open.start))).toBe(0);
  });

  test('stopped before the five minutes are over: back to the original, none lost', async () => {
    const open = await openTemplate('codedeploy-canary');
    open.pass(200);
    await open.run(open.proposed.join('\n'));
    const stopped = open.now();
    open.pass(300);
    const after = open.figures(stopped + 30);
    expect(requestsOf(after, 'web:1')).toBe(after.requestCount);
    expect(lostIn(open.figures(open.start))).toBe(0);
  });
});

describe('external-task-sets', () => {
  test('scaled, shifted, made primary and cleaned up by hand, without a lost request', async () => {
    const open = await openTemplate('external-task-sets');
    open.until('healthy:web-green=2', 300);
    const [first, scale, all, promote, remove, ...more] = open.proposed;
    expect(more).toEqual([]);
    await open.run(first!);
    const shifted = open.now();
    open.pass(120);
    const canary = open.figures(shifted + 1);
    expect(isShare(requestsOf(canary, 'web:2'), canary.requestCount, 0.2)).toBe(true);
    await open.run(scale!);
    open.until('healthy:web-green=4', 300);
    await open.run([all, promote, remove].join('\n'));
    open.pass(180);
    const sets = await open.service('services[0].taskSets[].[status, taskDefinition]');
    expect(sets).toEqual([['PRIMARY', expect.stringContaining('web:2')]]);
    const after = open.figures(open.now() - 60);
    expect(requestsOf(after, 'web:2')).toBe(after.requestCount);
    expect(lostIn(open.figures(open.start))).toBe(0);
  });
});
