import { ENDED, endedIn, type CellFigures } from './cell-figures';
import { latencyQuantiles } from './latency-histogram';
import type { Metrics } from './metrics';

const SECONDS = 10;

/** What a revision's requests were like lately. */
export interface RecentFigures {
  requestsPerSecond: number;
  /** 5xx of targets and load balancer, percent of the requests. */
  errorPercent: number;
  p99Ms: number;
}

const NOTHING: RecentFigures = { requestsPerSecond: 0, errorPercent: 0, p99Ms: 0 };

/**
 * Figures by deployment over the last ten whole seconds. They are gathered once a second, for all
 * deployments at once, whoever asks how often.
 */
export class RecentByDeployment {
  private second = -1;
  private figures: ReadonlyMap<string, CellFigures> = new Map();
  private span = 0;

  constructor(private readonly metrics: Metrics) {}

  /** Another moment was restored. */
  forget(): void {
    this.second = -1;
  }

  /** Of one deployment, with what its own groups answered without a task. */
  of(deploymentId: string, ownGroups: readonly string[]): RecentFigures {
    return this.ofAll([deploymentId], ownGroups);
  }

  /** Of several deployments together, as of a whole service. */
  ofAll(deploymentIds: readonly string[], groups: readonly string[]): RecentFigures {
    this.gather();
    const parts = [...deploymentIds, ...groups].flatMap((key) => this.figures.get(key) ?? []);
    return this.span === 0 || parts.length === 0 ? NOTHING : describe(parts, this.span);
  }

  /** Requests a second that groups answered without a task. */
  unservedIn(groups: readonly string[]): number {
    this.gather();
    const parts = groups.flatMap((key) => this.figures.get(key) ?? []);
    return this.span === 0 ? 0 : parts.reduce((n, f) => n + endedIn(f), 0) / this.span;
  }

  private gather(): void {
    if (this.second === this.metrics.closedSeconds) return;
    this.second = this.metrics.closedSeconds;
    const { figures, span } = this.metrics.recentByDeployment(SECONDS);
    this.figures = figures;
    this.span = span;
  }
}

function describe(parts: readonly CellFigures[], span: number): RecentFigures {
  const sum = (pick: (f: CellFigures) => number) => parts.reduce((n, f) => n + pick(f), 0);
  const count = sum(endedIn);
  const errors = sum(failedIn);
  const [main] = parts;
  return {
    requestsPerSecond: count / span,
    errorPercent: count === 0 ? 0 : (100 * errors) / count,
    p99Ms: main && count > 0 ? latencyQuantiles(main, [0.99])[0]! / 1000 : 0,
  };
}

/** 5xx, whoever answered them. */
const failedIn = ({ endings: e }: CellFigures): number =>
  e[ENDED.target5xx]! + e[ENDED.elb500]! + e[ENDED.elb502]! + e[ENDED.elb503]! + e[ENDED.elb504]!;
