import type { Cluster } from '../../model/cluster';
import { lastPart } from '../../model/ids';
import type { CountPoint } from '../../model/view';
import type { World } from '../world/world';
import { insightsGauge } from './container-insights';

/** Figures that stand for themselves at the end of a second, by a name and what they are of. */
export type Gauges = ReadonlyMap<string, number>;

const NONE: Gauges = new Map();

/**
 * What can be read off the world now and is asked for later: counts of clusters with Container
 * Insights, what is reserved of EC2 instances, what capacity providers report.
 */
export function takeGauges(world: World, counts: Iterable<CountPoint>): Gauges {
  const observed = [...world.clusters.values()].filter((one) => insightsLevel(one) > 0);
  const hasCapacity = world.capacityProviders.size > 0 || world.containerInstances.size > 0;
  if (observed.length === 0 && !hasCapacity) return NONE;
  const gauges = new Map<string, number>();
  if (observed.length > 0) readServices(world, observed, counts, gauges);
  for (const { name, reservation } of world.capacityProviders.values()) {
    if (reservation !== null) gauges.set(`reservation ${name}`, reservation);
  }
  readReservations(world, gauges);
  return gauges;
}

/** 0 off, 1 `enabled`, 2 `enhanced`. */
function insightsLevel({ settings }: Cluster): 0 | 1 | 2 {
  const value = settings.find((one) => one.name === 'containerInsights')?.value;
  if (value === 'enhanced') return 2;
  return value === 'enabled' ? 1 : 0;
}

function readServices(
  world: World,
  observed: readonly Cluster[],
  counts: Iterable<CountPoint>,
  gauges: Map<string, number>,
): void {
  const names = new Set(observed.map(({ name }) => name));
  const add = (key: string, n: number) => gauges.set(key, (gauges.get(key) ?? 0) + n);
  for (const cluster of observed) {
    gauges.set(insightsGauge(cluster.name), insightsLevel(cluster));
    add(`services ${cluster.name}`, 0);
    add(`tasks ${cluster.name}`, 0);
  }
  for (const { serviceArn, running, pending, desired } of counts) {
    const service = world.services.get(serviceArn);
    const cluster = service && lastPart(service.clusterArn);
    if (service?.status !== 'ACTIVE' || !cluster || !names.has(cluster)) continue;
    gauges.set(`running ${serviceArn}`, running);
    gauges.set(`pending ${serviceArn}`, pending);
    gauges.set(`desired ${serviceArn}`, desired);
    gauges.set(`deployments ${serviceArn}`, service.deployments.length);
    if (service.taskSets.length > 0) gauges.set(`task-sets ${serviceArn}`, service.taskSets.length);
    add(`services ${cluster}`, 1);
  }
  for (const { lastStatus, clusterArn } of world.tasks.values()) {
    const cluster = lastPart(clusterArn);
    if (lastStatus === 'RUNNING' && names.has(cluster)) add(`tasks ${cluster}`, 1);
  }
  for (const { status, clusterArn } of world.containerInstances.values()) {
    const cluster = lastPart(clusterArn);
    if (status === 'ACTIVE' && names.has(cluster)) add(`instances ${cluster}`, 1);
  }
}

/** Percent of what a cluster's instances have that its tasks reserve. */
function readReservations(world: World, gauges: Map<string, number>): void {
  const totals = new Map<string, { cpu: number; memory: number; used: [number, number] }>();
  for (const one of world.containerInstances.values()) {
    if (one.status !== 'ACTIVE' && one.status !== 'DRAINING') continue;
    const cluster = lastPart(one.clusterArn);
    const total = totals.get(cluster) ?? { cpu: 0, memory: 0, used: [0, 0] };
    totals.set(cluster, total);
    total.cpu += one.registeredCpu;
    total.memory += one.registeredMemory;
  }
  if (totals.size === 0) return;
  for (const task of world.tasks.values()) {
    const total = totals.get(lastPart(task.clusterArn));
    if (!total || task.containerInstanceArn === undefined || task.lastStatus === 'STOPPED')
      continue;
    total.used[0] += Number(task.cpu) || 0;
    total.used[1] += Number(task.memory) || 0;
  }
  for (const [cluster, { cpu, memory, used }] of totals) {
    if (cpu > 0) gauges.set(`cpu-reservation ${cluster}`, (100 * used[0]) / cpu);
    if (memory > 0) gauges.set(`memory-reservation ${cluster}`, (100 * used[1]) / memory);
  }
}
