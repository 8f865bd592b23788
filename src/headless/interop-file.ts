import { basename } from 'node:path';
import type { Finding } from '../formats/import-result';
import type { Importer } from '../formats/registry';
import type { Explanation } from '../model/explanation';
import { toSeconds } from '../model/sim-time';
import { answerOf } from '../api/trial/answer-of';
import { type OpenedSource, openSource } from './open-source';
import { runFor, type WatchedRun } from '../api/trial/run-for';
import { isRefusal, SourceError } from './source-error';

/**
 * What became of one file, run with images that nobody declared, in which everything works:
 *
 * - `steady`: all its services reached steady state, all its tasks ran;
 * - `declared`: it makes no service that wants a task and runs none: nothing to wait for;
 * - `not steady`: it should have run, and did not;
 * - `refused by ECS`: what the file itself says is refused, as ECS would refuse it;
 * - `unreadable`: nothing could be made of it.
 */
export interface FileOutcome {
  file: string;
  kind: OpenedSource['kind'] | 'none';
  outcome: 'steady' | 'declared' | 'not steady' | 'refused by ECS' | 'unreadable';
  /** Operations that were given. */
  operations: number;
  findings: { error: number; warning: number; info: number };
  /** Findings about the file as a whole, without a path. */
  withoutPath: number;
  /** Simulated seconds to steady state; null where it was not reached. */
  seconds: number | null;
  /** Why it is not steady, refused or unreadable. */
  reason: string | null;
}

/** What a folder of files came to: each folder in it under its name, itself under none. */
export type FolderOutcome = readonly { folder: string; files: readonly FileOutcome[] }[];

/** Simulated seconds in which a file must reach steady state. */
const PATIENCE = 900;
/** It must last so long. */
const LASTING = 60;

/** Formats that say what ECS is to be told in ECS's own words: a refusal of those is ECS's. */
const IN_ECS_WORDS: readonly OpenedSource['kind'][] = [
  'task-definition',
  'service',
  'run-task',
  'app-spec',
] satisfies Importer['id'][];

/** Opens a file, runs it, and says what became of it. */
export async function outcomeOf(path: string): Promise<FileOutcome> {
  try {
    return ran(path, await openSource(path, { asService: true }));
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return unusable(path, error);
  }
}

function unusable(path: string, error: SourceError): FileOutcome {
  const { finding, kind } = error;
  const isRefused = kind !== undefined && error.isRefusal;
  const line = finding.line === undefined ? '' : `line ${finding.line}: `;
  const at = finding.path === '' ? line : `${finding.path}: `;
  return {
    file: basename(path),
    kind: kind ?? 'none',
    outcome: isRefused ? 'refused by ECS' : 'unreadable',
    operations: 0,
    findings: { error: 1, warning: 0, info: 0 },
    withoutPath: finding.path === '' ? 1 : 0,
    seconds: null,
    reason: `${at}${finding.message}`,
  };
}

function ran(path: string, source: OpenedSource): FileOutcome {
  const { kind, sandbox, findings } = source;
  const tasks = tasksAskedFor(source);
  const watched = runFor(sandbox, PATIENCE, {
    enough: (run) => isSettled(run, tasks, toSeconds(sandbox.engine.now)),
  });
  const told = {
    file: basename(path),
    kind,
    operations: sandbox.log.length,
    findings: countedFindings(findings),
    withoutPath: findings.filter((one) => one.path === '').length,
  };
  const refusal = findings.find(isRefusal);
  if (refusal) {
    const outcome = IN_ECS_WORDS.includes(kind) ? 'refused by ECS' : 'not steady';
    return { ...told, outcome, seconds: null, reason: refusal.message };
  }
  if (tasks === 0 && watched.services.every(({ view }) => view.desired === 0)) {
    return { ...told, outcome: 'declared', seconds: null, reason: null };
  }
  const restless = watched.services.filter(({ steadySince }) => steadySince === null);
  if (restless.length === 0 && watched.started >= tasks) {
    const since = watched.services.map(({ steadySince }) => steadySince ?? 0);
    const seconds = since.length > 0 ? Math.max(...since) : toSeconds(sandbox.engine.now);
    return { ...told, outcome: 'steady', seconds, reason: null };
  }
  const reason = restless.map(({ view }) => whyNot(source, view.id)).join(' ');
  const missing = `${watched.started} of ${tasks} tasks came to RUNNING`;
  return { ...told, outcome: 'not steady', seconds: null, reason: reason || missing };
}

/** Tasks that a file runs without a service. */
function tasksAskedFor({ sandbox }: OpenedSource): number {
  const runs = sandbox.log.filter(({ target }) => target === 'ECS.RunTask');
  return runs.reduce((sum, { input }) => sum + Number(input['count'] ?? 1), 0);
}

function isSettled({ services, started }: WatchedRun, tasks: number, now: number): boolean {
  if (services.length === 0) return started >= tasks;
  const isLasting = services.every(
    ({ steadySince }) => steadySince !== null && now - steadySince >= LASTING,
  );
  return isLasting && started >= tasks;
}

function whyNot({ sandbox }: OpenedSource, service: string): string {
  const { headline, causes } = answerOf<Explanation>(sandbox, 'Sandbox.Explain', { service });
  return [headline, ...causes.map(({ text }) => text)].join(' ');
}

function countedFindings(findings: readonly Finding[]): FileOutcome['findings'] {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}
