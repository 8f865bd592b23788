import type { Result } from '../../model/result';
import { outputMember } from '../inspector/output';

/** A line that a container has written; `at` in simulated seconds. */
export interface LogLine {
  at: number;
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
export function linesWith(lines: readonly LogLine[], words: string): readonly LogLine[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return lines;
  return lines.filter(({ container, message }) => {
    const said = `${container} ${message}`.toLowerCase();
    return wanted.every((word) => said.includes(word));
  });
}

/** What to type in AWS for the same: a line for each log group. */
export function tailCommands(places: readonly LogPlace[]): string[] {
  const groups = new Map<string, string[]>();
  for (const { logGroup, logStream } of places) {
    if (logGroup === undefined || logStream === undefined) continue;
    groups.set(logGroup, [...(groups.get(logGroup) ?? []), logStream]);
  }
  return [...groups].map(
    ([group, streams]) => `aws logs tail ${group} --log-stream-names ${streams.join(' ')} --follow`,
  );
}
