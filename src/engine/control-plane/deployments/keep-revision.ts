import type { Deployment } from '../../../model/deployment';
import type { Service } from '../../../model/service';
import { isOnDraining } from '../../capacity/instance-facts';
import type { EngineContext } from '../../engine-context';
import { judgeOf, type Standing } from '../health-judgement';
import { createPlacer } from '../placement';
import { STOPPED_REASON } from '../service-events';
import { liveTasksOf } from '../service-tasks';
import { noteAilments, reasonFor } from '../sick-tasks';
import { isUp } from '../task-facts';
import { startServiceTasks, type TaskTemplate } from '../task-starts';
import { stopServiceTasks } from '../task-stops';
import { pickVictims } from '../victims';
import { asComing, sideOf, unguarded } from './census';
import { noteVerdicts } from './circuit-breaker';
import { boundsOf, type Census, planStarts, planStops, type StopPlan } from './rolling';

/** What tasks are made from, and when they may be: a deployment or a task set. */
export type KeptRevision = TaskTemplate & Pick<Deployment, 'nextStartAt'>;

/** The tasks of one revision, after what a pass has done. */
export interface RevisionStanding {
  /** Told to run: healthy, coming and unhealthy ones. */
  readonly up: number;
  readonly healthy: number;
  readonly unhealthy: number;
  /** Not RUNNING yet, or running without a verdict. */
  readonly coming: number;
  /** Told to stop, not STOPPED yet: those that drain among them. */
  readonly stopping: number;
  /** As many as wanted, every one of them healthy. */
  readonly isFull: boolean;
}

/**
 * KEEP-1: keeps `wanted` tasks of one revision up, whatever other revisions of the service do:
 * starts what is missing (unless told not to, or while its back-off lasts), replaces unhealthy ones
 * by its own revision, started first where maximumPercent of `wanted` leaves room, and stops what
 * is too many. For deployments that keep two revisions side by side.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/blue-green-deployment-how-it-works.html
 */
export function keepRevision(
  ctx: EngineContext,
  service: Service,
  revision: KeptRevision,
  { wanted, mayStart = true }: { wanted: number; mayStart?: boolean },
): RevisionStanding {
  const all = standingsOf(ctx, service, revision);
  const bounds = boundsOf(wanted, service.deploymentConfiguration);
  bounds.cap = Math.max(bounds.cap, wanted);
  stopTooMany(ctx, service, revision, {
    all,
    plan: planStops(censusOf(ctx, service, revision, all), wanted, bounds),
  });
  const may = { fresh: mayStart && ctx.kernel.now >= revision.nextStartAt, source: false };
  const starts = planStarts(censusOf(ctx, service, revision, all), wanted, bounds, may);
  if (starts.fresh > 0) {
    const { networkConfiguration } = revision;
    const spec = { ...service, networkConfiguration, group: `service:${service.name}` };
    const plan = {
      count: starts.fresh,
      replacing: starts.replacing,
      placer: createPlacer(ctx, spec),
    };
    all.push(...startServiceTasks(ctx, service, revision, plan).map(asComing));
  }
  const { fresh, source, stopping } = censusOf(ctx, service, revision, all);
  const unhealthy = fresh.unhealthy + source.unhealthy;
  const healthy = fresh.healthy + source.healthy;
  const up = fresh.up + source.up;
  const isFull = healthy === wanted && up === healthy && unhealthy === 0;
  return { up: up + unhealthy, healthy, unhealthy, coming: up - healthy, stopping, isFull };
}

/** The revision's tasks that are up, each with what is thought of it. */
function standingsOf(ctx: EngineContext, service: Service, { id }: KeptRevision): Standing[] {
  const standings = liveTasksOf(ctx.world, service)
    .filter((task) => task.deploymentId === id && isUp(task))
    .map(judgeOf(ctx, service));
  noteVerdicts(service, standings);
  return standings;
}

/** Its tasks by what is thought of them, as if no other revision were there. */
function censusOf(
  ctx: EngineContext,
  service: Service,
  { id }: KeptRevision,
  all: readonly Standing[],
): Census {
  const up = all.filter(({ task }) => isUp(task));
  const draining = up.filter(({ task }) => isOnDraining(ctx.world, task));
  const stopping = liveTasksOf(ctx.world, service).filter(
    (task) => task.deploymentId === id && !isUp(task),
  ).length;
  return {
    fresh: sideOf(
      ctx,
      up.filter((one) => !draining.includes(one)),
    ),
    // CAP-7: what is on an instance to be emptied is replaced first, then stopped.
    source: sideOf(ctx, draining),
    stopping,
    sourceWanted: draining.length,
  };
}

function stopTooMany(
  ctx: EngineContext,
  service: Service,
  { id }: KeptRevision,
  { all, plan }: { all: readonly Standing[]; plan: StopPlan },
): void {
  const isSick = ({ verdict }: Standing) => verdict === 'unhealthy';
  const isDraining = ({ task }: Standing) => isOnDraining(ctx.world, task);
  const pick = (from: readonly Standing[], n: number) => pickVictims(ctx, from, all, n);
  const [ill, well] = [
    all.filter(isSick),
    unguarded(
      ctx,
      all.filter((one) => !isSick(one)),
    ),
  ];
  const settled = (from: readonly Standing[]) => from.filter((one) => !isDraining(one));
  const sick = [
    ...pick(settled(ill), plan.freshUnhealthy),
    ...pick(ill.filter(isDraining), plan.sourceUnhealthy),
  ];
  const surplus = [
    ...pick(settled(well), plan.fresh),
    ...pick(well.filter(isDraining), plan.source),
  ];
  noteAilments(ctx, service, sick);
  const ailments = new Map(sick.map(({ task, ailment }) => [task, ailment]));
  const victims = [...sick, ...surplus].map(({ task }) => task);
  stopServiceTasks(ctx, service, victims, (task) => {
    const ailment = ailments.get(task);
    return ailment ? reasonFor(ailment) : STOPPED_REASON.scaling(id);
  });
}
