import type { Dispatcher } from '../dispatcher';
import type { DeploymentReport, ReportLatency } from '../../model/deployment-report';
import type { Explanation } from '../../model/explanation';
import { lastPart } from '../../model/ids';
import type { ServiceView } from '../../model/view';
import { answerOf } from './answer-of';
import type { WatchedRun, WatchedService } from './run-for';

/**
 * What `sim run --json` prints: the requests that ended between `from` and `to` (simulated
 * seconds), the deployments and tasks of that time, and the services as they are at its end.
 */
export interface RunSummary {
  seed: number;
  from: number;
  to: number;
  /** Hash of the whole world: equal runs have equal ones. */
  fingerprint: string;
  requests: RequestSummary;
  /** Each null where no request ended. */
  latencyMs: { [Figure in keyof Latency]: number | null };
  services: ServiceSummary[];
  deployments: DeploymentSummary[];
  tasks: TaskSummary;
}

type Latency = ReportLatency & { max: number };

interface RequestSummary {
  requestCount: number;
  /** 5xx of targets and of the load balancer, and clients that gave up. */
  failedRequests: number;
  httpCodeTarget: Record<string, number>;
  httpCodeElb: Record<string, number>;
  clientTimeouts: number;
  connectionsRefused: number;
  inFlight: number;
}

interface ServiceSummary {
  /** `cluster/name`. */
  service: string;
  taskDefinition: string;
  desired: number;
  running: number;
  pending: number;
  isSteady: boolean;
  /** Null where it is not steady. */
  steadySince: number | null;
  /** What is the matter, in a sentence; null where nothing is. */
  trouble: string | null;
}

interface DeploymentSummary {
  service: string;
  serviceDeployment: string;
  strategy: string;
  status: string;
  statusReason: string | null;
  startedAt: number;
  finishedAt: number | null;
  durationSeconds: number;
  rollbackSeconds: number | null;
  requestCount: number;
  failedRequests: number;
}

interface TaskSummary {
  /** Came to RUNNING. */
  started: number;
  /** Came to STOPPED. */
  stopped: number;
  /** Why they stopped, the most frequent first. */
  stops: { stopCode: string; reason: string; count: number }[];
}

/** As `Sandbox.GetMetrics` answers. */
export interface Metrics {
  requestCount: number;
  httpCodeTarget: Record<string, number>;
  httpCodeElb: Record<string, number>;
  clientTimeouts: number;
  connectionsRefused: number;
  inFlight: number;
  latencyMs: Latency;
  cpuUtilization: number;
}

/** Of no requests there is no latency, also not one of 0 ms. */
const NO_LATENCY: RunSummary['latencyMs'] = {
  mean: null,
  p50: null,
  p90: null,
  p99: null,
  max: null,
};

/** Sums up a run from `from` to now. */
export function summaryOf(sandbox: Dispatcher, from: number, watched: WatchedRun): RunSummary {
  const clock = answerOf<{ now: number; seed: number; fingerprint: string }>(
    sandbox,
    'Sandbox.DescribeClock',
  );
  const metrics = answerOf<Metrics>(sandbox, 'Sandbox.GetMetrics', { from, to: clock.now });
  const { services } = watched;
  const shown = services.filter(({ view }) => view.status !== 'INACTIVE');
  return {
    seed: clock.seed,
    from,
    to: clock.now,
    fingerprint: clock.fingerprint,
    requests: requestsOf(metrics),
    latencyMs: metrics.requestCount > 0 ? metrics.latencyMs : NO_LATENCY,
    services: shown.map((one) => serviceOf(sandbox, one)),
    deployments: services.flatMap(({ view }) => deploymentsOf(sandbox, view.id, from)),
    tasks: tasksOf(watched),
  };
}

/** 5xx of targets and of the load balancer, and clients that gave up. */
export function failedOf({ httpCodeTarget, httpCodeElb, clientTimeouts }: Metrics): number {
  const elb = ['500', '502', '503', '504'].map((code) => httpCodeElb[code] ?? 0);
  return (httpCodeTarget['5XX'] ?? 0) + elb.reduce((sum, count) => sum + count, 0) + clientTimeouts;
}

function requestsOf(metrics: Metrics): RequestSummary {
  const { requestCount, httpCodeTarget, httpCodeElb, clientTimeouts } = metrics;
  const { connectionsRefused, inFlight } = metrics;
  return {
    requestCount,
    failedRequests: failedOf(metrics),
    httpCodeTarget,
    httpCodeElb,
    clientTimeouts,
    connectionsRefused,
    inFlight,
  };
}

/** `cluster/name` of a service's ARN. */
const nameOf = (arn: string): string => arn.split('/').slice(-2).join('/');

function serviceOf(sandbox: Dispatcher, { view, steadySince }: WatchedService): ServiceSummary {
  const { id, desired, running, pending, steady } = view;
  return {
    service: nameOf(id),
    taskDefinition: lastPart(view.taskDefinition),
    desired,
    running,
    pending,
    isSteady: steady,
    steadySince,
    trouble: troubleOf(sandbox, view),
  };
}

/** What is the matter and its causes, as “Why?” answers. */
function troubleOf(sandbox: Dispatcher, { id, steady }: ServiceView): string | null {
  const why = answerOf<Explanation>(sandbox, 'Sandbox.Explain', { service: id });
  if (!why.isFault && steady) return null;
  return [why.headline, ...why.causes.map(({ text }) => text)].join(' ');
}

interface Timeline {
  deployments: { deployment: string }[];
}

/** Those that were not over when the run began, oldest first. */
function deploymentsOf(sandbox: Dispatcher, service: string, from: number): DeploymentSummary[] {
  const timeline = answerOf<Timeline>(sandbox, 'Sandbox.DescribeTimeline', { service });
  const reports = timeline.deployments.map(({ deployment }) =>
    answerOf<DeploymentReport>(sandbox, 'Sandbox.GetDeploymentReport', {
      service,
      serviceDeployment: deployment,
    }),
  );
  return reports
    .filter(({ finishedAt }) => finishedAt === null || finishedAt > from)
    .map((report) => ({
      service: nameOf(service),
      serviceDeployment: report.serviceDeployment,
      strategy: report.strategy,
      status: report.status,
      statusReason: report.statusReason,
      startedAt: report.startedAt,
      finishedAt: report.finishedAt,
      durationSeconds: report.durationSeconds,
      rollbackSeconds: report.rollbackSeconds,
      requestCount: report.total.requestCount,
      failedRequests: report.total.failedRequests,
    }));
}

function tasksOf({ started, stops }: WatchedRun): TaskSummary {
  return { started, stopped: stops.length, stops: countedStops(stops) };
}

/** Reasons name tasks and targets: what differs in those alone is the same reason. */
const withoutIds = (reason: string): string =>
  reason
    .replace(/arn:aws:[^\s)"]+/g, '…')
    .replace(/\b[0-9a-f]{32}\b/g, '…')
    .replace(/\b(?:i|eni|ecs-svc)[-/][0-9a-f]+/g, '…');

function countedStops(all: WatchedRun['stops']): TaskSummary['stops'] {
  const stops = new Map<string, TaskSummary['stops'][number]>();
  for (const { stopCode, reason: said } of all) {
    const reason = withoutIds(said);
    const key = `${stopCode} ${reason}`;
    const { count } = stops.get(key) ?? { count: 0 };
    stops.set(key, { stopCode, reason, count: count + 1 });
  }
  return [...stops.values()].toSorted(
    (a, b) => b.count - a.count || (a.reason < b.reason ? -1 : Number(a.reason > b.reason)),
  );
}
