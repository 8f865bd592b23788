import type { Deployment } from '../../../model/deployment';
import { must } from '../../../model/assert';
import type { Service } from '../../../model/service';
import type { Task } from '../../../model/task';
import { plus, seconds } from '../../../model/sim-time';
import { isToLeave } from '../../capacity/daemon-tasks';
import type { EngineContext } from '../../engine-context';
import { TIMINGS } from '../../timings';
import { countDaemons, isDaemonService, placerFor } from '../daemon-placement';
import { judgeOf, type Standing } from '../health-judgement';
import { kick } from '../scheduling';
import { EVENT_TEXT, noteOnce, STOPPED_REASON } from '../service-events';
import { liveTasksOf } from '../service-tasks';
import { noteAilments, reasonFor } from '../sick-tasks';
import { noteSteadiness } from '../steady-state';
import { isUp } from '../task-facts';
import { isProtected } from '../task-protection';
import { startServiceTasks } from '../task-starts';
import { stopServiceTasks } from '../task-stops';
import { pickVictims } from '../victims';
import { evenOutZones, isRebalancing } from '../zone-rebalancing';
import { noteVerdicts } from './circuit-breaker';
import { bakeIsOver, isWatchedByAlarms } from './deployment-alarms';
import { asComing, sideOf, unguarded } from './census';
import { advanceRecords, completeDeployment, retireDeployment } from './deployment-records';
import { stepDeployment } from './deployment-records';
import { successCriteria } from './early-success';
import { isAtRest, noteRest } from './quiet-service';
import { boundsOf, type Census, isStuck, planStarts, planStops } from './rolling';
import { type StopPlan, wantedOfSource } from './rolling';
import { keptSource, setDesiredCounts, setWanted, shrinkSources } from './source-revisions';
import { takeTrafficBack } from './traffic-back';

/**
 * A pass over a service with rolling updates: as many steps as are due of keeping the count and of
 * rolling over. Any service at rest is kept like this too, whatever strategy its deployments have.
 */
export function runRollingPass(ctx: EngineContext, service: Service): void {
  const primary = must(service.deployments[0], 'a PRIMARY deployment');
  const { changes } = ctx.world;
  if (isAtRest(ctx, service)) {
    noteSteadiness(ctx, service, true);
    evenOutZones(ctx, service, primary);
    return;
  }
  if (isDaemonService(service)) countDaemons(ctx, service);
  advanceRecords(ctx, service);
  stopSupersededStarts(ctx, service, primary);
  setDesiredCounts(ctx, service, primary);
  takeTrafficBack(ctx, service);
  if (isRebalancing(ctx, service, primary)) return;
  const wasSteady = service.scheduler.steady;
  const moves = rollOn(ctx, service, primary);
  retireReplaced(ctx, service);
  finish(ctx, service, primary, moves);
  settle(ctx, service, primary, moves);
  if (!wasSteady || !service.scheduler.steady) return;
  // Instances bring in what changes untold: daemons, what is on those to be emptied.
  if (ctx.world.changes === changes && ctx.world.containerInstances.size === 0) {
    noteRest(ctx, service);
  }
  evenOutZones(ctx, service, primary);
}

/**
 * DEP-9: what a deployment that never completed had not brought up goes when a newer one begins.
 */
function stopSupersededStarts(ctx: EngineContext, service: Service, primary: Deployment): void {
  const replaced = service.deployments.filter((one) => one.status === 'ACTIVE');
  const of = (state: Deployment['rolloutState']) =>
    replaced.filter((one) => one.rolloutState === state).map((one) => one.id);
  const [unfinished, failed] = [of('IN_PROGRESS'), of('FAILED')];
  if (unfinished.length + failed.length === 0) return;
  const isSuperseded = ({ deploymentId = '', createdAt }: Task) =>
    failed.includes(deploymentId) ||
    (unfinished.includes(deploymentId) && createdAt <= primary.createdAt);
  const tasks = liveTasksOf(ctx.world, service).filter(
    (task) => isUp(task) && task.startedAt === undefined && isSuperseded(task),
  );
  stopServiceTasks(ctx, service, tasks, (task) => STOPPED_REASON.scaling(task.deploymentId ?? ''));
}

/** The service's tasks that are up, each with what is thought of it. */
interface Muster {
  fresh: Standing[];
  source: Standing[];
}

function muster(ctx: EngineContext, service: Service, primary: Deployment): Muster {
  const standings = liveTasksOf(ctx.world, service).filter(isUp).map(judgeOf(ctx, service));
  noteVerdicts(service, standings);
  // CAP-7: what is on an instance to be emptied is replaced like what a deployment replaces.
  const isFresh = ({ task }: Standing) => task.deploymentId === primary.id && !isToLeave(ctx, task);
  return {
    fresh: standings.filter(isFresh),
    source: standings.filter((one) => !isFresh(one)),
  };
}

/** The counts that plans are made from, as they are after what the pass has done so far. */
function censusOf(ctx: EngineContext, service: Service, { fresh, source }: Muster): Census {
  const stillUp = (side: Standing[]) => side.filter(({ task }) => isUp(task));
  return {
    fresh: sideOf(ctx, stillUp(fresh)),
    source: sideOf(ctx, stillUp(source)),
    stopping: liveTasksOf(ctx.world, service).filter((task) => !isUp(task)).length,
    sourceWanted:
      service.deployments.slice(1).reduce((sum, one) => sum + one.desiredCount, 0) +
      stillUp(source).filter(({ task }) => task.deploymentId === service.deployments[0]?.id).length,
  };
}

/** One step of keeping the count and of rolling over: stops, then starts. */
function rollOn(ctx: EngineContext, service: Service, primary: Deployment): Muster {
  const desired = service.desiredCount;
  const bounds = boundsOf(desired, service.deploymentConfiguration);
  const all = muster(ctx, service, primary);
  const now = ctx.kernel.now;
  const source = keptSource(service);
  const mayStart = {
    fresh: primary.rolloutState !== 'FAILED' && now >= primary.nextStartAt,
    source: source !== undefined && now >= source.nextStartAt,
  };
  const before = censusOf(ctx, service, all);
  shrinkSources(ctx, service, wantedOfSource(before, desired));
  const stops = planStops(before, desired, bounds, mayStart);
  carryOutStops(ctx, service, all, stops);
  const between = censusOf(ctx, service, all);
  const starts = planStarts(between, desired, bounds, mayStart);
  if (mayStart.fresh && isStuck(between, desired, { stops, starts })) {
    if (between.source.guarded === 0) noteOnce(ctx, service, EVENT_TEXT.stuck());
    else noteGuarded(ctx, service, all.source);
  }
  noteTooManyGuarded(ctx, service, primary, { all, census: between });
  if (starts.fresh + starts.source > 0) {
    const placer = placerFor(ctx, service);
    const { fresh: count, replacing, replacingSource } = starts;
    const plan = { count, replacing, placer };
    all.fresh.push(...startServiceTasks(ctx, service, primary, plan).map(asComing));
    const own = { count: starts.source, replacing: replacingSource, placer };
    if (source) startServiceTasks(ctx, service, source, own);
  }
  return { ...all, fresh: all.fresh.filter(({ task }) => isUp(task)) };
}

/** PROTECT-2: more tasks of a revision are protected than are wanted of it. */
function noteTooManyGuarded(
  ctx: EngineContext,
  service: Service,
  primary: Deployment,
  { all, census }: { all: Muster; census: Census },
): void {
  if (census.fresh.guarded > service.desiredCount) noteGuarded(ctx, service, all.fresh);
  const wanted = wantedOfSource(census, service.desiredCount);
  if (census.source.guarded > wanted) noteGuarded(ctx, service, all.source);
}

/** The event names the deployment that the first of the protected tasks belongs to. */
function noteGuarded(ctx: EngineContext, service: Service, side: readonly Standing[]): void {
  const guarded = side.find(({ task }) => isUp(task) && isProtected(ctx, task));
  if (guarded) noteOnce(ctx, service, EVENT_TEXT.protectedTasks(guarded.task.deploymentId ?? ''));
}

function carryOutStops(
  ctx: EngineContext,
  service: Service,
  { fresh, source }: Muster,
  plan: StopPlan,
): void {
  const all = [...fresh, ...source];
  const bad = (side: Standing[]) => side.filter((one) => one.verdict === 'unhealthy');
  const free = (side: Standing[]) =>
    unguarded(
      ctx,
      side.filter((one) => one.verdict !== 'unhealthy'),
    );
  const pick = (from: Standing[], n: number) => pickVictims(ctx, from, all, n);
  const sick = [
    ...pick(bad(source), plan.sourceUnhealthy),
    ...pick(bad(fresh), plan.freshUnhealthy),
  ];
  // What an unfinished deployment brought up goes before the source that is kept.
  const keptId = keptSource(service)?.id;
  const isKept = ({ task }: Standing) => task.deploymentId === keptId;
  const others = free(source.filter((one) => !isKept(one)));
  const rolled = pick(others, plan.source);
  rolled.push(...pick(free(source.filter(isKept)), plan.source - rolled.length));
  wantFewer(ctx, service, source, rolled);
  noteAilments(ctx, service, sick);
  const ailments = new Map(sick.map(({ task, ailment }) => [task, ailment]));
  const victims = [...sick, ...rolled, ...pick(free(fresh), plan.fresh)].map(({ task }) => task);
  const primaryId = service.deployments[0]?.id ?? '';
  stopServiceTasks(ctx, service, victims, (task) => {
    const ailment = ailments.get(task);
    return ailment ? reasonFor(ailment) : STOPPED_REASON.scaling(primaryId);
  });
}

/** What is stopped beyond the number wanted of a source is not wanted any more. */
function wantFewer(
  ctx: EngineContext,
  service: Service,
  source: readonly Standing[],
  rolled: readonly Standing[],
): void {
  for (const one of service.deployments.slice(1)) {
    const isOwn = ({ task }: Standing) => task.deploymentId === one.id;
    const good = source.filter((each) => isOwn(each) && each.verdict !== 'unhealthy').length;
    const excess = Math.max(0, good - one.desiredCount);
    const beyond = Math.max(0, rolled.filter(isOwn).length - excess);
    setWanted(ctx, service, one, Math.max(0, one.desiredCount - beyond));
  }
}

/** ALARM-4: while alarms decide on a deployment, what it has replaced stays listed. */
function retireReplaced(ctx: EngineContext, service: Service): void {
  const [primary] = service.deployments;
  const isOpen = primary?.rolloutState === 'IN_PROGRESS';
  if (isOpen && isWatchedByAlarms(service.serviceDeployments[0])) return;
  const live = liveTasksOf(ctx.world, service);
  for (const deployment of service.deployments.slice(1)) {
    if (live.some((task) => task.deploymentId === deployment.id)) continue;
    retireDeployment(ctx, service, deployment);
  }
}

/** DEP-7, EARLY-2: what a deployment's success depends on, in order; then it is COMPLETED. */
function finish(
  ctx: EngineContext,
  service: Service,
  primary: Deployment,
  { fresh }: Muster,
): void {
  if (primary.rolloutState !== 'IN_PROGRESS') return;
  const { healthy } = sideOf(ctx, fresh);
  const goal = successCriteria(service.desiredCount, service.deploymentConfiguration);
  const isAlone = !hasSourceTasks(ctx, service);
  // What has once begun to clean up is not held up by a task that fails meanwhile.
  const isCleaning = primary.machine.value === 'CLEANING_UP';
  const isReached =
    goal.cleanup === 'ROLLED' ? isFull(ctx, service, fresh) : healthy >= goal.healthy;
  if (!isReached && !isCleaning) return;
  if (goal.cleanup === 'ROLLED' && !isAlone && !isCleaning) return;
  if (!isCleaning && !hasBaked(ctx, service, primary)) return;
  if (goal.cleanup === 'BLOCKING' && !isAlone) {
    if (isCleaning) return;
    stepDeployment(ctx, service, primary, { type: 'CLEAN_UP' });
    kick(ctx, service);
    return;
  }
  completeDeployment(ctx, service, primary);
  retireReplaced(ctx, service);
  if (!isAlone) kick(ctx, service);
}

/** Tasks of the deployments that the PRIMARY replaces, draining ones too. */
function hasSourceTasks(ctx: EngineContext, service: Service): boolean {
  const sources = service.deployments.slice(1).map(({ id }) => id);
  return liveTasksOf(ctx.world, service).some((task) => sources.includes(task.deploymentId ?? ''));
}

function hasBaked(ctx: EngineContext, service: Service, primary: Deployment): boolean {
  if (bakeIsOver(ctx, service, service.serviceDeployments[0])) return true;
  if (primary.machine.value === 'IN_PROGRESS') {
    stepDeployment(ctx, service, primary, { type: 'BAKE' });
  }
  return false;
}

const isFull = (ctx: EngineContext, service: Service, fresh: readonly Standing[]): boolean => {
  const { up, healthy, unhealthy } = sideOf(ctx, fresh);
  return healthy === service.desiredCount && up === healthy && unhealthy === 0;
};

/** SVC-6: the steady state event, which comes right after the end of a deployment. */
function settle(
  ctx: EngineContext,
  service: Service,
  primary: Deployment,
  { fresh }: Muster,
): void {
  const leaving = liveTasksOf(ctx.world, service).some((task) => isLeaving(ctx, task));
  const isSteady =
    isFull(ctx, service, fresh) &&
    service.deployments.length === 1 &&
    primary.rolloutState === 'COMPLETED' &&
    !leaving &&
    fresh.every(isClear) &&
    !liveTasksOf(ctx.world, service).some((task) => isUp(task) && isToLeave(ctx, task));
  noteSteadiness(ctx, service, isSteady);
}

const isClear = (standing: Standing): boolean => standing.ailment === null;

/** Told to stop, and still waiting to be taken out of its target groups. */
function isLeaving(ctx: EngineContext, task: Task): boolean {
  if (task.lastStatus !== 'DEACTIVATING') return false;
  const taken = plus(task.machine.enteredAt, seconds(TIMINGS.deregistration.high));
  return ctx.kernel.now < taken;
}
