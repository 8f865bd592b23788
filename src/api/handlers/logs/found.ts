import { isThere, UNSENT } from '../../../engine/logs/log-groups';
import type { World } from '../../../engine/world/world';
import { lastPart } from '../../../model/ids';
import type { LogGroup, LogStream } from '../../../model/log-group';
import { logsErrors } from '../../contract/errors';
import { found, refuse } from '../../refusal';

interface Named {
  logGroupName?: string | undefined;
  logGroupIdentifier?: string | undefined;
}

/** What the two members say that may name a log group; the identifier may be an ARN. */
function nameOf({ logGroupName, logGroupIdentifier }: Named): string {
  if ((logGroupName === undefined) === (logGroupIdentifier === undefined)) {
    refuse(logsErrors.invalidParameter('Exactly one of logGroupName and logGroupIdentifier.'));
  }
  const name = logGroupName ?? logGroupIdentifier!;
  const [, ofArn = ''] = /:log-group:([^:]*)/.exec(name) ?? [];
  return name.startsWith('arn:') ? ofArn || lastPart(name) : name;
}

/** A group that can be read: declared, or written to; one nobody has spoken of is empty air. */
export function groupOf(world: World, named: Named): LogGroup {
  const group = world.logGroups.get(nameOf(named));
  if (group?.deleted || group?.name === UNSENT) refuse(logsErrors.groupNotFound());
  return found(group, logsErrors.groupNotFound());
}

/** The name of a group that may be changed: one that has been deleted may not. */
export function changeableGroup(world: World, name: string): string {
  if (!isThere(world, name)) refuse(logsErrors.groupNotFound());
  if (!/^[.\-_/#A-Za-z0-9]+$/.test(name)) refuse(logsErrors.badGroupName(name));
  return name;
}

export const streamOf = (group: LogGroup, name: string): LogStream =>
  found(
    Object.hasOwn(group.streams, name) ? group.streams[name] : undefined,
    logsErrors.streamNotFound(),
  );
