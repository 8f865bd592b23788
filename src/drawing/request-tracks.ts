import { DOT_STRIDE, HOP, OUTCOME } from '../model/view';

/** The last dot segments in a ring, `DOT_STRIDE` numbers each (`state/dot-buffer.ts`). */
export interface SegmentRing {
  readonly segments: Float64Array;
  /** Segments ever appended; the newest stands at `(count - 1) % capacity`. */
  readonly count: number;
  readonly capacity: number;
}

/** One request that is on the screen. Times in simulated µs; NaN is "not yet". */
export interface Track {
  id: number;
  /** When the client sent it. */
  sentAt: number;
  /** Number of the client (`TrafficView.index`). */
  source: number;
  /** Target it went to, by the key the caller's `targetOf` gave; null while it has none. */
  target: string | null;
  /** When it was answered, refused or given up. */
  endedAt: number;
  failed: boolean;
  /** Its place among those parked at the same target, while it has one; else -1. */
  place: number;
}

/** A request that has not ended after so long has lost its end on the way here. */
const LOST_AFTER_US = 180_000_000;

/** Once not every request is a dot, so many times fewer are enough to see the flow. */
const THINNED = 2;

/** Whether a request is among the one in `k` that is followed: the same for all of its hops. */
function isFollowed(id: number, k: number): boolean {
  return k === 1 || Math.imul(id, 2_654_435_761) >>> 0 < 0x1_0000_0000 / k;
}

/** Requests under way or just ended, put together from the segments of the ring. */
export class RequestTracks {
  private readonly byId = new Map<number, Track>();
  private seen = 0;
  /** One in so many of the requests in the ring is followed. */
  oneIn = 1;

  /** `onDrop` is told of every request that leaves the screen. */
  constructor(private readonly onDrop: (track: Track) => void = () => {}) {}

  all(): IterableIterator<Track> {
    return this.byId.values();
  }

  drop(track: Track): void {
    this.byId.delete(track.id);
    this.onDrop(track);
  }

  clear(): void {
    this.byId.clear();
    this.seen = 0;
    this.oneIn = 1;
  }

  /**
   * Takes what the ring got since the last call. `targetOf` turns a target's slot into a key that
   * outlives the slot.
   */
  take(ring: SegmentRing, targetOf: (slot: number) => string | null): void {
    if (ring.count < this.seen) this.clear();
    const from = Math.max(this.seen, ring.count - ring.capacity);
    this.seen = ring.count;
    for (let i = from; i < ring.count; i++) {
      this.takeOne(ring.segments, (i % ring.capacity) * DOT_STRIDE, targetOf);
    }
  }

  /** Takes segments as a frame brings them, `DOT_STRIDE` numbers each. */
  add(segments: Float64Array, targetOf: (slot: number) => string | null): void {
    for (let i = 0; i + DOT_STRIDE <= segments.length; i += DOT_STRIDE) {
      this.takeOne(segments, i, targetOf);
    }
  }

  private takeOne(s: Float64Array, i: number, targetOf: (slot: number) => string | null): void {
    const [at, id, hop] = [s[i]!, s[i + 1]!, s[i + 2]!];
    if (hop === HOP.toLoadBalancer) {
      if (!isFollowed(id, this.oneIn)) return;
      const source = s[i + 3]!;
      const open = { endedAt: Number.NaN, failed: false, place: -1 };
      this.byId.set(id, { id, sentAt: at, source, target: null, ...open });
      return;
    }
    const track = this.byId.get(id);
    if (!track) return;
    if (hop === HOP.toTarget) {
      track.target = targetOf(s[i + 4]!);
      return;
    }
    track.endedAt = at;
    track.failed = s[i + 5] === OUTCOME.failed;
  }

  /**
   * Lets go of requests whose end was lost. Up to `most` each request is a dot; beyond it one in
   * *k*, few enough to tell one from the next, at once however many have come together; far below
   * that every one again, step by step. Those that are known of before their time is shown are no
   * dots yet. True when some were let go of for being too many.
   */
  tidy(now: number, most: number): boolean {
    for (const track of this.byId.values()) {
      if (Number.isNaN(track.endedAt) && now - track.sentAt > LOST_AFTER_US) this.drop(track);
    }
    const limit = () => (this.oneIn === 1 ? most : most / THINNED);
    let dots = this.sentBy(now);
    if (this.oneIn > 1 && dots < limit() / 4) this.oneIn /= 2;
    let isThinned = false;
    while (dots > limit()) {
      this.thin(this.oneIn * 2);
      dots = this.sentBy(now);
      isThinned = true;
    }
    return isThinned;
  }

  private sentBy(now: number): number {
    let count = 0;
    for (const { sentAt } of this.byId.values()) if (sentAt <= now) count++;
    return count;
  }

  /** From now on one in so many of the requests is followed; the others are let go of. */
  thin(oneIn: number): void {
    this.oneIn = oneIn;
    for (const track of this.byId.values()) {
      if (!isFollowed(track.id, oneIn)) this.drop(track);
    }
  }
}
