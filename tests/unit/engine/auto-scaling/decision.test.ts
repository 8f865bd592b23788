import { describe, expect, test } from 'vitest';
import { decideIn, decideOut, type Standing } from '../../../../src/engine/auto-scaling/decision';
import { seconds } from '../../../../src/model/sim-time';

/** At second 1000: 4 tasks run and are wanted, of 2 to 10. */
const standing = (changes: Partial<Standing> = {}, target: object = {}): Standing => ({
  now: seconds(1000),
  running: 4,
  desired: 4,
  isDeploying: false,
  ...changes,
  target: {
    minCapacity: 2,
    maxCapacity: 10,
    suspended: { scaleOut: false, scaleIn: false, scheduled: false },
    ...target,
  },
});
const until = (second: number, added = 0) => ({ until: seconds(second), added });
const at = (code: string, capacity: number) => ({ to: null, reason: { code, capacity } });

describe('scaling out', () => {
  test('as far as is asked, and no further than the maximum', () => {
    expect(decideOut(standing(), 7)).toEqual({ to: 7 });
    expect(decideOut(standing(), 70)).toEqual({ to: 10 });
  });

  test('fact T2.5-4: in a cooldown a larger need adds the difference', () => {
    // 3 were added a while ago: 4 → 7, and the new ones run by now.
    const cooling = (running: number) =>
      standing({ running, desired: 7 }, { scaleOut: until(1001, 3) });
    expect(decideOut(cooling(7), 9)).toEqual(at('AlreadyAtDesiredCapacity', 7));
    expect(decideOut(cooling(7), 10)).toEqual(at('AlreadyAtDesiredCapacity', 7));
    expect(decideOut(cooling(7), 12)).toEqual({ to: 9 });
    // None of them runs yet: what they were asked for is no new need.
    expect(decideOut(cooling(4), 7)).toEqual(at('AlreadyAtDesiredCapacity', 7));
    expect(decideOut(cooling(4), 9)).toEqual({ to: 9 });
  });

  test('after the cooldown all of it is added', () => {
    const after = standing({ running: 7, desired: 7 }, { scaleOut: until(1000, 3) });
    expect(decideOut(after, 9)).toEqual({ to: 9 });
  });

  test('fact 6-7: a desired count outside the range comes to the nearer end, or stays', () => {
    expect(decideOut(standing({ running: 1, desired: 1 }), 1)).toEqual({ to: 2 });
    expect(decideIn(standing({ running: 1, desired: 1 }), 0)).toEqual(
      at('AlreadyAtMinCapacity', 2),
    );
    expect(decideIn(standing({ running: 12, desired: 12 }), 11)).toEqual({ to: 10 });
    expect(decideOut(standing({ running: 12, desired: 12 }), 20)).toEqual(
      at('AlreadyAtMaxCapacity', 10),
    );
  });

  test('suspended it is not done, nor noted', () => {
    const suspended = { scaleOut: true, scaleIn: true, scheduled: false };
    expect(decideOut(standing({}, { suspended }), 9)).toEqual({ to: null });
    expect(decideIn(standing({}, { suspended }), 2)).toEqual({ to: null });
  });
});

describe('scaling in', () => {
  test('as far as is asked, and no further than the minimum', () => {
    expect(decideIn(standing(), 3)).toEqual({ to: 3 });
    expect(decideIn(standing(), 0)).toEqual({ to: 2 });
  });

  test('fact 6-1: not while a deployment is under way; scaling out goes on', () => {
    expect(decideIn(standing({ isDeploying: true }), 3)).toEqual({ to: null });
    expect(decideOut(standing({ isDeploying: true }), 6)).toEqual({ to: 6 });
  });

  test('fact 6-8: not in a cooldown; scaling out in it goes on', () => {
    expect(decideIn(standing({}, { scaleIn: until(1001) }), 3)).toEqual({ to: null });
    expect(decideIn(standing({}, { scaleIn: until(1000) }), 3)).toEqual({ to: 3 });
    expect(decideOut(standing({}, { scaleIn: until(1001) }), 6)).toEqual({ to: 6 });
  });
});
