import type { DeploymentConfiguration } from '../../../model/deployment-configuration';

/** DEP-1: `floor` healthy tasks at least, `cap` tasks of any state at most. */
export interface Bounds {
  floor: number;
  cap: number;
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html */
export const boundsOf = (
  desired: number,
  { minimumHealthyPercent, maximumPercent }: DeploymentConfiguration,
): Bounds => ({
  floor: Math.ceil((desired * minimumHealthyPercent) / 100),
  cap: Math.floor((desired * maximumPercent) / 100),
});

/**
 * Tasks of a service by what the scheduler thinks of them. Fresh ones are the PRIMARY deployment's,
 * source ones those of the deployments it replaces. `up` counts healthy and coming ones.
 */
export interface Census {
  fresh: { up: number; healthy: number; unhealthy: number };
  source: { up: number; healthy: number; unhealthy: number };
  /** Told to stop, but not STOPPED. */
  stopping: number;
  /**
   * How many source tasks are wanted still: those that end by themselves are replaced up to this.
   */
  sourceWanted: number;
}

/** How many to stop of each kind. */
export interface StopPlan {
  fresh: number;
  freshUnhealthy: number;
  source: number;
  sourceUnhealthy: number;
}

const clamp = (n: number, low: number, high: number): number =>
  n < low ? low : n > high ? high : n;

const positive = (n: number): number => (n > 0 ? n : 0);

/** Places under the cap. DEP-2: tasks on their way down hold theirs until they are STOPPED. */
function roomFor(census: Census, cap: number): number {
  const { fresh, source, stopping } = census;
  return cap - (fresh.up + fresh.unhealthy + source.up + source.unhealthy + stopping);
}

/**
 * DEP-3: what to stop now. Too many fresh tasks (desired count lowered) go at once. Beyond those,
 * as many as are in the way of fresh ones or in excess of the desired count: unhealthy ones
 * first, since nobody misses them, then healthy source tasks while that leaves `floor` healthy
 * ones.
 */
export function planStops(census: Census, desired: number, bounds: Bounds): StopPlan {
  const { fresh, source, stopping } = census;
  const surplus = positive(fresh.up - desired);
  // Of the surplus the ones that are only coming go first.
  const freshHealthy = Math.min(fresh.healthy, fresh.up - surplus);
  const healthy = freshHealthy + source.healthy;
  const want = positive(desired - fresh.up);
  const excess = healthy + source.unhealthy + fresh.unhealthy - desired;
  const inTheWay = want - (roomFor(census, bounds.cap) + stopping);
  const needed = positive(Math.max(inTheWay, excess));

  const sourceUnhealthy = Math.min(source.unhealthy, needed);
  const freshUnhealthy = clamp(excess - sourceUnhealthy, 0, fresh.unhealthy);
  const rest = positive(needed - sourceUnhealthy - freshUnhealthy);
  const spare = source.up - source.healthy + positive(healthy - bounds.floor);
  const plan = {
    fresh: surplus,
    freshUnhealthy,
    source: Math.min(rest, source.up, spare),
    sourceUnhealthy,
  };
  const coming = fresh.up - fresh.healthy + source.up - source.healthy;
  const isIdle = plan.source + sourceUnhealthy + freshUnhealthy + stopping + coming === 0;
  // SVC-5: no room to start the replacement first: one unhealthy task at a time makes it.
  if (isIdle && inTheWay > 0 && fresh.unhealthy > 0) plan.freshUnhealthy = 1;
  return plan;
}

/** How many to start of each kind. */
export interface StartPlan {
  fresh: number;
  /** Of the fresh ones, those that take the place of an unhealthy task which still runs. */
  replacing: number;
  source: number;
}

/**
 * DEP-4: what to start now, after the stops: fresh tasks up to the desired count as far as the
 * cap allows; and in the room left, tasks of the source revision for those of it that ended by
 * themselves.
 */
export function planStarts(
  census: Census,
  desired: number,
  bounds: Bounds,
  mayStart: { fresh: boolean; source: boolean },
): StartPlan {
  const { fresh, source } = census;
  const room = positive(roomFor(census, bounds.cap));
  const want = positive(desired - fresh.up);
  const starts = mayStart.fresh ? Math.min(want, room) : 0;
  const missing = positive(desired - fresh.up - fresh.unhealthy);
  return {
    fresh: starts,
    replacing: positive(starts - missing),
    source: mayStart.source ? clamp(census.sourceWanted - source.up, 0, room - starts) : 0,
  };
}

/**
 * DEP-5: a deployment that can neither stop nor start a task, and waits for none, is stuck for
 * good.
 */
export function isStuck(
  census: Census,
  desired: number,
  plans: { stops: StopPlan; starts: StartPlan },
): boolean {
  const { fresh, source, stopping } = census;
  const { stops, starts } = plans;
  const moves =
    stops.fresh + stops.freshUnhealthy + stops.source + stops.sourceUnhealthy + starts.fresh;
  const coming = fresh.up - fresh.healthy + source.up - source.healthy;
  return fresh.up < desired && moves + coming + stopping === 0;
}
