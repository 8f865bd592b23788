import { lastPart } from '../../model/ids';
import { toSeconds } from '../../model/sim-time';
import { groupsOf } from '../data-plane/listener-rules';
import type { World } from '../world/world';
import { ENDED, endedIn, mergeFigures, type CellFigures } from './cell-figures';
import { latencyQuantiles } from './latency-histogram';
import type { CellLabel } from './cell-labels';
import type { Metrics, Window } from './metrics';

/**
 * What `get-metrics` is asked. At most one of the ARNs; seconds. Without `from`: since the start.
 */
export interface MetricsQuery {
  loadBalancerArn?: string;
  targetGroupArn?: string;
  serviceArn?: string;
  taskArn?: string;
  /** The last so many seconds; `from` and `to` then do not count. */
  since?: number;
  from?: number;
  to?: number;
}

interface Latency {
  mean: number;
  p50: number;
  p90: number;
  p99: number;
  max: number;
}

/**
 * The JSON that `get-metrics` answers, members in this order (JavaScript itself puts names that are
 * whole numbers first; the command line prints them in their place). Milliseconds and percent.
 */
export interface MetricsAnswer {
  from: number;
  to: number;
  requestCount: number;
  httpCodeTarget: { '2XX': number; '3XX': number; '4XX': number; '5XX': number };
  httpCodeElb: {
    '2XX': number;
    '3XX': number;
    '4XX': number;
    '500': number;
    '502': number;
    '503': number;
    '504': number;
  };
  clientTimeouts: number;
  /** Sent to a port that nothing listens on: in no other figure (ours; AWS does not see them). */
  connectionsRefused: number;
  inFlight: number;
  latencyMs: Latency;
  targetResponseTimeMs: Latency;
  healthyHostCount: number;
  unHealthyHostCount: number;
  cpuUtilization: number;
  memoryUtilization: number;
  byTarget: {
    task: string;
    taskDefinition: string;
    requestCount: number;
    outstanding: number;
  }[];
  byTargetGroup: { targetGroup: string; requestCount: number }[];
  byRevision: {
    taskDefinition: string;
    requestCount: number;
    httpCodeTarget: { '5XX': number };
    latencyMs: { mean: number };
  }[];
}

/** A cell that the query asks for, with what it counted in the window and what it has in flight. */
interface Counted {
  label: CellLabel;
  figures: CellFigures;
  inFlight: number;
}

/**
 * Works out the answer from what has been counted. Names in it are names, not ARNs; a task is its
 * id.
 */
export function answerMetrics(store: Metrics, world: World, query: MetricsQuery): MetricsAnswer {
  const now = toSeconds(world.now);
  const to = query.since === undefined ? Math.min(query.to ?? now, now) : now;
  const from = query.since === undefined ? (query.from ?? 0) : Math.max(0, now - query.since);
  const window = store.window(Math.min(from, to), to);
  const counted = countedBy(store, window, query);
  const sum = mergeFigures(counted.map((c) => c.figures));
  const e = sum.endings;
  const requestCount = endedIn(sum);
  const hosts = hostsOf(world, window, query);
  return {
    from: window.from,
    to: window.to,
    requestCount,
    httpCodeTarget: {
      '2XX': e[ENDED.target2xx]!,
      '3XX': e[ENDED.target3xx]!,
      '4XX': e[ENDED.target4xx]!,
      '5XX': e[ENDED.target5xx]!,
    },
    httpCodeElb: {
      '2XX': e[ENDED.elb2xx]!,
      '3XX': e[ENDED.elb3xx]!,
      '4XX': e[ENDED.elb4xx]!,
      '500': e[ENDED.elb500]!,
      '502': e[ENDED.elb502]!,
      '503': e[ENDED.elb503]!,
      '504': e[ENDED.elb504]!,
    },
    clientTimeouts: e[ENDED.clientTimeout]!,
    connectionsRefused: sum.refused,
    inFlight: counted.reduce((n, c) => n + c.inFlight, 0),
    latencyMs: latencyOf(sum, requestCount),
    targetResponseTimeMs: latencyOf(targetsOnly(sum), answeredIn(sum)),
    healthyHostCount: hosts.healthy,
    unHealthyHostCount: hosts.unhealthy,
    ...utilisationOf(store, window, query),
    byTarget: byTarget(counted),
    byTargetGroup: byTargetGroup(counted),
    byRevision: byRevision(counted),
  };
}

/**
 * Cells with requests in the window (refused ones too) or in flight at its end, in the order they
 * were first used.
 */
function countedBy(store: Metrics, window: Window, query: MetricsQuery): Counted[] {
  const figures = new Map(window.cells.map((c) => [c.cell, c.figures]));
  const nothing = mergeFigures([]);
  return store.labels.flatMap((label, cell) => {
    const own = figures.get(cell) ?? nothing;
    const inFlight = window.inFlight.get(cell) ?? 0;
    const isBusy = inFlight > 0 || endedIn(own) > 0 || own.refused > 0;
    return isBusy && isAskedFor(label, query) ? [{ label, figures: own, inFlight }] : [];
  });
}

/** Calls between services: requests of the service that is called, of no load balancer. */
const isCall = (label: CellLabel): boolean => label.loadBalancerArn.startsWith('call/');

const isAskedFor = (label: CellLabel, query: MetricsQuery): boolean =>
  (query.loadBalancerArn === undefined
    ? !isCall(label) || query.serviceArn !== undefined || query.taskArn !== undefined
    : label.loadBalancerArn === query.loadBalancerArn) &&
  (query.targetGroupArn === undefined || label.targetGroupArn === query.targetGroupArn) &&
  (query.serviceArn === undefined || label.serviceArn === query.serviceArn) &&
  (query.taskArn === undefined || label.taskArn === query.taskArn);

const targetsOnly = (f: CellFigures): CellFigures => ({
  ...f,
  otherSum: 0,
  otherMax: 0,
  other: mergeFigures([]).other,
});

const answeredIn = (f: CellFigures): number =>
  f.endings[0]! + f.endings[1]! + f.endings[2]! + f.endings[3]!;

function latencyOf(f: CellFigures, count: number): Latency {
  const [p50, p90, p99] = latencyQuantiles(f, [0.5, 0.9, 0.99]);
  return {
    mean: meanMs(f.targetSum + f.otherSum, count),
    p50: toMs(p50!),
    p90: toMs(p90!),
    p99: toMs(p99!),
    max: toMs(Math.max(f.targetMax, f.otherMax)),
  };
}

/** µs to ms with three decimals, so that sums print alike everywhere. */
const toMs = (us: number): number => Math.round(us) / 1000;
const meanMs = (sumUs: number, count: number): number => (count > 0 ? toMs(sumUs / count) : 0);

/** Targets at the window's end; those of a single task are not kept, and so are today's. */
function hostsOf(world: World, window: Window, query: MetricsQuery) {
  const groups = askedGroups(world, query);
  let healthy = 0;
  let unhealthy = 0;
  if (window.hosts && query.taskArn === undefined) {
    for (const count of window.hosts) {
      if (groups && !groups.has(count.targetGroupArn)) continue;
      healthy += count.healthy;
      unhealthy += count.unhealthy;
    }
    return { healthy, unhealthy };
  }
  for (const group of world.targetGroups.values()) {
    if (groups && !groups.has(group.arn)) continue;
    for (const target of group.targets) {
      if (query.taskArn !== undefined && target.taskArn !== query.taskArn) continue;
      if (target.health === 'healthy') healthy++;
      if (target.health === 'unhealthy') unhealthy++;
    }
  }
  return { healthy, unhealthy };
}

/** The target groups that a query is about; null for all. */
function askedGroups(world: World, query: MetricsQuery): Set<string> | null {
  const { loadBalancerArn, targetGroupArn, serviceArn } = query;
  if (targetGroupArn !== undefined) return new Set([targetGroupArn]);
  if (loadBalancerArn !== undefined) {
    const balancer = world.loadBalancers.get(loadBalancerArn);
    return balancer ? groupsOf(balancer) : new Set();
  }
  if (serviceArn === undefined) return null;
  const entries = world.services.get(serviceArn)?.loadBalancers ?? [];
  return new Set(entries.map((entry) => entry.targetGroupArn));
}

/**
 * Mean over the seconds of the tasks concerned: behind the load balancer or group, if one is
 * named.
 */
function utilisationOf(store: Metrics, window: Window, query: MetricsQuery) {
  const { loadBalancerArn, targetGroupArn, ...rest } = query;
  const narrowed = loadBalancerArn !== undefined || targetGroupArn !== undefined;
  const behind = new Set(store.labels.filter((l) => isAskedFor(l, query)).map((l) => l.taskArn));
  const sum = mergeFigures(
    window.cells
      .filter(({ cell }) => {
        const label = store.labels[cell]!;
        return narrowed ? behind.has(label.taskArn) : isAskedFor(label, rest);
      })
      .map((c) => c.figures),
  );
  const mean = (total: number) => (sum.samples > 0 ? Math.round((1000 * total) / sum.samples) : 0);
  return { cpuUtilization: mean(sum.cpuSum) / 1000, memoryUtilization: mean(sum.memorySum) / 1000 };
}

/** Cells gathered under a name, in the order the names first come; null leaves a cell out. */
function gather(counted: Counted[], nameOf: (label: CellLabel) => string | null) {
  const groups = new Map<string, Counted[]>();
  for (const one of counted) {
    const name = nameOf(one.label);
    if (name !== null) groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return [...groups].map(([name, list]) => ({
    name,
    list,
    figures: mergeFigures(list.map((c) => c.figures)),
  }));
}

const byTarget = (counted: Counted[]): MetricsAnswer['byTarget'] =>
  gather(counted, (label) => label.taskArn).map(({ name, list, figures }) => ({
    task: lastPart(name),
    taskDefinition: lastPart(list[0]!.label.taskDefinitionArn ?? ''),
    requestCount: endedIn(figures),
    outstanding: list.reduce((n, c) => n + c.inFlight, 0),
  }));

const byTargetGroup = (counted: Counted[]): MetricsAnswer['byTargetGroup'] =>
  gather(counted, (label) => label.targetGroupArn).map(({ name, figures }) => ({
    // …:targetgroup/NAME/HEX
    targetGroup: name.split('/').at(-2)!,
    requestCount: endedIn(figures),
  }));

const byRevision = (counted: Counted[]): MetricsAnswer['byRevision'] =>
  gather(counted, (label) => label.taskDefinitionArn).map(({ name, figures }) => ({
    taskDefinition: lastPart(name),
    requestCount: endedIn(figures),
    httpCodeTarget: { '5XX': figures.endings[ENDED.target5xx]! },
    latencyMs: { mean: meanMs(figures.targetSum + figures.otherSum, endedIn(figures)) },
  }));
