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
 * Tasks of a revision that are told to run, by what the scheduler thinks of them. `up` counts
 * healthy and coming ones; among them `ailing` fail their checks in their grace period, and
 * `guarded` are protected from being stopped.
 */
export interface Side {
  up: number;
  healthy: number;
  unhealthy: number;
  ailing: number;
  guarded: number;
}

/**
 * The tasks of a service. Fresh ones are the PRIMARY deployment's, source ones those of the
 * deployments it replaces.
 */
export interface Census {
  fresh: Side;
  source: Side;
  /** Told to stop, but not STOPPED. */
  stopping: number;
  /**
   * How many source tasks are wanted still: those that end by themselves are replaced up to this.
   */
  sourceWanted: number;
}

/** Whether tasks of a revision may be started: a back-off or a failed deployment forbids it. */
export interface MayStart {
  fresh: boolean;
  source: boolean;
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

const allOf = (side: Side): number => side.up + side.unhealthy;
const comingOf = (side: Side): number => side.up - side.healthy;

/** Places under the cap. DEP-2: tasks on their way down hold theirs until they are STOPPED. */
const roomFor = ({ fresh, source, stopping }: Census, cap: number): number =>
  cap - (allOf(fresh) + allOf(source) + stopping);

/** What fresh healthy tasks cover is not wanted of the source any more. */
export const wantedOfSource = ({ fresh, sourceWanted }: Census, desired: number): number =>
  Math.min(sourceWanted, positive(desired - fresh.healthy));

/**
 * DEP-4: places that fresh tasks leave to the source, there or not: what it is short of under the
 * floor. So failures of the one revision do not eat up the other. Nothing is held for a source
 * that cannot use it.
 */
const reserveFor = (
  census: Census,
  desired: number,
  { floor }: Bounds,
  { source }: MayStart,
): number =>
  source ? Math.min(wantedOfSource(census, desired), positive(floor - census.fresh.healthy)) : 0;

/**
 * DEP-3: what to stop now. Too many fresh tasks (desired count lowered) go at once. Of the source
 * go those that fresh ones have replaced and those in the way of fresh ones: unhealthy ones first,
 * since nobody misses them, then others while that leaves `floor` healthy ones. Guarded ones stay.
 */
export function planStops(
  census: Census,
  desired: number,
  bounds: Bounds,
  mayStart: MayStart = { fresh: true, source: true },
): StopPlan {
  const { fresh, source, stopping } = census;
  const surplus = clamp(fresh.up - desired, 0, fresh.up - fresh.guarded);
  // Of the surplus the ones that are only coming go first.
  const freshHealthy = Math.min(fresh.healthy, fresh.up - surplus);
  const healthy = freshHealthy + source.healthy;
  const wanted = wantedOfSource(census, desired);
  const reserve = reserveFor(census, desired, bounds, mayStart);
  const want = Math.min(positive(desired - fresh.up), bounds.cap - allOf(fresh) - reserve);
  const inTheWay = want - (roomFor(census, bounds.cap) + stopping);

  // SVC-4: an unhealthy one goes once its replacement is judged: healthy, or ailing as well.
  const replaced = (side: Side, good: number, of: number) =>
    clamp(good + side.ailing + side.unhealthy - of, 0, side.unhealthy);
  const freshUnhealthy = replaced(fresh, freshHealthy, desired);
  const sourceUnhealthy = Math.max(
    replaced(source, source.healthy, wanted),
    clamp(inTheWay, 0, source.unhealthy),
  );
  const needed = Math.max(source.up - wanted, inTheWay - sourceUnhealthy);
  const spare = comingOf(source) + positive(healthy - bounds.floor);
  const plan = {
    fresh: surplus,
    freshUnhealthy,
    source: clamp(needed, 0, Math.min(source.up - source.guarded, spare)),
    sourceUnhealthy,
  };
  return stopping + plan.source + surplus === 0
    ? makeRoomForReplacements(plan, census, { desired, wanted, cap: bounds.cap, mayStart })
    : plan;
}

/**
 * SVC-5: no room to start the replacement first: one unhealthy task of a revision at a time makes
 * it.
 */
function makeRoomForReplacements(
  plan: StopPlan,
  census: Census,
  {
    desired,
    wanted,
    cap,
    mayStart,
  }: { desired: number; wanted: number; cap: number; mayStart: MayStart },
): StopPlan {
  const { fresh, source } = census;
  const isFull = roomFor(census, cap) + plan.freshUnhealthy + plan.sourceUnhealthy <= 0;
  if (!isFull) return plan;
  const waits = (side: Side, of: number, may: boolean) =>
    may && comingOf(side) === side.ailing && side.unhealthy > 0 && side.up < of ? 1 : 0;
  return {
    ...plan,
    freshUnhealthy: Math.max(plan.freshUnhealthy, waits(fresh, desired, mayStart.fresh)),
    sourceUnhealthy: Math.max(plan.sourceUnhealthy, waits(source, wanted, mayStart.source)),
  };
}

/** How many to start of each kind. */
export interface StartPlan {
  fresh: number;
  /** Of the fresh ones, those that take the place of an unhealthy task which still runs. */
  replacing: number;
  source: number;
  /** The same of the source ones. */
  replacingSource: number;
}

/**
 * DEP-4: what to start now, after the stops: fresh tasks up to the desired count as far as the
 * cap and the source's floor allow; and in the room left, tasks of the source revision for those
 * of it that ended by themselves or are unhealthy.
 */
export function planStarts(
  census: Census,
  desired: number,
  bounds: Bounds,
  mayStart: MayStart,
): StartPlan {
  const { fresh, source, stopping } = census;
  const room = positive(roomFor(census, bounds.cap));
  const reserve = reserveFor(census, desired, bounds, mayStart);
  const places = positive(bounds.cap - stopping - allOf(fresh) - Math.max(allOf(source), reserve));
  const starts = mayStart.fresh ? Math.min(positive(desired - fresh.up), places) : 0;
  const wanted = wantedOfSource(census, desired);
  const sourceStarts = mayStart.source ? clamp(wanted - source.up, 0, room - starts) : 0;
  const replacing = (side: Side, started: number, of: number) =>
    positive(started - positive(of - allOf(side)));
  return {
    fresh: starts,
    replacing: replacing(fresh, starts, desired),
    source: sourceStarts,
    replacingSource: replacing(source, sourceStarts, wanted),
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
  const coming = comingOf(fresh) + comingOf(source) + starts.source;
  return fresh.up < desired && moves + coming + stopping === 0;
}
