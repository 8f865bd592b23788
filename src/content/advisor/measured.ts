import type { Measured } from './survey';

/** What of `Sandbox.GetMetrics`' answer is used here. */
export interface MetricsAnswer {
  from: number;
  to: number;
  requestCount: number;
  httpCodeElb: Record<string, number>;
  latencyMs: { mean: number; p50: number; p90: number; p99: number; max: number };
  /** 0 while no task answers, as memory then is, too. */
  cpuUtilization: number;
  memoryUtilization: number;
}

/** @param ready - seconds that its targets took from RUNNING to healthy */
export function measuredIn(answer: MetricsAnswer | undefined, ready: readonly number[]): Measured {
  const requests = answer?.requestCount ?? 0;
  const isMeasured = (answer?.memoryUtilization ?? 0) > 0;
  return {
    seconds: answer ? answer.to - answer.from : 0,
    requests,
    errors502: answer?.httpCodeElb['502'] ?? 0,
    errors504: answer?.httpCodeElb['504'] ?? 0,
    latencyMs: answer && requests > 0 ? answer.latencyMs : null,
    cpuPercent: answer && isMeasured ? answer.cpuUtilization : null,
    memoryPercent: answer && isMeasured ? answer.memoryUtilization : null,
    startupSeconds: ready.length === 0 ? null : Math.max(...ready),
  };
}
