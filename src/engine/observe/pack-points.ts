import { TASK_STATUSES } from '../../model/task';
import type { CountPoint, MetricPoint, RevisionShare, TaskUse } from '../../model/view';
import type { NumberReader, NumberWriter } from './number-row';

/** Names by number, so that a row of numbers can hold them. */
export interface NameNumbers {
  numberOf(name: string): number;
  nameOf(number: number): string;
}

const FIGURES = [
  'requests',
  'target2xx',
  'target3xx',
  'target4xx',
  'target5xx',
  'elb3xx',
  'elb4xx',
  'elb500',
  'elb502',
  'elb503',
  'elb504',
  'clientTimeouts',
  'refused',
  'p50Ms',
  'p90Ms',
  'p99Ms',
  'healthyHosts',
  'unhealthyHosts',
] as const satisfies readonly (keyof MetricPoint)[];

/** Load balancers of one second; what they all have, the second, is not written. */
export function packMetrics(
  points: readonly MetricPoint[],
  names: NameNumbers,
  into: NumberWriter,
): void {
  into.number(points.length);
  for (const point of points) {
    into.number(names.numberOf(point.loadBalancerArn));
    for (const figure of FIGURES) into.number(point[figure]);
    into.number(point.latencies.length);
    for (const number of point.latencies) into.number(number);
    into.number(point.outstanding.length);
    for (const { taskArn, count } of point.outstanding) {
      into.number(taskArn === null ? 0 : names.numberOf(taskArn) + 1);
      into.number(count);
    }
  }
}

export function unpackMetrics(
  second: number,
  names: NameNumbers,
  from: NumberReader,
): MetricPoint[] {
  // Written out, in the order of `FIGURES`: an hour has hundreds of thousands of figures.
  return listOf(from, () => ({
    second,
    loadBalancerArn: names.nameOf(from.number()),
    requests: from.number(),
    target2xx: from.number(),
    target3xx: from.number(),
    target4xx: from.number(),
    target5xx: from.number(),
    elb3xx: from.number(),
    elb4xx: from.number(),
    elb500: from.number(),
    elb502: from.number(),
    elb503: from.number(),
    elb504: from.number(),
    clientTimeouts: from.number(),
    refused: from.number(),
    p50Ms: from.number(),
    p90Ms: from.number(),
    p99Ms: from.number(),
    healthyHosts: from.number(),
    unhealthyHosts: from.number(),
    latencies: listOf(from, () => from.number()),
    outstanding: listOf(from, () => {
      const task = from.number();
      return { taskArn: task === 0 ? null : names.nameOf(task - 1), count: from.number() };
    }),
  }));
}

/** Services of one second. */
export function packCounts(
  points: readonly CountPoint[],
  names: NameNumbers,
  into: NumberWriter,
): void {
  into.number(points.length);
  for (const point of points) {
    into.number(names.numberOf(point.serviceArn));
    into.number(point.running);
    into.number(point.pending);
    into.number(point.desired);
    const states = TASK_STATUSES.filter((status) => point.states[status] !== undefined);
    into.number(states.length);
    for (const status of states) {
      into.number(TASK_STATUSES.indexOf(status));
      into.number(point.states[status]!);
    }
    packUse(point.cpu, into);
    packUse(point.memory, into);
    into.number(point.revisions.length);
    for (const { deploymentId, taskDefinition, sent, weight } of point.revisions) {
      into.number(names.numberOf(deploymentId));
      into.number(names.numberOf(taskDefinition));
      into.number(sent);
      into.number(weight ?? -1);
    }
  }
}

export function unpackCounts(second: number, names: NameNumbers, from: NumberReader): CountPoint[] {
  return listOf(from, () => {
    const serviceArn = names.nameOf(from.number());
    const [running, pending, desired] = [from.number(), from.number(), from.number()];
    const states: CountPoint['states'] = {};
    for (let left = from.number(); left > 0; left--) {
      const status = TASK_STATUSES[from.number()]!;
      states[status] = from.number();
    }
    return {
      second,
      serviceArn,
      running,
      pending,
      desired,
      states,
      cpu: unpackUse(from),
      memory: unpackUse(from),
      revisions: listOf(from, () => unpackShare(names, from)),
    };
  });
}

function unpackShare(names: NameNumbers, from: NumberReader): RevisionShare {
  const deploymentId = names.nameOf(from.number());
  const taskDefinition = names.nameOf(from.number());
  const sent = from.number();
  const weight = from.number();
  return { deploymentId, taskDefinition, sent, weight: weight < 0 ? null : weight };
}

/** Percents are never below 0. */
function packUse(use: TaskUse | null, into: NumberWriter): void {
  into.number(use === null ? -1 : use.mean);
  if (use !== null) into.number(use.max);
}

function unpackUse(from: NumberReader): TaskUse | null {
  const mean = from.number();
  return mean < 0 ? null : { mean, max: from.number() };
}

function listOf<T>(from: NumberReader, read: () => T): T[] {
  const list: T[] = [];
  for (let left = from.number(); left > 0; left--) list.push(read());
  return list;
}
