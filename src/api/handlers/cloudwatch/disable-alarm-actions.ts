import type { Handler } from '../../handler';
import { switchActions } from './alarm-actions';

export const disableAlarmActions: Handler<'CloudWatch.DisableAlarmActions'> = ({ ctx }, input) =>
  switchActions(ctx, input, false);
