import { memo } from 'react';
import type { ChartModel } from './chart-model';
import { heatPaths, pathsOf } from './chart-paths';
import { type ChartScales, scalesOf } from './chart-scales';
import type { Upright } from './line-chart';
import styles from './plot.module.css';
import { momentLabel, type Stretch, timeTicks } from './time-axis';
import type { Size } from './use-size';

/** Room for the figures of the vertical axis and for the times below, px. */
export const PLOT_LEFT = 34;
const BELOW = 15;
const RIGHT = 2;
const TOP = 4;

/** Scales of a plot; with axes it keeps room for their words. */
function plotScales(chart: ChartModel, stretch: Stretch, size: Size, axes: boolean) {
  const left = axes ? PLOT_LEFT : 0;
  const bottom = size.height - (axes ? BELOW : 1);
  return scalesOf(chart, stretch, { left, right: size.width - RIGHT, top: TOP, bottom });
}

/** `1 200` is too long beside a small chart: `1.2k`. */
const short = (value: number): string =>
  value >= 1000
    ? `${Number((value / 1000).toPrecision(2))}k`
    : String(Number(value.toPrecision(2)));

function Axes({
  scales,
  stretch,
  width,
}: {
  scales: ChartScales;
  stretch: Stretch;
  width: number;
}) {
  const { x, y, frame } = scales;
  const [low, high] = y.domain() as [number, number];
  const ticks = timeTicks(stretch, Math.max(2, Math.floor((width - frame.left) / 64)));
  return (
    <g className={styles.axes}>
      {[low, high].map((value, i) => (
        <g key={i}>
          <line x1={frame.left} x2={frame.right} y1={y(value)} y2={y(value)} />
          <text x={frame.left - 6} y={y(value) + (i === 0 ? 0 : 7)} textAnchor="end">
            {short(value)}
          </text>
        </g>
      ))}
      {ticks
        .filter((tick) => x(tick) < width - 24 || tick === ticks[0])
        .map((tick) => (
          <text key={tick} x={x(tick)} y={frame.bottom + 12}>
            {momentLabel(tick)}
          </text>
        ))}
    </g>
  );
}

interface PlotProps {
  chart: ChartModel;
  stretch: Stretch;
  size: Size;
  axes?: boolean;
  /** Moment under the crosshair, simulated seconds. */
  at?: number | null;
  uprights?: readonly Upright[];
  /** What lies after this moment is drawn faint. */
  until?: number | null;
  /** A stretch that is being chosen. */
  chosen?: Stretch | null;
}

/**
 * The small drawing of a chart. Its values are in the words beside it and in the table: for screen
 * readers the drawing itself is left out. Crosshair and choice are drawn over what stays as it is.
 */
export function Plot({ at = null, chosen = null, ...still }: PlotProps) {
  const { chart, stretch, size, axes = false } = still;
  const { x, frame } = plotScales(chart, stretch, size, axes);
  const isWithin = (moment: number) => moment >= stretch.from && moment <= stretch.to;
  return (
    <svg className={styles.plot} width={size.width} height={size.height} aria-hidden>
      <Still {...still} />
      {chosen && (
        <rect
          className={styles.chosen}
          x={x(chosen.from)}
          width={Math.max(0, x(chosen.to) - x(chosen.from))}
          y={0}
          height={frame.bottom}
        />
      )}
      {at !== null && isWithin(at) && (
        <line className={styles.hair} x1={x(at)} x2={x(at)} y1={0} y2={frame.bottom} />
      )}
    </svg>
  );
}

/** What does not follow the pointer. */
const Still = memo(function Still(props: Omit<PlotProps, 'at' | 'chosen'>) {
  const { chart, stretch, size, axes = false, uprights = [], until = null } = props;
  const scales = plotScales(chart, stretch, size, axes);
  const { x, frame } = scales;
  return (
    <>
      {axes && <Axes scales={scales} stretch={stretch} width={size.width} />}
      {heatPaths(chart, scales).map(({ opacity, d }) => (
        <path key={opacity} className={styles.heat} d={d} fillOpacity={opacity} />
      ))}
      {uprights
        .filter(({ at }) => at >= stretch.from && at <= stretch.to)
        .map(({ at, colour }, i) => (
          <line
            key={i}
            className={styles.upright}
            x1={x(at)}
            x2={x(at)}
            y1={0}
            y2={frame.bottom}
            style={{ color: `var(--color-${colour})` }}
          />
        ))}
      {pathsOf(chart, scales).map(({ series, fill, stroke, band }) => (
        <g
          key={series.id}
          style={{ color: `var(--color-${series.colour})` }}
          opacity={series.ghost ? 0.75 : undefined}
        >
          {band !== null && <path className={styles.wash} d={band} />}
          {fill !== null && <path className={styles.wash} d={fill} />}
          {stroke !== null && (
            <path
              className={styles.ink}
              d={stroke}
              strokeDasharray={series.ghost ? '4 3' : series.dash}
            />
          )}
        </g>
      ))}
      {until !== null && until < stretch.to && (
        <rect
          className={styles.veil}
          x={Math.max(frame.left, x(until))}
          width={frame.right - Math.max(frame.left, x(until)) + 1}
          y={0}
          height={frame.bottom}
        />
      )}
    </>
  );
});
