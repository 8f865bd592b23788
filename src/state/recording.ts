import { type SimMicros, US_PER_SECOND } from '../model/sim-time';
import type { CostPoint, CountPoint, DomainEvent, Frame, MetricPoint } from '../model/view';
import { keptCounts } from './kept-counts';
import { keptMetrics, withTargets } from './kept-metrics';

/** What a run has said of itself over time, oldest first and bounded; a new list when one grows. */
export interface Figures {
  events: readonly DomainEvent[];
  /** Whole seconds by load balancer ARN. */
  metrics: Readonly<Record<string, readonly MetricPoint[]>>;
  /** Whole seconds by service ARN. */
  counts: Readonly<Record<string, readonly CountPoint[]>>;
  /** Every ten seconds. */
  costs: readonly CostPoint[];
}

/** The same up to the furthest moment of the run, and up to the moment that is shown. */
export interface Recording {
  recorded: Figures;
  /** The very lists of `recorded` unless an earlier moment is shown. */
  shown: Figures;
}

export const NO_FIGURES: Figures = { events: [], metrics: {}, counts: {}, costs: [] };

/** As many as the engine keeps itself. */
const EVENTS_KEPT = 20_000;
const SECONDS_KEPT = 3600;
/** Of seconds longer ago than this no more than so many targets are kept, evenly by rank. */
const FINE_SECONDS = 600;
const COARSE_TARGETS = 32;

/** A moment of a run: the last event that had happened (null: told by the time), and its time. */
interface Mark {
  seq: number | null;
  at: SimMicros;
}

/**
 * Adds what a frame tells. What the past says of itself once more is known already; what a frame of
 * a moment long ago says beyond that is put in its place.
 */
export function withFrame(before: Recording, frame: Frame, isPast: boolean): Recording {
  const all = withNews(before.recorded, frame, frame.reset);
  const recorded = bounded(all);
  if (!isPast) return { recorded, shown: recorded };
  if (!frame.reset) return { recorded, shown: bounded(withNews(before.shown, frame, false)) };
  const seq = frame.events.at(-1)?.seq ?? null;
  return { recorded, shown: bounded(upTo(all, { seq, at: frame.now })) };
}

/**
 * All that is known around the moment shown: of one long before the head, what is `shown` goes
 * further back than what is kept of the newest.
 */
export function wholeOf({ recorded, shown }: Recording): Figures {
  return {
    events: joined(shown.events, recorded.events, seqOf, false),
    metrics: joinedLists(shown.metrics, recorded.metrics),
    counts: joinedLists(shown.counts, recorded.counts),
    costs: joined(shown.costs, recorded.costs, secondOf, false),
  };
}

function joinedLists<T extends { second: number }>(before: ByKey<T>, more: ByKey<T>): ByKey<T> {
  if (before === more) return before;
  const keys = new Set([...Object.keys(before), ...Object.keys(more)]);
  return Object.fromEntries(
    [...keys].map((key) => [key, joined(before[key] ?? [], more[key] ?? [], secondOf, false)]),
  );
}

/**
 * What a run left at `at` has in common with the one that goes on in its place. `frame` is the
 * first one of that: it tells all of it, or what came after what was `shown`.
 */
export function inCommon(recording: Recording, frame: Frame, at: SimMicros): Figures {
  const { recorded, shown } = recording;
  if (!frame.reset) return { ...upTo(wholeOf(recording), { seq: null, at }), events: shown.events };
  const old = new Map(recorded.events.map((event) => [event.seq, event]));
  const differs = frame.events.find((event) => !sameEvent(old.get(event.seq), event));
  const seq = differs ? differs.seq - 1 : (frame.events.at(-1)?.seq ?? null);
  return upTo(recorded, { seq, at });
}

const sameEvent = (a: DomainEvent | undefined, b: DomainEvent): boolean =>
  a?.at === b.at && a.type === b.type && a.subject === b.subject && a.message === b.message;

function upTo({ events, metrics, counts, costs }: Figures, { seq, at }: Mark): Figures {
  const isEarly = (event: DomainEvent) => (seq === null ? event.at <= at : event.seq <= seq);
  // A second's figures are known once it is over.
  const isOver = ({ second }: { second: number }) => (second + 1) * US_PER_SECOND <= at;
  return {
    events: leading(events, isEarly),
    metrics: mapped(metrics, (list) => leading(list, isOver)),
    counts: mapped(counts, (list) => leading(list, isOver)),
    costs: leading(costs, isOver),
  };
}

/** How many items at the beginning of an ordered list `holds` is true for. */
function countOf<T>(list: readonly T[], holds: (item: T) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** These items. */
function leading<T>(list: readonly T[], holds: (item: T) => boolean): readonly T[] {
  const count = countOf(list, holds);
  return count === list.length ? list : list.slice(0, count);
}

type ByKey<T> = Readonly<Record<string, readonly T[]>>;

function mapped<T>(lists: ByKey<T>, map: (list: readonly T[]) => readonly T[]): ByKey<T> {
  const entries = Object.entries(lists).map(([key, list]) => [key, map(list)] as const);
  return entries.every(([key, list]) => list === lists[key]) ? lists : Object.fromEntries(entries);
}

function bounded(figures: Figures): Figures {
  const last = <T>(list: readonly T[], kept: number) =>
    list.length > kept ? list.slice(-kept) : list;
  return {
    events: last(figures.events, EVENTS_KEPT),
    metrics: mapped(figures.metrics, (list) => coarser(last(list, SECONDS_KEPT))),
    counts: mapped(figures.counts, (list) => last(list, SECONDS_KEPT)),
    costs: last(figures.costs, SECONDS_KEPT),
  };
}

/** Seconds that have become old since the last look, without most of their targets. */
function coarser(list: readonly MetricPoint[]): readonly MetricPoint[] {
  const now = list.at(-1)?.second ?? 0;
  const old = countOf(list, ({ second }) => second <= now - FINE_SECONDS);
  let from = old;
  while (from > 0 && list[from - 1]!.outstanding.length > COARSE_TARGETS) from -= 1;
  if (from === old) return list;
  const made = list.slice();
  for (let i = from; i < old; i++) made[i] = coarse(made[i]!);
  return made;
}

function coarse(point: MetricPoint): MetricPoint {
  const ranked = point.outstanding.toSorted((a, b) => b.count - a.count);
  const step = (ranked.length - 1) / (COARSE_TARGETS - 1);
  const outstanding = Array.from(
    { length: COARSE_TARGETS },
    (_, i) => ranked[Math.round(i * step)]!,
  );
  return withTargets(point, outstanding);
}

const seqOf = ({ seq }: DomainEvent): number => seq;
const secondOf = ({ second }: { second: number }): number => second;

/** `anywhere`: also what is older than what is known; else only what comes after it. */
function withNews(before: Figures, frame: Frame, anywhere: boolean): Figures {
  return {
    events: joined(before.events, frame.events, seqOf, anywhere),
    metrics: joinedByKey(before.metrics, frame.metrics, {
      keyOf: ({ loadBalancerArn }) => loadBalancerArn,
      keep: keptMetrics,
      anywhere,
    }),
    counts: joinedByKey(before.counts, frame.counts, {
      keyOf: ({ serviceArn }) => serviceArn,
      keep: keptCounts,
      anywhere,
    }),
    costs: joined(before.costs, frame.costs, secondOf, anywhere),
  };
}

/** Items as they are kept, which come after an item that is. */
type Keep<T> = (items: readonly T[], before: T | undefined) => readonly T[];

interface Joining<T> {
  keyOf: (point: T) => string;
  keep: Keep<T>;
  anywhere: boolean;
}

function joinedByKey<T extends { second: number }>(
  before: ByKey<T>,
  more: readonly T[],
  { keyOf, keep, anywhere }: Joining<T>,
): ByKey<T> {
  if (more.length === 0) return before;
  const fresh = new Map<string, T[]>();
  for (const point of more) {
    const key = keyOf(point);
    const list = fresh.get(key);
    if (list) list.push(point);
    else fresh.set(key, [point]);
  }
  let next = before;
  for (const [key, list] of fresh) {
    const all = joined(before[key] ?? [], list, secondOf, anywhere, keep);
    if (all !== before[key]) next = { ...next, [key]: all };
  }
  return next;
}

/** Two ordered lists as one, each item once; the first one itself where nothing is new. */
function joined<T>(
  before: readonly T[],
  more: readonly T[],
  orderOf: (item: T) => number,
  anywhere: boolean,
  keep: Keep<T> = (items) => items,
): readonly T[] {
  if (more.length === 0) return before;
  const last = before.length > 0 ? orderOf(before.at(-1)!) : -Infinity;
  const old = countOf(more, (item) => orderOf(item) <= last);
  if (anywhere && old > 0 && !holdsAll(before, more.slice(0, old), orderOf)) {
    const known = new Set(before.map(orderOf));
    const missing = more.filter((item) => !known.has(orderOf(item)));
    return [...before, ...keep(missing, undefined)].sort((a, b) => orderOf(a) - orderOf(b));
  }
  return old === more.length ? before : [...before, ...keep(more.slice(old), before.at(-1))];
}

/** Whether as many items of a list lie where these do: then they are these. */
function holdsAll<T>(
  list: readonly T[],
  items: readonly T[],
  orderOf: (item: T) => number,
): boolean {
  const [first, last] = [orderOf(items[0]!), orderOf(items.at(-1)!)];
  const before = countOf(list, (item) => orderOf(item) < first);
  return countOf(list, (item) => orderOf(item) <= last) - before === items.length;
}
