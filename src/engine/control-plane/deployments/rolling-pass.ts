import type { Deployment } from '../../../model/deployment';
import { must } from '../../../model/assert';
import type { Service } from '../../../model/service';
import { plus, seconds } from '../../../model/sim-time';
import type { Task } from '../../../model/task';
import type { EngineContext } from '../../engine-context';
import { TIMINGS } from '../../timings';
import { judge, type Standing } from '../health-judgement';
import { createPlacer } from '../placement';
import { EVENT_TEXT, noteEvent, noteOnce, STOPPED_REASON } from '../service-events';
import { liveTasksOf } from '../service-tasks';
import { noteAilments, reasonFor } from '../sick-tasks';
import { targetsByTask } from '../target-registration';
import { isUp } from '../task-facts';
import { startServiceTasks } from '../task-starts';
import { stopServiceTasks } from '../task-stops';
import { pickVictims } from '../victims';
import { advanceRecords, completeDeployment, retireDeployment } from './deployment-records';
import { boundsOf, type Census, isStuck, planStarts, planStops, type StopPlan } from './rolling';

/**
 * A pass over a service with rolling updates: as many steps as are due of keeping the count and of
 * rolling over. Any service at rest is kept like this too, whatever strategy its deployments have.
 */
export function runRollingPass(ctx: EngineContext, service: Service): void {
  const primary = must(service.deployments[0], 'a PRIMARY deployment');
  advanceRecords(ctx, service);
  stopSupersededStarts(ctx, service);
  setDesired(ctx, service, primary);
  const moves = rollOn(ctx, service, primary);
  retireReplaced(ctx, service);
  settle(ctx, service, primary, moves);
}

/**
 * DEP-9: what a deployment that never completed had not brought up goes when a newer one begins.
 */
function stopSupersededStarts(ctx: EngineContext, service: Service): void {
  const unfinished = service.deployments
    .filter((one) => one.status === 'ACTIVE' && one.rolloutState !== 'COMPLETED')
    .map((one) => one.id);
  const tasks = liveTasksOf(ctx.world, service).filter(
    (task) =>
      isUp(task) && task.startedAt === undefined && unfinished.includes(task.deploymentId ?? ''),
  );
  stopServiceTasks(ctx, service, tasks, (task) => STOPPED_REASON.scaling(task.deploymentId ?? ''));
}

/** A deployment that never completed is not kept up any more: it wants what it has. */
function setDesired(ctx: EngineContext, service: Service, primary: Deployment): void {
  const live = liveTasksOf(ctx.world, service).filter(isUp);
  for (const deployment of service.deployments) {
    let wanted = deployment.desiredCount;
    if (deployment === primary) wanted = service.desiredCount;
    else if (deployment.rolloutState !== 'COMPLETED') {
      wanted = live.filter((task) => task.deploymentId === deployment.id).length;
    }
    setWanted(ctx, service, deployment, wanted);
  }
}

function setWanted(ctx: EngineContext, service: Service, one: Deployment, wanted: number): void {
  if (one.desiredCount === wanted) return;
  one.desiredCount = wanted;
  one.updatedAt = ctx.kernel.now;
  ctx.touch(service.arn);
}

/** The service's tasks that are up, each with what is thought of it. */
interface Muster {
  fresh: Standing[];
  source: Standing[];
}

function muster(ctx: EngineContext, service: Service, primary: Deployment): Muster {
  const targets = targetsByTask(ctx, service);
  const standings = liveTasksOf(ctx.world, service)
    .filter(isUp)
    .map((task) => judge(ctx, service, task, targets.get(task.arn) ?? []));
  return {
    fresh: standings.filter(({ task }) => task.deploymentId === primary.id),
    source: standings.filter(({ task }) => task.deploymentId !== primary.id),
  };
}

/** The counts that plans are made from, as they are after what the pass has done so far. */
function censusOf(ctx: EngineContext, service: Service, { fresh, source }: Muster): Census {
  const stillUp = (side: Standing[]) => side.filter(({ task }) => isUp(task));
  return {
    fresh: count(stillUp(fresh)),
    source: count(stillUp(source)),
    stopping: liveTasksOf(ctx.world, service).filter((task) => !isUp(task)).length,
    sourceWanted: service.deployments.slice(1).reduce((sum, one) => sum + one.desiredCount, 0),
  };
}

function count(standings: readonly Standing[]): Census['fresh'] {
  const of = (verdict: Standing['verdict']) =>
    standings.filter((one) => one.verdict === verdict).length;
  const [healthy, unhealthy] = [of('healthy'), of('unhealthy')];
  return { up: standings.length - unhealthy, healthy, unhealthy };
}

/** One step of keeping the count and of rolling over: stops, then starts. */
function rollOn(ctx: EngineContext, service: Service, primary: Deployment): Muster {
  const desired = service.desiredCount;
  const bounds = boundsOf(desired, service.deploymentConfiguration);
  const all = muster(ctx, service, primary);
  shrinkSources(ctx, service, count(all.fresh).healthy);
  const stops = planStops(censusOf(ctx, service, all), desired, bounds);
  carryOutStops(ctx, service, all, stops);
  const now = ctx.kernel.now;
  const source = service.deployments.slice(1).find((one) => one.rolloutState === 'COMPLETED');
  const mayStart = {
    fresh: primary.rolloutState !== 'FAILED' && now >= primary.nextStartAt,
    source: source !== undefined && now >= source.nextStartAt,
  };
  const between = censusOf(ctx, service, all);
  const starts = planStarts(between, desired, bounds, mayStart);
  if (mayStart.fresh && isStuck(between, desired, { stops, starts })) {
    noteOnce(ctx, service, EVENT_TEXT.stuck());
  }
  if (starts.fresh + starts.source > 0) {
    const placer = createPlacer(ctx, { ...service, group: `service:${service.name}` });
    const { fresh, replacing } = starts;
    const plan = { count: fresh, replacing, placer };
    all.fresh.push(...startServiceTasks(ctx, service, primary, plan).map(asComing));
    if (source) {
      startServiceTasks(ctx, service, source, { count: starts.source, replacing: 0, placer });
    }
  }
  return { ...all, fresh: all.fresh.filter(({ task }) => isUp(task)) };
}

const asComing = (task: Task): Standing => ({ task, verdict: 'coming', ailment: null });

/** What fresh healthy tasks cover is not wanted of the source any more. */
function shrinkSources(ctx: EngineContext, service: Service, freshHealthy: number): void {
  let uncovered = Math.max(0, service.desiredCount - freshHealthy);
  for (const deployment of service.deployments.slice(1)) {
    const wanted = Math.min(deployment.desiredCount, uncovered);
    uncovered -= wanted;
    setWanted(ctx, service, deployment, wanted);
  }
}

function carryOutStops(
  ctx: EngineContext,
  service: Service,
  { fresh, source }: Muster,
  plan: StopPlan,
): void {
  const all = [...fresh, ...source];
  const good = (side: Standing[]) => side.filter((one) => one.verdict !== 'unhealthy');
  const bad = (side: Standing[]) => side.filter((one) => one.verdict === 'unhealthy');
  const pick = (from: Standing[], n: number) => pickVictims(ctx, from, all, n);
  const sick = [
    ...pick(bad(source), plan.sourceUnhealthy),
    ...pick(bad(fresh), plan.freshUnhealthy),
  ];
  const scaledIn = pick(good(source), plan.source);
  for (const { task } of scaledIn) {
    const own = service.deployments.find((one) => one.id === task.deploymentId);
    if (own) setWanted(ctx, service, own, Math.max(0, own.desiredCount - 1));
  }
  noteAilments(ctx, service, sick);
  const ailments = new Map(sick.map(({ task, ailment }) => [task, ailment]));
  const victims = [...sick, ...scaledIn, ...pick(good(fresh), plan.fresh)].map(({ task }) => task);
  const primaryId = service.deployments[0]?.id ?? '';
  stopServiceTasks(ctx, service, victims, (task) => {
    const ailment = ailments.get(task);
    return ailment ? reasonFor(ailment) : STOPPED_REASON.scaling(primaryId);
  });
}

function retireReplaced(ctx: EngineContext, service: Service): void {
  const live = liveTasksOf(ctx.world, service);
  for (const deployment of service.deployments.slice(1)) {
    if (live.some((task) => task.deploymentId === deployment.id)) continue;
    retireDeployment(ctx, service, deployment);
  }
}

/** DEP-7, SVC-6: the end of a deployment, and the steady state that comes right after it. */
function settle(
  ctx: EngineContext,
  service: Service,
  primary: Deployment,
  { fresh }: Muster,
): void {
  const { up, healthy, unhealthy } = count(fresh);
  const isFull = healthy === service.desiredCount && up === healthy && unhealthy === 0;
  const isAlone = service.deployments.length === 1;
  if (isFull && isAlone && primary.rolloutState === 'IN_PROGRESS') {
    completeDeployment(ctx, service, primary);
  }
  const { scheduler } = service;
  const leaving = liveTasksOf(ctx.world, service).some((task) => isLeaving(ctx, task));
  const isSteady =
    isFull && isAlone && primary.rolloutState === 'COMPLETED' && !leaving && fresh.every(isClear);
  if (!isSteady) {
    if (scheduler.steady) ctx.touch(service.arn);
    scheduler.steady = false;
    return;
  }
  const now = ctx.kernel.now;
  const repeatAt = plus(scheduler.steadyEventAt, seconds(TIMINGS.steadyEventRepeat.low));
  if (scheduler.steady && now < repeatAt) return;
  scheduler.steady = true;
  scheduler.steadyEventAt = now;
  noteEvent(ctx, service, EVENT_TEXT.steady());
}

const isClear = (standing: Standing): boolean => standing.ailment === null;

/** Told to stop, and still waiting to be taken out of its target groups. */
function isLeaving(ctx: EngineContext, task: Task): boolean {
  if (task.lastStatus !== 'DEACTIVATING') return false;
  const taken = plus(task.machine.enteredAt, seconds(TIMINGS.deregistration.high));
  return ctx.kernel.now < taken;
}
