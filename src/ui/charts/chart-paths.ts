import { area, curveLinear, curveMonotoneX, curveStepAfter, line, stack } from 'd3';
import { type ChartModel, type Heat, isLayer, type Series } from './chart-model';
import type { ChartScales } from './chart-scales';

/** A series as SVG paths; null where there is nothing of the kind. */
export interface Drawn {
  series: Series;
  fill: string | null;
  stroke: string | null;
  band: string | null;
}

/** A point of a line or layer: its moment, its lower and upper value; null where there is a gap. */
interface Spot {
  moment: number;
  low: number;
  high: number | null;
}

/** Layers of a stack, each upon those before it. */
function layersOf({ series, moments }: ChartModel): Map<Series, Spot[]> {
  const own = series.filter(isLayer);
  const isKnown = moments.map((_, i) => own.some(({ values }) => (values[i] ?? null) !== null));
  const layers = stack<number, number>()
    .keys(own.keys())
    .value((index, key) => own[key]?.values[index] ?? 0)([...moments.keys()]);
  return new Map(
    layers.map((layer, key) => [
      own[key]!,
      layer.map(([low, high], i) => ({
        moment: moments[i]!,
        low,
        high: isKnown[i] ? high : null,
      })),
    ]),
  );
}

function curveOf({ stepped, across }: ChartModel) {
  if (stepped) return curveStepAfter;
  // Between two settings nothing was tried: a straight line claims no more.
  return across ? curveLinear : curveMonotoneX;
}

/** Paths of every series. */
export function pathsOf(chart: ChartModel, { x, y }: ChartScales): Drawn[] {
  const curve = curveOf(chart);
  const floor = chart.scale === 'log' ? y.domain()[0]! : 0;
  const at = (value: number) => y(Math.max(floor, value));
  const layers = chart.stacked ? layersOf(chart) : new Map<Series, Spot[]>();
  const isThere = ({ high }: Spot) => high !== null;
  // A layer without thickness would draw its colour over the layer below.
  const isSeen = ({ low, high }: Spot) => high !== null && high > low;
  const wash = area<Spot>()
    .defined(isThere)
    .x(({ moment }) => x(moment))
    .y0(({ low }) => at(low))
    .y1(({ high }) => at(high ?? floor))
    .curve(curve);
  return chart.series.map((series) => {
    const layer = layers.get(series);
    const spots = layer ?? spotsOf(chart, series.values);
    const ink = line<Spot>()
      .defined(layer ? isSeen : isThere)
      .x(({ moment }) => x(moment))
      .y(({ high }) => at(high ?? floor))
      .curve(curve);
    return {
      series,
      fill: series.filled ? wash(spots) : null,
      stroke: ink(spots),
      band: series.band ? wash(bandOf(chart, series.band)) : null,
    };
  });
}

const spotsOf = ({ moments }: ChartModel, values: Series['values']): Spot[] =>
  moments.map((moment, i) => ({ moment, low: 0, high: values[i] ?? null }));

const bandOf = ({ moments }: ChartModel, band: NonNullable<Series['band']>): Spot[] =>
  moments.map((moment, i) => {
    const spread = band[i] ?? null;
    return { moment, low: spread?.[0] ?? 0, high: spread?.[1] ?? null };
  });

/** Shades of a heatmap: more cannot be told apart. */
const SHADES = 8;

/** How many lie in the fullest cell. */
const fullest = ({ columns }: Heat): number =>
  columns.reduce((most, rows) => rows.reduce((a, b) => Math.max(a, b), most), 0);

/** A heatmap as one path per shade, the faintest first. `opacity` is from 0 to 1. */
export function heatPaths(
  { moments, heat }: ChartModel,
  { x, y }: ChartScales,
): { opacity: number; d: string }[] {
  if (!heat) return [];
  const paths = Array.from({ length: SHADES }, () => '');
  const most = fullest(heat);
  const bounds = heat.edges.map((edge) => y(edge));
  heat.columns.forEach((rows, i) => {
    const right = x(moments[i]!);
    const left = Math.max(x(moments[i]! - heat.step), x.range()[0]!);
    rows.forEach((count, row) => {
      if (count === 0) return;
      // By the root of the share: a few slow ones among many quick ones must be seen.
      const shade = Math.min(SHADES - 1, Math.floor(SHADES * Math.sqrt(count / most)));
      const [bottom, top] = [bounds[row]!, bounds[row + 1]!];
      const corner = `M${round(left)} ${round(top)}`;
      paths[shade] += `${corner}H${round(right)}V${round(bottom)}H${round(left)}Z`;
    });
  });
  return paths.flatMap((d, i) => (d === '' ? [] : [{ opacity: 0.14 + (0.86 * i) / 7, d }]));
}

const round = (px: number): number => Math.round(px * 10) / 10;
