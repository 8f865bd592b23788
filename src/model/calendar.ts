/** Calendar words for simulated moments: nothing here may ask the machine's clock. */

const DAYS = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const DAY = 86_400;

/** `Thu Jan  1 00:00:21 UTC 2026` of epoch seconds. */
export function dateInWords(epochSeconds: number): string {
  const whole = Math.floor(epochSeconds);
  const days = Math.floor(whole / DAY);
  const { year, month, day } = civil(days);
  const two = (n: number) => String(n).padStart(2, '0');
  const time = `${timeOfDay(whole)}:${two(whole % 60)}`;
  return `${DAYS[days % 7]} ${MONTHS[month - 1]} ${String(day).padStart(2)} ${time} UTC ${year}`;
}

/** `2026-01-01T00:00:21.136Z` of epoch seconds, as EventBridge and AWS's logs have moments. */
export function isoMoment(epochSeconds: number): string {
  const millis = Math.floor(epochSeconds * 1000 + 0.001);
  const whole = Math.floor(millis / 1000);
  const { year, month, day } = civil(Math.floor(whole / DAY));
  const two = (n: number) => String(n).padStart(2, '0');
  const fraction = String(millis % 1000).padStart(3, '0');
  return `${year}-${two(month)}-${two(day)}T${timeOfDay(whole)}:${two(whole % 60)}.${fraction}Z`;
}

/** `07:48`. */
function timeOfDay(epochSeconds: number): string {
  const minutes = Math.floor((epochSeconds % DAY) / 60);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Day, month and year in the Gregorian calendar; years are counted from March on the way. */
function civil(daysSinceEpoch: number): { year: number; month: number; day: number } {
  const z = daysSinceEpoch + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfYear = dayOfEra - (365 * yearOfEra + leapDays);
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}
