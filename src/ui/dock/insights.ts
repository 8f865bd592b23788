import { shortTaskId } from '../../model/ids';
import type { Result } from '../../model/result';
import { outputMember } from '../inspector/output';

const NAMESPACE = 'ECS/ContainerInsights';

interface Metric {
  MetricName: string;
  Dimensions: { Name: string; Value: string }[];
}

/** A service, a task or a container, with the newest figure of each of its metrics. */
export interface InsightsRow {
  key: string;
  name: string;
  /** How far it is set in: a task under its service, a container under its task. */
  depth: 0 | 1 | 2;
  /** By column; absent where the metric is not there, or has no figure yet. */
  figures: Partial<Record<Column, number>>;
}

export const COLUMNS = [
  'CPU used',
  'CPU reserved',
  'CPU %',
  'Memory used',
  'Memory reserved',
  'Memory %',
] as const;
type Column = (typeof COLUMNS)[number];

/**
 * Which metric stands in which column: of services, tasks, containers.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-enhanced-observability-metrics-ECS.html
 */
const COLUMN_OF: readonly Readonly<Record<string, Column>>[] = [
  {
    CpuUtilized: 'CPU used',
    CpuReserved: 'CPU reserved',
    TaskCpuUtilization: 'CPU %',
    MemoryUtilized: 'Memory used',
    MemoryReserved: 'Memory reserved',
    TaskMemoryUtilization: 'Memory %',
  },
  { TaskCpuUtilization: 'CPU %', TaskMemoryUtilization: 'Memory %' },
  {
    ContainerCpuUtilized: 'CPU used',
    ContainerCpuReserved: 'CPU reserved',
    ContainerCpuUtilization: 'CPU %',
    ContainerMemoryUtilized: 'Memory used',
    ContainerMemoryReserved: 'Memory reserved',
    ContainerMemoryUtilization: 'Memory %',
  },
];

/** As many as one GetMetricData takes. */
const MOST = 500;
/** Periods of a minute; of the last so many seconds the newest that has a figure. */
const PERIOD = 60;
const LATELY = 180;

/** Where a metric stands in the table; null for those that have no place there. */
function placeOf({ MetricName, Dimensions }: Metric) {
  const by = new Map(Dimensions.map(({ Name, Value }) => [Name, Value]));
  const service = by.get('ServiceName');
  const task = by.get('TaskId');
  const container = by.get('ContainerName');
  if (service === undefined || (container !== undefined && task === undefined)) return null;
  const depth = container !== undefined ? 2 : task !== undefined ? 1 : 0;
  const column = COLUMN_OF[depth]?.[MetricName];
  if (column === undefined) return null;
  const name = container ?? (task === undefined ? service : shortTaskId(task));
  const path = [by.get('ClusterName'), service, task, container].filter(Boolean);
  return { depth, column, name, key: path.join(' ') } as const;
}

const labelOf = ({ key, column }: { key: string; column: Column }): string => `${key} ${column}`;

/** The metrics that have a place in the table, of ListMetrics. */
function placed(listed: Result | null) {
  const metrics = outputMember(listed, 'Metrics');
  if (!Array.isArray(metrics)) return [];
  return (metrics as Metric[])
    .flatMap((metric) => {
      const place = placeOf(metric);
      return place ? [{ metric, place }] : [];
    })
    .slice(0, MOST);
}

/** What to ask GetMetricData for; null while there is nothing. `now` in seconds since 1970. */
export function queryOf(listed: Result | null, now: number) {
  const metrics = placed(listed);
  if (metrics.length === 0) return null;
  return {
    StartTime: now - LATELY,
    EndTime: now,
    MetricDataQueries: metrics.map(({ metric, place }, index) => ({
      Id: `m${index}`,
      // An answer may be to a question before this one: the label says what it is about.
      Label: labelOf(place),
      MetricStat: {
        Metric: { Namespace: NAMESPACE, ...metric },
        Period: PERIOD,
        Stat: 'Average' as const,
      },
    })),
  };
}

/** The table: services, their tasks, their containers; not those that have gone. */
export function insightsRows(listed: Result | null, data: Result | null): InsightsRow[] {
  const results = outputMember(data, 'MetricDataResults');
  const values = new Map(
    (Array.isArray(results) ? (results as { Label: string; Values: number[] }[]) : []).map(
      ({ Label, Values }) => [Label, Values[0]],
    ),
  );
  const rows = new Map<string, InsightsRow>();
  placed(listed).forEach(({ place }) => {
    const { key, name, depth, column } = place;
    const row = rows.get(key) ?? { key, name, depth, figures: {} };
    const value = values.get(labelOf(place));
    if (value !== undefined) row.figures[column] = value;
    rows.set(key, row);
  });
  const all = [...rows.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  return values.size === 0 ? all : all.filter(({ figures }) => Object.keys(figures).length > 0);
}
