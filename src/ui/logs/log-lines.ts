import type { Result } from '../../model/result';
import { outputMember } from '../inspector/output';

/** A line that a container has written; `at` in simulated seconds. */
export interface LogLine {
  at: number;
  /** Of a service's lines: the task that wrote it, in short, and its `family:revision`. */
  task?: string;
  revision?: string;
  container: string;
  message: string;
}

/** Where a container's output goes; without a log group nowhere outside the sandbox. */
export interface LogPlace {
  name: string;
  logGroup?: string;
  logStream?: string;
}

/** What GetContainerLogs answers; empty before it has. */
export function logsOf(result: Result | null): { lines: LogLine[]; places: LogPlace[] } {
  const lines = outputMember(result, 'events');
  const places = outputMember(result, 'containers');
  return {
    lines: Array.isArray(lines) ? lines : [],
    places: Array.isArray(places) ? places : [],
  };
}

/** Those in which every word stands, upper and lower case alike. */
export function linesWith<Line extends Told>(lines: readonly Line[], words: string): Line[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [...lines];
  return lines.filter(({ by, message }) => {
    const said = `${by} ${message}`.toLowerCase();
    return wanted.every((word) => said.includes(word));
  });
}

/** A line as it is listed, whoever it comes from. */
export interface Told {
  /** Unlike that of any other line. */
  key: string;
  /** Simulated seconds. */
  at: number;
  /** Who says it; empty where that needs no word. */
  by: string;
  message: string;
  /** Where it tells of something that went wrong. */
  tone?: 'failing';
}

/** Container lines as they are listed; `named` by the container too. */
export function toldLines(lines: readonly LogLine[], named: boolean): Told[] {
  const seen = new Map<string, number>();
  return lines.map(({ at, task, container, message }) => {
    const by = [task, named ? container : undefined].filter(Boolean).join(' ');
    const line = `${at} ${task ?? ''} ${container} ${message}`;
    const before = seen.get(line) ?? 0;
    seen.set(line, before + 1);
    const tone = message.startsWith('ERROR') ? ({ tone: 'failing' } as const) : {};
    return { key: `${line} ${before}`, at, by, message, ...tone };
  });
}

/** What to type in AWS for the same: a line for each log group. */
export function tailCommands(places: readonly LogPlace[]): string[] {
  const groups = new Map<string, string[]>();
  for (const { logGroup, logStream } of places) {
    if (logGroup === undefined) continue;
    const streams = logStream === undefined ? [] : [logStream];
    groups.set(logGroup, [...(groups.get(logGroup) ?? []), ...streams]);
  }
  return [...groups].map(([group, streams]) =>
    ['aws logs tail', group, ...named(streams), '--follow'].join(' '),
  );
}

/** All streams of the group where none is named. */
const named = (streams: readonly string[]): string[] =>
  streams.length === 0 ? [] : ['--log-stream-names', ...streams];
