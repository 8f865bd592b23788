import type { CostPoint, CountPoint, EntityView, MetricPoint, ServiceView } from '../../model/view';
import { type Bin, binsOf } from './bins';
import type { ChartModel } from './chart-model';
import { costRateChart, costSoFarChart } from './cost-charts';
import { latencyHeatChart } from './latency-heat-chart';
import { errorsChart, hostsChart, latencyChart, requestsChart } from './request-charts';
import { revisionsChart, tasksChart, utilisationChart } from './service-charts';
import { outstandingChart } from './target-chart';
import type { Stretch } from './time-axis';

/** What charts are drawn from: of the run that is shown, or of one that was left. */
export interface RunFigures {
  metrics: Readonly<Record<string, readonly MetricPoint[]>>;
  counts: Readonly<Record<string, readonly CountPoint[]>>;
  costs: readonly CostPoint[];
}

/** The figures of a run over a stretch, put into bins when they are first asked for. */
export interface BinnedRun {
  balancer: (arn: string) => readonly Bin<MetricPoint>[];
  service: (arn: string) => readonly Bin<CountPoint>[];
  costs: () => readonly Bin<CostPoint>[];
}

/** A run's figures as at most so many points per chart. */
export function binned(run: RunFigures, stretch: Stretch, most: number): BinnedRun {
  const made = new Map<string, readonly Bin<unknown>[]>();
  const once = <Point extends { second: number }>(
    key: string,
    points: readonly Point[],
  ): readonly Bin<Point>[] => {
    let bins = made.get(key) as readonly Bin<Point>[] | undefined;
    if (!bins) made.set(key, (bins = binsOf(points, stretch, most)));
    return bins;
  };
  return {
    balancer: (arn) => once(arn, run.metrics[arn] ?? []),
    service: (arn) => once(arn, run.counts[arn] ?? []),
    costs: () => once('costs', run.costs),
  };
}

/** A chart that can be asked for. */
export interface ChartSource {
  id: string;
  title: string;
  of: (run: BinnedRun) => ChartModel;
}

type Entities = ReadonlyMap<string, EntityView>;

const ofBalancer = (arn: string, entities: Entities): ChartSource[] => [
  { id: 'requests', title: 'Requests', of: (run) => requestsChart(run.balancer(arn)) },
  { id: 'errors', title: 'Errors', of: (run) => errorsChart(run.balancer(arn)) },
  { id: 'latency', title: 'Latency', of: (run) => latencyChart(run.balancer(arn)) },
  {
    id: 'latency-heat',
    title: 'Latency heatmap',
    of: (run) => latencyHeatChart(run.balancer(arn)),
  },
  {
    id: 'outstanding',
    title: 'In flight per target',
    of: (run) => outstandingChart(run.balancer(arn), entities),
  },
  { id: 'hosts', title: 'Hosts', of: (run) => hostsChart(run.balancer(arn)) },
];

function ofService(service: ServiceView): ChartSource[] {
  const { id, name } = service;
  const utilisation = (what: 'cpu' | 'memory', word: string): ChartSource => ({
    id: `${id} ${what}`,
    title: `${name} ${word}`,
    of: (run) => utilisationChart(run.service(id), service, what),
  });
  const revisions: ChartSource = {
    id: `${id} revisions`,
    title: `${name} traffic by revision`,
    of: (run) => revisionsChart(run.service(id), service),
  };
  return [
    {
      id: `${id} tasks`,
      title: `${name} tasks`,
      of: (run) => tasksChart(run.service(id), service),
    },
    utilisation('cpu', 'CPU'),
    utilisation('memory', 'memory'),
    ...(service.targetGroupArns.length > 0 ? [revisions] : []),
  ];
}

const OF_COSTS: readonly ChartSource[] = [
  { id: 'cost-rate', title: 'Cost an hour', of: (run) => costRateChart(run.costs()) },
  { id: 'cost-so-far', title: 'Cost so far', of: (run) => costSoFarChart(run.costs()) },
];

/** Every chart of a load balancer and of services, those of the whole run last. */
export function chartSources(
  entities: Entities,
  balancer: string | null,
  services: readonly ServiceView[],
): ChartSource[] {
  const charts = [
    ...(balancer === null ? [] : ofBalancer(balancer, entities)),
    ...services.flatMap(ofService),
  ];
  return charts.length === 0 ? [] : [...charts, ...OF_COSTS];
}
