import type { CellFigures } from '../observe/cell-figures';
import { latencyQuantiles } from '../observe/latency-histogram';

/** Seconds over which a task's latency is shown. */
export const SHOWN_SECONDS = 10;

/** A task's latency as a screen shows it, ms. */
export function shownLatency(figures: CellFigures): { p50: number; p99: number } {
  const [p50, p99] = latencyQuantiles(figures, [0.5, 0.99]).map((us) => us / 1000);
  return { p50: p50!, p99: p99! };
}
