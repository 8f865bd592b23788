import { declareGroup } from '../../../engine/logs/log-groups';
import { logsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';

/** One that came into being by itself can still be made: it is the same from then on. */
export const createLogGroup: Handler<'Logs.CreateLogGroup'> = ({ ctx }, input) => {
  const { logGroupName: name, kmsKeyId, tags, logGroupClass } = input;
  if (!/^[.\-_/#A-Za-z0-9]+$/.test(name)) refuse(logsErrors.badGroupName(name));
  if (ctx.world.logGroups.get(name)?.isDeclared) refuse(logsErrors.groupExists());
  const group = declareGroup(ctx.world, name);
  group.carried = { kmsKeyId, tags, logGroupClass };
  return {};
};
