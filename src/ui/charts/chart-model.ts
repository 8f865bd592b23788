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

/** One line or layer of a chart. */
export interface Series {
  id: string;
  label: string;
  colour: SeriesColour;
  /** SVG dash pattern: lines differ by more than colour. */
  dash?: string;
  /** Filled down to the axis, or to the layer below in a stack. */
  filled?: boolean;
  /** One value per moment; null where there is nothing to say. */
  values: readonly (number | null)[];
}

/** A chart as plain values: what `Plot` draws and the table lists. */
export interface ChartModel {
  id: string;
  title: string;
  unit: string;
  /** Simulated seconds, in order; at the end of what each value counts. */
  moments: readonly number[];
  series: readonly Series[];
  /** Layers upon each other instead of lines over each other. */
  stacked?: boolean;
  /** Values that stand until they change: hosts, tasks. */
  stepped?: boolean;
  /** Series that are drawn but too many to be named one by one; said in these words instead. */
  digest?: (index: number) => string;
  /** Said instead of the chart when there is nothing to draw. */
  empty: string | null;
}

/** `98.5`, `1204`, `0.25`: measured figures with three digits or more, counts as they are. */
export function figure(value: number, isCount = false): string {
  if (isCount || value === 0) return String(value);
  if (value >= 100) return String(Math.round(value));
  return value.toFixed(value < 10 ? 2 : 1);
}

/** The value of a series at a moment in words: a dash where there is none. */
export function valueAt({ unit }: ChartModel, { values }: Series, index: number): string {
  const value = values[index];
  return value === null || value === undefined ? '–' : figure(value, unit === '');
}

/** The highest that is drawn, stacks summed; at least 1. */
export function topOf({ series, moments, stacked }: ChartModel): number {
  const tops = moments.map((_, i) => {
    const values = series.map((one) => one.values[i] ?? 0);
    return stacked ? values.reduce((a, b) => a + b, 0) : Math.max(0, ...values);
  });
  return Math.max(1, ...tops);
}

/** Index of the moment nearest to the one asked for, the last where none is asked for; -1: none. */
export function indexAt({ moments }: ChartModel, asked: number | null): number {
  if (asked === null) return moments.length - 1;
  let best = -1;
  moments.forEach((moment, index) => {
    const nearest = moments[best];
    if (nearest === undefined || Math.abs(moment - asked) < Math.abs(nearest - asked)) best = index;
  });
  return best;
}
