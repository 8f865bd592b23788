/** A colour of `drawing/tokens` by name; it means what it means everywhere. */
export type SeriesColour =
  | 'text'
  | 'secondary'
  | 'faint'
  | 'source'
  | 'target'
  | 'third'
  | 'waiting'
  | 'draining'
  | 'failing';

/** Turns a colour's name into a colour. */
export type Ink = (colour: SeriesColour | 'line' | 'panel') => string;

/** From the lowest to the highest of what a value stands for. */
export type Spread = readonly [low: number, high: number];

/** One line or layer of a chart. */
export interface Series {
  id: string;
  label: string;
  colour: SeriesColour;
  /** SVG dash pattern: lines differ by more than colour. */
  dash?: string;
  /** Filled down to the axis, or to the layer below in a stack. */
  filled?: boolean;
  /** Drawn over a stack as it is, not as a layer of it. */
  over?: boolean;
  /** Of a run that was left for this one: drawn thin and dashed, over a stack. */
  ghost?: boolean;
  /** One value per moment; null where there is nothing to say. */
  values: readonly (number | null)[];
  /** How far each value may be off, drawn as a band around the line: an interval over seeds … */
  band?: readonly (Spread | null)[];
  /** A dot at each value and its band as an upright bar: only there something was measured. */
  marked?: boolean;
}

/** How many values lie where: rows of values, a column per moment. */
export interface Heat {
  /** Row `i` holds the values from `edges[i]` up to `edges[i + 1]`; in the chart's unit. */
  edges: readonly number[];
  /** Seconds that a column is wide: it ends at its moment. */
  step: number;
  /** By moment, then by row: how many. */
  columns: readonly (readonly number[])[];
}

/** A chart as plain values: what `Plot` and `LineChart` draw, and tables and files list. */
export interface ChartModel {
  id: string;
  title: string;
  /** As it is written after a value: `ms`, `%`, `/s`; empty for counts. */
  unit: string;
  /** Simulated seconds, in order, at the end of what each value counts; or see `across`. */
  moments: readonly number[];
  series: readonly Series[];
  /** Layers upon each other instead of lines over each other. */
  stacked?: boolean;
  /** Values that stand until they change: hosts, tasks. */
  stepped?: boolean;
  /** `log`: equal ratios are equally far apart. */
  scale?: 'linear' | 'log';
  /** The axis reaches at least so high; 1 unless given. */
  least?: number;
  /** What the horizontal axis is of where it is no time: a setting that is swept. */
  across?: { title: string; unit: string };
  /** Horizontal lines at values to hold the others against: a threshold, a theory. */
  levels?: readonly { value: number; label: string; colour: SeriesColour }[];
  /** Drawn behind the lines. */
  heat?: Heat;
  /** Series that are drawn but too many to be named one by one; said in these words instead. */
  digest?: (index: number) => string;
  /** The one series that stands for the chart beside those of other runs; else the first. */
  lead?: string;
  /** Ids of the series whose values stand beside the title of a small chart; else the first few. */
  headline?: readonly string[];
  /** Said of the figures where they are read: what a point stands for, what is left out. */
  note?: string;
  /** Said instead of the chart when there is nothing to draw. */
  empty: string | null;
}

/** `98.5`, `1204`, `0.25`: measured figures with three digits or more, counts as they are. */
export function figure(value: number, isCount = false): string {
  if (isCount || value === 0) return String(value);
  if (value >= 100) return String(Math.round(value));
  if (value < 0.1) return value.toPrecision(2);
  return value.toFixed(value < 10 ? 2 : 1);
}

/** The value of a series at a moment in words: a dash where there is none. */
export function valueAt({ unit }: ChartModel, { values }: Series, index: number): string {
  const value = values[index];
  return value === null || value === undefined ? '–' : figure(value, unit === '');
}

/** A unit where it is written after a value: `/s` and `%` stand close. */
export const withUnit = (value: string, unit: string): string =>
  unit === '' ? value : `${value}${unit.startsWith('/') ? '' : ' '}${unit}`;

/** Whether a series of a stack is one of its layers. */
export const isLayer = ({ over, ghost }: Series): boolean => !over && !ghost;

/** The highest that is drawn, stacks summed; at least `least`. */
export function topOf(chart: ChartModel): number {
  const { series, moments, stacked, least = 1, levels = [] } = chart;
  let top = least;
  for (const { value } of levels) top = Math.max(top, value);
  moments.forEach((_, i) => {
    let sum = 0;
    for (const one of series) {
      const value = one.values[i] ?? 0;
      if (stacked && isLayer(one)) sum += value;
      top = Math.max(top, sum, value, one.band?.[i]?.[1] ?? 0);
    }
  });
  return top;
}

/** The lowest above nought that is drawn: where a logarithmic axis begins. */
export function footOf({ series, moments }: ChartModel): number {
  let foot = Infinity;
  const take = (value: number | null | undefined) => {
    if (value && value > 0 && value < foot) foot = value;
  };
  moments.forEach((_, i) => {
    for (const { values, band } of series) {
      take(values[i]);
      take(band?.[i]?.[0]);
    }
  });
  return foot;
}

/** Index of the moment nearest to the one asked for, the last where none is asked for; -1: none. */
export function indexAt({ moments }: Pick<ChartModel, 'moments'>, asked: number | null): number {
  if (asked === null || moments.length === 0) return moments.length - 1;
  let [low, high] = [0, moments.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (moments[middle]! < asked) low = middle + 1;
    else high = middle;
  }
  const before = moments[low - 1];
  return before !== undefined && asked - before <= moments[low]! - asked ? low - 1 : low;
}
