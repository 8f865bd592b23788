import { textWidth } from '../../drawing/text-fit';
import { type Theme, TOKENS } from '../../drawing/tokens';
import { Words } from '../../drawing/words';
import { type PictureFont, standalone } from '../../formats/picture/svg-text';
import type { ChartModel, Ink, Series } from './chart-model';
import { LineChart, type Upright } from './line-chart';
import type { Stretch } from './time-axis';
import type { Size } from './use-size';

/** How charts become a file. */
export interface ChartFile {
  theme: Theme;
  stretch: Stretch;
  /** Of one chart, with title and legend, px. */
  size: Size;
  /** Below the title: which sandbox, which stretch of time. */
  subtitle?: string;
  uprights?: readonly Upright[];
  /** What lies after this moment is drawn faint. */
  until?: number | null;
}

/** Around a chart, and above it for its title, px. */
const AROUND = 20;
const HEAD = 56;
const LINE = 18;
const ABOVE_LEGEND = 8;
const SWATCH = 18;
const GAP = 16;
const SMALL = 12;

/** An entry of the legend with its place. */
interface Entry {
  series: Series;
  x: number;
  line: number;
}

/** The legend's entries in as many lines as they need. */
function legendOf(series: readonly Series[], width: number): Entry[] {
  const entries: Entry[] = [];
  let [x, line] = [0, 0];
  for (const one of series) {
    const wide = SWATCH + textWidth(one.label, { size: SMALL }) + GAP;
    if (x > 0 && x + wide > width) [x, line] = [0, line + 1];
    entries.push({ series: one, x, line });
    x += wide;
  }
  return entries;
}

const inkOf =
  (theme: Theme): Ink =>
  (colour) =>
    TOKENS[theme][colour];

/** One chart with its title, its axes and its legend. */
function ChartPicture({ chart, file }: { chart: ChartModel; file: ChartFile }) {
  const { theme, size, subtitle = '', stretch, uprights, until } = file;
  const tokens = TOKENS[theme];
  const inner = size.width - 2 * AROUND;
  const entries = chart.digest ? [] : legendOf(chart.series, inner);
  const lines = (entries.at(-1)?.line ?? -1) + 1;
  const height = size.height - HEAD - AROUND - lines * LINE - ABOVE_LEGEND;
  const title = chart.unit === '' ? chart.title : `${chart.title} (${chart.unit})`;
  return (
    <g transform={`translate(${AROUND} 0)`}>
      <Words x={0} y={32} size={16} weight={600} fill={tokens.text} maxWidth={inner}>
        {title}
      </Words>
      <Words x={0} y={50} size={SMALL} fill={tokens.secondary} maxWidth={inner}>
        {[subtitle, chart.note].filter(Boolean).join(' · ')}
      </Words>
      <g transform={`translate(0 ${HEAD})`}>
        {chart.empty === null ? (
          <LineChart
            chart={chart}
            stretch={stretch}
            size={{ width: inner, height }}
            ink={inkOf(theme)}
            labels
            {...(uprights && { uprights })}
            {...(until !== undefined && { until })}
          />
        ) : (
          <Words x={0} y={24} size={13} fill={tokens.secondary}>
            {chart.empty}
          </Words>
        )}
      </g>
      {entries.map(({ series, x, line }) => (
        <g
          key={series.id}
          transform={`translate(${x} ${HEAD + height + ABOVE_LEGEND + LINE * line + 12})`}
        >
          <line
            x2={SWATCH - 6}
            y1={-4}
            y2={-4}
            stroke={tokens[series.colour]}
            strokeWidth={2}
            strokeDasharray={series.ghost ? '5 4' : series.dash}
          />
          <Words x={SWATCH} y={0} size={SMALL} fill={tokens.text}>
            {series.label}
          </Words>
        </g>
      ))}
    </g>
  );
}

/** More than two charts stand in columns beside each other. */
const columnsFor = (count: number): number => (count > 2 ? 2 : 1);

const placeOf = (index: number, columns: number, { width, height }: Size): string =>
  `translate(${(index % columns) * width} ${Math.floor(index / columns) * height})`;

/** How large a file of so many charts is, px. */
export function chartsSize(count: number, { size }: ChartFile): Size {
  const columns = columnsFor(count);
  return { width: size.width * columns, height: size.height * Math.ceil(count / columns) };
}

/**
 * Charts in one or two columns as an SVG file of its own: colours resolved, fonts named with what
 * stands in for them, and inside where they are given.
 */
export function chartsSvg(
  charts: readonly ChartModel[],
  file: ChartFile,
  fonts: readonly PictureFont[] = [],
): string {
  const { width, height } = chartsSize(charts.length, file);
  const columns = columnsFor(charts.length);
  const title = charts.map((chart) => chart.title).join(', ');
  return standalone(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={title}
    >
      <title>{title}</title>
      <rect width={width} height={height} fill={TOKENS[file.theme].panel} />
      {charts.map((chart, i) => (
        <g key={chart.id} transform={placeOf(i, columns, file.size)}>
          <ChartPicture chart={chart} file={file} />
        </g>
      ))}
    </svg>,
    fonts,
  );
}

/** One chart as an SVG file: see `chartsSvg`. */
export const chartSvg = (
  chart: ChartModel,
  file: ChartFile,
  fonts: readonly PictureFont[] = [],
): string => chartsSvg([chart], file, fonts);
