/**
 * Clients reckon by the clock on their wall: `aws logs tail --since 10m` asks for what has come
 * since ten minutes ago there. The sandbox has a clock of its own, from 2026-01-01 on. So a window
 * that begins later than anything has happened here, and not long ago on the wall, is taken to
 * begin as long ago by the sandbox's clock.
 */
import type { Result } from '../../model/result';
import { toEpochSeconds, ZERO } from '../../model/sim-time';

type Input = Record<string, unknown>;
type Send = (target: string, input: Input) => Promise<Result>;

/** Where operations have their windows, and in what they count: milliseconds or seconds. */
const WINDOWS: Readonly<Record<string, { start: string; end: string; perSecond: number }>> = {
  'Logs.FilterLogEvents': { start: 'startTime', end: 'endTime', perSecond: 1000 },
  'Logs.GetLogEvents': { start: 'startTime', end: 'endTime', perSecond: 1000 },
  'CloudWatch.GetMetricStatistics': { start: 'StartTime', end: 'EndTime', perSecond: 1 },
  'CloudWatch.GetMetricData': { start: 'StartTime', end: 'EndTime', perSecond: 1 },
};
/** Further from now on the wall nobody looks without meaning a date of the sandbox's. */
const LONG_AGO_SECONDS = 35 * 86_400;
const BEGINNING_SECONDS = toEpochSeconds(ZERO);

/** Sends an operation, its window moved where it was reckoned by `wallSeconds`, the time there. */
export function byWallClock(send: Send, wallSeconds: () => number): Send {
  return async (target, input) => {
    const window = Object.hasOwn(WINDOWS, target) ? WINDOWS[target] : undefined;
    const start = window && secondsOf(input[window.start], window.perSecond);
    const wall = wallSeconds();
    if (!window || start === undefined || Math.abs(wall - start) > LONG_AGO_SECONDS) {
      return send(target, input);
    }
    const clock = await send('Sandbox.DescribeClock', {});
    const now = BEGINNING_SECONDS + (clock.ok ? (clock.output as { now: number }).now : 0);
    if (start <= now) return send(target, input);
    const moved = { ...input };
    for (const member of [window.start, window.end]) {
      const moment = secondsOf(input[member], window.perSecond);
      if (moment === undefined) continue;
      const here = Math.max(BEGINNING_SECONDS, now - (wall - moment));
      moved[member] = Math.floor(here * window.perSecond);
    }
    return send(target, moved);
  };
}

function secondsOf(moment: unknown, perSecond: number): number | undefined {
  const seconds =
    typeof moment === 'string' ? Date.parse(moment) / 1000 : Number(moment) / perSecond;
  return moment === undefined || Number.isNaN(seconds) ? undefined : seconds;
}
