import type { LoadBalancer, TargetGroup } from '../../model/load-balancer';
import { type CellFigures, ENDED } from '../observe/cell-figures';
import type { CellLabel } from '../observe/cell-labels';
import type { ClosedSpan } from '../observe/metrics';
import type { World } from '../world/world';
import { readingsTaken, type SampleSet } from './metric-statistics';

/** What dimensions name: things of the sandbox, and the names themselves. */
export interface Subject {
  balancer?: LoadBalancer;
  group?: TargetGroup;
  serviceArn?: string;
  /** `ClusterName`, `TaskDefinitionFamily`, `TaskId` … as given. */
  names: Readonly<Record<string, string>>;
}

/** Closed seconds of a period, and whose. */
export interface Sight {
  readonly world: World;
  readonly labels: readonly CellLabel[];
  readonly spans: readonly ClosedSpan[];
  readonly subject: Subject;
  readonly seconds: number;
}

/** How CloudWatch reports a metric, and where its figures come from. */
export interface Metric {
  readonly unit: 'Count' | 'Seconds' | 'Percent' | 'None' | 'Megabytes';
  /** Names of dimensions that it is reported by: every set of them. */
  readonly dimensions: readonly (readonly string[])[];
  /** Null where nothing is reported. */
  readonly samples: (sight: Sight) => SampleSet | null;
}

export type Ending = keyof typeof ENDED;

const isOf =
  ({ balancer, group, serviceArn: service }: Subject) =>
  (label: CellLabel): boolean =>
    (balancer === undefined || label.loadBalancerArn === balancer.arn) &&
    (group === undefined || label.targetGroupArn === group.arn) &&
    (service === undefined || label.serviceArn === service);

/** Every cell of the subject with what it held, span by span. */
export function* cellsOf(
  { labels, spans, subject }: Sight,
  isOwn: (label: CellLabel, span: ClosedSpan) => boolean = isOf(subject),
): Generator<[CellLabel, CellFigures]> {
  for (const span of spans) {
    for (const [cell, figures] of span.cells) {
      const label = labels[cell]!;
      if (isOwn(label, span)) yield [label, figures];
    }
  }
}

/** How many requests of the subject ended so. */
export function countOf(
  sight: Sight,
  endings: readonly Ending[],
  only: (label: CellLabel) => boolean = () => true,
): number {
  let count = 0;
  for (const [label, figures] of cellsOf(sight)) {
    if (only(label)) for (const ending of endings) count += figures.endings[ENDED[ending]]!;
  }
  return count;
}

/** What a gauge stood at, span by span: nothing where it was not read. */
export function gaugeReadings(sight: Sight, keyOf: (subject: Subject) => string): SampleSet | null {
  const key = keyOf(sight.subject);
  const readings = sight.spans.flatMap(({ gauges, from, to }) => {
    const value = gauges.get(key);
    return value === undefined ? [] : [{ value, seconds: to - from }];
  });
  return readingsTaken(readings, sight.seconds);
}
