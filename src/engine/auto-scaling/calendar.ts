/** The Gregorian calendar in UTC, reckoned without a calendar of the machine's. */
export interface CalendarDay {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  /** 1 is Sunday, as in cron expressions of AWS. */
  weekday: number;
}

/** The day that is so many days after 1970-01-01. */
export function dayOf(daysSinceEpoch: number): CalendarDay {
  // Days since 1 March of the year 0, when leap days come last in a year.
  const shifted = daysSinceEpoch + 719_468;
  const era = Math.floor(shifted / 146_097);
  const inEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) /
      365,
  );
  const inYear =
    inEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * inYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: inYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
    weekday: ((((daysSinceEpoch + 4) % 7) + 7) % 7) + 1,
  };
}

/** Days from 1970-01-01 to a day. */
export function daysUntil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const fromMarch = (month + 9) % 12;
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return y * 365 + leapDays + Math.floor((153 * fromMarch + 2) / 5) + day - 1 - 719_468;
}

export const daysInMonth = (year: number, month: number): number =>
  month === 12 ? 31 : daysUntil(year, month + 1, 1) - daysUntil(year, month, 1);
