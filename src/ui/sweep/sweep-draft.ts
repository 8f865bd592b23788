import { seconds } from '../../model/sim-time';
import type { FigureName } from '../../model/trial';
import type { MirrorState } from '../../state/mirror-store';
import type { SweepPlan } from '../../state/sweep/run-sweep';
import type { SweepSetting } from '../../state/sweep/sweep-setting';
import { type Known, livedStretch } from '../compare/lived-stretch';
import { readValues } from './sweep-words';

/** What the form holds. */
export interface SweepDraft {
  settingId: string;
  values: string;
  figure: FigureName;
  seeds: number | '';
  /** Simulated seconds. */
  from: number | '';
  until: number | '';
}

export const SEEDS = { min: 1, max: 64 } as const;
const USUAL_SEEDS = 8;
/** A sweep of a run that has hardly begun is told something by ten minutes. */
const USUAL_LENGTH = 600;

/** Measured is all that there is of the run. */
export function firstDraft(settings: readonly SweepSetting[], known: Known): SweepDraft | null {
  // How many tasks: the question that every service asks.
  const first = settings.find(({ id }) => id.startsWith('desired-count/')) ?? settings[0];
  if (!first) return null;
  const { from, until } = livedStretch(known);
  return {
    ...draftOf(first),
    seeds: USUAL_SEEDS,
    from,
    until: Math.max(until, from + USUAL_LENGTH),
  };
}

/** As it is now is among them, so that the others can be set against it. */
const valuesOf = ({ suggested, current }: SweepSetting): number[] =>
  [...new Set([...suggested, ...(current === null ? [] : [current])])].toSorted((a, b) => a - b);

/** What goes with another setting. */
export const draftOf = (setting: SweepSetting) => ({
  settingId: setting.id,
  values: valuesOf(setting).join(', '),
  figure: setting.figure,
});

/** Simulated time that a sweep may ask for in all: a minute or two of this machine's. */
const MOST_SECONDS = 2_000_000;

/** The plan of a draft, or what is wrong with it by field. */
export function planOf(
  draft: SweepDraft,
  setting: SweepSetting,
  { run }: Pick<MirrorState, 'run'>,
): { plan: SweepPlan | null; problems: Partial<Record<keyof SweepDraft, string>> } {
  const problems: Partial<Record<keyof SweepDraft, string>> = {};
  const values = readValues(draft.values, setting);
  if (typeof values === 'string') problems.values = values;
  const { from, until, seeds: count } = draft;
  if (from === '' || from < 0) problems.from = 'Seconds since the beginning.';
  if (until === '' || (from !== '' && until <= from)) problems.until = 'Later than the beginning.';
  if (count === '' || count < SEEDS.min || count > SEEDS.max || !Number.isInteger(count)) {
    problems.seeds = `${SEEDS.min} to ${SEEDS.max}.`;
  }
  if (typeof values === 'string' || from === '' || until === '' || count === '') {
    return { plan: null, problems };
  }
  if (until * values.length * count > MOST_SECONDS) {
    problems.until ??= 'Too long for so many runs: fewer values, fewer seeds, or less time.';
  }
  if (Object.keys(problems).length > 0) return { plan: null, problems };
  const stretch = { from: seconds(from), until: seconds(until) };
  const log = run.log ?? [];
  return {
    plan: { log, madeUnder: run.seed, setting, values, seeds: count, ...stretch },
    problems,
  };
}
