import type { LogGroup, LogStream } from '../../../model/log-group';
import { logsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { page } from '../pages';
import { millis } from './answers/log-event';
import { groupOf } from './found';

/** By name, or by their last line. */
export const describeLogStreams: Handler<'Logs.DescribeLogStreams'> = ({ ctx }, input) => {
  const group = groupOf(ctx.world, input);
  const { logStreamNamePrefix: prefix = '', orderBy = 'LogStreamName', descending } = input;
  if (orderBy === 'LastEventTime' && prefix !== '') refuse(logsErrors.orderAndPrefix());
  const rank = (stream: LogStream): string | number =>
    orderBy === 'LogStreamName' ? stream.name : (stream.events.at(-1)?.at ?? 0);
  const wanted = Object.values(group.streams)
    .filter((stream) => stream.name.startsWith(prefix))
    .sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  if (descending) wanted.reverse();
  const { items, next } = page(wanted, input.limit ?? 50, input.nextToken, logsErrors.badToken());
  return { logStreams: items.map((one) => describeStream(group, one)), nextToken: next };
};

function describeStream(group: LogGroup, stream: LogStream): object {
  const first = stream.events[0];
  const last = stream.events.at(-1);
  return {
    logStreamName: stream.name,
    creationTime: millis(stream.createdAt),
    firstEventTimestamp: first && millis(first.at),
    lastEventTimestamp: last && millis(last.at),
    lastIngestionTime: last && millis(last.at),
    arn: `${group.arn}:log-stream:${stream.name}`,
    storedBytes: 0,
  };
}
