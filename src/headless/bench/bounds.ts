import type { BenchFigures } from './bench-case';

/** What a figure must come to. */
export interface Bound {
  readonly says: string;
  /** Undefined where the figures it is made of were not measured. */
  readonly of: (figures: Partial<BenchFigures>) => number | undefined;
  /** One of the two: no less than, no more than. */
  readonly least?: number;
  readonly most?: number;
  /** What would be better still. */
  readonly aim?: number;
  readonly unit: '%' | '×' | 'ms' | 'bytes' | 'cores';
}

/** How a figure stands to its bound. */
export interface Verdict {
  readonly value: number;
  readonly met: boolean;
  /** By which factor it is better than the bound asks; below 1 where it is not met. */
  readonly margin: number;
}

function costAtMost({ requestsPerSecondByTargets: by = {} }: Partial<BenchFigures>) {
  const [few, many] = [by['10'], by['10000']];
  return few === undefined || many === undefined ? undefined : few / many;
}

/** The speed that was promised, line by line. */
export const BOUNDS: readonly Bound[] = [
  {
    says: 'round robin, 100 targets, of the bare heap',
    of: ({ ratios }) => ratios && ratios.roundRobinToHeap * 100,
    least: 30,
    aim: 40,
    unit: '%',
  },
  {
    says: 'least outstanding requests, of the bare heap',
    of: ({ ratios }) => ratios && ratios.leastOutstandingToHeap * 100,
    least: 22,
    aim: 30,
    unit: '%',
  },
  {
    says: 'least outstanding requests, of simjs',
    of: ({ ratios }) => ratios?.leastOutstandingToSimjs,
    least: 8,
    unit: '×',
  },
  {
    says: 'cost of a request at 10,000 targets, of that at 10',
    of: costAtMost,
    most: 4,
    aim: 2,
    unit: '×',
  },
  {
    says: 'memory of a request in flight',
    of: (figures) => figures.bytesPerRequestInFlight,
    most: 64,
    unit: 'bytes',
  },
  {
    says: 'memory of a task at rest',
    of: (figures) => figures.bytesPerTask,
    most: 4096,
    unit: 'bytes',
  },
  {
    says: '15 minutes of a rolling update of 1,000 tasks',
    of: (figures) => figures.rollout1000TasksWallMs,
    most: 3000,
    unit: 'ms',
  },
  {
    says: '10,000 steady tasks at 100×',
    of: (figures) => figures.steady10000TasksAt100xCpuShare,
    most: 0.5,
    unit: 'cores',
  },
  {
    says: 'going to a moment of a busy hour',
    of: (figures) => figures.seekWallMs,
    most: 100,
    unit: 'ms',
  },
];

/** Undefined where there is nothing to judge. */
export function judge(bound: Bound, figures: Partial<BenchFigures>): Verdict | undefined {
  const value = bound.of(figures);
  if (value === undefined) return undefined;
  const margin = bound.least === undefined ? bound.most! / value : value / bound.least;
  return { value, met: margin >= 1, margin };
}
