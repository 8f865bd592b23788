import { SERIES } from '../../formats/comparison/figure-words';
import { bandOf, type PointFigure, type SeriesBand } from '../../model/comparison';
import type { TrialResult } from '../../model/trial';
import type { ChartModel, Series } from '../charts/chart-model';
import type { Shown } from './comparison-state';

/** A figure of both over time: A solid, B dashed, the median with the middle 95 % of seeds. */
export function bandChart(
  { resultsA, resultsB }: Pick<Shown, 'resultsA' | 'resultsB'>,
  figure: PointFigure,
): ChartModel {
  const { label, unit } = SERIES.find((one) => one.figure === figure) ?? {
    label: figure,
    unit: '',
  };
  const [a, b] = [bandOf(resultsA, figure), bandOf(resultsB, figure)];
  const seeds = resultsA.filter((one, at) => one && resultsB[at]).length;
  return {
    id: `compare-${figure}`,
    title: seeds > 1 ? `${label} (median, band: 95 % of ${seeds} seeds)` : label,
    unit,
    moments: (a.length > 0 ? a : b).map(({ second }) => second),
    series: [lineOf('A', 'source', a), { ...lineOf('B', 'target', b), dash: '7 4' }],
    empty: emptyWords([...resultsA, ...resultsB], [...a, ...b]),
  };
}

/** Why there is no line; null where there is one. */
function emptyWords(
  results: readonly (TrialResult | null)[],
  bands: readonly SeriesBand[],
): string | null {
  if (bands.length === 0) return 'The first runs are under way.';
  if (bands.some(({ mid }) => mid !== null)) return null;
  const isAsked = results.some((one) => one?.series.some((point) => point.requestsPerSecond > 0));
  return isAsked
    ? 'No request was answered in this stretch.'
    : 'No requests in this stretch: no client sends any.';
}

const lineOf = (
  label: string,
  colour: 'source' | 'target',
  bands: readonly SeriesBand[],
): Series => ({
  id: label,
  label,
  colour,
  values: bands.map(({ mid }) => mid),
  band: bands.map(({ low, high }) => (low === null || high === null ? null : [low, high])),
});
