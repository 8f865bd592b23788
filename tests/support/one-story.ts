/**
 * What four answers tell of one service at one moment: `describe-services`,
 * `describe-service-deployments`, `get-metrics` and `describe-events`; and whether they agree.
 */
import { expect } from 'vitest';
import { LIFECYCLE_STAGES } from '../../src/model/deployment-configuration';
import { ENDED_STATUSES } from '../../src/model/service-deployment';
import type { Door } from './sandbox-door';

interface Revision {
  arn: string;
  requestedTaskCount: number;
  runningTaskCount: number;
  pendingTaskCount: number;
  requestedProductionTrafficWeight?: number;
}

interface Listed {
  id: string;
  status: string;
  desiredCount: number;
  runningCount: number;
  pendingCount: number;
  failedTasks: number;
  rolloutState: string;
  createdAt: number;
  updatedAt: number;
}

interface Described {
  serviceDeploymentArn: string;
  status: string;
  statusReason?: string;
  lifecycleStage?: string;
  createdAt: number;
  startedAt?: number;
  finishedAt?: number;
  stoppedAt?: number;
  updatedAt: number;
  sourceServiceRevisions: Revision[];
  targetServiceRevision: Revision;
  rollback?: { startedAt: number; serviceRevisionArn: string };
  deploymentCircuitBreaker: { status: string; failureCount: number; threshold: number };
  alarms: { status: string; triggeredAlarmNames?: string[] };
}

interface StoryEvent {
  at: number;
  type: string;
  subject: string;
  message: string;
}

interface Metrics {
  to: number;
  requestCount: number;
  httpCodeTarget: Record<string, number>;
  httpCodeElb: Record<string, number>;
  clientTimeouts: number;
  inFlight: number;
  byTargetGroup: { targetGroup: string; requestCount: number }[];
  byRevision: { taskDefinition: string; requestCount: number }[];
}

interface Timeline {
  tasks: { states: Span[] }[];
  deployments: { deployment: string; stages: Span[] }[];
}
interface Span {
  state: string;
  start: number;
  end?: number;
  isRollback?: boolean;
}

/** One look at everything. */
export interface Look {
  at: number;
  service: {
    desiredCount: number;
    runningCount: number;
    pendingCount: number;
    taskDefinition: string;
    deployments: Listed[];
    events: { createdAt: number; message: string }[];
  };
  /** Newest first. */
  records: Described[];
  /** Of the last second. */
  metrics: Metrics;
  /** Those that came since the look before. */
  events: StoryEvent[];
  timeline: Timeline;
  /** Weight of each group in the production rule, percent. */
  weights: Record<string, number>;
  /** The group that the target revision of the newest deployment is behind. */
  targetGroup: string | undefined;
}

/** The calendar moment of simulated time 0 in API answers. */
const EPOCH = 1_767_225_600;

export function look({ give }: Door, since: number): Look {
  const at = give('Sandbox.DescribeClock', {}, 'now') as number;
  const recent = give('Sandbox.DescribeEvents', { since: at - since }) as { events: StoryEvent[] };
  const arns = give(
    'ECS.ListServiceDeployments',
    { cluster: 'demo', service: 'web' },
    'serviceDeployments[].serviceDeploymentArn',
  ) as string[];
  const rule = { ListenerArn: 'web-alb:80' };
  const tuples = give(
    'ELBv2.DescribeRules',
    rule,
    'Rules[-1].Actions[0].ForwardConfig.TargetGroups',
  ) as { TargetGroupArn: string; Weight: number }[];
  const all = tuples.reduce((sum, one) => sum + one.Weight, 0);
  const ask = { cluster: 'demo', services: ['web'] };
  const records = give(
    'ECS.DescribeServiceDeployments',
    { serviceDeploymentArns: arns },
    'serviceDeployments',
  ) as Described[];
  const group = give(
    'ECS.DescribeServiceRevisions',
    { serviceRevisionArns: [records[0]!.targetServiceRevision.arn] },
    'serviceRevisions[0].resolvedConfiguration.loadBalancers[0].targetGroupArn',
  ) as string | null;
  return {
    at,
    service: give('ECS.DescribeServices', ask, 'services[0]') as Look['service'],
    records,
    targetGroup: group?.split('/')[1],
    metrics: give('Sandbox.GetMetrics', { from: since, to: at }) as Metrics,
    events: recent.events.filter((event) => event.at > since || since === 0),
    timeline: give('Sandbox.DescribeTimeline', { service: 'web' }) as Timeline,
    weights: Object.fromEntries(
      tuples.map(({ TargetGroupArn, Weight }) => [
        TargetGroupArn.split('/')[1],
        all === 0 ? 0 : (100 * Weight) / all,
      ]),
    ),
  };
}

const idOf = (revisionArn: string): string => `ecs-svc/${revisionArn.split('/').at(-1)}`;
const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
const hasEnded = ({ status }: Described): boolean =>
  (ENDED_STATUSES as readonly string[]).includes(status);

/** `expect` looks at its caller each time, which costs more than all else here: only in need. */
function same(is: unknown, shouldBe: unknown, what?: string): void {
  if (JSON.stringify(is) !== JSON.stringify(shouldBe)) expect(is, what).toEqual(shouldBe);
}
function atMost(is: number, limit: number, what?: string): void {
  if (!(is <= limit)) expect(is, what).toBeLessThanOrEqual(limit);
}

/** Everything that must be so at any one moment. */
export function expectOneStory(now: Look): void {
  countsAddUp(now);
  recordsMakeSense(now);
  statesAgree(now);
  requestsAddUp(now);
  weightsAgree(now);
  stagesFollow(now);
}

/** The tasks of a service are those of its deployments, told alike in both describes. */
function countsAddUp({ service, records }: Look): void {
  const { deployments } = service;
  same(sum(deployments.map((one) => one.runningCount)), service.runningCount);
  same(sum(deployments.map((one) => one.pendingCount)), service.pendingCount);
  same(new Set(deployments.map(({ id }) => id)).size, deployments.length);
  same(
    deployments.map(({ status }) => status),
    deployments.map((_, i) => (i === 0 ? 'PRIMARY' : 'ACTIVE')),
  );
  for (const record of records.filter((one) => !hasEnded(one))) {
    for (const one of [...record.sourceServiceRevisions, record.targetServiceRevision]) {
      const listed = deployments.find(({ id }) => id === idOf(one.arn));
      same(one.runningTaskCount, listed?.runningCount ?? 0);
      same(one.pendingTaskCount, listed?.pendingCount ?? 0);
      same(one.requestedTaskCount, listed?.desiredCount ?? 0);
    }
  }
}

/** Moments in order; finished when ended; one under way at most, and that the newest. */
function recordsMakeSense({ at, records }: Look): void {
  const clock = EPOCH + at;
  records.forEach((one, i) => {
    const { createdAt, startedAt = createdAt, finishedAt } = one;
    atMost(createdAt, startedAt);
    atMost(startedAt, finishedAt ?? clock);
    atMost(finishedAt ?? clock, clock);
    same(finishedAt !== undefined, hasEnded(one));
    if (one.stoppedAt !== undefined) same(one.status, 'STOPPED');
    atMost(one.updatedAt, clock);
    atMost(finishedAt ?? createdAt, one.updatedAt);
    if (i > 0) atMost(createdAt, records[i - 1]!.createdAt);
    if (i > 0 && !hasEnded(one)) same(one.status, 'STOP_REQUESTED');
    same(
      one.status.startsWith('ROLLBACK_'),
      one.rollback !== undefined || /^ROLLBACK_(REQUESTED|FAILED)$/.test(one.status),
    );
    const { failureCount, threshold, status } = one.deploymentCircuitBreaker;
    if (status !== 'DISABLED') atMost(failureCount, threshold);
    same(one.alarms.triggeredAlarmNames?.length ?? 0, one.alarms.status === 'TRIGGERED' ? 1 : 0);
  });
}

/** The status of the newest record and the rollout state of the PRIMARY are of one mind. */
function statesAgree({ service, records }: Look): void {
  const [newest] = records;
  const [primary] = service.deployments;
  if (!newest || !primary) return;
  const { status } = newest;
  const target = idOf(newest.targetServiceRevision.arn);
  if (status === 'PENDING' || status === 'IN_PROGRESS') {
    same([primary.id, primary.rolloutState], [target, 'IN_PROGRESS']);
  }
  if (status === 'SUCCESSFUL') {
    same([primary.id, primary.rolloutState], [target, 'COMPLETED']);
  }
  if (status === 'ROLLBACK_IN_PROGRESS' || status === 'ROLLBACK_SUCCESSFUL') {
    const back = idOf(newest.rollback!.serviceRevisionArn);
    const rollout = status === 'ROLLBACK_SUCCESSFUL' ? 'COMPLETED' : 'IN_PROGRESS';
    same([primary.id, primary.rolloutState], [back, rollout]);
    const failed = service.deployments.find(({ id }) => id === target);
    if (failed) same(failed.rolloutState, 'FAILED');
  }
  if (status === 'ROLLBACK_FAILED') same(primary.rolloutState, 'FAILED');
}

/** Every request is in one code, one group, and in flight until it has ended. */
function requestsAddUp({ metrics }: Look): void {
  const codes = [
    ...Object.values(metrics.httpCodeTarget),
    ...Object.values(metrics.httpCodeElb),
    metrics.clientTimeouts,
  ];
  same(sum(codes), metrics.requestCount);
  same(sum(metrics.byTargetGroup.map((one) => one.requestCount)), metrics.requestCount);
  atMost(sum(metrics.byRevision.map((one) => one.requestCount)), metrics.requestCount);
}

/** What a deployment under way says of its weights is what the rule does. */
function weightsAgree({ records, weights, targetGroup = '' }: Look): void {
  const [newest] = records;
  if (!newest || hasEnded(newest)) return;
  const target = newest.targetServiceRevision.requestedProductionTrafficWeight;
  if (target === undefined) return;
  same(target, weights[targetGroup]);
  const source = newest.sourceServiceRevisions
    .map((one) => one.requestedProductionTrafficWeight)
    .find((weight) => weight !== undefined);
  if (source !== undefined) atMost(Math.abs(source + target - 100), 1e-6);
}

/** Stages one after another without a gap, in AWS's order; the way back last. */
function stagesFollow({ timeline, records, at }: Look): void {
  for (const { states } of timeline.tasks) expectUnbroken(states, at);
  for (const { deployment, stages } of timeline.deployments) {
    expectUnbroken(stages, at);
    const record = records.find((one) => idOf(one.targetServiceRevision.arn) === deployment);
    same(stages.at(-1)?.end === undefined, record ? !hasEnded(record) : false);
    const forward = stages.filter(({ state, isRollback }) => !isRollback && isStage(state));
    const isBack = stages.map(({ isRollback = false }) => isRollback);
    const last = isBack.lastIndexOf(false, -2);
    if (isBack.includes(true)) same(isBack.slice(last + 1, -1).includes(false), false);
    forward.slice(1).forEach(({ state }, i) => {
      const before = forward[i]!.state;
      const isNextStep =
        before === 'PRODUCTION_TRAFFIC_SHIFT' && state === 'PRE_PRODUCTION_TRAFFIC_SHIFT';
      if (!isNextStep) atMost(orderOf(before) + 1, orderOf(state), `${before}, then ${state}`);
    });
  }
}

const orderOf = (stage: string): number => LIFECYCLE_STAGES.findIndex((one) => one === stage);
const isStage = (state: string): boolean => orderOf(state) >= 0;

function expectUnbroken(spans: readonly Span[], now: number): void {
  spans.forEach(({ start, end }, i) => {
    atMost(start, end ?? now);
    const next = spans[i + 1];
    // A stage is left at once; that its deployment has ended the scheduler says a moment later.
    const gap = next ? Math.abs((end ?? now) - next.start) : 0;
    atMost(gap, 1e-3);
  });
}

/** How long after its arrival a request has surely ended, seconds. */
const LONGEST = 6;

/**
 * What must be so between one look and the next: nothing is lost or made up, and requests go where
 * the rule sends them. `rate` is what the clients send each second.
 */
export class StoryKeeper {
  private before: Look | null = null;
  /** Messages of service events so far, and when each was last written. */
  private readonly told: string[] = [];
  private readonly toldAt = new Map<string, number>();
  private latest = 0;
  /** When each group last had weight. */
  private readonly served = new Map<string, number>();

  constructor(private readonly rate: () => number) {}

  next(now: Look): void {
    for (const [group, weight] of Object.entries(now.weights)) {
      if (weight > 0) this.served.set(group, now.at);
    }
    this.events(now);
    const { before } = this;
    this.before = now;
    if (!before) return;
    this.requests(before, now);
    for (const old of before.records) {
      const one = now.records.find(
        ({ serviceDeploymentArn: arn }) => arn === old.serviceDeploymentArn,
      );
      // What has ended stays as it was.
      if (hasEnded(old)) same([one?.status, one?.finishedAt], [old.status, old.finishedAt]);
    }
  }

  /** Events are in order, told twice alike, and there is one for each thing that ended. */
  private events({ service, records, events }: Look): void {
    for (const { at, type, message } of events) {
      atMost(this.latest, at);
      this.latest = at;
      if (type !== 'ServiceEvent') continue;
      this.told.push(message);
      this.toldAt.set(message, at);
    }
    same(
      service.events.map(({ message }) => message),
      this.told.slice(-100).reverse(),
    );
    for (const one of records) this.ends(one);
  }

  private ends(one: Described): void {
    const target = idOf(one.targetServiceRevision.arn);
    const says = (text: string) => [...this.toldAt.keys()].some((said) => said.includes(text));
    if (one.status === 'SUCCESSFUL') {
      const at = this.toldAt.get(`(service web) (deployment ${target}) deployment completed.`);
      same(at !== undefined, true, `${target} was told to be completed`);
    }
    if (one.rollback || one.status === 'ROLLBACK_FAILED') {
      same(says(`(deployment ${target}) deployment failed: `), true);
    }
    if (one.rollback) {
      const back = idOf(one.rollback.serviceRevisionArn);
      same(says(`rolling back to deployment ${back}.`), true);
    }
  }

  private requests(before: Look, now: Look): void {
    const arrived = now.metrics.requestCount + now.metrics.inFlight - before.metrics.inFlight;
    const length = now.at - before.at;
    atMost(Math.abs(arrived - this.rate() * length), 1);
    for (const { targetGroup: group, requestCount } of now.metrics.byTargetGroup) {
      if (requestCount === 0) continue;
      const last = this.served.get(group) ?? -Infinity;
      atMost(now.at - last, LONGEST, `seconds since ${group}, which has requests, had weight`);
    }
  }
}
