import type { RandomStream } from '../kernel/prng';

/**
 * The targets of one group by their number of requests in flight, so that one with the fewest is
 * found without looking at the others. Plain data over typed arrays.
 */
export interface OutstandingBuckets {
  /** Slots with so many requests, in no order; only the first `sizes[level]` of each list count. */
  levels: Int32Array[];
  sizes: number[];
  /** By slot: its level, -1 for a slot that is not in here, and its place in that list. */
  level: Int32Array;
  place: Int32Array;
  /** No level below this one has a slot in it. */
  fewest: number;
}

export function fillBuckets(slots: Int32Array, outstanding: Int32Array): OutstandingBuckets {
  const buckets: OutstandingBuckets = {
    levels: [],
    sizes: [],
    level: new Int32Array(outstanding.length).fill(-1),
    place: new Int32Array(outstanding.length),
    fewest: 0,
  };
  for (const slot of slots) put(buckets, slot, outstanding[slot]!);
  while (buckets.fewest < buckets.sizes.length && buckets.sizes[buckets.fewest] === 0) {
    buckets.fewest++;
  }
  return buckets;
}

function put(b: OutstandingBuckets, slot: number, level: number): void {
  while (b.levels.length <= level) {
    b.levels.push(new Int32Array(16));
    b.sizes.push(0);
  }
  let list = b.levels[level]!;
  const size = b.sizes[level]!;
  if (size === list.length) {
    const wider = new Int32Array(size * 2);
    wider.set(list);
    b.levels[level] = wider;
    list = wider;
  }
  list[size] = slot;
  b.sizes[level] = size + 1;
  b.level[slot] = level;
  b.place[slot] = size;
}

/**
 * After the count of `slot` has gone up or down by one. Slots that are not in here are passed
 * over.
 */
export function moveInBuckets(b: OutstandingBuckets, slot: number, count: number): void {
  const level = slot < b.level.length ? b.level[slot]! : -1;
  if (level < 0) return;
  const list = b.levels[level]!;
  const last = b.sizes[level]! - 1;
  const moved = list[last]!;
  list[b.place[slot]!] = moved;
  b.place[moved] = b.place[slot]!;
  b.sizes[level] = last;
  put(b, slot, count);
  if (count < b.fewest || (level === b.fewest && last === 0)) b.fewest = count;
}

/** A slot with the fewest requests, any of the equals. */
export function fewestOutstanding(b: OutstandingBuckets, random: RandomStream): number {
  const size = b.sizes[b.fewest]!;
  return b.levels[b.fewest]![size === 1 ? 0 : Math.floor(random.next() * size)]!;
}
