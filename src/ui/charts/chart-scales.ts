import { type ScaleLinear, type ScaleLogarithmic, scaleLinear, scaleLog } from 'd3';
import { textWidth } from '../../drawing/text-fit';
import { type ChartModel, footOf, topOf, withUnit } from './chart-model';
import { momentLabel, type Stretch, timeTicks } from './time-axis';
import type { Size } from './use-size';

/** The part of a drawing that lines are drawn in, px. */
export interface Frame {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface ChartScales {
  x: ScaleLinear<number, number>;
  y: ScaleLinear<number, number> | ScaleLogarithmic<number, number>;
  frame: Frame;
}

/** Type size of axes and labels, px. */
export const AXIS_SIZE = 11;
/** Ticks are at least so far apart, px. */
const ROW_GAP = 56;
const COLUMN_GAP = 72;
const VALUE_GAP = 40;

/** Lowest and highest value of the vertical axis; round ones. */
function yScale(chart: ChartModel, { top, bottom }: Frame): ChartScales['y'] {
  const rows = Math.max(2, Math.floor((bottom - top) / ROW_GAP));
  const range = [bottom, top];
  const edges = chart.heat?.edges ?? [];
  if (chart.scale === 'log') {
    const high = Math.max(edges.at(-1) ?? 0, topOf(chart));
    const [first = Infinity, second = Infinity] = edges;
    // A row that begins at nought ends the axis: such an axis never comes to it.
    const low = Math.min(first > 0 ? first : second / 2, footOf(chart), high / 2);
    return scaleLog([low, high], range).clamp(true);
  }
  return scaleLinear([0, topOf(chart)], range).nice(rows);
}

export const scalesOf = (chart: ChartModel, stretch: Stretch, frame: Frame): ChartScales => ({
  x: scaleLinear([stretch.from, stretch.to], [frame.left, frame.right]),
  y: yScale(chart, frame),
  frame,
});

/** A moment or value on an axis, with its words. */
export interface Tick {
  at: number;
  label: string;
}

/** A value without more digits than it needs: `1 500`, `0.25`. */
function plain(value: number): string {
  const [whole = '', rest] = String(Number(value.toPrecision(6))).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ' ');
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}

/** Ones, twos and fives of every power of ten, thinned out to so many. */
function logTicks([low, high]: readonly number[], most: number): number[] {
  for (const digits of [[1, 2, 5], [1, 3], [1]]) {
    const ticks: number[] = [];
    for (let power = Math.floor(Math.log10(low!)); power <= Math.log10(high!); power++) {
      ticks.push(...digits.map((digit) => digit * 10 ** power));
    }
    const within = ticks.filter((tick) => tick >= low! * 0.999 && tick <= high! * 1.001);
    if (within.length <= most || digits.length === 1) return within;
  }
  return [];
}

/** Values that the vertical axis names. */
export function valueTicks({ unit, scale }: ChartModel, scales: ChartScales): Tick[] {
  const { frame, y } = scales;
  const most = Math.max(2, Math.floor((frame.bottom - frame.top) / ROW_GAP) + 1);
  const values = scale === 'log' ? logTicks(y.domain(), most) : y.ticks(most);
  // Parts of a host or a task are none.
  const whole = unit === '' ? values.filter(Number.isInteger) : values;
  return whole.map((at) => ({ at, label: at === 0 ? '0' : withUnit(plain(at), unit) }));
}

/** Moments (or values of a setting) that the horizontal axis names. */
export function momentTicks({ across, moments }: ChartModel, { x, frame }: ChartScales): Tick[] {
  if (across) {
    return apart(moments, x).map((at) => ({ at, label: withUnit(plain(at), across.unit) }));
  }
  const most = Math.max(2, Math.floor((frame.right - frame.left) / COLUMN_GAP));
  const [from, to] = x.domain() as [number, number];
  return timeTicks({ from, to }, most).map((at) => ({ at, label: momentLabel(at) }));
}

/** Values that were tried, but for those whose names would run into one another. */
function apart(values: readonly number[], x: ChartScales['x']): number[] {
  let last = -Infinity;
  return values.filter((value) => {
    if (x(value) - last < VALUE_GAP) return false;
    last = x(value);
    return true;
  });
}

/** Above the highest line; below the lowest one for moments and what they are of. */
const ABOVE = 8;
const BELOW = 18;
const TITLE_BELOW = 16;
const BESIDE = 8;

const widest = (texts: readonly string[], weight: 400 | 600): number =>
  texts.reduce((most, text) => Math.max(most, textWidth(text, { size: AXIS_SIZE, weight })), 0);

/** Where lines are drawn so that the words around them have room. */
export function frameFor(
  chart: ChartModel,
  { width, height }: Size,
  { labels, strip }: { labels: readonly string[]; strip: number },
): Frame {
  const top = ABOVE + strip;
  const bottom = height - BELOW - (chart.across ? TITLE_BELOW : 0);
  const draft = { left: 0, right: width, top, bottom };
  const ticks = valueTicks(chart, { ...scalesOf(chart, { from: 0, to: 1 }, draft) });
  const left =
    Math.ceil(
      widest(
        ticks.map((tick) => tick.label),
        400,
      ),
    ) + BESIDE;
  const after = labels.length > 0 ? Math.ceil(widest(labels, 600)) + BESIDE : 2;
  return { left, right: Math.max(left + 20, width - after), top, bottom };
}
