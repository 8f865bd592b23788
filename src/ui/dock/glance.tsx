import type { ReactNode } from 'react';
import { type ChartModel, figure } from '../charts/chart-model';
import { Plot } from '../charts/plot';
import {
  failedShareChart,
  hostsChart,
  latencyChart,
  requestsChart,
} from '../charts/request-charts';
import type { Stretch } from '../charts/time-axis';
import { closedPort } from '../inspector/closed-port';
import { entitiesOf, entityOf, useCalm } from '../inspector/use-calm';
import { useSize } from '../charts/use-size';
import styles from './glance.module.css';
import { sinceFirst } from './since-first';
import { useRequestFigures } from './use-figures';

/** Points of a small chart. */
const MOST = 75;

function latest(chart: ChartModel, pick = 0): number | null {
  return chart.series[pick]?.values.at(-1) ?? null;
}

function Small(props: { chart: ChartModel; stretch: Stretch; value: ReactNode; unit: string }) {
  const { chart, stretch, value, unit } = props;
  const [ref, size] = useSize<HTMLDivElement>({ width: 150, height: 40 });
  return (
    <figure className={styles.small} aria-label={chart.title}>
      <figcaption className={styles.caption}>
        <span>{chart.title}</span>
        {chart.empty === null && (
          <span className={styles.value}>
            <b>{value}</b> {unit}
          </span>
        )}
      </figcaption>
      <div className={styles.plot} ref={ref}>
        {chart.empty === null ? (
          <Plot chart={chart} stretch={stretch} size={size} />
        ) : (
          <span className={styles.empty}>{chart.empty}</span>
        )}
      </div>
    </figure>
  );
}

const inWords = (value: number | null): string => (value === null ? '–' : figure(value));

/** All its layers as one line. */
function total(chart: ChartModel): ChartModel {
  const values = chart.moments.map((_, i) =>
    chart.series.reduce((sum, one) => sum + (one.values[i] ?? 0), 0),
  );
  const series = { id: 'all', label: 'all', colour: 'secondary', filled: true, values } as const;
  return { ...chart, series: [series], stacked: false };
}

/** The p99 alone, filled. */
function only99(chart: ChartModel): ChartModel {
  const [series] = chart.series.slice(-1);
  if (!series) return chart;
  return {
    ...chart,
    title: 'Latency p99',
    series: [{ ...series, colour: 'secondary', filled: true }],
  };
}

/** Why requests of a client do not come through; null when they do. */
const useClosedPort = (balancer: string | null): string | null =>
  useCalm((state) => {
    const view = entityOf(state, 'loadBalancer', balancer);
    const closed = entitiesOf(state, 'traffic')
      .filter((one) => one.loadBalancerArn === balancer)
      .map((one) => closedPort(one, view));
    return closed.find((words) => words !== null) ?? null;
  });

/** The four figures that tell how a run is going, beside the timeline. */
export function Glance({ span, balancer }: { span: number; balancer: string | null }) {
  const { stretch: asked, bins } = useRequestFigures(balancer, span, MOST);
  const stretch = sinceFirst(asked, bins);
  const closed = useClosedPort(balancer);
  if (balancer === null) return null;
  const all = total(requestsChart(bins));
  const requests = closed === null ? all : { ...all, empty: closed };
  const failed = failedShareChart(bins);
  const latency = only99(latencyChart(bins));
  const hosts = { ...hostsChart(bins), title: 'Healthy hosts' };
  const healthy = latest(hosts) ?? 0;
  const hostsThere = healthy + (bins.at(-1)?.points.at(-1)?.unhealthyHosts ?? 0);
  return (
    <div className={styles.glance} role="group" aria-label="Figures at a glance">
      <Small chart={requests} stretch={stretch} value={inWords(latest(requests))} unit="/s" />
      <Small chart={failed} stretch={stretch} value={inWords(latest(failed))} unit="%" />
      <Small chart={latency} stretch={stretch} value={inWords(latest(latency))} unit="ms" />
      <Small chart={hosts} stretch={stretch} value={healthy} unit={`of ${hostsThere}`} />
    </div>
  );
}
