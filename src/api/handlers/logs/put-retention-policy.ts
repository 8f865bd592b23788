import { declareGroup } from '../../../engine/logs/log-groups';
import { logsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { changeableGroup } from './found';

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
];

/** Lines older than that are not shown any more. */
export const putRetentionPolicy: Handler<'Logs.PutRetentionPolicy'> = ({ ctx }, input) => {
  const name = changeableGroup(ctx.world, input.logGroupName);
  if (!DAYS.includes(input.retentionInDays)) {
    refuse(logsErrors.badRetention(input.retentionInDays, DAYS));
  }
  const known = ctx.world.logGroups.get(name);
  const group = known?.isDeclared ? known : declareGroup(ctx.world, name);
  group.retentionInDays = input.retentionInDays;
  return {};
};
