import type { Measured } from './survey';

/** What of `Sandbox.GetMetrics`' answer is used here, and what was asked. */
export interface MetricsAnswer {
  from: number;
  to: number;
  /** The window that was asked for, seconds. */
  asked: number;
  requestCount: number;
  httpCodeElb: Record<string, number>;
  latencyMs: { mean: number; p50: number; p90: number; p99: number; max: number };
  /** 0 while no task answers, as memory then is, too. */
  cpuUtilization: number;
  memoryUtilization: number;
}

/** So far back it is measured, simulated seconds. */
const USUAL = 300;
/** Seconds times tasks that one answer is worked out of in little time; and no window is shorter. */
const WORK = 9000;
const LEAST = 20;
/** So long a window says what is usual, where there is one as long. */
const LONG = 120;

/** How far back figures of so many tasks are asked for. */
export const windowOf = (tasks: number): number =>
  Math.max(LEAST, Math.min(USUAL, Math.floor(WORK / Math.max(1, tasks))));

/** @param ready - seconds that its targets took from RUNNING to healthy */
export function measuredIn(answer: MetricsAnswer | undefined, ready: readonly number[]): Measured {
  const seconds = answer ? answer.to - answer.from : 0;
  const requests = answer?.requestCount ?? 0;
  const isMeasured = (answer?.memoryUtilization ?? 0) > 0;
  return {
    seconds,
    isLong: seconds >= Math.min(LONG, answer?.asked ?? LONG),
    requests,
    errors502: answer?.httpCodeElb['502'] ?? 0,
    errors504: answer?.httpCodeElb['504'] ?? 0,
    latencyMs: answer && requests > 0 ? answer.latencyMs : null,
    cpuPercent: answer && isMeasured ? answer.cpuUtilization : null,
    memoryPercent: answer && isMeasured ? answer.memoryUtilization : null,
    startupSeconds: ready.length === 0 ? null : Math.max(...ready),
  };
}
