import type { Alarm } from '../../model/alarm';
import { type SimMicros, toEpochSeconds } from '../../model/sim-time';
import { type Evaluation, isBreaching } from './alarm-evaluation';

const COMPARISON: Record<Alarm['comparisonOperator'], string> = {
  GreaterThanThreshold: 'greater than',
  GreaterThanOrEqualToThreshold: 'greater than or equal to',
  LessThanThreshold: 'less than',
  LessThanOrEqualToThreshold: 'less than or equal to',
};

/** `StateReason` of an alarm that has just been made. */
export const UNCHECKED = 'Unchecked: Initial alarm creation';

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
const was = (count: number): string => (count === 1 ? 'was' : 'were');
const decimal = (n: number): string => (Number.isInteger(n) ? `${n}.0` : String(n));

/**
 * Why an alarm came into its state, worded as CloudWatch does. `startOf` is when the period of a
 * datapoint began.
 */
export function stateReason(
  alarm: Alarm,
  { state, used, filled }: Evaluation,
  startOf: (index: number) => SimMicros,
): string {
  const { evaluationPeriods: n, datapointsToAlarm: m, treatMissingData } = alarm;
  if (state === 'INSUFFICIENT_DATA') {
    return `Insufficient Data: ${plural(n, 'datapoint')} ${was(n)} unknown.`;
  }
  if (used.length === 0) {
    const treated = treatMissingData === 'breaching' ? 'Breaching' : 'NonBreaching';
    return (
      `Threshold Crossed: no datapoints were received for ${plural(n, 'period')} and ` +
      `${plural(n, 'missing datapoint')} ${was(n)} treated as [${treated}].`
    );
  }
  const isAlarm = state === 'ALARM';
  const told = used.filter(({ figure }) => isBreaching(alarm, figure) === isAlarm).reverse();
  const shown = told.map(({ figure, index }) => `${decimal(figure)} (${dateOf(startOf(index))})`);
  const not = isAlarm ? '' : 'not ';
  const least = isAlarm
    ? `minimum ${plural(m, 'datapoint')} for OK -> ALARM transition`
    : `minimum ${plural(n - m + 1, 'datapoint')} for ALARM -> OK transition`;
  const stoodIn = filled > 0 ? ` ${plural(filled, 'datapoint')} ${was(filled)} missing.` : '';
  return (
    `Threshold Crossed: ${told.length} out of the last ${plural(n, 'datapoint')} ` +
    `[${shown.join(', ')}] ${was(told.length)} ${not}${COMPARISON[alarm.comparisonOperator]} ` +
    `the threshold (${decimal(alarm.threshold)}) (${least}).${stoodIn}`
  );
}

const two = (n: number): string => String(n).padStart(2, '0');

/** `01/01/26 00:01:00`: day, month and year, reckoned without a calendar of the machine's. */
function dateOf(at: SimMicros): string {
  const epoch = Math.floor(toEpochSeconds(at));
  const days = Math.floor(epoch / 86_400);
  const second = epoch - days * 86_400;
  // Days since 1 March of the year 0, when leap days come last in a year.
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const clock = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60].map(two);
  return `${two(day)}/${two(month)}/${two(year % 100)} ${clock.join(':')}`;
}
