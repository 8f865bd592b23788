import type { Crash, RunToOpen } from '../bridge/client';
import type { SandboxDocument } from '../model/sandbox-document';
import { seconds, type SimMicros } from '../model/sim-time';
import type { MirrorState } from './mirror-store';

/** What the page tells of a simulator that has broken down. */
export interface CrashReport {
  why: string;
  /** The moment it broke down at; null where it could not tell any more. */
  at: SimMicros | null;
  /** Where the run stands again: null on the way there, `none` where there is no way back. */
  back: SimMicros | null | 'none';
  /** The run up to and with what broke it, for a script that shows it again. */
  document: SandboxDocument;
}

/** Where nothing tells when it broke down, time is let run on for so long to see it again. */
const UNTIL_IT_BREAKS = seconds(60);

/** The report, and the run as far as it is known to be good. */
export function reportCrash(
  why: string,
  { site, unanswered }: Crash,
  { run }: Pick<MirrorState, 'run'>,
  document: SandboxDocument,
): { report: CrashReport; good: RunToOpen } {
  const good: RunToOpen = {
    seed: site?.seed ?? run.seed,
    log: site?.log ?? run.log ?? [],
    now: site?.head ?? run.head,
  };
  const at = site?.at ?? null;
  const over = site ? [site.command].filter((one) => one !== null) : unanswered;
  const moment = Math.max(at ?? good.now, good.log.at(-1)?.at ?? 0);
  const isUnknown = at === null && over.length === 0;
  const log = [...good.log, ...over.map((command) => ({ at: moment, ...command }))];
  const now = isUnknown ? moment + UNTIL_IT_BREAKS : moment;
  return {
    report: { why, at, back: null, document: { ...document, seed: good.seed, log, now } },
    good,
  };
}

/**
 * Runs to take up in its place, the best one first: all of it; without its last command, in case
 * that is at fault after all; half of it; nothing.
 */
export function waysBack(good: RunToOpen): RunToOpen[] {
  const { log } = good;
  const shorter = [log.length - 1, log.length >> 1, 0].filter((length) => length >= 0);
  const cut = [...new Set(shorter)].map((length) => {
    const before = Math.max(0, (log[length]?.at ?? 0) - 1) as SimMicros;
    return { ...good, log: log.slice(0, length), now: before };
  });
  return [good, ...cut];
}
