import { DOT_STRIDE } from '../../model/view';
import { LIMITS } from '../limits';

const NONE = new Float64Array(0);

/** Dot segments since the last frame. One request in `sampling` is noted; never part of the run. */
export class DotTrails {
  /** Made once somebody looks: it is the largest thing that a new engine would hold. */
  private segments = NONE;
  private length = 0;
  sampling = 1;
  /** Nothing is noted while nobody looks. */
  enabled = false;

  /** Whether the request of this number is drawn. */
  draws(request: number): boolean {
    return this.enabled && request % this.sampling === 0;
  }

  /**
   * One hop of a request: when, which request, which hop (HOP), source index, target slot,
   * OUTCOME.
   */
  note(at: number, id: number, hop: number, source: number, slot: number, outcome: number): void {
    if (this.length + DOT_STRIDE > this.segments.length) this.makeRoom();
    const s = this.segments;
    let i = this.length;
    s[i++] = at;
    s[i++] = id;
    s[i++] = hop;
    s[i++] = source;
    s[i++] = slot;
    s[i++] = outcome;
    this.length = i;
  }

  /** What is newest is on the screen the longest: the oldest eighth makes room for it. */
  private makeRoom(): void {
    if (this.segments === NONE) {
      this.segments = new Float64Array(LIMITS.dotSegments * DOT_STRIDE);
      return;
    }
    const going = Math.floor(LIMITS.dotSegments / 8) * DOT_STRIDE;
    this.segments.copyWithin(0, going, this.length);
    this.length -= going;
  }

  /** Chosen at each whole second from the requests of the second before. */
  adapt(requestsLastSecond: number): void {
    this.sampling = Math.max(1, Math.ceil(requestsLastSecond / LIMITS.dotsPerSecond));
  }

  drain(): Float64Array {
    const out = this.segments.slice(0, this.length);
    this.length = 0;
    return out;
  }
}
