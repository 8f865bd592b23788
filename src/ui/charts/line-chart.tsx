import { FONT } from '../../drawing/tokens';
import type { ChartModel, Ink, SeriesColour } from './chart-model';
import { heatPaths, pathsOf, type Drawn } from './chart-paths';
import {
  AXIS_SIZE,
  type ChartScales,
  frameFor,
  momentTicks,
  scalesOf,
  valueTicks,
} from './chart-scales';
import { endLabels, type EndLabel } from './end-labels';
import { SpreadMarks } from './spread-marks';
import type { Stretch } from './time-axis';
import type { Size } from './use-size';

/** Colours of the page, whatever its theme. */
const PAGE_INK: Ink = (colour) => `var(--color-${colour})`;

/** Something that happened, drawn as an upright line through the chart. */
export interface Upright {
  /** Where on the horizontal axis, simulated seconds. */
  at: number;
  colour: SeriesColour;
}

export interface LineChartProps {
  chart: ChartModel;
  /** What part of the horizontal axis is drawn: simulated seconds, or values of a setting. */
  stretch: Stretch;
  size: Size;
  ink?: Ink;
  /** Names the lines at their ends; else they need a legend beside the drawing. */
  labels?: boolean;
  uprights?: readonly Upright[];
  /** Moment under the crosshair. */
  at?: number | null;
  /** What lies after this moment is drawn faint: it has not happened at the moment shown. */
  until?: number | null;
  /** A stretch that is being chosen. */
  chosen?: Stretch | null;
  /** Room kept free above the lines, px. */
  strip?: number;
}

/** Lines named at their ends are no more than these. */
const MOST_LABELS = 7;

/** Whether a chart's lines are few enough to be named at their ends. */
const labelsOf = ({ series, digest }: ChartModel, wanted: boolean): string[] =>
  wanted && !digest && series.length <= MOST_LABELS ? series.map(({ label }) => label) : [];

/** The scales a `LineChart` draws by: for pointers that must find the moment under them. */
export function lineChartScales(props: LineChartProps): ChartScales {
  const { chart, stretch, size, labels = false, strip = 0 } = props;
  const frame = frameFor(chart, size, { labels: labelsOf(chart, labels), strip });
  return scalesOf(chart, stretch, frame);
}

/**
 * A chart with its axes: lines (solid or dashed) with bands around them, layers, a heatmap, levels,
 * over time or over a setting. Pure SVG without a frame of its own: `Chart` puts one around it, a
 * file another. Its words are 11 px; colours come from `ink`, so that the same drawing serves page
 * and files. For screen readers the drawing is left out: legend and table say the same.
 */
export function LineChart(props: LineChartProps) {
  const { chart, ink = PAGE_INK, uprights = [], at = null, chosen = null, until = null } = props;
  const scales = lineChartScales(props);
  const { frame, x } = scales;
  const drawn = pathsOf(chart, scales);
  const within = (moment: number) =>
    x(moment) >= frame.left - 0.5 && x(moment) <= frame.right + 0.5;
  const labels = labelsOf(chart, props.labels ?? false).length > 0 ? endLabels(chart, scales) : [];
  return (
    <g fontFamily={FONT.words} fontSize={AXIS_SIZE}>
      <Grid chart={chart} scales={scales} ink={ink} />
      {heatPaths(chart, scales).map(({ opacity, d }) => (
        <path key={opacity} d={d} fill={ink('secondary')} fillOpacity={opacity} />
      ))}
      {uprights
        .filter((one) => within(one.at))
        .map((one, i) => (
          <line
            key={i}
            {...upright(x(one.at), frame)}
            stroke={ink(one.colour)}
            strokeOpacity={0.7}
            strokeDasharray="2 3"
          />
        ))}
      <Lines drawn={drawn} ink={ink} />
      {chart.series
        .filter(({ marked }) => marked)
        .map((series) => (
          <SpreadMarks key={series.id} chart={chart} series={series} scales={scales} ink={ink} />
        ))}
      {until !== null && until < x.domain()[1]! && (
        <Veil from={Math.max(frame.left, x(until))} scales={scales} ink={ink} />
      )}
      <Names labels={labels} ink={ink} x={frame.right + 6} />
      {chosen && (
        <rect
          x={x(chosen.from)}
          width={Math.max(0, x(chosen.to) - x(chosen.from))}
          y={frame.top}
          height={frame.bottom - frame.top}
          fill={ink('text')}
          fillOpacity={0.12}
          stroke={ink('text')}
        />
      )}
      {at !== null && within(at) && <line {...upright(x(at), frame)} stroke={ink('text')} />}
    </g>
  );
}

const upright = (x: number, { top, bottom }: ChartScales['frame']) => ({
  x1: x,
  x2: x,
  y1: top,
  y2: bottom,
});

interface PartProps {
  chart: ChartModel;
  scales: ChartScales;
  ink: Ink;
}

function Grid({ chart, scales, ink }: PartProps) {
  const { x, y, frame } = scales;
  const ticks = momentTicks(chart, scales);
  return (
    <g fill={ink('secondary')}>
      {valueTicks(chart, scales).map(({ at, label }) => (
        <g key={at}>
          <line
            x1={frame.left}
            x2={frame.right}
            y1={Math.round(y(at)) + 0.5}
            y2={Math.round(y(at)) + 0.5}
            stroke={ink('line')}
          />
          <text x={frame.left - 6} y={y(at) + 4} textAnchor="end" style={FIGURES}>
            {label}
          </text>
        </g>
      ))}
      {ticks.map(({ at, label }) => (
        <text key={at} x={x(at)} y={frame.bottom + 14} textAnchor="middle" style={FIGURES}>
          {label}
        </text>
      ))}
      {chart.across && (
        <text x={(frame.left + frame.right) / 2} y={frame.bottom + 31} textAnchor="middle">
          {chart.across.title}
        </text>
      )}
      {(chart.levels ?? []).map(({ value, label, colour }) => (
        <g key={label} fill={ink(colour)}>
          <line
            x1={frame.left}
            x2={frame.right}
            y1={y(value)}
            y2={y(value)}
            stroke={ink(colour)}
            strokeDasharray="6 4"
          />
          <text x={frame.left + 4} y={y(value) - 4}>
            {label}
          </text>
        </g>
      ))}
    </g>
  );
}

const FIGURES = { fontVariantNumeric: 'tabular-nums' } as const;

function Lines({ drawn, ink }: { drawn: readonly Drawn[]; ink: Ink }) {
  return drawn.map(({ series, fill, stroke, band }) => (
    <g key={series.id} opacity={series.ghost ? 0.75 : undefined}>
      {band !== null && (
        <path d={band} fill={ink(series.colour)} fillOpacity={series.marked ? 0.1 : 0.18} />
      )}
      {fill !== null && <path d={fill} fill={ink(series.colour)} fillOpacity={0.2} />}
      {stroke !== null && (
        <path
          d={stroke}
          fill="none"
          stroke={ink(series.colour)}
          strokeWidth={series.ghost ? 1.25 : 1.75}
          strokeLinejoin="round"
          strokeDasharray={series.ghost ? '5 4' : series.dash}
        />
      )}
    </g>
  ));
}

/** Over what has not happened yet at the moment shown. */
function Veil({ from, scales, ink }: { from: number; scales: ChartScales; ink: Ink }) {
  const { frame } = scales;
  return (
    <rect
      x={from}
      width={frame.right - from + 1}
      y={frame.top}
      height={frame.bottom - frame.top}
      fill={ink('panel')}
      fillOpacity={0.65}
    />
  );
}

function Names({ labels, ink, x }: { labels: readonly EndLabel[]; ink: Ink; x: number }) {
  return labels.map(({ series, y }) => (
    <text key={series.id} x={x} y={y + 4} fill={ink(wordColour(series.colour))} fontWeight={600}>
      {series.label}
    </text>
  ));
}

/** `faint` is for marks only, never for words. */
const wordColour = (colour: SeriesColour): SeriesColour =>
  colour === 'faint' ? 'secondary' : colour;
