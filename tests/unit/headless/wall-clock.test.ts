/** Windows that clients of `serve` reckon by their own clock. */
import { expect, test } from 'vitest';
import { byWallClock } from '../../../src/headless/serve/wall-clock';

/** Ten minutes of simulated time have passed; on the wall it is another day. */
const BEGINNING = Date.UTC(2026, 0, 1) / 1000;
const NOW = BEGINNING + 600;
const WALL = Date.UTC(2026, 10, 26, 12) / 1000;

async function sent(target: string, input: Record<string, unknown>, wall = WALL) {
  const inputs: Record<string, unknown>[] = [];
  const send = byWallClock(
    (what, given) => {
      if (what === target) inputs.push(given);
      return Promise.resolve({ ok: true, output: { now: 600 } });
    },
    () => wall,
  );
  await send(target, input);
  return inputs[0];
}

test('logs since two minutes ago on the wall are those since two minutes ago here', async () => {
  const startTime = (WALL - 120) * 1000;
  expect(await sent('Logs.FilterLogEvents', { logGroupName: 'a', startTime })).toEqual({
    logGroupName: 'a',
    startTime: (NOW - 120) * 1000,
  });
});

test('nothing begins before the sandbox does', async () => {
  const startTime = (WALL - 86_400) * 1000;
  const endTime = WALL * 1000;
  expect(await sent('Logs.FilterLogEvents', { startTime, endTime })).toEqual({
    startTime: BEGINNING * 1000,
    endTime: NOW * 1000,
  });
});

test('metrics too, whether their moments are texts or numbers', async () => {
  const StartTime = new Date((WALL - 300) * 1000).toISOString();
  expect(await sent('CloudWatch.GetMetricStatistics', { StartTime, EndTime: WALL })).toEqual({
    StartTime: NOW - 300,
    EndTime: NOW,
  });
});

test('dates of the sandbox’s own stay, also those to come', async () => {
  const own = { startTime: (NOW - 60) * 1000, endTime: (NOW + 3600) * 1000 };
  expect(await sent('Logs.GetLogEvents', own)).toBe(own);
  const later = { StartTime: NOW + 60, EndTime: NOW + 120 };
  expect(await sent('CloudWatch.GetMetricData', later)).toBe(later);
  const others = { startTime: WALL };
  expect(await sent('ECS.ListTasks', others)).toBe(others);
});

test('a wall whose clock is behind the sandbox’s changes nothing', async () => {
  const input = { startTime: (NOW - 400) * 1000 };
  expect(await sent('Logs.FilterLogEvents', input, NOW - 300)).toBe(input);
});
