import type { DomainEvent } from '../../../model/view';
import { toEpochSeconds } from '../../../model/sim-time';
import { cloudWatchErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { epochSeconds } from '../ecs/moments';
import { alarmPage } from './alarm-pages';

/** Changes of state, newest first unless told otherwise; AWS's other kinds of item are not kept. */
export const describeAlarmHistory: Handler<'CloudWatch.DescribeAlarmHistory'> = (
  { ctx },
  input,
) => {
  const wanted = ctx.world.events.filter(
    (event) => event.type === 'AlarmStateChange' && isAskedFor(event, input),
  );
  if (input.ScanBy !== 'TimestampAscending') wanted.reverse();
  const { items, next } = alarmPage(wanted, input);
  return { AlarmHistoryItems: items.map(describeItem), NextToken: next };
};

const nameOf = ({ subject }: DomainEvent): string =>
  subject.slice(subject.indexOf(':alarm:') + ':alarm:'.length);

function isAskedFor(
  event: DomainEvent,
  input: InputOf<'CloudWatch.DescribeAlarmHistory'>,
): boolean {
  const { AlarmName: name, AlarmTypes: types, HistoryItemType: kind } = input;
  const at = toEpochSeconds(event.at);
  return (
    (name === undefined || name === nameOf(event)) &&
    (types === undefined || types.length === 0 || types.includes('MetricAlarm')) &&
    (kind === undefined || kind === 'StateUpdate') &&
    at >= momentOf(input.StartDate, Number.NEGATIVE_INFINITY) &&
    at <= momentOf(input.EndDate, Number.POSITIVE_INFINITY)
  );
}

function momentOf(given: string | number | undefined, otherwise: number): number {
  if (given === undefined) return otherwise;
  const at = epochSeconds(given);
  if (Number.isNaN(at)) refuse(cloudWatchErrors.validation(`Invalid timestamp: ${given}`));
  return at;
}

function describeItem(event: DomainEvent): object {
  const [from, to] = event.message.split(' → ');
  const state = (stateValue: string | undefined) => ({ stateValue });
  const data = { version: '1.0', oldState: state(from), newState: state(to) };
  return {
    AlarmName: nameOf(event),
    AlarmType: 'MetricAlarm',
    Timestamp: toEpochSeconds(event.at),
    HistoryItemType: 'StateUpdate',
    HistorySummary: `Alarm updated from ${from} to ${to}`,
    HistoryData: JSON.stringify(data),
  };
}
