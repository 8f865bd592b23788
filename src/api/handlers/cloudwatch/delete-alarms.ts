import { deleteAlarm } from '../../../engine/cloudwatch/alarms';
import type { Handler } from '../../handler';
import { alarmsOf } from './alarm-names';

/** All of them, or none if one is not there. */
export const deleteAlarms: Handler<'CloudWatch.DeleteAlarms'> = ({ ctx }, input) => {
  for (const alarm of alarmsOf(ctx.world, input.AlarmNames)) deleteAlarm(ctx, alarm);
  return {};
};
