import { type SimMicros, seconds, toSeconds } from '../../model/sim-time';
import type { MirrorState } from '../../state/mirror-store';
import type { Changing, ChangeOption } from './change-option';
import { type Known, livedStretch } from './lived-stretch';

/** What B is: this run with something changed, a run that was left, or another sandbox. */
export type Source =
  | { kind: 'change' }
  /** By `Branch.id`. It is A then, and this run is B. */
  | { kind: 'branch'; branch: number }
  /** By document id. */
  | { kind: 'stored'; id: string; name: string };

/** What the form holds. */
export interface SetupDraft {
  source: Source;
  optionId: string;
  /** Of the option's field; by option, so that going back and forth loses nothing. */
  values: Readonly<Record<string, string>>;
  when: 'beginning' | 'moment';
  /** Simulated seconds: when B is changed, and what is measured. */
  at: number | '';
  from: number | '';
  length: number | '';
  seeds: number | '';
  /** As typed; null for what the choices come to. */
  title: string | null;
  nameA: string | null;
  nameB: string | null;
}

export const SEEDS = { min: 1, max: 256, suffix: '' } as const;
const LENGTH = { min: 10, max: 21_600, suffix: ' s' } as const;
const USUAL_SEEDS = 32;
const USUAL_LENGTH = 300;

const wholeSeconds = (at: SimMicros): number => Math.floor(toSeconds(at));

/**
 * Branches come first: who has just left a run wants to know what the other way would have been.
 */
export function firstDraft(options: readonly ChangeOption[], known: Known): SetupDraft {
  const { now, run } = known;
  const [first] = options;
  const draft: SetupDraft = {
    source: { kind: 'change' },
    optionId: '',
    values: {},
    when: 'beginning',
    at: wholeSeconds(now),
    from: wholeSeconds(now),
    length: USUAL_LENGTH,
    seeds: USUAL_SEEDS,
    title: null,
    nameA: null,
    nameB: null,
  };
  const left = run.branches?.at(-1);
  const usual = first ? { ...draft, ...withOption(first, draft, known) } : draft;
  return left ? { ...usual, ...withBranch(left, run) } : usual;
}

type Timing = Pick<SetupDraft, 'when' | 'at' | 'from' | 'length'>;

/**
 * When B is changed is chosen: what has been changed from the beginning is measured over all that
 * has happened, or the verdict would leave out what somebody has just seen.
 */
export function withWhen(
  when: SetupDraft['when'],
  { length }: Pick<ChangeOption, 'length'>,
  { at }: Pick<SetupDraft, 'at'>,
  known: Known,
): Timing {
  if (when === 'moment') return { when, at, from: at, length };
  const { from, until } = livedStretch(known);
  return { when, at, from, length: enough(length, until - from) };
}

const enough = (usual: number, lived: number): number =>
  Math.min(LENGTH.max, Math.max(usual, lived));

/** Another option is taken: what goes with it. */
export function withOption(
  option: ChangeOption,
  draft: Pick<SetupDraft, 'at'>,
  known: Known,
): Pick<SetupDraft, 'optionId' | 'title' | 'nameA' | 'nameB'> & Timing {
  const { id, calm, usually } = option;
  // The whole second that a moment is not later than.
  const at = calm === undefined ? draft.at : Math.ceil(toSeconds(calm));
  const timing = withWhen(usually, option, { at }, known);
  return { ...timing, optionId: id, title: null, nameA: null, nameB: null };
}

/** Another sandbox has a beginning of its own: both are measured from there. */
export const withStored = (
  { id, name }: { id: string; name: string },
  known: Known,
): Pick<SetupDraft, 'source' | 'from' | 'length'> => ({
  source: { kind: 'stored', id, name },
  from: 0,
  length: enough(USUAL_LENGTH, livedStretch(known).until),
});

type Left = { id: number; forkedAt: SimMicros; head: SimMicros };

/** A run that was left is compared from where it was left to where either has come. */
export function withBranch(
  { id, forkedAt, head }: Left,
  run: Pick<MirrorState['run'], 'head'>,
): Pick<SetupDraft, 'source' | 'from' | 'length' | 'title' | 'nameA' | 'nameB'> {
  const from = wholeSeconds(forkedAt);
  const lived = Math.ceil(toSeconds(Math.max(head, run.head) as SimMicros)) - from;
  return {
    source: { kind: 'branch', branch: id },
    from,
    length: enough(USUAL_LENGTH, lived),
    title: null,
    nameA: null,
    nameB: null,
  };
}

export const valueOf = ({ values }: SetupDraft, { id, field }: ChangeOption): string =>
  values[id] ?? (field.kind === 'lines' ? '' : String(field.initial));

/** What the draft comes to in words, before it is tried. */
export function changingOf(draft: SetupDraft, options: readonly ChangeOption[]): Changing | null {
  const option = options.find(({ id }) => id === draft.optionId);
  return option ? option.changing(valueOf(draft, option)) : null;
}

/** Which fields are wrong, in words. */
export function problemsOf(
  draft: SetupDraft,
  option: ChangeOption | undefined,
): Partial<Record<'value' | 'at' | 'from' | 'length' | 'seeds', string>> {
  const { source, when, at, from, length, seeds } = draft;
  const changes = source.kind === 'change';
  return {
    ...(changes && valueProblem(draft, option)),
    ...(changes && when === 'moment' && at === '' && { at: 'When is B changed?' }),
    ...(from === '' && { from: 'From when on is measured?' }),
    ...(!within(length, LENGTH) && { length: 'From 10 to 21 600 s' }),
    ...(!(within(seeds, SEEDS) && Number.isInteger(seeds)) && { seeds: 'From 1 to 256' }),
  };
}

const within = (value: number | '', { min, max }: { min: number; max: number }): boolean =>
  value !== '' && value >= min && value <= max;

function valueProblem(draft: SetupDraft, option: ChangeOption | undefined) {
  if (!option) return { value: 'What is to be different in B?' };
  const text = valueOf(draft, option);
  const { field } = option;
  const problem = option.changing(text).problem;
  if (problem !== undefined) return { value: problem };
  if (field.kind !== 'number') return {};
  const value = Number(text);
  const isGood = text !== '' && value >= field.min && value <= field.max;
  return isGood ? {} : { value: `From ${field.min} to ${field.max} ${field.unit}`.trim() };
}

/** The stretch that is played and measured. */
export function stretchOf({ from, length, at, when, source }: SetupDraft): {
  from: SimMicros;
  until: SimMicros;
} {
  const isChanged = source.kind === 'change' && when === 'moment';
  const begins = isChanged ? Math.min(Number(from), Number(at)) : Number(from);
  return { from: seconds(begins), until: seconds(begins + Number(length)) };
}
