import { type ChartModel, isLayer, type Series } from './chart-model';
import type { ChartScales } from './chart-scales';

/** The name of a line at its end. */
export interface EndLabel {
  series: Series;
  /** Its middle, px. */
  y: number;
}

/** Names are at least so far apart, px. */
const APART = 13;

/** The last value of a series that is there; null when there is none. */
const lastOf = ({ values }: Series): number | null =>
  values.findLast((value) => value !== null) ?? null;

/** The names of a chart's lines where these end, moved apart where they would overlap. */
export function endLabels({ series, stacked, scale }: ChartModel, scales: ChartScales): EndLabel[] {
  const { y, frame } = scales;
  const floor = scale === 'log' ? y.domain()[0]! : 0;
  let below = 0;
  const labels: EndLabel[] = [];
  for (const one of series) {
    const last = lastOf(one);
    if (last === null) continue;
    const isPart = stacked && isLayer(one);
    const value = isPart ? below + last / 2 : last;
    if (isPart) below += last;
    labels.push({ series: one, y: y(Math.max(floor, value)) });
  }
  labels.sort((a, b) => a.y - b.y);
  let least = frame.top;
  for (const label of labels) {
    label.y = Math.max(label.y, least);
    least = label.y + APART;
  }
  let most = frame.bottom;
  for (const label of [...labels].reverse()) {
    label.y = Math.min(label.y, most);
    most = label.y - APART;
  }
  return labels;
}
