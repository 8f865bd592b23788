import { type CalendarDay, dayOf, daysInMonth } from './calendar';

/** A cron expression of AWS: six fields, each the set of numbers that it holds. */
export interface Cron {
  minutes: ReadonlySet<number>;
  hours: ReadonlySet<number>;
  months: ReadonlySet<number>;
  years: ReadonlySet<number> | null;
  /** Null for `?` and `*`. */
  daysOfMonth: ReadonlySet<number> | null;
  lastOfMonth: boolean;
  weekdays: ReadonlySet<number> | null;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** A number within bounds, or one of the words that stand for 1, 2, 3 … */
function numberIn(text: string, [low, high]: [number, number], words: string[]): number | null {
  const named = words.indexOf(text.toUpperCase());
  if (named >= 0) return named + 1;
  const n = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  return n >= low && n <= high ? n : null;
}

/** `*`, `5`, `1-5`, `0/15`, `MON-FRI`, `1,15`: what a field holds; null for anything else. */
function setOf(
  field: string,
  bounds: [number, number],
  words: string[] = [],
): ReadonlySet<number> | null {
  const all = new Set<number>();
  for (const part of field.split(',')) {
    const [range = '', step = '1', ...more] = part.split('/');
    const [first = '', last, ...rest] = range.split('-');
    const from = first === '*' ? bounds[0] : numberIn(first, bounds, words);
    const single = last === undefined && first !== '*' && !part.includes('/');
    const to = last === undefined ? (single ? from : bounds[1]) : numberIn(last, bounds, words);
    const by = /^\d+$/.test(step) ? Number(step) : 0;
    if (from === null || to === null || by === 0 || more.length + rest.length > 0) return null;
    for (let n = from; n <= to; n += by) all.add(n);
  }
  return all.size > 0 ? all : null;
}

const isAny = (field: string): boolean => field === '*' || field === '?';

/**
 * `cron(Minutes Hours Day_of_month Month Day_of_week Year)`; null where it is none, or says more than
 * is understood here (`W`, `#`, `L` beside a day of the week).
 * https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html
 */
export function parseCron(expression: string): Cron | null {
  const fields = /^cron\((.+)\)$/.exec(expression)?.[1]?.trim().split(/\s+/);
  if (fields?.length !== 6) return null;
  const [minute = '', hour = '', day = '', month = '', weekday = '', year = ''] = fields;
  // One of the two days must be left open.
  if ((day === '?') === (weekday === '?') && !(isAny(day) && isAny(weekday))) return null;
  const minutes = setOf(minute, [0, 59]);
  const hours = setOf(hour, [0, 23]);
  const months = setOf(month, [1, 12], MONTHS);
  const years = setOf(year, [1970, 2199]);
  const daysOfMonth = isAny(day) || day === 'L' ? null : setOf(day, [1, 31]);
  const weekdays = isAny(weekday) ? null : setOf(weekday, [1, 7], WEEKDAYS);
  const hasDay = isAny(day) || day === 'L' || daysOfMonth !== null;
  const hasWeekday = isAny(weekday) || weekdays !== null;
  if (!minutes || !hours || !months || !years || !hasDay || !hasWeekday) return null;
  const lastOfMonth = day === 'L';
  return { minutes, hours, months, years, daysOfMonth, lastOfMonth, weekdays };
}

function isOn(cron: Cron, day: CalendarDay): boolean {
  const { daysOfMonth, weekdays, years } = cron;
  return (
    cron.months.has(day.month) &&
    (years === null || years.has(day.year)) &&
    (daysOfMonth === null || daysOfMonth.has(day.day)) &&
    (!cron.lastOfMonth || day.day === daysInMonth(day.year, day.month)) &&
    (weekdays === null || weekdays.has(day.weekday))
  );
}

/** No further ahead than this is looked for the next time. */
const HORIZON_DAYS = 1500;

/** The first full minute after `epoch` (in seconds) that it names; null if there is none soon. */
export function nextCron(cron: Cron, epoch: number): number | null {
  const start = (Math.floor(epoch / 60) + 1) * 60;
  const firstDay = Math.floor(start / 86_400);
  const hours = [...cron.hours].sort((a, b) => a - b);
  const minutes = [...cron.minutes].sort((a, b) => a - b);
  for (let day = firstDay; day <= firstDay + HORIZON_DAYS; day++) {
    if (!isOn(cron, dayOf(day))) continue;
    for (const hour of hours) {
      for (const minute of minutes) {
        const at = day * 86_400 + hour * 3600 + minute * 60;
        if (at >= start) return at;
      }
    }
  }
  return null;
}
