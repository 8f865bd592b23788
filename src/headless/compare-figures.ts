import { quantile } from '../model/statistics';
import { type FigureKind, FIGURES } from '../model/trial';

const percent = (part: number, whole: number): number => (100 * part) / whole;

/** How a figure lies over the seeds. */
interface Spread {
  median: number;
  p5: number;
  p95: number;
  /** Between the first and the third quarter. */
  iqr: number;
}

/** One figure of both, over all seeds that both have it for. */
export interface ComparedFigure {
  figure: string;
  better: FigureKind['better'];
  seeds: number;
  a: Spread | null;
  b: Spread | null;
  /** B less A, seed by seed. */
  difference: Spread | null;
  /** Percent of the seeds; null where neither way is better. */
  bBetterPercent: number | null;
  equalPercent: number | null;
}

/** Compares two runs a seed: `a[i]` and `b[i]` are the figures under the same seed. */
export function compareFigures(
  a: readonly (number | null)[][],
  b: readonly (number | null)[][],
): ComparedFigure[] {
  return FIGURES.map(({ name, better }, at) => {
    const pairs = a.flatMap((figures, seed) => {
      const [one, other] = [figures[at], b[seed]?.[at]];
      return isNumber(one) && isNumber(other) ? [{ one, other, less: other - one }] : [];
    });
    const shareOf = (test: (less: number) => boolean): number | null =>
      better === null || pairs.length === 0
        ? null
        : rounded(percent(pairs.filter(({ less }) => test(less)).length, pairs.length));
    return {
      figure: name,
      better,
      seeds: pairs.length,
      a: spreadOf(a.map((figures) => figures[at])),
      b: spreadOf(b.map((figures) => figures[at])),
      difference: spreadOf(pairs.map(({ less }) => less)),
      bBetterPercent: shareOf((less) => (better === 'lower' ? less < 0 : less > 0)),
      equalPercent: shareOf((less) => less === 0),
    };
  });
}

const isNumber = (value: unknown): value is number => typeof value === 'number';

/** To a millionth, so that sums print alike everywhere. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

function spreadOf(values: readonly (number | null | undefined)[]): Spread | null {
  const sorted = values.filter(isNumber).toSorted((x, y) => x - y);
  if (sorted.length === 0) return null;
  const at = (share: number): number => quantile(sorted, share);
  return {
    median: rounded(at(0.5)),
    p5: rounded(at(0.05)),
    p95: rounded(at(0.95)),
    iqr: rounded(at(0.75) - at(0.25)),
  };
}
