import { expect, test } from 'vitest';
import { ASSUMPTIONS } from '../../../src/engine/assumptions';
import { draw, TIMINGS } from '../../../src/engine/timings';
import { toSeconds } from '../../../src/model/sim-time';

test('every wait says what it is and where it is from', () => {
  for (const timing of Object.values(TIMINGS)) {
    expect(timing.low).toBeLessThanOrEqual(timing.high);
    expect(timing.what.length).toBeGreaterThan(10);
    if (!timing.assumed) expect(timing.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  }
});

test('what is assumed besides the waits is listed: the back-off with its numbers', () => {
  expect(ASSUMPTIONS.map(({ text }) => text).join('\n')).toContain(
    '0, 30, 60, 120, 240, 480, 960, 1620 s',
  );
  for (const { text } of ASSUMPTIONS) expect(text).toMatch(/^[A-Z0-9].*\.$/);
});

test('a wait is drawn between its ends; a fixed one takes no draw', () => {
  expect(toSeconds(draw(() => 0.5, TIMINGS.fargateProvisioning))).toBe(10);
  const fail = () => {
    throw new Error('drew');
  };
  expect(toSeconds(draw(fail, TIMINGS.schedulerLoop))).toBe(10);
});
