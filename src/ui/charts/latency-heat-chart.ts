import { latencyBinStart } from '../../model/latency-bins';
import type { MetricPoint } from '../../model/view';
import type { Bin } from './bins';
import type { ChartModel, Heat } from './chart-model';
import { latencyChart } from './request-charts';

type Bins = readonly Bin<MetricPoint>[];

/** Requests of a bin of seconds by latency bin. */
function countsOf({ points }: Bin<MetricPoint>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { latencies } of points) {
    for (let i = 0; i < latencies.length; i += 2) {
      counts.set(latencies[i]!, (counts.get(latencies[i]!) ?? 0) + latencies[i + 1]!);
    }
  }
  return counts;
}

/** Of the requests, the share that may be quicker than the lowest row: it is counted in that. */
const QUICKEST = 0.005;

/** The lowest latency bin worth a row of its own, and the highest in use; null without any. */
function rangeOf(columns: readonly ReadonlyMap<number, number>[]): [number, number] | null {
  const total = new Map<number, number>();
  let all = 0;
  for (const counts of columns) {
    for (const [bin, count] of counts) {
      total.set(bin, (total.get(bin) ?? 0) + count);
      all += count;
    }
  }
  const used = [...total.keys()].sort((a, b) => a - b);
  let below = 0;
  const low = used.find((bin) => (below += total.get(bin)!) > all * QUICKEST);
  return low === undefined ? null : [low, used.at(-1)!];
}

/** Latency bins as rows, from the lowest that counts to the highest in use. */
function heatOf(bins: Bins): Heat | undefined {
  const columns = bins.map(countsOf);
  const range = rangeOf(columns);
  if (!range) return undefined;
  const [low, high] = range;
  return {
    edges: Array.from({ length: high - low + 2 }, (_, i) => latencyBinStart(low + i)),
    step: bins[0]!.step,
    columns: columns.map((counts) => {
      const rows = Array<number>(high - low + 1).fill(0);
      for (const [bin, count] of counts) rows[Math.max(0, bin - low)]! += count;
      return rows;
    }),
  };
}

/** How many requests took how long, as shades, with the p50 and the p99 over them. */
export function latencyHeatChart(bins: Bins): ChartModel {
  const lines = latencyChart(bins);
  const heat = heatOf(bins);
  return {
    ...lines,
    id: 'latency-heat',
    title: 'Latency heatmap',
    scale: 'log',
    series: lines.series
      .filter(({ id }) => id !== 'p90')
      .map((one) => ({ ...one, colour: 'text', ...(one.id === 'p50' && { dash: '4 2' }) })),
    note: 'the stronger a cell, the more requests took that long',
    empty: lines.empty ?? (heat ? null : 'no latencies yet'),
    ...(heat && { heat }),
  };
}
