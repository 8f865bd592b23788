import { figureLabel, figureWords } from '../../formats/comparison/figure-words';
import { estimateOf } from '../../model/statistics';
import { formatClock } from '../../model/sim-time';
import { type FigureName, FIGURES, figureOf, ownSeed } from '../../model/trial';
import { type SweepPlan, type SweepPoint, sweptFigures } from '../../state/sweep/run-sweep';
import type { SweepSetting } from '../../state/sweep/sweep-setting';

type Named = Pick<SweepSetting, 'label' | 'unit'>;

/** `30 s`, `10 %`, `4 tasks`. */
export const valueWords = (value: number, { unit }: Pick<Named, 'unit'>): string =>
  `${value} ${value === 1 && unit === 'tasks' ? 'task' : unit}`;

/** `Desired count of web`. */
export const subjectWords = ({ label, of }: Pick<SweepSetting, 'label' | 'of'>): string =>
  `${label} of ${of}`;

/** `Seeds 7 to 14 for each value, measured from 00:00:00.0 to 00:10:00.0`. */
export function measuredWords({ log, madeUnder, seeds, from, until }: SweepPlan): string {
  const first = ownSeed(log, madeUnder);
  const range = seeds === 1 ? `Seed ${first}` : `Seeds ${first} to ${first + seeds - 1}`;
  return `${range} for each value, measured from ${formatClock(from)} to ${formatClock(until)}`;
}

/** What a sweep says, and how far that can be trusted. */
export interface SweepVerdict {
  sentence: string;
  /** The uncertainty, and values that cannot be told apart from the best. */
  detail: string;
  /** The best value; null where no figure was measured or none is better. */
  best: number | null;
}

const listed = (values: readonly number[]): string =>
  values.length < 2 ? values.join() : `${values.slice(0, -1).join(', ')} and ${values.at(-1)}`;

/** Which value is the best for a figure. Differences are taken seed by seed. */
export function sweepVerdict(
  points: readonly SweepPoint[],
  setting: Named,
  figure: FigureName,
): SweepVerdict {
  const swept = sweptFigures(points, figure);
  const { better } = FIGURES.find(({ name }) => name === figure)!;
  const [first] = swept;
  if (!first) {
    const sentence = `No run has a figure “${figureLabel(figure)}”.`;
    return { sentence, detail: 'Choose another figure, or a longer stretch.', best: null };
  }
  const label = figureLabel(figure);
  const runs = swept.reduce((sum, { n }) => sum + n, 0);
  const seeds = `${runs} runs, the same seeds and arrivals for every value`;
  if (better === null) {
    const low = swept.reduce((a, b) => (b.mean < a.mean ? b : a));
    const high = swept.reduce((a, b) => (b.mean > a.mean ? b : a));
    const from = figureWords(figure, low.mean);
    const sentence = `${label}: from ${from} to ${figureWords(figure, high.mean)}.`;
    return { sentence, detail: `${seeds}.`, best: null };
  }
  const best = swept.reduce((a, b) => (isBetter(b.mean, a.mean, better) ? b : a));
  const alike = points
    .filter(({ value }) => value !== best.value)
    .filter((point) =>
      isAlike(
        points.find(({ value }) => value === best.value)!,
        point,
        figure,
      ),
    )
    .map(({ value }) => value);
  if (alike.length === swept.length - 1 && swept.length > 1) {
    return {
      sentence: `${setting.label} makes no difference to “${label}” that these runs can tell.`,
      detail: `${seeds}; ${figureWords(figure, best.mean)} on average at every value.`,
      best: null,
    };
  }
  const at = valueWords(best.value, setting);
  const mean = figureWords(figure, best.mean);
  const others = alike.length > 0 ? ` Not to be told apart from it: ${listed(alike)}.` : '';
  const spread = `${figureWords(figure, best.p5)} to ${figureWords(figure, best.p95)}`;
  return {
    sentence: `${label} is best at ${at}: ${mean} on average.`,
    detail: `5 to 95 % of its runs: ${spread}. ${seeds}.${others}`,
    best: best.value,
  };
}

const isBetter = (one: number, other: number, better: 'lower' | 'higher'): boolean =>
  better === 'lower' ? one < other : one > other;

/** The 95 % interval of the difference within pairs of runs has 0 in it. */
function isAlike(best: SweepPoint, other: SweepPoint, figure: FigureName): boolean {
  const differences = best.results.flatMap((result, seed) => {
    const against = other.results[seed];
    const [one, two] = [result && figureOf(result, figure), against && figureOf(against, figure)];
    return typeof one === 'number' && typeof two === 'number' ? [two - one] : [];
  });
  const { mean, half } = estimateOf(differences);
  return half === null ? mean === 0 : Math.abs(mean) <= half;
}

/** Values as they are typed: `0, 30 60`. A string says what is wrong with them. */
export function readValues(text: string, { least, most }: SweepSetting): number[] | string {
  const parts = text.split(/[\s,;]+/).filter(Boolean);
  if (parts.length === 0) return 'Give one value or more.';
  const values = parts.map(Number);
  const stray = parts.find((_, at) => !Number.isInteger(values[at]));
  if (stray !== undefined) return `“${stray}” is no whole number.`;
  const outside = values.find((value) => value < least || value > most);
  if (outside !== undefined) return `${outside} is not between ${least} and ${most}.`;
  const distinct = [...new Set(values)].toSorted((a, b) => a - b);
  return distinct.length > MOST_VALUES ? `At most ${MOST_VALUES} values.` : distinct;
}

const MOST_VALUES = 40;
