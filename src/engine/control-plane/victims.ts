import { must } from '../../model/assert';
import { instanceOf, isOnDraining } from '../capacity/instance-facts';
import { SERVICE_DEFAULT, spreadValue, type Strategy } from '../capacity/placement/strategies';
import { needsOfTask } from '../capacity/placement/task-needs';
import { freeOf, usageOf } from '../capacity/usage';
import type { EngineContext } from '../engine-context';
import type { Standing } from './health-judgement';
import { serviceOf } from './task-facts';

/**
 * PLACE-4: which tasks go: ones that never came up first, then ailing ones, then those on instances
 * to be emptied; then from the zone with the most tasks of the service, and there from the instance
 * with the most; by chance among equals. PLACE-13: with a strategy that packs, where most is left
 * afterwards. `all` are the service's tasks that are up.
 */
export function pickVictims(
  ctx: EngineContext,
  from: readonly Standing[],
  all: readonly Standing[],
  count: number,
): Standing[] {
  if (count <= 0 || from.length === 0) return [];
  const random = ctx.kernel.random('placement');
  const views = viewsOf(ctx, from, all);
  const kinds = new Map<string, Kind>();
  const left = from.map((one) => ({ one, kind: kindOf(ctx, one, views, kinds) }));
  const victims: Standing[] = [];
  while (victims.length < count && left.length > 0) {
    const equals = markLowest(ctx, views, kinds);
    let skip = equals > 1 ? Math.floor(random() * equals) : 0;
    const at = left.findIndex(({ kind }) => kind.isLowest && skip-- === 0);
    const { one, kind } = must(left.splice(at, 1)[0], 'a victim');
    kind.count--;
    for (const view of views) view.leave(one);
    victims.push(one);
  }
  return victims;
}

/** Tasks that rank alike, whoever has left: of a thousand tasks there are but a few kinds. */
interface Kind {
  readonly example: Standing;
  count: number;
  isLowest: boolean;
}

function kindOf(
  ctx: EngineContext,
  one: Standing,
  views: readonly View[],
  kinds: Map<string, Kind>,
): Kind {
  const key = [readiness(ctx, one), ...views.map((view) => view.kind(one))].join(' ');
  const kind = kinds.get(key) ?? { example: one, count: 0, isLowest: false };
  kinds.set(key, kind);
  kind.count++;
  return kind;
}

/** Marks the kinds that rank lowest now, and answers how many tasks are of them. */
function markLowest(
  ctx: EngineContext,
  views: readonly View[],
  kinds: ReadonlyMap<string, Kind>,
): number {
  const ranked = [...kinds.values()]
    .filter((kind) => kind.count > 0)
    .map((kind) => ({ kind, rank: rankOf(ctx, kind.example, views) }));
  const lowest = ranked.reduce(
    (least, { rank }) => (isBelow(rank, least) ? rank : least),
    ranked[0]?.rank ?? [],
  );
  let equals = 0;
  for (const { kind, rank } of ranked) {
    kind.isLowest = !isBelow(lowest, rank);
    if (kind.isLowest) equals += kind.count;
  }
  return equals;
}

/** How a strategy looks at tasks: the lowest goes first. */
interface View {
  /** Those of one kind always rank alike. */
  kind: (one: Standing) => string;
  rank: (one: Standing) => number;
  /** It is to go: the others are looked at without it. */
  leave: (one: Standing) => void;
}

/** One view for each strategy of their service, the most important first. */
function viewsOf(
  ctx: EngineContext,
  [first]: readonly Standing[],
  all: readonly Standing[],
): View[] {
  const service = first && serviceOf(ctx, first.task);
  const given = service?.carried.placementStrategy as readonly Strategy[] | undefined;
  const isPlaced = first?.task.containerInstanceArn !== undefined;
  const strategies = isPlaced && given?.length ? given : SERVICE_DEFAULT;
  return strategies.flatMap(({ type, field = '' }) => {
    if (type === 'spread') return [crowds(ctx, all, field)];
    return type === 'binpack' ? [leftovers(ctx, all, field)] : [];
  });
}

/** From where the most tasks are. */
function crowds(ctx: EngineContext, all: readonly Standing[], field: string): View {
  const counts = new Map<string, number>();
  const add = (one: Standing, n: number) => {
    const place = placeOf(ctx, one, field);
    if (place !== undefined) counts.set(place, (counts.get(place) ?? 0) + n);
  };
  for (const one of all) add(one, 1);
  return {
    kind: (one) => placeOf(ctx, one, field) ?? '',
    rank: (one) => -(counts.get(placeOf(ctx, one, field) ?? '') ?? 0),
    leave: (one) => add(one, -1),
  };
}

/** Its zone, its instance if it is on one that others may share, or what its instance is like. */
function placeOf(ctx: EngineContext, { task }: Standing, field: string): string | undefined {
  if (field === 'attribute:ecs.availability-zone') return task.availabilityZone;
  const instance = instanceOf(ctx.world, task);
  if (instance) return spreadValue(instance, field);
  return task.hostInstanceId;
}

/** From the instance that has most left once the task is gone. */
function leftovers(ctx: EngineContext, all: readonly Standing[], field: string): View {
  const { world } = ctx;
  const instances = new Set(all.flatMap(({ task }) => instanceOf(world, task) ?? []));
  const usages = usageOf(world, [...instances]);
  const what = field.toLowerCase() === 'cpu' ? 'cpu' : 'memory';
  return {
    kind: ({ task }) => `${task.containerInstanceArn} ${needsOfTask(world, task)[what]}`,
    rank: ({ task }) => {
      const instance = instanceOf(world, task);
      const usage = instance && usages.get(instance.arn);
      return usage ? -(freeOf(instance, usage)[what] + needsOfTask(world, task)[what]) : 0;
    },
    leave: ({ task }) => {
      const usage = usages.get(task.containerInstanceArn ?? '');
      if (usage) usage[what] -= needsOfTask(world, task)[what];
    },
  };
}

const rankOf = (ctx: EngineContext, one: Standing, views: readonly View[]): number[] => [
  readiness(ctx, one),
  ...views.map((view) => view.rank(one)),
];

function isBelow(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}

function readiness(ctx: EngineContext, { task, verdict, ailment }: Standing): number {
  if (task.startedAt === undefined) return 0;
  if (ailment) return 1;
  if (isOnDraining(ctx.world, task)) return 2;
  return verdict === 'healthy' ? 4 : 3;
}
