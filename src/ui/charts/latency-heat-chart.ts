import { latencyBinStart } from '../../model/latency-bins';
import type { MetricPoint } from '../../model/view';
import { type Bin, momentOf } from './bins';
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

/** Latency bins as rows, from the lowest in use to the highest. */
function heatOf(bins: Bins): Heat | undefined {
  const columns = bins.map(countsOf);
  // Requests that end at once (a refusal, a fixed response) would pull the axis down for nothing.
  const used = columns.flatMap((counts) => [...counts.keys()]).filter((bin) => bin > 0);
  if (used.length === 0) return undefined;
  const low = used.reduce((a, b) => Math.min(a, b));
  const high = used.reduce((a, b) => Math.max(a, b));
  const rows = Array.from({ length: high - low + 1 }, (_, i) => low + i);
  return {
    edges: [...rows, high + 1].map(latencyBinStart),
    step: bins[0]!.step,
    columns: columns.map((counts) => rows.map((row) => counts.get(row) ?? 0)),
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
    note: 'the darker or brighter a cell, the more requests took that long',
    empty: lines.empty ?? (heat ? null : 'no latencies yet'),
    ...(heat && { heat }),
  };
}
