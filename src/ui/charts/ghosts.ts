import type { ChartModel, Series } from './chart-model';

/** The same chart of a run that was left, and how that run is called. */
export interface GhostChart {
  id: string;
  label: string;
  /** Where it was left, simulated seconds: before that both are the same. */
  from: number;
  chart: ChartModel;
}

/** The line that stands for a chart: its lead, of a stack the sum of its layers. */
export function leadOf({ series, stacked, lead, moments }: ChartModel): Series['values'] {
  const one = series.find(({ id }) => id === lead);
  if (one) return one.values;
  // Of several lines that are alike none stands for the others.
  if (!stacked) return series.length === 1 ? series[0]!.values : [];
  const layers = series.filter(({ over }) => !over);
  return moments.map((_, i) => {
    const values = layers.flatMap(({ values: own }) => own[i] ?? []);
    return values.length === 0 ? null : values.reduce((a, b) => a + b, 0);
  });
}

/** A chart with the same line of runs that were left for this one, from where they were left on. */
export function withGhosts(chart: ChartModel, ghosts: readonly GhostChart[]): ChartModel {
  const seen = ghosts.filter(
    ({ from, chart: its }) => (its.moments.at(-1) ?? 0) > from && leadOf(its).length > 0,
  );
  if (seen.length === 0) return chart;
  const all = new Set([...chart.moments, ...seen.flatMap((ghost) => momentsSince(ghost))]);
  const moments = [...all].sort((a, b) => a - b);
  const place = new Map(chart.moments.map((moment, i) => [moment, i]));
  const spread = <T>(values: readonly T[]) =>
    moments.map((moment) => values[place.get(moment) ?? -1] ?? null);
  const lines = seen.map((ghost): Series => {
    const values = leadOf(ghost.chart);
    const at = new Map(ghost.chart.moments.map((moment, i) => [moment, values[i] ?? null]));
    return {
      id: `ghost ${ghost.id}`,
      label: ghost.label,
      colour: 'secondary',
      ghost: true,
      values: moments.map((moment) => (moment < ghost.from ? null : (at.get(moment) ?? null))),
    };
  });
  return {
    ...chart,
    moments,
    series: [
      ...chart.series.map((one) => ({
        ...one,
        values: spread(one.values),
        ...(one.band && { band: spread(one.band) }),
      })),
      ...lines,
    ],
    ...(chart.heat && {
      heat: {
        ...chart.heat,
        columns: moments.map((moment) => chart.heat?.columns[place.get(moment) ?? -1] ?? []),
      },
    }),
    empty: null,
  };
}

const momentsSince = ({ from, chart }: GhostChart): number[] =>
  chart.moments.filter((moment) => moment >= from);
