import type { ComparisonAbout } from '../../formats/comparison/markdown';
import { verdictOf } from '../../formats/comparison/verdict';
import { type Comparison, comparisonOf, type PointFigure } from '../../model/comparison';
import { formatClock } from '../../model/sim-time';
import type { Shown } from './comparison-state';

/** What is known of both by now. */
export const comparedNow = ({ resultsA, resultsB }: Shown): Comparison =>
  comparisonOf(resultsA, resultsB);

/** The figure to be seen over time before anybody has chosen one: what the verdict rests on. */
export const tellingSeries = (comparison: Comparison): PointFigure =>
  verdictOf(comparison).over ?? 'p99Ms';

/** What both have in common: `same arrivals · seed 7`. */
export function commonWords(
  { prepared: { a, b, firstSeed } }: Shown,
  comparison: Comparison,
): string {
  const seed = `seed ${firstSeed}`;
  if (comparison.seeds > 0) {
    return comparison.sameArrivals ? `same arrivals · ${seed}` : `arrivals differ · ${seed}`;
  }
  return a.plan.madeUnder === b.plan.madeUnder ? seed : `${seed}, each its own arrivals`;
}

/** How the seeds are doing: `12 of 32 seeds`; null when all are done. */
export function progressWords(shown: Shown, { seeds }: Comparison): string | null {
  const { prepared, progress, calledOff } = shown;
  if (progress) return `${seeds} of ${prepared.seeds} seeds`;
  return calledOff ? `Called off: ${seeds} of ${prepared.seeds} seeds were run.` : null;
}

/** Which stretch the figures are of. */
export const measuredWords = ({ from, until }: Pick<ComparisonAbout, 'from' | 'until'>): string =>
  `Measured from ${from} to ${until}.`;

/** For a report: what the comparison was about and how it was made. */
export function aboutOf({ prepared, calledOff }: Shown): ComparisonAbout {
  const { title, a, b, from, until, seeds, firstSeed } = prepared;
  return {
    title,
    a: { name: a.name, commands: a.commands },
    b: { name: b.name, commands: b.commands },
    firstSeed,
    from: formatClock(from),
    until: formatClock(until),
    askedFor: calledOff ? seeds : null,
  };
}
