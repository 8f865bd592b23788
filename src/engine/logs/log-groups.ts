import { logGroupArn } from '../../model/ids';
import type { LogEvent, LogGroup, LogStream } from '../../model/log-group';
import { plus, seconds, type SimMicros } from '../../model/sim-time';
import { LIMITS } from '../limits';
import type { World } from '../world/world';
import { noteMade, oldestOf } from './stream-order';

/**
 * Log groups of CloudWatch Logs with their streams. LOG-1: one that was never declared exists: it
 * comes into being with its first line, or when somebody asks for it by name.
 */

/**
 * The group of what goes to no log group: output of containers without the awslogs driver, which
 * the sandbox keeps all the same. No log group can be called so.
 */
export const UNSENT = 'sandbox:unsent';

const DAY = 86_400;

/** Declares a group; one that came into being by itself, or was deleted, is there from now on. */
export function declareGroup(world: World, name: string): LogGroup {
  const before = world.logGroups.get(name);
  const group: LogGroup = {
    name,
    arn: logGroupArn(name),
    isDeclared: true,
    createdAt: world.now,
    deleted: false,
    streams: before && !before.deleted ? before.streams : {},
  };
  world.logGroups.set(name, group);
  return group;
}

/** Deletes it with all its streams. What is left is a mark that it is not there. */
export function deleteGroup(world: World, name: string): void {
  const streams = world.logGroups.get(name)?.streams ?? {};
  world.logStreamCount -= Object.keys(streams).length;
  world.logGroups.set(name, {
    name,
    arn: logGroupArn(name),
    isDeclared: false,
    createdAt: world.now,
    deleted: true,
    streams: {},
  });
}

/** LOG-1: a group that is there: declared, or never spoken of. */
export const isThere = (world: World, name: string): boolean =>
  world.logGroups.get(name)?.deleted !== true;

/** Deletes a stream with its lines. */
function deleteStream(world: World, group: LogGroup, name: string): void {
  if (!group.streams[name]) return;
  delete group.streams[name];
  world.logStreamCount--;
}

interface Place {
  readonly group: string;
  readonly stream: string;
}

/**
 * Writes a line; lines of one stream are in order of time, whenever they are written. A line for a
 * group that is not there is lost.
 */
export function appendLine(world: World, place: Place, message: string, at = world.now): void {
  const stream = streamAt(world, place);
  if (!stream) return;
  const { events } = stream;
  let index = events.length;
  while (index > 0 && events[index - 1]!.at > at) index--;
  events.splice(index, 0, Object.freeze({ at, message }));
  trim(stream, linesPerStream(world.logStreamCount));
}

function streamAt(world: World, { group: name, stream }: Place): LogStream | undefined {
  const group = groupAt(world, name);
  if (group.deleted) return undefined;
  const known = group.streams[stream];
  if (known) return known;
  const made: LogStream = { name: stream, createdAt: world.now, events: [], dropped: 0 };
  group.streams[stream] = made;
  noteMade(group.streams, stream);
  makeRoom(world);
  return made;
}

function groupAt(world: World, name: string): LogGroup {
  const known = world.logGroups.get(name);
  if (known) return known;
  const arn = logGroupArn(name);
  const made = { name, arn, isDeclared: false, createdAt: world.now, deleted: false, streams: {} };
  world.logGroups.set(name, made);
  return made;
}

/** With many streams fewer lines are kept of each; the oldest streams go first. */
function makeRoom(world: World): void {
  const before = linesPerStream(world.logStreamCount);
  world.logStreamCount++;
  if (world.logStreamCount > LIMITS.logStreams) dropOldestStream(world);
  const most = linesPerStream(world.logStreamCount);
  if (most === before) return;
  for (const group of world.logGroups.values()) {
    for (const stream of Object.values(group.streams)) trim(stream, most);
  }
}

function dropOldestStream(world: World): void {
  let oldest: { group: LogGroup; stream: LogStream } | undefined;
  for (const group of world.logGroups.values()) {
    const stream = oldestOf(group.streams);
    if (!stream) continue;
    if (!oldest || stream.createdAt < oldest.stream.createdAt) oldest = { group, stream };
  }
  if (oldest) deleteStream(world, oldest.group, oldest.stream.name);
}

const linesPerStream = (streams: number): number =>
  Math.max(
    LIMITS.logLinesAtLeast,
    Math.min(LIMITS.logLinesPerStream, Math.floor(LIMITS.logLines / Math.max(1, streams))),
  );

function trim(stream: LogStream, most: number): void {
  const tooMany = stream.events.length - most;
  if (tooMany <= 0) return;
  stream.events.splice(0, tooMany);
  stream.dropped += tooMany;
}

/** Lines of a stream that its group's retention has not let go yet, oldest first. */
export function keptLines(world: World, group: LogGroup, stream: LogStream): LogEvent[] {
  const { retentionInDays } = group;
  if (retentionInDays === undefined) return stream.events;
  const from: SimMicros = plus(world.now, -seconds(retentionInDays * DAY));
  return stream.events.filter((event) => event.at >= from);
}
