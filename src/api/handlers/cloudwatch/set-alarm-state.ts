import { setAlarmState as set } from '../../../engine/cloudwatch/alarms';
import { cloudWatchErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { alarmOf } from './alarm-names';

/** For trying out what follows: the next evaluation may find another state. */
export const setAlarmState: Handler<'CloudWatch.SetAlarmState'> = ({ ctx }, input) => {
  const alarm = alarmOf(ctx.world, input.AlarmName);
  if (!isJson(input.StateReasonData ?? '{}')) refuse(cloudWatchErrors.notJson('StateReasonData'));
  set(ctx, alarm, input.StateValue, input.StateReason);
  return {};
};

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
