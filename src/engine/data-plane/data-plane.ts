import type { LastFigures, Task } from '../../model/task';
import type { EngineContext, RequestPlane, TaskFigures } from '../engine-context';
import { EVENT } from '../kernel/event-kinds';
import type { SimulationKernel } from '../kernel/kernel';
import { onCallDue, onCallRetry } from './calls';
import { restartClient, trafficFigures } from './clients';
import { lookAtLane } from './deadlines';
import { refreshRoutes } from './group-routing';
import { adjustChecks, checkingOf, onCheckDue, onCheckResult, shownChecks } from './health-checks';
import { createPlane, fingerprintPlane, restorePlane, snapshotPlane } from './plane';
import type { Plane, PlaneSnapshot } from './plane';
import { refreshReach } from './reach';
import { probe, serverUse } from './probe';
import { addTarget, dropDeletedGroups, removeTarget, targetChanged } from './registration';
import { giveUp, onArrival } from './request-path';
import { openCells } from './routes';
import { onSecondEnd, planSecondEnd } from './seconds';
import { closeServer, onMemoryExceeded, setServerFault, startServer, stopServer } from './servers';
import { shareMemory } from './servers';
import { SHOWN_SECONDS, shownLatency } from './shown-latency';
import { standingOf } from './target-standing';
import { onCompletion, onShared } from './task-work';

/**
 * Everything requests do, from arrival to answer, with health checks, draining and figures. Takes
 * the kernel itself for its random streams. Call once per engine.
 */
export function createDataPlane(ctx: EngineContext, kernel: SimulationKernel): RequestPlane {
  const p = createPlane(ctx, kernel);
  listen(p, kernel);
  planSecondEnd(p);
  return {
    metrics: p.metrics,
    dots: p.dots,
    startServer: (task, image) => startServer(p, task, image),
    stopServer: (server) => stopServer(p, server),
    shareMemory: (server, used) => shareMemory(p, server, used),
    closeServer: (server) => closeServer(p, server),
    setServerFault: (server, fault) => setServerFault(p, server, fault),
    addTarget: (group, target) => addTarget(p, group, target),
    targetChanged: (group, target) => targetChanged(p, group, target),
    removeTarget: (group, target) => removeTarget(p, group, target),
    outstanding: (slot) => p.slots.outstanding[slot] ?? 0,
    probe: (server, path) => probe(p, server, path),
    serverUse: (server) => serverUse(p, server),
    unfinished: (server) => (p.servers[server]?.busy ?? 0) + (p.servers[server]?.waiting ?? 0),
    checking: (slot) => checkingOf(p, slot),
    standing: (slot) => standingOf(p, slot),
    routesChanged: () => {
      dropDeletedGroups(p);
      refreshRoutes(p);
      p.slots.forEach((entry) => {
        refreshReach(p, entry);
        openCells(p, entry.index);
        adjustChecks(p, entry);
      });
    },
    trafficChanged: (name) => restartClient(p, name),
    taskFigures: (task) => taskFigures(p, task),
    trafficFigures: (name) => trafficFigures(p, name),
    checks: (slot) => {
      const entry = p.slots.entries[slot];
      return entry ? shownChecks(entry) : [];
    },
    inFlight: (filter = {}) => inFlight(p, filter),
    deploymentReport: (one) => p.reports.of(one),
    drainPoints: (all = false, isWanted) => p.points.drain(all, isWanted),
    snapshot: (copier, before) => snapshotPlane(p, copier, before as PlaneSnapshot | undefined),
    restore: (saved) => restorePlane(p, saved as PlaneSnapshot),
    fingerprint: (write) => fingerprintPlane(p, write),
  };
}

function listen(p: Plane, kernel: SimulationKernel): void {
  kernel.on(EVENT.arrival, (client, _b, seq) => onArrival(p, client, seq));
  kernel.on(EVENT.completion, (row, generation) => onCompletion(p, row, generation));
  kernel.on(EVENT.processorSharing, (server, _b, seq) => onShared(p, server, seq));
  kernel.on(EVENT.timeout, (lane, _b, seq) => lookAtLane(p, lane, seq, giveUp));
  kernel.on(EVENT.healthCheck, (slot, _b, seq) => onCheckDue(p, slot, seq));
  kernel.on(EVENT.healthCheckResult, (slot, how, seq) => onCheckResult(p, slot, how, seq));
  kernel.on(EVENT.memoryExceeded, (server) => onMemoryExceeded(p, server));
  kernel.on(EVENT.callDue, (row, generation) => onCallDue(p, row, generation));
  kernel.on(EVENT.callRetry, (row, generation) => onCallRetry(p, row, generation));
  kernel.on(EVENT.secondEnd, () => onSecondEnd(p));
}

const NOTHING: LastFigures = { served: 0, latencyMs: { p50: 0, p99: 0 } };

function taskFigures(p: Plane, task: Task): TaskFigures {
  const s = task.server >= 0 ? p.servers[task.server] : undefined;
  if (!s || s.ended || s.taskArn !== task.arn) {
    const { served, latencyMs } = task.lastFigures ?? NOTHING;
    return { outstanding: 0, served, cpuPercent: 0, memoryPercent: 0, latencyMs };
  }
  const recent = p.metrics.recentRequestsOf(task.arn, SHOWN_SECONDS);
  return {
    outstanding: s.busy + s.waiting,
    served: s.served,
    cpuPercent: s.cpuPercent,
    memoryPercent: s.memoryPercent,
    latencyMs: shownLatency(recent),
  };
}

function inFlight(p: Plane, filter: NonNullable<Parameters<RequestPlane['inFlight']>[0]>): number {
  let sum = 0;
  p.metrics.labels.forEach((label, cell) => {
    const { loadBalancerArn: lb, targetGroupArn: group, taskArn: task } = filter;
    if (lb !== undefined && lb !== label.loadBalancerArn) return;
    if (group !== undefined && group !== label.targetGroupArn) return;
    if (task !== undefined && task !== label.taskArn) return;
    sum += p.metrics.inFlight(cell);
  });
  return sum;
}
