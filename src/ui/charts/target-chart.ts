import { roleOfTask } from '../../drawing/revision-roles';
import { lastPart, shortTaskId } from '../../model/ids';
import type { EntityView, MetricPoint } from '../../model/view';
import { type Bin, momentOf } from './bins';
import { type ChartModel, figure, type Series, type SeriesColour } from './chart-model';

type Entities = ReadonlyMap<string, EntityView>;

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

/** By task, the most that was outstanding in each bin; null while it was no target. */
function countsByTask(bins: readonly Bin<MetricPoint>[]): Map<string, (number | null)[]> {
  const counts = new Map<string, (number | null)[]>();
  bins.forEach((bin, index) => {
    for (const { outstanding } of bin.points) {
      for (const { taskArn, count } of outstanding) {
        const key = taskArn ?? '';
        let values = counts.get(key);
        if (!values) counts.set(key, (values = bins.map(() => null)));
        values[index] = Math.max(values[index] ?? 0, count);
      }
    }
  });
  return counts;
}

/**
 * Requests in flight at each target at the end of each second, as the load balancer counts them:
 * from when it sends one to when it has all of the answer.
 */
export function outstandingChart(
  bins: readonly Bin<MetricPoint>[],
  entities: Entities,
): ChartModel {
  const counts = [...countsByTask(bins)];
  // Those that are gone are read last.
  counts.sort(([a], [b]) => Number(isLive(entities, b)) - Number(isLive(entities, a)));
  const series = counts.map(([taskArn, values]): Series => ({
    id: taskArn,
    label: taskArn === '' ? 'registered by hand' : shortTaskId(lastPart(taskArn)),
    colour: colourOf(entities, taskArn),
    values,
  }));
  const digest = (index: number): string => {
    const values = series.flatMap((one) => one.values[index] ?? []);
    if (values.length === 0) return 'no targets';
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    return `most ${Math.max(...values)} · mean ${figure(mean)}`;
  };
  const idle = series.every((one) => one.values.every((value) => !value));
  const nobody = series.length === 0 ? 'no targets yet' : null;
  return {
    id: 'outstanding',
    title: 'In flight per target',
    unit: '',
    moments: bins.map(momentOf),
    series,
    digest,
    empty: nobody ?? (idle ? 'nothing in flight' : null),
  };
}
