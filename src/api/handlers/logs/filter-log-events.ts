import { lineFilter } from '../../../engine/logs/filter-pattern';
import { keptLines } from '../../../engine/logs/log-groups';
import type { LogStream } from '../../../model/log-group';
import { logsErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { found, refuse } from '../../refusal';
import { page } from '../pages';
import { eventId, isBetween, millis } from './answers/log-event';
import { groupOf } from './found';

const MOST = 10_000;

/** Lines of all streams, or of those named, by time. */
export const filterLogEvents: Handler<'Logs.FilterLogEvents'> = ({ ctx }, input) => {
  const group = groupOf(ctx.world, input);
  const matches = found(lineFilter(input.filterPattern ?? ''), logsErrors.badPattern());
  const lines = streamsOf(Object.values(group.streams), input).flatMap((stream) =>
    keptLines(ctx.world, group, stream)
      .filter((event) => isBetween(event, input) && matches(event.message))
      .map((event) => ({ stream: stream.name, event })),
  );
  lines.sort((a, b) => a.event.at - b.event.at);
  const { items, next } = page(lines, input.limit ?? MOST, input.nextToken, logsErrors.badToken());
  return {
    events: items.map(({ stream, event }) => ({
      logStreamName: stream,
      timestamp: millis(event.at),
      message: event.message,
      ingestionTime: millis(event.at),
      eventId: eventId(stream, event),
    })),
    searchedLogStreams: [],
    nextToken: next,
  };
};

function streamsOf(
  all: readonly LogStream[],
  { logStreamNames: names, logStreamNamePrefix: prefix }: InputOf<'Logs.FilterLogEvents'>,
): LogStream[] {
  if (names !== undefined && prefix !== undefined) refuse(logsErrors.namesOrPrefix());
  const unknown = names?.find((name) => !all.some((stream) => stream.name === name));
  if (unknown !== undefined) refuse(logsErrors.streamNotFound());
  return all.filter(
    ({ name }) => (names === undefined || names.includes(name)) && name.startsWith(prefix ?? ''),
  );
}
