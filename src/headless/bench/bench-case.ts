/**
 * What `sim bench --json` prints: rates a second of one processor's time, times in ms, sizes in
 * bytes.
 */
export interface BenchFigures {
  /** Pop-and-push of the bare heap, 1,000 pending. */
  heapEventsPerSecond: number;
  roundRobinRequestsPerSecond: number;
  leastOutstandingRequestsPerSecond: number;
  /** A quick run leaves the large ones out: so many tasks take long to start. */
  requestsPerSecondByTargets: Record<string, number>;
  transitionsPerSecond: number;
  rollout1000TasksWallMs: number;
  seekWallMs: number;
  checkpointBytes: number;
  bytesPerRequestInFlight: number;
  bytesPerTask: number;
  steady10000TasksAt100xCpuShare: number;
  peers: { simjs: { requestsPerSecond: number } };
  /** Medians of what was compared run by run, in turn, so that drift of the machine cancels. */
  ratios: {
    roundRobinToHeap: number;
    leastOutstandingToHeap: number;
    leastOutstandingToSimjs: number;
  };
  /** The slow end of the seeks: 95 of 100 take no longer. */
  seekP95WallMs: number;
}

/** How much is run for a figure. */
export interface Pace {
  /** Timed runs after the warm-up; a figure is the median of them. */
  readonly runs: number;
  /** A stretch of the wall, ms, that one timed run should about take. */
  readonly runMs: number;
  /** Fewer and shorter runs: figures that show that all works, and no more. */
  readonly quick: boolean;
  /** Progress: one line, not part of the answer. */
  readonly tell: (line: string) => void;
}

/** Something that is measured by itself: `sim bench --only NAME`. */
export interface BenchCase {
  readonly name: string;
  /** What it measures, in a few words. */
  readonly does: string;
  /** Some of the figures; the others are other cases'. */
  readonly measure: (pace: Pace) => Promise<Partial<BenchFigures>>;
}
