import type {
  DeploymentReport,
  ReportRequests,
  ReportRevision,
  ReportTasks,
} from '../../model/deployment-report';
import { formatClock, formatDuration, seconds } from '../../model/sim-time';

type Row = readonly string[];

/** Plain numbers in groups of three, so that a long one can be read. */
const whole = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ' ');
const length = (s: number): string => formatDuration(seconds(s));
const milliseconds = (ms: number): string => `${ms.toFixed(1)} ms`;
const hours = (h: number): string => `${h.toFixed(3)} h`;

const share = (failed: number, all: number): string =>
  all === 0 ? '–' : `${((100 * failed) / all).toFixed(2)} %`;

/** A cell may hold anything; a bar or a line break would end it. */
const cell = (text: string): string => text.replace(/\|/g, '\\|').replace(/\s+/g, ' ');

function table(head: Row, rows: readonly Row[]): string {
  const line = (row: Row) => `| ${row.map(cell).join(' | ')} |`;
  const rule = `| ${head.map((_, i) => (i === 0 ? '---' : '---:')).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** What is told of each revision and of all together, by name. */
const OF_REQUESTS: readonly [string, (of: ReportRequests) => string][] = [
  ['Requests', (of) => whole(of.requestCount)],
  ['Failed requests', (of) => whole(of.failedRequests)],
  ['Failed, share', (of) => share(of.failedRequests, of.requestCount + of.connectionsRefused)],
  ['5xx of tasks', (of) => whole(of.target5xx)],
  ['5xx of the load balancer', (of) => whole(of.elb5xx)],
  ['Client time-outs', (of) => whole(of.clientTimeouts)],
  ['Connections refused', (of) => whole(of.connectionsRefused)],
  ['Latency, mean', (of) => milliseconds(of.latencyMs.mean)],
  ['Latency, p50', (of) => milliseconds(of.latencyMs.p50)],
  ['Latency, p90', (of) => milliseconds(of.latencyMs.p90)],
  ['Latency, p99', (of) => milliseconds(of.latencyMs.p99)],
];
const OF_TASKS: readonly [string, (of: ReportTasks) => string][] = [
  ['Most tasks at once', (of) => whole(of.peakTasks)],
  ['Task-hours paid for', (of) => hours(of.taskHours)],
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
    ...(rollbackSeconds === null ? [] : [['Rollback took', length(rollbackSeconds)]]),
    ['Failed requests', whole(report.total.failedRequests)],
  ];
}

function revisions(report: DeploymentReport): string {
  const { total, notByRevision } = report;
  const head = ['', ...report.revisions.map(nameOf), 'no revision', 'all'];
  return table(head, [
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
  ]);
}

const stages = (report: DeploymentReport): string =>
  table(
    ['Stage', 'from', 'to', 'took'],
    report.stages.map(({ stage, isRollback, start, end, durationSeconds }) => [
      isRollback && !stage.startsWith('ROLLBACK') ? `${stage} (rollback)` : stage,
      formatClock(seconds(start)),
      end === null ? '…' : formatClock(seconds(end)),
      length(durationSeconds),
    ]),
  );

const NOTES = [
  'Requests are those that ended in the seconds given above. “No revision”: answered by the load',
  'balancer for want of a target, by other revisions, or sent to a port that nothing listens on.',
  'Task-hours run from the start of the image pull to STOPPED, as Fargate charges, without its',
  'minimum of a minute. All times are simulated.',
].join('\n');

/** A deployment report for people to read, as Markdown; the report itself is the JSON form. */
export function reportMarkdown(report: DeploymentReport): string {
  const names = report.revisions.map(({ taskDefinition }) => taskDefinition);
  return [
    `# Deployment of ${report.service}: ${names.join(' → ')}`,
    table(['', ''], overview(report)),
    '## Stages',
    stages(report),
    '## Requests and tasks by revision',
    `Requests of ${report.from} s to ${report.to} s.`,
    revisions(report),
    NOTES,
    '',
  ].join('\n\n');
}
