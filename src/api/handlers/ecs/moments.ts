const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?)?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * A moment given as epoch seconds, as text of them, or in ISO 8601; NaN when it is none of these.
 */
export function epochSeconds(moment: number | string): number {
  if (typeof moment === 'number') return moment;
  if (/^\d+(?:\.\d+)?$/.test(moment)) return Number(moment);
  const match = ISO.exec(moment);
  if (!match) return Number.NaN;
  const [year, month, day, hour, minute, second] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const days = daysSinceEpoch(year!, month!, day!);
  return days * 86_400 + hour! * 3600 + minute! * 60 + second! - offsetOf(match[7]);
}

function offsetOf(zone: string | undefined): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '');
  if (!match) return 0;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60;
  return match[1] === '-' ? -seconds : seconds;
}

/**
 * Days from 1970-01-01 in the Gregorian calendar; years counted from March, so that leap days come
 * last.
 */
function daysSinceEpoch(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const monthsSinceMarch = (month + 9) % 12;
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  const daysInYear = Math.floor((153 * monthsSinceMarch + 2) / 5) + day - 1;
  return y * 365 + leapDays + daysInYear - 719_468;
}
