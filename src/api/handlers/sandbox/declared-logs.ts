import type { World } from '../../../engine/world/world';
import type { Account } from '../../../model/account';
import type { LogGroup } from '../../../model/log-group';

type Declared = Account['operations'][number];

/** Log groups that were made, and those that were deleted: on an empty sandbox they would exist. */
export const logDeclarations = (world: World): Declared[] =>
  [...world.logGroups.values()].flatMap(declarationsOf);

function declarationsOf(group: LogGroup): Declared[] {
  const input = { logGroupName: group.name };
  if (group.deleted) return [{ target: 'Logs.DeleteLogGroup', input }];
  if (!group.isDeclared) return [];
  const made = { target: 'Logs.CreateLogGroup', input: { ...input, ...group.carried } };
  if (group.retentionInDays === undefined) return [made];
  const retention = { ...input, retentionInDays: group.retentionInDays };
  return [made, { target: 'Logs.PutRetentionPolicy', input: retention }];
}
