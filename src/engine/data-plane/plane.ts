import type { SimMicros } from '../../model/sim-time';
import type { EngineContext } from '../engine-context';
import type { SimulationKernel } from '../kernel/kernel';
import type { RandomStream } from '../kernel/prng';
import { DeploymentReports } from '../observe/deployment-reports';
import { DotTrails } from '../observe/dot-trails';
import { Metrics } from '../observe/metrics';
import { type PointsSnapshot, SecondPoints } from '../observe/second-points';
import { type Copier, stateOf } from '../world/shared-copy';
import type { Client } from './client';
import { fingerprintJars } from './cookie-jars';
import type { Lane } from './lane';
import { newRequestLog, type RequestLog } from './request-notes';
import { RequestTable } from './requests';
import type { Route } from './route';
import { exponentialMean, serviceTimeOf } from './service-time';
import type { RoutingTable } from './target-group';
import { TargetSlots } from './target-slots';
import { ServerRoster } from './server-roster';
import type { TaskServer } from './task-server';

/** What the data plane remembers of a target group beside its routing table (same index). */
export interface GroupMemory {
  readonly arn: string;
  /** Load balancers with a rule that forwards to it; none: it is not in use. */
  balancers: string[];
  /** The routing facts told last, as one text, so that only new ones are told. */
  told: string;
  /**
   * What `eligibleTargets` counted last, kept up to date target by target, and whether requests go
   * to all of them for want of healthy ones.
   */
  usable: number;
  healthy: number;
  failsOpen: boolean;
}

/**
 * All state of requests, servers and targets. Nothing here points into the world, which may be
 * replaced.
 */
export interface Plane {
  readonly ctx: EngineContext;
  readonly kernel: SimulationKernel;
  readonly requests: RequestTable;
  servers: TaskServer[];
  freeServers: number[];
  /** Which servers there are, and which of them are asleep. */
  readonly roster: ServerRoster;
  /** How each server draws its service times; made anew from its image after a restore. */
  samplers: ((random: RandomStream) => number)[];
  /** µs: its mean where that is all there is to its service times, else 0. */
  exponential: number[];
  readonly slots: TargetSlots;
  tables: RoutingTable[];
  groups: GroupMemory[];
  clients: Client[];
  /** Where each client's requests go; null until it is worked out (again). */
  routes: (Route | null)[];
  lanes: Lane[];
  /** ARNs of load balancers by the number that routes know them by. */
  balancers: string[];
  requestNumber: number;
  requestLog: RequestLog;
  readonly metrics: Metrics;
  readonly reports: DeploymentReports;
  readonly dots: DotTrails;
  /** Points of the last seconds. */
  readonly points: SecondPoints;
  readonly streams: Streams;
}

/** One stream of random numbers for each purpose. */
interface Streams {
  readonly routing: RandomStream;
  readonly weights: RandomStream;
  readonly zones: RandomStream;
  readonly users: RandomStream;
  readonly serviceTimes: RandomStream;
  readonly errors: RandomStream;
  readonly connections: RandomStream;
  readonly healthChecks: RandomStream;
  readonly calls: RandomStream;
}

export function createPlane(ctx: EngineContext, kernel: SimulationKernel): Plane {
  const metrics = new Metrics();
  return {
    ctx,
    kernel,
    requests: new RequestTable(),
    servers: [],
    freeServers: [],
    roster: new ServerRoster(),
    samplers: [],
    exponential: [],
    slots: new TargetSlots(),
    tables: [],
    groups: [],
    clients: [],
    routes: [],
    lanes: [],
    balancers: [],
    requestNumber: 0,
    requestLog: newRequestLog(),
    metrics,
    reports: new DeploymentReports(ctx, metrics),
    dots: new DotTrails(),
    points: new SecondPoints(),
    streams: {
      routing: kernel.stream('routing'),
      weights: kernel.stream('weights'),
      zones: kernel.stream('zones'),
      users: kernel.stream('users'),
      serviceTimes: kernel.stream('service-times'),
      errors: kernel.stream('errors'),
      connections: kernel.stream('connections'),
      healthChecks: kernel.stream('health-checks'),
      calls: kernel.stream('calls'),
    },
  };
}

/** Puts an event into the queue, µs from now. */
export const later = (
  p: Plane,
  delayUs: number,
  event: { phase: number; kind: number },
  a: number,
  b: number,
): number =>
  p.kernel.schedule((p.kernel.now + delayUs) as SimMicros, event.phase, event.kind, a, b);

export interface PlaneSnapshot {
  plain: Pick<Plane, (typeof PLAIN)[number]>;
  requests: ReturnType<RequestTable['snapshot']>;
  slots: ReturnType<TargetSlots['snapshot']>;
  metrics: ReturnType<Metrics['snapshot']>;
  reports: ReturnType<DeploymentReports['snapshot']>;
  points: PointsSnapshot;
  dotSampling: number;
}

const PLAIN = [
  'servers',
  'freeServers',
  'tables',
  'groups',
  'clients',
  'lanes',
  'balancers',
  'requestNumber',
  'requestLog',
] as const;

export function snapshotPlane(p: Plane, copier: Copier, before?: PlaneSnapshot): PlaneSnapshot {
  const plain = Object.fromEntries(PLAIN.map((name) => [name, p[name]]));
  return {
    plain: copier.copyOf(plain as PlaneSnapshot['plain'], before?.plain),
    requests: p.requests.snapshot(copier),
    slots: p.slots.snapshot(copier, before?.slots),
    metrics: p.metrics.snapshot(copier, before?.metrics),
    reports: p.reports.snapshot(copier, before?.reports),
    points: p.points.snapshot(copier, before?.points),
    dotSampling: p.dots.sampling,
  };
}

/** The world and the kernel must have been restored before. */
export function restorePlane(p: Plane, saved: PlaneSnapshot): void {
  Object.assign(p, stateOf(saved.plain));
  p.requests.restore(saved.requests);
  p.slots.restore(saved.slots);
  p.metrics.restore(saved.metrics);
  p.reports.restore(saved.reports);
  p.points.restore(saved.points);
  p.roster.reset(p.servers.length);
  p.samplers = p.servers.map((server) => serviceTimeOf(server.image));
  p.exponential = p.servers.map((server) => exponentialMean(server.image));
  p.routes = p.clients.map(() => null);
  p.dots.drain();
  p.dots.sampling = saved.dotSampling;
}

export function fingerprintPlane(p: Plane, write: (value: number) => void): void {
  write(p.requestNumber);
  p.requests.fingerprint(write);
  p.slots.fingerprint(write);
  p.metrics.fingerprint(write);
  p.reports.fingerprint(write);
  for (const s of p.servers) {
    for (const n of [s.busy, s.waiting, s.head, s.tail, s.served, s.accepted, s.stretch]) write(n);
    for (const n of [s.virtualWork, s.sharedAt, s.sharedSeq, s.sharing, s.slowFactor]) write(n);
    for (const flag of [s.closed, s.ended, s.hanging, s.failHealthCheck, s.outOfMemory]) {
      write(flag ? 1 : 0);
    }
    for (const n of [s.errorRate ?? -1, s.ceilingMib, s.leakMibPerSecond, s.leakedMib]) write(n);
    for (const link of s.calls) {
      for (const n of [link.cursor, link.keptUntil, link.hosts.length]) write(n);
      for (const host of link.hosts) write(host.avoidedUntil);
    }
  }
  for (const table of p.tables) {
    fingerprintTable(table, write);
    for (const zone of table.zones ?? []) {
      write(zone.failingSince);
      fingerprintTable(zone.table, write);
    }
  }
  for (const c of p.clients) {
    for (const n of [c.startedAt, c.elapsedUs, c.count, c.dueSeq]) write(n);
    if (c.jars) fingerprintJars(c.jars, write);
  }
  for (const lane of p.lanes) {
    for (const n of [lane.offsetUs, lane.head, lane.tail, lane.dueSeq]) write(n);
  }
}

function fingerprintTable(table: RoutingTable, write: (value: number) => void): void {
  write(table.cursor);
  for (const slot of table.slots) write(slot);
  for (const place of table.buckets?.place ?? []) write(place);
}
