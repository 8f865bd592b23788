/**
 * `aws logs tail GROUP`: a command of the CLI's own that prints the lines of a log group's streams
 * by time. `--follow` looks again every five simulated seconds, until Ctrl-C. Where nobody can press
 * it (a script) it goes on for as much simulated time as `--for` says, an option of the sandbox's
 * own.
 * https://docs.aws.amazon.com/cli/latest/reference/logs/tail.html
 */
import type { Result } from '../model/result';
import { seconds, toEpochSeconds } from '../model/sim-time';
import { CommandLineError, paramValidation } from './command-line-error';
import { serviceFailure } from './format-error';
import { heedSignal, letPass, type TimeHost } from './passing-time';
import type { GivenOptions, Arity } from './read-options';

const FORMATS = ['detailed', 'short', 'json'] as const;
type Format = (typeof FORMATS)[number];

/** Its options, by name; the group stands without one. */
export const LOGS_TAIL_OPTIONS: ReadonlyMap<string, Arity> = new Map<string, Arity>([
  ['since', 'one'],
  ['follow', 'flag'],
  ['for', 'one'],
  ['format', 'one'],
  ['filter-pattern', 'one'],
  ['log-stream-names', 'many'],
  ['log-stream-name-prefix', 'one'],
]);

export interface LogsTail {
  readonly group: string;
  /** `10m`, `2h`, or a moment in ISO 8601. */
  readonly since: string;
  readonly follow: boolean;
  /** Simulated seconds for which it follows, where that was said. */
  readonly for?: number;
  readonly format: Format;
  readonly filterPattern?: string;
  readonly logStreamNames?: string[];
  readonly logStreamNamePrefix?: string;
}

type Send = (target: string, input: Record<string, unknown>) => Result | Promise<Result>;

interface TailEvent {
  eventId: string;
  logStreamName: string;
  timestamp: number;
  message: string;
}

/** Simulated seconds between two looks, and for how long it follows unless told. */
const POLL_SECONDS = 5;
const FOLLOW_SECONDS = 60;

/** What was typed; the first word that is no option is the group. */
export function logsTailFrom(given: GivenOptions): LogsTail {
  const last = (name: string) => given.values.get(name)?.at(-1);
  const format = last('format') ?? 'detailed';
  if (!FORMATS.some((one) => one === format)) {
    throw paramValidation(`argument --format: Found invalid choice '${format}'`, 'after');
  }
  const length = last('for');
  if (length !== undefined && !(Number(length) >= 0))
    throw paramValidation(`argument --for: ${length} is no number of seconds`);
  const filterPattern = last('filter-pattern');
  const logStreamNames = given.values.get('log-stream-names');
  const logStreamNamePrefix = last('log-stream-name-prefix');
  return {
    group: given.stray[0] ?? '',
    since: last('since') ?? '10m',
    follow: given.flags.has('follow'),
    ...(length !== undefined && { for: Number(length) }),
    format: format as Format,
    ...(filterPattern !== undefined && { filterPattern }),
    ...(logStreamNames !== undefined && { logStreamNames }),
    ...(logStreamNamePrefix !== undefined && { logStreamNamePrefix }),
  };
}

/** Prints what there is, then what comes. Throws what the CLI ends with. */
export async function runLogsTail(
  tail: LogsTail,
  host: TimeHost,
  print: (line: string) => void,
): Promise<void> {
  const send: Send = (target, input) => host.send(target, input);
  let seen = new Set<string>();
  let from = startOf(tail.since, await nowMillis(send));
  let left = tail.follow ? (tail.for ?? (host.live ? Infinity : FOLLOW_SECONDS)) : 0;
  for (;;) {
    const events = await eventsFrom(tail, send, from);
    heedSignal(host.signal);
    for (const event of events) {
      from = Math.max(from, event.timestamp);
      if (!seen.has(event.eventId)) print(lineOf(event, tail.format));
    }
    // The next look begins at the last moment of this one, whose lines it sees again.
    const last = events.filter(({ timestamp }) => timestamp === from);
    if (last.length > 0) seen = new Set(last.map(({ eventId }) => eventId));
    if (left <= 0) return;
    answerOf('Sandbox.Wait', await letPass(host, Math.min(left, POLL_SECONDS)));
    left -= POLL_SECONDS;
  }
}

async function nowMillis(send: Send): Promise<number> {
  const { now } = (await asked(send, 'Sandbox.DescribeClock', {})) as { now: number };
  return toEpochSeconds(seconds(now)) * 1000;
}

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** Milliseconds since 1970. */
function startOf(since: string, now: number): number {
  const [, count, unit = ''] = /^(\d+)([smhdw])$/.exec(since) ?? [];
  if (count !== undefined)
    return Math.max(0, Math.floor(now - Number(count) * UNITS[unit]! * 1000));
  const isZoned = /(?:Z|[+-]\d{2}:?\d{2})$/.test(since);
  const moment = Date.parse(isZoned || !since.includes('T') ? since : `${since}Z`);
  if (Number.isNaN(moment)) {
    const message = `Invalid timestamp "${since}": Unknown string format: ${since}`;
    throw new CommandLineError('ValueError', message, 255);
  }
  return moment;
}

async function eventsFrom(tail: LogsTail, send: Send, startTime: number): Promise<TailEvent[]> {
  const { group, filterPattern, logStreamNames, logStreamNamePrefix } = tail;
  const named = group.startsWith('arn:') ? { logGroupIdentifier: group } : { logGroupName: group };
  const input = {
    ...named,
    interleaved: true,
    startTime,
    ...(filterPattern !== undefined && { filterPattern }),
    ...(logStreamNames !== undefined && { logStreamNames }),
    ...(logStreamNamePrefix !== undefined && { logStreamNamePrefix }),
  };
  const events: TailEvent[] = [];
  let nextToken: string | undefined;
  do {
    const page = await asked(send, 'Logs.FilterLogEvents', {
      ...input,
      ...(nextToken !== undefined && { nextToken }),
    });
    events.push(...(page['events'] as TailEvent[]));
    nextToken = page['nextToken'] as string | undefined;
  } while (nextToken !== undefined);
  return events;
}

async function asked(
  send: Send,
  target: string,
  input: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  return answerOf(target, await send(target, input));
}

/** Throws what the CLI ends with where it was refused. */
function answerOf(target: string, result: Result): Record<string, unknown> {
  if (result.ok) return result.output as Record<string, unknown>;
  const { type, message, words, exitCode } = serviceFailure(target, result.error);
  if (exitCode === 252) throw new CommandLineError(type, message, 252);
  throw new CommandLineError(type, words, 254);
}

function lineOf({ timestamp, logStreamName, message }: TailEvent, format: Format): string {
  const iso = new Date(timestamp).toISOString();
  if (format === 'short') return `${iso.slice(0, 19)} ${message.trimEnd()}`;
  const moment = `${iso.slice(0, 23)}000+00:00`;
  if (format === 'json') return `${moment} ${logStreamName}${prettyOrPlain(message)}`;
  return `${moment} ${logStreamName} ${message.trimEnd()}`;
}

/** A message in JSON is set out over lines of its own. */
function prettyOrPlain(message: string): string {
  try {
    return `\n${JSON.stringify(JSON.parse(message), null, 4)}`;
  } catch {
    return ` ${message.trimEnd()}`;
  }
}
