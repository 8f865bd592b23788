import type { MetricPoint } from '../../model/view';
import { type Bin, momentOf } from './bins';
import type { ChartModel, Series, SeriesColour } from './chart-model';

type Bins = readonly Bin<MetricPoint>[];
type Count = (point: MetricPoint) => number;

const sum = (bin: Bin<MetricPoint>, count: Count): number =>
  bin.points.reduce((total, point) => total + count(point), 0);

/** Per second, over the seconds that are there. */
const rate = (bin: Bin<MetricPoint>, count: Count): number => sum(bin, count) / bin.points.length;

const last = (bin: Bin<MetricPoint>): MetricPoint => bin.points.at(-1)!;

const of5xx: Count = (p) => p.target5xx + p.elb500 + p.elb502 + p.elb503 + p.elb504;
const of4xx: Count = (p) => p.target4xx + p.elb4xx;
const of3xx: Count = (p) => p.target3xx + p.elb3xx;
/** Fixed responses 2xx of the load balancer's own, which a point does not name. */
const others: Count = (p) =>
  p.requests - p.target2xx - of3xx(p) - of4xx(p) - of5xx(p) - p.clientTimeouts;

interface Kind {
  id: string;
  label: string;
  count: Count;
  colour: SeriesColour;
  dash?: string;
}

const CLASSES: readonly Kind[] = [
  { id: '2xx', label: '2xx', count: (p) => p.target2xx, colour: 'secondary' },
  { id: '3xx', label: '3xx', count: of3xx, colour: 'faint' },
  { id: 'fixed', label: 'fixed', count: others, colour: 'faint', dash: '3 2' },
  { id: '4xx', label: '4xx', count: of4xx, colour: 'text' },
  { id: '5xx', label: '5xx', count: of5xx, colour: 'failing' },
  {
    id: 'gave-up',
    label: 'gave up',
    count: (p) => p.clientTimeouts,
    colour: 'failing',
    dash: '3 2',
  },
];

/** Every way to fail that a point tells apart: by a target, by the load balancer, by the client. */
const FAILURES: readonly Kind[] = [
  { id: 'target-4xx', label: 'target 4xx', count: (p) => p.target4xx, colour: 'secondary' },
  { id: 'elb-4xx', label: 'ELB 4xx', count: (p) => p.elb4xx, colour: 'secondary', dash: '2 2' },
  { id: 'target-5xx', label: 'target 5xx', count: (p) => p.target5xx, colour: 'failing' },
  { id: '500', label: 'ELB 500', count: (p) => p.elb500, colour: 'failing', dash: '4 4' },
  { id: '502', label: '502', count: (p) => p.elb502, colour: 'failing', dash: '6 2' },
  { id: '503', label: '503', count: (p) => p.elb503, colour: 'failing', dash: '2 2' },
  { id: '504', label: '504', count: (p) => p.elb504, colour: 'failing', dash: '6 2 2 2' },
  { id: '460', label: '460 gave up', count: (p) => p.clientTimeouts, colour: 'text', dash: '1 2' },
  { id: 'refused', label: 'refused', count: (p) => p.refused, colour: 'failing', dash: '1 3' },
];

const seriesOf = (bins: Bins, kinds: readonly Kind[], filled: boolean): Series[] =>
  kinds.map(({ id, label, count, colour, dash }) => ({
    id,
    label,
    colour,
    filled,
    ...(dash !== undefined && { dash }),
    values: bins.map((bin) => rate(bin, count)),
  }));

const isUsed = ({ values }: Series): boolean => values.some((value) => (value ?? 0) > 0);

/** Said instead of a chart of requests when there were none; null when there were. */
function noRequests(bins: Bins): string | null {
  if (bins.some((bin) => sum(bin, (p) => p.requests) > 0)) return null;
  const refused = bins.some((bin) => sum(bin, (p) => p.refused) > 0);
  return refused ? 'all connections refused' : 'no requests yet';
}

/** Requests ended per second, by class of their answer. */
export function requestsChart(bins: Bins): ChartModel {
  const series = seriesOf(bins, CLASSES, true).filter((one, i) => i === 0 || isUsed(one));
  return {
    id: 'requests',
    title: 'Requests',
    unit: '/s',
    moments: bins.map(momentOf),
    series,
    stacked: true,
    empty: noRequests(bins),
  };
}

/** Failed requests per second, by who failed them and how. */
export function errorsChart(bins: Bins): ChartModel {
  const series = seriesOf(bins, FAILURES, false).filter(isUsed);
  return {
    id: 'errors',
    title: 'Errors',
    unit: '/s',
    moments: bins.map(momentOf),
    series,
    empty: series.length > 0 ? null : (noRequests(bins) ?? 'no errors'),
  };
}

/** Share of requests answered 5xx or given up, in percent: the one figure of the small chart. */
export function failedShareChart(bins: Bins): ChartModel {
  const values = bins.map((bin) => {
    const all = sum(bin, (p) => p.requests);
    return all === 0 ? null : (100 * sum(bin, (p) => of5xx(p) + p.clientTimeouts)) / all;
  });
  const fails = values.some((value) => (value ?? 0) > 0);
  const colour = fails ? 'failing' : 'secondary';
  return {
    id: 'failed-share',
    title: '5xx',
    unit: '%',
    moments: bins.map(momentOf),
    series: [{ id: '5xx', label: '5xx', colour, filled: true, values }],
    empty: noRequests(bins),
  };
}

const highest = (bin: Bin<MetricPoint>, pick: Count): number | null => {
  // Without an answer there is nothing to measure.
  const busy = bin.points.filter((point) => point.requests > 0 && point.p99Ms > 0);
  return busy.length === 0 ? null : Math.max(...busy.map(pick));
};

const QUANTILES = [
  { id: 'p50', pick: (p: MetricPoint) => p.p50Ms, colour: 'secondary' },
  { id: 'p90', pick: (p: MetricPoint) => p.p90Ms, colour: 'secondary', dash: '4 2' },
  { id: 'p99', pick: (p: MetricPoint) => p.p99Ms, colour: 'text' },
] as const;

/** What clients saw, in ms; where several seconds make one point, the highest of them. */
export function latencyChart(bins: Bins): ChartModel {
  return {
    id: 'latency',
    title: 'Latency',
    unit: 'ms',
    moments: bins.map(momentOf),
    series: QUANTILES.map(({ id, pick, colour, ...rest }) => ({
      id,
      label: id,
      colour,
      ...rest,
      values: bins.map((bin) => highest(bin, pick)),
    })),
    headline: ['p50', 'p99'],
    lead: 'p99',
    empty: noRequests(bins),
  };
}

/** Targets behind the load balancer that pass their health checks, and those that fail them. */
export function hostsChart(bins: Bins): ChartModel {
  const healthy = bins.map((bin) => last(bin).healthyHosts);
  const unhealthy = bins.map((bin) => last(bin).unhealthyHosts);
  const failing: Series = {
    id: 'unhealthy',
    label: 'unhealthy',
    colour: 'failing',
    dash: '4 2',
    values: unhealthy,
  };
  return {
    id: 'hosts',
    title: 'Hosts',
    unit: '',
    moments: bins.map(momentOf),
    series: [
      { id: 'healthy', label: 'healthy', colour: 'secondary', filled: true, values: healthy },
      ...(isUsed(failing) ? [failing] : []),
    ],
    stepped: true,
    empty: bins.length === 0 ? 'no figures yet' : null,
  };
}
