import { roleOfTask } from '../../drawing/revision-roles';
import { lastPart, shortTaskId } from '../../model/ids';
import type { EntityView, MetricPoint } from '../../model/view';
import { type Bin, momentOf } from './bins';
import {
  type ChartModel,
  figure,
  type Series,
  type SeriesColour,
  type Spread,
} from './chart-model';

type Entities = ReadonlyMap<string, EntityView>;

/** Lines of more targets than these cannot be told apart: a band and two lines stand for them. */
const MOST_LINES = 16;

function colourOf(entities: Entities, taskArn: string): SeriesColour {
  const task = entities.get(taskArn);
  if (task?.kind !== 'task') return 'faint';
  const service = entities.get(task.serviceArn ?? '');
  const role = roleOfTask(task, service?.kind === 'service' ? service : undefined);
  return role === 'neutral' ? 'secondary' : role;
}

const isLive = (entities: Entities, taskArn: string): boolean => {
  const task = entities.get(taskArn);
  return taskArn === '' || (task?.kind === 'task' && task.lastStatus !== 'STOPPED');
};

type Counts = ReadonlyMap<string, number>;

/** What whole bins came to: they do not change any more. By their first point. */
const known = new WeakMap<MetricPoint, { points: number; counts: Counts }>();

/** By task, the most that was outstanding in a bin. */
function countsOf({ points }: Bin<MetricPoint>): Counts {
  const before = known.get(points[0]!);
  if (before?.points === points.length) return before.counts;
  const counts = new Map<string, number>();
  for (const { outstanding } of points) {
    for (const { taskArn, count } of outstanding) {
      const key = taskArn ?? '';
      if (count >= (counts.get(key) ?? 0)) counts.set(key, count);
    }
  }
  known.set(points[0]!, { points: points.length, counts });
  return counts;
}

function lineOfEach(bins: readonly Counts[], tasks: readonly string[], entities: Entities) {
  // Those that are gone are read last.
  const inOrder = tasks.toSorted(
    (a, b) => Number(isLive(entities, b)) - Number(isLive(entities, a)),
  );
  return inOrder.map((taskArn): Series => ({
    id: taskArn,
    label: taskArn === '' ? 'registered by hand' : shortTaskId(lastPart(taskArn)),
    colour: colourOf(entities, taskArn),
    values: bins.map((counts) => counts.get(taskArn) ?? null),
  }));
}

const meanOf = (counts: Counts): number | null => {
  if (counts.size === 0) return null;
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum / counts.size;
};

/** From the least to the most of a bin's targets. */
function spreadOf(counts: Counts): Spread | null {
  let [low, high] = [Infinity, -Infinity];
  for (const count of counts.values()) {
    if (count < low) low = count;
    if (count > high) high = count;
  }
  return counts.size === 0 ? null : [low, high];
}

const bandOfAll = (bins: readonly Counts[]): Series[] => [
  {
    id: 'mean',
    label: 'mean',
    colour: 'text',
    values: bins.map(meanOf),
    band: bins.map(spreadOf),
  },
  {
    id: 'most',
    label: 'most',
    colour: 'secondary',
    dash: '4 2',
    values: bins.map((counts) => spreadOf(counts)?.[1] ?? null),
  },
];

/**
 * Requests in flight at each target at the end of each second, as the load balancer counts them:
 * from when it sends one to when it has all of the answer.
 */
export function outstandingChart(
  bins: readonly Bin<MetricPoint>[],
  entities: Entities,
): ChartModel {
  const counted = bins.map(countsOf);
  const tasks = [...new Set(counted.flatMap((counts) => [...counts.keys()]))];
  const isMany = tasks.length > MOST_LINES;
  const digest = (index: number): string => {
    const counts = counted[index];
    const spread = counts && spreadOf(counts);
    if (!spread) return 'no targets';
    return `most ${spread[1]} · mean ${figure(meanOf(counts) ?? 0)}`;
  };
  const idle = counted.every((counts) => [...counts.values()].every((count) => count === 0));
  const nobody = tasks.length === 0 ? 'no targets yet' : null;
  return {
    id: 'outstanding',
    title: 'In flight per target',
    unit: '',
    moments: bins.map(momentOf),
    series: isMany ? bandOfAll(counted) : lineOfEach(counted, tasks, entities),
    digest,
    ...(isMany && {
      lead: 'most',
      note: `the band goes from the least to the most of ${tasks.length} targets`,
    }),
    empty: nobody ?? (idle ? 'nothing in flight' : null),
  };
}
