import { area, curveMonotoneX, curveStepAfter, line, scaleLinear, stack } from 'd3';
import { type ChartModel, type Series, topOf } from './chart-model';
import styles from './plot.module.css';
import { momentLabel, type Stretch, timeTicks } from './time-axis';
import type { Size } from './use-size';

/** Room for the figures of the vertical axis and for the times below, px. */
export const PLOT_LEFT = 34;
const BELOW = 15;
const RIGHT = 2;
const TOP = 4;

/** Scales of a plot; with axes it keeps room for their words. */
function scalesOf(chart: ChartModel, stretch: Stretch, size: Size, axes: boolean) {
  const left = axes ? PLOT_LEFT : 0;
  const x = scaleLinear([stretch.from, stretch.to], [left, size.width - RIGHT]);
  const bottom = size.height - (axes ? BELOW : 1);
  const y = scaleLinear([0, topOf(chart)], [bottom, TOP]).nice(2);
  return { x, y, left, bottom };
}

type Scales = ReturnType<typeof scalesOf>;

interface Drawn {
  series: Series;
  fill: string | null;
  stroke: string | null;
}

/** A point of a line or layer: its moment, its lower and upper value; null where there is a gap. */
interface Spot {
  moment: number;
  low: number;
  high: number | null;
}

function spotsOf({ series, moments, stacked }: ChartModel): Spot[][] {
  if (!stacked) {
    return series.map(({ values }) =>
      moments.map((moment, i) => ({ moment, low: 0, high: values[i] ?? null })),
    );
  }
  const layers = stack<number, number>()
    .keys(series.keys())
    .value((index, key) => series[key]?.values[index] ?? 0)([...moments.keys()]);
  return layers.map((layer) => layer.map(([low, high], i) => ({ moment: moments[i]!, low, high })));
}

/** Paths of every series. */
function pathsOf(chart: ChartModel, { x, y }: Scales): Drawn[] {
  const curve = chart.stepped ? curveStepAfter : curveMonotoneX;
  const isThere = ({ high }: Spot) => high !== null;
  // A layer without thickness would draw its colour over the layer below.
  const isSeen = ({ low, high }: Spot) => high !== null && (!chart.stacked || high > low);
  const ink = line<Spot>()
    .defined(isSeen)
    .x(({ moment }) => x(moment))
    .y(({ high }) => y(high ?? 0))
    .curve(curve);
  const wash = area<Spot>()
    .defined(isThere)
    .x(({ moment }) => x(moment))
    .y0(({ low }) => y(low))
    .y1(({ high }) => y(high ?? 0))
    .curve(curve);
  const spots = spotsOf(chart);
  return chart.series.map((series, i) => ({
    series,
    fill: series.filled ? wash(spots[i]!) : null,
    stroke: ink(spots[i]!),
  }));
}

function Axes({ scales, stretch, width }: { scales: Scales; stretch: Stretch; width: number }) {
  const { x, y, left, bottom } = scales;
  const top = y.domain()[1]!;
  const ticks = timeTicks(stretch, Math.max(2, Math.floor((width - left) / 64)));
  return (
    <g className={styles.axes}>
      {[0, top].map((value) => (
        <g key={value}>
          <line x1={left} x2={width - RIGHT} y1={y(value)} y2={y(value)} />
          <text x={left - 6} y={y(value) + (value === 0 ? 0 : 7)} textAnchor="end">
            {value}
          </text>
        </g>
      ))}
      {ticks
        .filter((tick) => x(tick) < width - 24 || tick === ticks[0])
        .map((tick) => (
          <text key={tick} x={x(tick)} y={bottom + 12}>
            {momentLabel(tick)}
          </text>
        ))}
    </g>
  );
}

/**
 * The drawing of a chart. Its values are in the words beside it and in the table: for screen
 * readers the drawing itself is left out.
 */
export function Plot(props: {
  chart: ChartModel;
  stretch: Stretch;
  size: Size;
  axes?: boolean;
  /** Index of the moment under the crosshair. */
  at?: number | null;
}) {
  const { chart, stretch, size, axes = false, at = null } = props;
  const scales = scalesOf(chart, stretch, size, axes);
  const moment = at === null ? undefined : chart.moments[at];
  return (
    <svg className={styles.plot} width={size.width} height={size.height} aria-hidden>
      {axes && <Axes scales={scales} stretch={stretch} width={size.width} />}
      {pathsOf(chart, scales).map(({ series, fill, stroke }) => (
        <g key={series.id} style={{ color: `var(--color-${series.colour})` }}>
          {fill !== null && <path className={styles.wash} d={fill} />}
          {stroke !== null && (
            <path className={styles.ink} d={stroke} strokeDasharray={series.dash} />
          )}
        </g>
      ))}
      {moment !== undefined && (
        <line
          className={styles.hair}
          x1={scales.x(moment)}
          x2={scales.x(moment)}
          y1={0}
          y2={scales.bottom}
        />
      )}
    </svg>
  );
}
