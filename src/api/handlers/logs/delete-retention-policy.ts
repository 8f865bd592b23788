import type { Handler } from '../../handler';
import { groupOf } from './found';

/** Lines are kept for good, as far as there is room for them. */
export const deleteRetentionPolicy: Handler<'Logs.DeleteRetentionPolicy'> = ({ ctx }, input) => {
  delete groupOf(ctx.world, input).retentionInDays;
  return {};
};
