import type { Alarm } from '../../../model/alarm';
import { cloudWatchErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { alarmPage } from './alarm-pages';
import { describeAlarm } from './answers/alarm';

/** By name. Names that no alarm has are passed over. */
export const describeAlarms: Handler<'CloudWatch.DescribeAlarms'> = ({ ctx }, input) => {
  if (input.AlarmNames && input.AlarmNamePrefix !== undefined) {
    refuse(cloudWatchErrors.namesOrPrefix());
  }
  const wanted = [...ctx.world.alarms.values()]
    .filter((alarm) => isAskedFor(alarm, input))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const { items, next } = alarmPage(wanted, input);
  return { MetricAlarms: items.map(describeAlarm), CompositeAlarms: [], NextToken: next };
};

function isAskedFor(alarm: Alarm, input: InputOf<'CloudWatch.DescribeAlarms'>): boolean {
  const { AlarmNames: names, AlarmNamePrefix: prefix = '', StateValue: state } = input;
  const { AlarmTypes: types, ActionPrefix: action } = input;
  const { OKActions, AlarmActions, InsufficientDataActions } = alarm.carried;
  const actions = [OKActions, AlarmActions, InsufficientDataActions].flatMap(
    (list) => (list ?? []) as string[],
  );
  return (
    (names === undefined || names.length === 0 || names.includes(alarm.name)) &&
    alarm.name.startsWith(prefix) &&
    (state === undefined || alarm.state === state) &&
    (types === undefined || types.length === 0 || types.includes('MetricAlarm')) &&
    (action === undefined || actions.some((one) => one.startsWith(action))) &&
    input.ChildrenOfAlarmName === undefined &&
    input.ParentsOfAlarmName === undefined
  );
}
