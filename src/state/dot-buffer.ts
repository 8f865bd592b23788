import { DOT_STRIDE } from '../model/view';

const CAPACITY = 65_536;

/**
 * The last dot segments in a ring, as `Frame.dots` carries them (`DOT_STRIDE` numbers each).
 * Bypasses the stores and React: the dot layer reads it on every animation frame.
 */
export class DotBuffer {
  readonly segments = new Float64Array(CAPACITY * DOT_STRIDE);
  /** Segments ever appended; the newest stands at `(count - 1) % CAPACITY`. */
  count = 0;
  readonly capacity = CAPACITY;

  append(dots: Float64Array): void {
    for (let i = 0; i + DOT_STRIDE <= dots.length; i += DOT_STRIDE) {
      this.segments.set(dots.subarray(i, i + DOT_STRIDE), (this.count % CAPACITY) * DOT_STRIDE);
      this.count++;
    }
  }

  clear(): void {
    this.count = 0;
  }
}
