import { type MouseEvent, type PointerEvent, useEffect } from 'react';
import { type ChartModel, figure, indexAt } from '../charts/chart-model';
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
import { useTravel } from '../charts/use-travel';
import { useParts, useView } from '../sandbox-context';
import styles from './glance.module.css';
import { sinceFirst } from './since-first';
import { useRequestFigures } from './use-figures';

/** Points of a small chart. */
const MOST = 75;

/** The value at a moment (simulated seconds), the newest where none is asked for. */
function valueAt(chart: ChartModel, at: number | null): number | null {
  return chart.series[0]?.values[indexAt(chart, at)] ?? null;
}

/** What is pointed at is read in every chart; a click travels there. */
function usePointing({ from, to }: Stretch) {
  const { view } = useParts();
  const travel = useTravel();
  const momentAt = ({ currentTarget, clientX }: { currentTarget: Element; clientX: number }) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const share = width > 0 ? (clientX - left) / width : 1;
    return from + Math.min(1, Math.max(0, share)) * (to - from);
  };
  useEffect(() => () => view.setState({ reading: null }), [view]);
  return {
    onPointerMove: (event: PointerEvent) => view.setState({ reading: momentAt(event) }),
    onPointerLeave: () => view.setState({ reading: null }),
    onClick: (event: MouseEvent) => travel(momentAt(event)),
  };
}

interface SmallProps {
  chart: ChartModel;
  stretch: Stretch;
  /** Moment under the crosshair, simulated seconds. */
  at: number | null;
  value: string | number;
  unit: string;
}

function Small({ chart, stretch, at, value, unit }: SmallProps) {
  const [ref, size] = useSize<HTMLDivElement>({ width: 150, height: 40 });
  const pointing = usePointing(stretch);
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
      {chart.empty === null ? (
        <div className={styles.plot} ref={ref} data-plot title="Click to go there" {...pointing}>
          <Plot chart={chart} stretch={stretch} size={size} at={at} />
        </div>
      ) : (
        <div className={styles.plot}>
          <span className={styles.empty}>{chart.empty}</span>
        </div>
      )}
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
  const reading = useView((state) => state.reading);
  // What is read elsewhere may lie outside of what is drawn here.
  const isHere = reading !== null && reading >= stretch.from && reading <= stretch.to;
  const at = isHere ? reading : null;
  if (balancer === null) return null;
  const all = total(requestsChart(bins));
  const requests = closed === null ? all : { ...all, empty: closed };
  const failed = failedShareChart(bins);
  const latency = only99(latencyChart(bins));
  const counted = hostsChart(bins);
  const healthy = valueAt(counted, at) ?? 0;
  const unhealthy = bins[indexAt(counted, at)]?.points.at(-1)?.unhealthyHosts ?? 0;
  // Beside `1000 of 1000` there is no room for more.
  const title = healthy + unhealthy < 1000 ? 'Healthy hosts' : 'Healthy';
  const hosts = { ...counted, title };
  const shared = { stretch, at };
  return (
    <div className={styles.glance} role="group" aria-label="Figures at a glance">
      <Small {...shared} chart={requests} value={inWords(valueAt(requests, at))} unit="/s" />
      <Small {...shared} chart={failed} value={inWords(valueAt(failed, at))} unit="%" />
      <Small {...shared} chart={latency} value={inWords(valueAt(latency, at))} unit="ms" />
      <Small {...shared} chart={hosts} value={healthy} unit={`of ${healthy + unhealthy}`} />
    </div>
  );
}
