import type {
  DeploymentReport,
  ReportRequests,
  ReportRevision,
  ReportTasks,
} from '../../model/deployment-report';
import { formatClock, formatDuration, seconds } from '../../model/sim-time';

export type Row = readonly string[];

/** A table of texts; the first column names what the others tell. */
export interface ReportTable {
  title: string;
  /** Empty where the columns need no names. */
  head: Row;
  rows: Row[];
}

/** Plain numbers in groups of three, so that a long one can be read. */
const whole = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ' ');
const length = (s: number): string => formatDuration(seconds(s));
const hours = (h: number): string => `${h.toFixed(3)} h`;

const share = (failed: number, all: number): string =>
  all === 0 ? '–' : `${((100 * failed) / all).toFixed(2)} %`;

/** Of a latency; without a request there is none. */
const latency =
  (which: keyof ReportRequests['latencyMs']) =>
  ({ requestCount, latencyMs }: ReportRequests): string =>
    requestCount === 0 ? '–' : `${latencyMs[which].toFixed(1)} ms`;

/** What is told of each revision and of all together, by name. */
const OF_REQUESTS: readonly [string, (of: ReportRequests) => string][] = [
  ['Requests', (of) => whole(of.requestCount)],
  ['Failed requests', (of) => whole(of.failedRequests)],
  ['Failed, share', (of) => share(of.failedRequests, of.requestCount + of.connectionsRefused)],
  ['5xx of tasks', (of) => whole(of.target5xx)],
  ['5xx of the load balancer', (of) => whole(of.elb5xx)],
  ['Client time-outs', (of) => whole(of.clientTimeouts)],
  ['Connections refused', (of) => whole(of.connectionsRefused)],
  ['Latency, mean', latency('mean')],
  ['Latency, p50', latency('p50')],
  ['Latency, p90', latency('p90')],
  ['Latency, p99', latency('p99')],
];
const OF_TASKS: readonly [string, (of: ReportTasks) => string][] = [
  ['Most tasks at once', (of) => whole(of.peakTasks)],
  ['Task-hours paid for', (of) => hours(of.taskHours)],
  ['Fargate, indicative', (of) => `$${of.indicativeUsd.toFixed(4)}`],
  ['Tasks started', (of) => whole(of.tasksStarted)],
  ['Tasks stopped', (of) => whole(of.tasksStopped)],
  ['Tasks failed', (of) => whole(of.tasksFailed)],
];

const nameOf = ({ role, taskDefinition }: ReportRevision): string => `${taskDefinition} (${role})`;

function overview(report: DeploymentReport): Row[] {
  const { finishedAt, rollbackSeconds, statusReason } = report;
  return [
    ['Strategy', report.strategy],
    ['Status', report.status],
    ...(statusReason === null ? [] : [['Reason', statusReason]]),
    ['Began', formatClock(seconds(report.startedAt))],
    ['Ended', finishedAt === null ? 'still going on' : formatClock(seconds(finishedAt))],
    ['Took', length(report.durationSeconds)],
    ...(rollbackSeconds === null
      ? []
      : [['Rollback, until traffic was back', length(rollbackSeconds)]]),
    ['Failed requests', whole(report.total.failedRequests)],
  ];
}

function revisions(report: DeploymentReport): ReportTable {
  const { total, notByRevision } = report;
  const head = ['', ...report.revisions.map(nameOf), 'no revision', 'all'];
  const rows = [
    ...OF_REQUESTS.map(([name, figure]) => [
      name,
      ...report.revisions.map(figure),
      figure(notByRevision),
      figure(total),
    ]),
    ...OF_TASKS.map(([name, figure]) => [
      name,
      ...report.revisions.map(figure),
      '–',
      figure(total),
    ]),
  ];
  return { title: 'Requests and tasks by revision', head, rows };
}

const stages = (report: DeploymentReport): ReportTable => ({
  title: 'Stages',
  head: ['Stage', 'from', 'to', 'took'],
  rows: report.stages.map(({ stage, isRollback, start, end, durationSeconds }) => [
    isRollback && !stage.startsWith('ROLLBACK') ? `${stage} (rollback)` : stage,
    formatClock(seconds(start)),
    end === null ? '…' : formatClock(seconds(end)),
    length(durationSeconds),
  ]),
});

/** What has to be known to read the figures. */
export const REPORT_NOTES = [
  'Requests are those that ended in the seconds given above. “No revision”: answered by the load',
  'balancer for want of a target, by other revisions, or sent to a port that nothing listens on.',
  'Task-hours run from the start of the image pull to STOPPED, as Fargate charges, without its',
  'minimum of a minute. A rollback is counted from what set it off until all production traffic, or',
  'the full count of healthy tasks, is back on the old revision; its stages go on after that. All',
  'times are simulated.',
].join('\n');

/** `00:06:23.0 to 00:09:54.0`: the time that the figures are of. */
export const reportSpan = ({ from, to }: DeploymentReport): string =>
  `${formatClock(seconds(from))} to ${formatClock(seconds(to))}`;

/** `Deployment of web: web:1 → web:2`. */
export const reportTitle = (report: DeploymentReport): string =>
  `Deployment of ${report.service}: ${report.revisions
    .map(({ taskDefinition }) => taskDefinition)
    .join(' → ')}`;

/** A report as tables of texts with their units: what Markdown and the screen both show. */
export const reportTables = (report: DeploymentReport) => ({
  outcome: { title: 'Outcome', head: [], rows: overview(report) } satisfies ReportTable,
  stages: stages(report),
  revisions: revisions(report),
});
