/**
 * The targets of one group in lists by their number of requests in flight, so that the one with the
 * fewest is found without looking at the others. Plain data over typed arrays.
 */
export interface OutstandingBuckets {
  /** First and last slot of each list, -1 when empty. */
  head: Int32Array;
  tail: Int32Array;
  /** Neighbours, by slot; `level` is the list a slot is in, -1 for none. */
  next: Int32Array;
  prev: Int32Array;
  level: Int32Array;
  /** No list below this one has a slot in it. */
  fewest: number;
}

/** Lists of `slots`, taken in this order where numbers are equal. */
export function fillBuckets(slots: Int32Array, outstanding: Int32Array): OutstandingBuckets {
  const size = outstanding.length;
  const buckets: OutstandingBuckets = {
    head: new Int32Array(16).fill(-1),
    tail: new Int32Array(16).fill(-1),
    next: new Int32Array(size).fill(-1),
    prev: new Int32Array(size).fill(-1),
    level: new Int32Array(size).fill(-1),
    fewest: 0,
  };
  let fewest = Infinity;
  for (const slot of slots) {
    append(buckets, slot, outstanding[slot]!);
    fewest = Math.min(fewest, outstanding[slot]!);
  }
  buckets.fewest = fewest === Infinity ? 0 : fewest;
  return buckets;
}

function append(b: OutstandingBuckets, slot: number, level: number): void {
  if (level >= b.head.length) {
    const wider = (old: Int32Array) => {
      const next = new Int32Array(Math.max(old.length * 2, level + 1)).fill(-1);
      next.set(old);
      return next;
    };
    b.head = wider(b.head);
    b.tail = wider(b.tail);
  }
  const last = b.tail[level]!;
  b.prev[slot] = last;
  b.next[slot] = -1;
  if (last >= 0) b.next[last] = slot;
  else b.head[level] = slot;
  b.tail[level] = slot;
  b.level[slot] = level;
}

/** After the count of `slot` has gone up or down by one. Slots not in the lists are passed over. */
export function moveInBuckets(b: OutstandingBuckets, slot: number, count: number): void {
  if (slot >= b.level.length) return;
  const level = b.level[slot]!;
  if (level < 0) return;
  const before = b.prev[slot]!;
  const after = b.next[slot]!;
  if (before >= 0) b.next[before] = after;
  else b.head[level] = after;
  if (after >= 0) b.prev[after] = before;
  else b.tail[level] = before;
  append(b, slot, count);
  if (count < b.fewest) b.fewest = count;
  else if (level === b.fewest && b.head[level]! < 0) b.fewest = count;
}

/** The slot with the fewest requests; of equals the one that has had its number longest. */
export const fewestOutstanding = (b: OutstandingBuckets): number => b.head[b.fewest]!;
