import { keptLines } from '../../../engine/logs/log-groups';
import { logsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { isBetween, millis } from './answers/log-event';
import { groupOf, streamOf } from './found';

const MOST = 10_000;

/**
 * The last lines of a stream, or the first. Tokens say where to go on, forwards (`f/`) and
 * backwards (`b/`); at an end they stay as they are.
 */
export const getLogEvents: Handler<'Logs.GetLogEvents'> = ({ ctx }, input) => {
  const group = groupOf(ctx.world, input);
  const stream = streamOf(group, input.logStreamName);
  const lines = keptLines(ctx.world, group, stream).filter((event) => isBetween(event, input));
  const { from, to } = windowOf(input, lines.length);
  return {
    events: lines.slice(from, to).map(({ at, message }) => ({
      timestamp: millis(at),
      message,
      ingestionTime: millis(at),
    })),
    nextForwardToken: `f/${to}`,
    nextBackwardToken: `b/${from}`,
  };
};

function windowOf(
  input: { nextToken?: string; limit?: number; startFromHead?: boolean },
  count: number,
): { from: number; to: number } {
  const { nextToken, limit = MOST, startFromHead = false } = input;
  const match = /^([fb])\/(\d+)$/.exec(nextToken ?? (startFromHead ? 'f/0' : `b/${count}`));
  if (!match) refuse(logsErrors.badToken());
  const at = Math.min(Number(match![2]), count);
  if (match![1] === 'f') return { from: at, to: Math.min(count, at + limit) };
  return { from: Math.max(0, at - limit), to: at };
}
