import { type FigureName, FIGURES } from '../../model/trial';
import type { RunSummary } from './run-summary';

/** What is known of a run beside its summary. */
export interface FigureSources {
  summary: RunSummary;
  /** Of tasks, mean over tasks and seconds; null where nothing was measured. */
  cpuPercent: number | null;
  /** At the ends of seconds, at one target; null without a target. */
  outstandingMax: number | null;
  /** By list price: used in the run, and in a month of what is declared at its end. */
  usd: number;
  usdPerMonth: number;
}

type Reading = (run: FigureSources) => number | null;

const percent = (part: number, whole: number): number => (100 * part) / whole;

const whenAsked =
  (of: (summary: RunSummary) => number | null): Reading =>
  ({ summary }) =>
    summary.requests.requestCount > 0 ? of(summary) : null;

const READINGS: Record<FigureName, Reading> = {
  requests: ({ summary }) => summary.requests.requestCount,
  failedPercent: whenAsked(({ requests: r }) => percent(r.failedRequests, r.requestCount)),
  failedRequests: ({ summary }) => summary.requests.failedRequests,
  latencyMeanMs: whenAsked(({ latencyMs }) => latencyMs.mean),
  latencyP50Ms: whenAsked(({ latencyMs }) => latencyMs.p50),
  latencyP90Ms: whenAsked(({ latencyMs }) => latencyMs.p90),
  latencyP99Ms: whenAsked(({ latencyMs }) => latencyMs.p99),
  outstandingMax: ({ outstandingMax }) => outstandingMax,
  cpuMeanPercent: ({ cpuPercent }) => cpuPercent,
  secondsToSteady: ({ summary }) => secondsToSteady(summary),
  steadyServices: ({ summary }) => steadyServices(summary),
  deploymentSeconds: ({ summary }) => deploymentSeconds(summary),
  deploymentsFailed: ({ summary }) => deploymentsFailed(summary),
  tasksStarted: ({ summary }) => summary.tasks.started,
  tasksStopped: ({ summary }) => summary.tasks.stopped,
  costUsd: ({ usd }) => usd,
  usdPerMonth: ({ usdPerMonth }) => usdPerMonth,
};

/** The figures of one run, in the order of `FIGURES`. */
export const figuresOf = (run: FigureSources): (number | null)[] =>
  FIGURES.map(({ name }) => READINGS[name](run));

/** From the run's beginning until all services were steady for good; null where they are not. */
function secondsToSteady({ services, from }: RunSummary): number | null {
  const since = services.map(({ steadySince }) => steadySince);
  if (since.length === 0 || since.includes(null)) return null;
  return Math.max(0, ...since.map((at) => (at ?? 0) - from));
}

function steadyServices({ services }: RunSummary): number | null {
  return services.length === 0 ? null : services.filter(({ isSteady }) => isSteady).length;
}

function deploymentSeconds({ deployments }: RunSummary): number | null {
  if (deployments.length === 0) return null;
  return Math.max(...deployments.map(({ durationSeconds }) => durationSeconds));
}

const GOOD = ['SUCCESSFUL', 'Succeeded', 'PENDING', 'IN_PROGRESS', 'Created', 'InProgress'];

function deploymentsFailed({ deployments }: RunSummary): number | null {
  if (deployments.length === 0) return null;
  return deployments.filter(({ status }) => !GOOD.includes(status)).length;
}
