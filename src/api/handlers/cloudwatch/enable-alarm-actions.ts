import type { Handler } from '../../handler';
import { switchActions } from './alarm-actions';

export const enableAlarmActions: Handler<'CloudWatch.EnableAlarmActions'> = ({ ctx }, input) =>
  switchActions(ctx, input, true);
