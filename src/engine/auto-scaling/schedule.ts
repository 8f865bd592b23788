import type { ScheduledAction } from '../../model/scaling';
import {
  fromEpochSeconds,
  plus,
  seconds,
  type SimMicros,
  toEpochSeconds,
} from '../../model/sim-time';
import { daysUntil } from './calendar';
import { nextCron, parseCron } from './cron';

const AT = /^at\((\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?\)$/;
const RATE = /^rate\((\d+) (minutes?|hours?|days?)\)$/;
const SECONDS_OF = { minute: 60, hour: 3600, day: 86_400 } as const;

/** Whether a schedule is one that can be kept here. */
export const isSchedule = (text: string): boolean =>
  AT.test(text) || rateSeconds(text) !== null || parseCron(text) !== null;

function rateSeconds(text: string): number | null {
  const [, count, unit = ''] = RATE.exec(text) ?? [];
  if (count === undefined || Number(count) === 0) return null;
  return Number(count) * SECONDS_OF[unit.replace(/s$/, '') as keyof typeof SECONDS_OF];
}

/** How far a zone is ahead of UTC, in seconds; null for one that has rules of its own. */
export function zoneOffset(zone = 'UTC'): number | null {
  if (/^(?:Etc\/)?(?:UTC|GMT|UCT|Zulu|Universal)$/.test(zone)) return 0;
  // The sign of these is the other way round.
  const [, sign, hours] = /^Etc\/GMT([+-])(\d{1,2})$/.exec(zone) ?? [];
  if (hours === undefined) return null;
  return (sign === '+' ? -1 : 1) * Number(hours) * 3600;
}

/**
 * SCALE-8: when an action is due next after `now`; null if not any more. A rate counts from its
 * start time, or from when the action was made.
 * https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-scheduled-scaling.html
 */
export function nextTime(
  action: Pick<ScheduledAction, 'schedule' | 'timezone' | 'startAt' | 'endAt' | 'createdAt'>,
  now: SimMicros,
): SimMicros | null {
  const { schedule, startAt, endAt } = action;
  const next = unbounded(action, startAt !== undefined && startAt > now ? plus(startAt, -1) : now);
  if (next === null || (endAt !== undefined && next > endAt && !AT.test(schedule))) return null;
  return next;
}

function unbounded(
  { schedule, timezone, startAt, createdAt }: Parameters<typeof nextTime>[0],
  after: SimMicros,
): SimMicros | null {
  const offset = zoneOffset(timezone) ?? 0;
  const rate = rateSeconds(schedule);
  if (rate !== null) {
    const from = startAt ?? plus(createdAt, seconds(rate));
    const passed = Math.max(0, Math.floor((after - from) / seconds(rate)) + 1);
    return plus(from, passed * seconds(rate));
  }
  const date = AT.exec(schedule);
  if (date) {
    const [year, month, day, hour, minute, second] = date.slice(1).map((part) => Number(part ?? 0));
    const days = daysUntil(year!, month!, day!);
    const epoch = days * 86_400 + hour! * 3600 + minute! * 60 + second! - offset;
    const at = fromEpochSeconds(epoch);
    return at > after ? at : null;
  }
  const cron = parseCron(schedule);
  const epoch = cron && nextCron(cron, toEpochSeconds(after) + offset);
  return epoch === null ? null : fromEpochSeconds(epoch - offset);
}
