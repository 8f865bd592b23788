import type { DomainEvent, EntityView } from '../../model/view';
import type { Engine, EngineContext, RequestPlane } from '../engine-context';
import type { World } from '../world/world';
import type { ChangeJournal } from './domain-events';
import { allIds, createProjection } from './projection';
import { RecentByDeployment } from './recent-figures';
import { serviceCallViews } from './service-call-view';

/**
 * Makes frames: what changed since the one before. Only reads; a run without it is the same run.
 */
export interface FrameMaker {
  /**
   * `live` also looks for tasks, targets and clients whose figures moved; at most for so many of
   * them, the next ones the next time.
   */
  drain: Engine['drainFrame'];
  /** Another moment was restored: the next frame replaces everything. */
  forget: () => void;
}

export function createFrameMaker(
  ctx: EngineContext,
  requests: RequestPlane,
  journal: ChangeJournal,
): FrameMaker {
  let mustReset = true;
  let lastSeq = 0;
  /** What was last sent of figures that change without a touch, by id. */
  let sent = new Map<string, string>();
  const recent = new RecentByDeployment(requests.metrics);

  const noteLive = (view: EntityView): boolean => {
    const figures = liveFigures(view);
    if (figures === null || sent.get(view.id) === figures) return false;
    sent.set(view.id, figures);
    return true;
  };

  const inTurn = takingTurns();

  const drain: FrameMaker['drain'] = (asked = false, live = true, most = Infinity, isWanted) => {
    const reset = asked || mustReset;
    mustReset = false;
    const touched = journal.takeTouched();
    if (reset) {
      sent = new Map();
      lastSeq = 0;
    }
    const project = createProjection(ctx, requests, recent);
    const ids = reset ? allIds(ctx.world) : withOwners(touched, ctx.world);
    const views = ids.map((id) => ({ id, view: project(id) }));
    const upserts = views.flatMap(({ view }) => view ?? []);
    for (const view of upserts) noteLive(view);
    if (live && !reset) {
      const seen = new Set(ids);
      for (const id of inTurn(liveIds(ctx.world), most)) {
        const view = seen.has(id) ? undefined : project(id);
        if (view && noteLive(view)) upserts.push(view);
      }
    }
    for (const view of reset || live ? serviceCallViews(ctx.world, requests.metrics) : []) {
      if (noteLive(view) || reset) upserts.push(view);
    }
    const removals = views.filter(({ view }) => !view).map(({ id }) => id);
    for (const id of removals) sent.delete(id);
    const events = eventsSince(ctx.world.events, lastSeq);
    lastSeq = ctx.world.eventSeq;
    const { dots } = requests;
    return {
      now: ctx.world.now,
      reset,
      upserts,
      removals: reset ? [] : removals,
      events,
      ...requests.drainPoints(reset, isWanted),
      dots: dots.drain(),
      dotSampling: dots.sampling,
    };
  };
  return {
    drain,
    forget: () => {
      mustReset = true;
      recent.forget();
    },
  };
}

/** So many of a list at a time, each time those after the ones before. */
function takingTurns(): (all: string[], most: number) => string[] {
  let next = 0;
  return (all, most) => {
    if (all.length <= most) return all;
    const from = next % all.length;
    next = from + most;
    return [...all.slice(from, next), ...all.slice(0, Math.max(0, next - all.length))];
  };
}

/** A task's change shows on its service and cluster too. */
function withOwners(ids: readonly string[], world: World): string[] {
  const all = new Set(ids);
  for (const id of ids) {
    const task = world.tasks.get(id);
    const service = world.services.get(task?.serviceArn ?? id);
    if (task) all.add(task.clusterArn);
    if (task?.containerInstanceArn !== undefined) all.add(task.containerInstanceArn);
    if (service) all.add(service.arn).add(service.clusterArn);
  }
  return [...all];
}

function liveIds(world: World): string[] {
  const busy = [...world.tasks.values()].filter((task) => task.server >= 0).map((task) => task.arn);
  const traffic = [...world.traffic.keys()].map((name) => `traffic/${name}`);
  const services = [...world.services.values()]
    .filter(({ status }) => status !== 'INACTIVE')
    .map((service) => service.arn);
  return [...busy, ...world.targetGroups.keys(), ...traffic, ...services];
}

/**
 * What changes without a touch, as one comparable text; null where there is nothing of the kind.
 */
function liveFigures(view: EntityView): string | null {
  if (view.kind === 'task') {
    const { outstanding, served, cpuPercent, memoryPercent, latencyMs } = view;
    const checks = view.targets.map((target) => target.checks.join('')).join();
    return [outstanding, served, cpuPercent, memoryPercent, latencyMs.p50, checks].join(' ');
  }
  if (view.kind === 'serviceCall') {
    return [view.requestsPerSecond, view.failedPercent, view.p99Ms].join(' ');
  }
  if (view.kind === 'targetGroup') return view.targets.map((target) => target.outstanding).join();
  if (view.kind === 'service') {
    const { revisions, unservedPerSecond, awaiting, alarms } = view.serviceDeployment ?? {};
    return JSON.stringify([view.recent, revisions, unservedPerSecond, awaiting, alarms]);
  }
  if (view.kind === 'traffic') {
    const { currentRate, okPercent, failedPercent, total } = view;
    return [currentRate, okPercent, failedPercent, total.ended].join(' ');
  }
  return null;
}

function eventsSince(events: readonly DomainEvent[], seq: number): DomainEvent[] {
  let from = events.length;
  while (from > 0 && events[from - 1]!.seq > seq) from--;
  return events.slice(from);
}
