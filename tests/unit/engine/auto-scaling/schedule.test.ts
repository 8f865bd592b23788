import { describe, expect, test } from 'vitest';
import { dayOf, daysUntil } from '../../../../src/engine/auto-scaling/calendar';
import { isSchedule, nextTime, zoneOffset } from '../../../../src/engine/auto-scaling/schedule';
import { fromEpochSeconds, seconds, toEpochSeconds, ZERO } from '../../../../src/model/sim-time';

const moment = (iso: string) => fromEpochSeconds(Date.parse(iso) / 1000);
const iso = (at: ReturnType<typeof nextTime>) =>
  at === null ? null : new Date(toEpochSeconds(at) * 1000).toISOString().slice(0, 19);

/** Next time after the beginning of the run, 2026-01-01T00:00:00Z (a Thursday). */
const next = (schedule: string, after = '2026-01-01T00:00:00Z', more: object = {}) =>
  iso(nextTime({ schedule, createdAt: ZERO, ...more }, moment(after)));

test('its calendar is that of the machine', () => {
  for (let day = -1000; day < 40_000; day += 37) {
    const date = new Date(day * 86_400_000);
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
    expect(dayOf(day)).toEqual({
      year,
      month,
      day: date.getUTCDate(),
      weekday: date.getUTCDay() + 1,
    });
    expect(daysUntil(year, month, date.getUTCDate())).toBe(day);
  }
});

describe('SCALE-8: when an action is due', () => {
  test.each([
    ['cron(15 12 * * ? *)', '2026-01-01T12:15:00'],
    ['cron(0 0 * * ? *)', '2026-01-02T00:00:00'],
    ['cron(0/20 * * * ? *)', '2026-01-01T00:20:00'],
    ['cron(0 8 ? * MON-FRI *)', '2026-01-01T08:00:00'],
    ['cron(0 8 ? * SAT,SUN *)', '2026-01-03T08:00:00'],
    ['cron(0 6 L * ? *)', '2026-01-31T06:00:00'],
    ['cron(30 6 29 2 ? *)', '2028-02-29T06:30:00'],
    ['cron(0 10 1 JUL ? 2026)', '2026-07-01T10:00:00'],
    ['cron(0 10 1 1 ? 2025)', null],
    ['at(2026-01-01T00:30:00)', '2026-01-01T00:30:00'],
    ['at(2025-12-31T00:30:00)', null],
    ['rate(5 minutes)', '2026-01-01T00:05:00'],
    ['rate(1 day)', '2026-01-02T00:00:00'],
  ])('%s: %s', (schedule, expected) => {
    expect(next(schedule)).toBe(expected);
  });

  test('on the moment itself it is past', () => {
    expect(next('cron(0 8 * * ? *)', '2026-01-01T08:00:00Z')).toBe('2026-01-02T08:00:00');
    expect(next('rate(5 minutes)', '2026-01-01T00:05:00Z')).toBe('2026-01-01T00:10:00');
  });

  test('a recurring schedule holds between its start and its end', () => {
    const startAt = moment('2026-01-05T08:00:00Z');
    const endAt = moment('2026-01-06T00:00:00Z');
    const bounds = { startAt, endAt };
    expect(next('cron(0 8 * * ? *)', undefined, bounds)).toBe('2026-01-05T08:00:00');
    expect(next('cron(0 8 * * ? *)', '2026-01-05T08:00:00Z', bounds)).toBeNull();
    expect(next('rate(1 hour)', undefined, bounds)).toBe('2026-01-05T08:00:00');
  });

  test('a fixed zone is ahead of UTC or behind', () => {
    expect(zoneOffset('Etc/GMT-2')).toBe(7200);
    expect(next('cron(0 8 * * ? *)', undefined, { timezone: 'Etc/GMT-2' })).toBe(
      '2026-01-01T06:00:00',
    );
    expect(zoneOffset('Europe/Berlin')).toBeNull();
  });

  test.each([
    'cron(0 8 * * *)',
    'cron(60 8 * * ? *)',
    'cron(0 8 1 * MON *)',
    'rate(0 minutes)',
    'daily',
  ])('%s is no schedule', (schedule) => {
    expect(isSchedule(schedule)).toBe(false);
  });

  test('far away is found in good time', () => {
    const far = nextTime({ schedule: 'cron(0 0 29 2 ? *)', createdAt: ZERO }, seconds(3e8));
    expect(iso(far)).toBe('2036-02-29T00:00:00');
  });
});
