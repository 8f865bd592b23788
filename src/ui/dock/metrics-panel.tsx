import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { type ChartModel, indexAt } from '../charts/chart-model';
import { countsChart } from '../charts/count-chart';
import { PLOT_LEFT } from '../charts/plot';
import { errorsChart, hostsChart, latencyChart, requestsChart } from '../charts/request-charts';
import { outstandingChart } from '../charts/target-chart';
import { momentLabel, type Stretch } from '../charts/time-axis';
import { entitiesOf, useCalm } from '../inspector/use-calm';
import { useParts } from '../sandbox-context';
import { ChartCell } from './chart-cell';
import styles from './metrics.module.css';
import { MetricsTable } from './metrics-table';
import { useCountFigures, useRequestFigures } from './use-figures';
import { useScalingCharts } from './use-scaling-charts';

/** Points of a chart, rows of the table. */
const POINTS = 150;
const ROWS = 60;

/** Every chart of a load balancer and of the services, over one stretch of time. */
function useCharts(span: number, balancer: string | null, most: number) {
  const { stretch, bins } = useRequestFigures(balancer, span, most);
  const countsOf = useCountFigures(stretch, most);
  const scaling = useScalingCharts(stretch);
  useCalm((state) => state.ids.service);
  const state = useParts().mirror.getState();
  const charts: ChartModel[] = [];
  if (balancer !== null) {
    charts.push(requestsChart(bins), errorsChart(bins), latencyChart(bins), hostsChart(bins));
  }
  for (const service of entitiesOf(state, 'service')) {
    charts.push(countsChart(countsOf(service.id), service));
  }
  charts.push(...scaling);
  if (balancer !== null) charts.push(outstandingChart(bins, state.entities));
  return { stretch, step: bins[0]?.step ?? 1, charts };
}

/** The moment under the crosshair, in seconds; it reads every chart at once. */
function useCrosshair(stretch: Stretch, moments: readonly number[]) {
  const [moment, setMoment] = useState<number | null>(null);
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const plot = (event.target as Element).closest<HTMLElement>('[data-plot]');
    if (!plot) return setMoment(null);
    const { left, width } = plot.getBoundingClientRect();
    const share = (event.clientX - left - PLOT_LEFT) / (width - PLOT_LEFT);
    setMoment(share < 0 ? null : stretch.from + share * (stretch.to - stretch.from));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return setMoment(null);
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined || moments.length === 0) return;
    event.preventDefault();
    const last = moments.length - 1;
    const from = moment === null ? last : moments.findIndex((one) => one >= moment);
    const to = from < 0 ? last : from + step;
    setMoment(moments[Math.min(last, Math.max(0, to))] ?? null);
  };
  const release = () => setMoment(null);
  return { moment, onPointerMove, onKeyDown, release };
}

/** Which moment the figures are of, and what a point stands for. */
function Reading({
  charts,
  moment,
  step,
}: {
  charts: Charts;
  moment: number | null;
  step: number;
}) {
  const [first] = charts;
  const read = first && first.moments[indexAt(first, moment)];
  const when = moment === null || read === undefined ? 'now' : `at ${momentLabel(read)}`;
  return (
    <p className={styles.note} role="status">
      Figures {when}
      {step > 1 && ` · a point is ${step} s: rates are means, latencies the highest`}
    </p>
  );
}

type Charts = readonly ChartModel[];

/** Requests, errors, latency, hosts, tasks: small charts under one crosshair, or a table. */
export function MetricsPanel(props: { span: number; balancer: string | null; asTable: boolean }) {
  const { span, balancer, asTable } = props;
  const { stretch, step, charts } = useCharts(span, balancer, asTable ? ROWS : POINTS);
  const { moment, onPointerMove, onKeyDown, release } = useCrosshair(
    stretch,
    charts[0]?.moments ?? [],
  );
  if (charts.length === 0) {
    return <p className={styles.nothing}>Figures appear with a load balancer or a service.</p>;
  }
  if (asTable) return <MetricsTable charts={charts} />;
  return (
    <div
      className={styles.panel}
      role="group"
      // Arrow keys move the crosshair, so it must be reachable.
      tabIndex={0}
      aria-label="Charts; arrow keys read earlier moments"
      onPointerMove={onPointerMove}
      onPointerLeave={release}
      onKeyDown={onKeyDown}
      onBlur={release}
    >
      <div className={styles.grid}>
        {charts.map((chart) => (
          <ChartCell key={chart.id} chart={chart} stretch={stretch} moment={moment} />
        ))}
      </div>
      <Reading charts={charts} moment={moment} step={step} />
    </div>
  );
}
