import { deleteGroup } from '../../../engine/logs/log-groups';
import type { Handler } from '../../handler';
import { changeableGroup } from './found';

/** From then on it is not there, though nobody may have made it before. */
export const deleteLogGroup: Handler<'Logs.DeleteLogGroup'> = ({ ctx }, { logGroupName }) => {
  deleteGroup(ctx.world, changeableGroup(ctx.world, logGroupName));
  return {};
};
