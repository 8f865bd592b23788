import { type PointerEvent, lazy, useMemo, useRef } from 'react';
import { type ChartModel, indexAt } from '../charts/chart-model';
import { PLOT_LEFT } from '../charts/plot';
import { momentLabel, type Stretch } from '../charts/time-axis';
import type { ChartData } from '../charts/use-chart-data';
import { type Brush, useBrush } from '../charts/use-brush';
import { WholeStretchButton } from '../charts/whole-stretch-button';
import { Late } from '../kit/late';
import { useParts } from '../sandbox-context';
import { ChartCell } from './chart-cell';
import styles from './metrics.module.css';
import { useAllCharts } from './use-all-charts';

const FiguresTable = lazy(() => import('../charts/figures-table'));

/** Points of a small chart, and rows of the table: an hour of seconds. */
const POINTS = 150;
const ROWS = 3600;

/** The moment under the pointer; while it is held down that of the chart it went down on. */
function useMomentAt(stretch: Stretch) {
  const plot = useRef<HTMLElement | null>(null);
  return (event: PointerEvent<HTMLElement>): number | null => {
    const isHeld = event.currentTarget.hasPointerCapture(event.pointerId);
    if (!isHeld) plot.current = (event.target as Element).closest<HTMLElement>('[data-plot]');
    if (!plot.current) return null;
    const { left, width } = plot.current.getBoundingClientRect();
    const share = (event.clientX - left - PLOT_LEFT) / (width - PLOT_LEFT);
    if (share < 0 && !isHeld) return null;
    return stretch.from + Math.min(1, Math.max(0, share)) * (stretch.to - stretch.from);
  };
}

interface PanelProps {
  span: number;
  balancer: string | null;
  asTable: boolean;
}

/** Requests, latency, tasks, costs …: small charts under one crosshair, or a table of all. */
export function MetricsPanel({ span, balancer, asTable }: PanelProps) {
  return asTable ? (
    <AsTable span={span} balancer={balancer} />
  ) : (
    <AsCharts span={span} balancer={balancer} />
  );
}

const NOTHING = <p className={styles.nothing}>Figures appear with a load balancer or a service.</p>;

function AsTable({ span, balancer }: Omit<PanelProps, 'asTable'>) {
  const { sources, modelOf } = useAllCharts(span, balancer, ROWS);
  const charts = useMemo(() => sources.map(modelOf), [sources, modelOf]);
  if (sources.length === 0) return NOTHING;
  return (
    <Late>
      <FiguresTable charts={charts} />
    </Late>
  );
}

function AsCharts({ span, balancer }: Omit<PanelProps, 'asTable'>) {
  const { view } = useParts();
  const data = useAllCharts(span, balancer, POINTS);
  const { sources, modelOf, stretch, until, marks } = data;
  const [first] = sources;
  const moments = useMemo(() => (first ? modelOf(first).moments : []), [first, modelOf]);
  const brush = useBrush({ stretch, moments, momentAt: useMomentAt(stretch) });
  if (!first) return NOTHING;
  return (
    <div
      className={styles.panel}
      role="group"
      // Arrow keys move the crosshair, so it must be reachable.
      tabIndex={0}
      aria-label="Charts"
      aria-describedby="charts-keys"
      {...brush.handlers}
    >
      <div className={styles.grid}>
        {sources.map((source) => (
          <ChartCell
            key={source.id}
            title={source.title}
            make={() => modelOf(source)}
            stretch={stretch}
            reading={brush.reading}
            until={until}
            chosen={brush.chosen}
            marks={marks}
            onEnlarge={() => view.setState({ chart: source.id })}
          />
        ))}
      </div>
      <Reading data={data} first={modelOf(first)} brush={brush} />
      <p className="unseen" id="charts-keys">
        Arrow keys read earlier moments, with Shift they choose a stretch; Enter zooms to it, or
        travels to the moment that is read; plus and minus zoom, Escape goes back.
      </p>
    </div>
  );
}

/** Which moment the figures are of, what a point stands for, and the way back from a zoom. */
function Reading(props: { data: ChartData; first: ChartModel; brush: Brush }) {
  const { data, first, brush } = props;
  const { reading, zoom } = brush;
  const moment = reading ?? data.until;
  const read = first.moments[indexAt(first, moment)];
  const isNow = (moment ?? zoom) === null || read === undefined;
  const when = isNow ? 'now' : `at ${momentLabel(read)}`;
  return (
    <p className={styles.note}>
      <span role="status">
        Figures {when}
        {data.step > 1 && ` · a point is ${data.step} s: rates are means, latencies the highest`}
      </span>
      {zoom && <WholeStretchButton zoom={zoom} onShowAll={brush.resetZoom} />}
    </p>
  );
}
