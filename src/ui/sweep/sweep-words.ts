import { figureLabel, figureWords } from '../../formats/comparison/figure-words';
import { estimateOf } from '../../model/statistics';
import { formatClock } from '../../model/sim-time';
import { type FigureName, FIGURES, figureOf, ownSeed } from '../../model/trial';
import {
  type SweepPlan,
  type SweepPoint,
  type SweptFigure,
  sweptFigures,
} from '../../state/sweep/run-sweep';
import type { SweepSetting } from '../../state/sweep/sweep-setting';

type Named = Pick<SweepSetting, 'label' | 'unit'>;
type Known = Named & Pick<SweepSetting, 'current'>;

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

/** Of the value that the sandbox has without a sweep. */
const AS_IT_IS = ' (as it is set)';

const listed = (values: readonly number[]): string =>
  values.length < 2 ? values.join() : `${values.slice(0, -1).join(', ')} and ${values.at(-1)}`;

/** Which value is the best for a figure. Differences are taken seed by seed. */
export function sweepVerdict(
  points: readonly SweepPoint[],
  setting: Known,
  figure: FigureName,
): SweepVerdict {
  const swept = sweptFigures(points, figure);
  const label = figureLabel(figure);
  if (swept.length === 0) {
    const sentence = `No run has a figure “${label}”.`;
    return { sentence, detail: 'Choose another figure, or a longer stretch.', best: null };
  }
  const { better } = FIGURES.find(({ name }) => name === figure)!;
  const low = swept.reduce((a, b) => (b.mean < a.mean ? b : a));
  const high = swept.reduce((a, b) => (b.mean > a.mean ? b : a));
  const says = (one: SweptFigure) =>
    `${figureWords(figure, one.mean)} at ${valueWords(one.value, setting)}`;
  const range =
    low.mean < high.mean
      ? `from ${says(low)} to ${says(high)}`
      : `${figureWords(figure, low.mean)} at ${low === swept.at(-1) ? valueWords(low.value, setting) : 'every value'}`;
  const ends = low === high ? [low] : [low, high];
  const how = `${spreadWords(ends, setting, figure)}${runsWords(swept)}`;
  if (better === null || swept.length === 1) {
    return { sentence: `${label}: ${range} on average.`, detail: how, best: null };
  }
  const [best, worst] = better === 'lower' ? [low, high] : [high, low];
  const alike = likeBest(points, swept, best.value, figure);
  if (alike.length === swept.length - 1) {
    return {
      sentence: `${setting.label} makes no difference to “${label}” that these runs can tell.`,
      detail: `On average ${range}. ${how}`,
      best: null,
    };
  }
  const as = (one: SweptFigure) => (one.value === setting.current ? AS_IT_IS : '');
  const at = `${valueWords(best.value, setting)}${as(best)}: ${figureWords(figure, best.mean)}`;
  const now = swept.find((one) => as(one) !== '' && one !== best && one !== worst);
  const against = [...(now ? [now] : []), worst].map((one) => `${says(one)}${as(one)}`);
  const others = alike.length > 0 ? ` Not to be told apart from it: ${listed(alike)}.` : '';
  return {
    sentence: `${label} is best at ${at} on average, against ${against.join(' and ')}.`,
    detail: `${how}${others}`,
    best: best.value,
  };
}

/** Values that the runs cannot tell from the best one. */
function likeBest(
  points: readonly SweepPoint[],
  swept: readonly SweptFigure[],
  bestValue: number,
  figure: FigureName,
): number[] {
  const pointOf = (asked: number) => points.find(({ value }) => value === asked)!;
  return swept
    .map(({ value }) => value)
    .filter((value) => value !== bestValue)
    .filter((value) => isAlike(pointOf(bestValue), pointOf(value), figure));
}

/** How far the runs of some values lie apart; nothing where each value was run once. */
function spreadWords(swept: readonly SweptFigure[], setting: Named, figure: FigureName): string {
  const told = swept.filter(({ n }) => n > 1);
  if (told.length === 0) return '';
  const words = told.map(({ value, p5, p95 }) => {
    const [low, high] = [figureWords(figure, p5), figureWords(figure, p95)];
    return `${low === high ? low : `${low} to ${high}`} at ${valueWords(value, setting)}`;
  });
  return `5 to 95 % of the runs: ${words.join(', ')}. `;
}

function runsWords(swept: readonly SweptFigure[]): string {
  const runs = swept.reduce((sum, { n }) => sum + n, 0);
  const count = `${runs} ${runs === 1 ? 'run' : 'runs'}`;
  const same = swept.length > 1 ? ', the same seeds and arrivals for every value' : '';
  const isOnce = swept.every(({ n }) => n === 1);
  const chance = isOnce ? ' Of one run each it cannot be told what is chance.' : '';
  return `${count}${same}.${chance}`;
}

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
