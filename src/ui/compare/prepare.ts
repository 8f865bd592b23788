import { toCommandLine } from '../../cli/to-command-line';
import { commandsOf } from '../../formats/sandbox/commands-of';
import { formatClock, type SimMicros, seconds } from '../../model/sim-time';
import { ownSeed } from '../../model/trial';
import { type BaseRun, changesAt } from '../../state/comparison-changes';
import type { TrialPlan } from '../../state/trials';
import type { SandboxParts } from '../sandbox-context';
import type { ChangeOption } from './change-option';
import { changingOf, type SetupDraft, stretchOf } from './setup-draft';
import { linesOf, sinceFork } from './since-fork';

/** One of the two runs: what is played, measured and told of it. */
export interface Variant {
  name: string;
  plan: TrialPlan;
  /** `aws …` lines that make it, with when they are given. */
  commands: string[];
  /** Where things are drawn, if not as on the page. */
  drawing?: Drawing;
}

type Drawing = Pick<
  ReturnType<SandboxParts['workspace']['getState']>,
  'layout' | 'autoPlaces' | 'opened' | 'workbench'
>;

/** Two variants that can be played and measured. */
export interface Prepared {
  title: string;
  a: Variant;
  b: Variant;
  from: SimMicros;
  until: SimMicros;
  seeds: number;
  firstSeed: number;
}

type NewTransport = NonNullable<SandboxParts['newTransport']>;

/** Makes the two variants of a draft; a string says in words why they cannot be made. */
export async function prepare(
  parts: SandboxParts,
  draft: SetupDraft,
  options: readonly ChangeOption[],
): Promise<Prepared | string> {
  const { mirror, workspace, newTransport } = parts;
  if (!newTransport) return 'This page has no simulator for runs beside its own.';
  const { run } = mirror.getState();
  const base: BaseRun = { log: run.log ?? [], madeUnder: run.seed };
  const stretch = stretchOf(draft);
  const made = await variantsOf(parts, draft, options, base, newTransport);
  if (typeof made === 'string') return made;
  const { name } = workspace.getState();
  const whole = (side: Side): Variant => ({
    name: side.name,
    commands: side.commands,
    plan: { ...base, ...side.run, ...stretch },
    ...(side.drawing && { drawing: side.drawing }),
  });
  const [a, b] = [whole(made.a), whole(made.b)];
  return {
    title: draft.title ?? made.title ?? name,
    a: { ...a, name: draft.nameA ?? a.name },
    b: { ...b, name: draft.nameB ?? b.name },
    ...stretch,
    seeds: Number(draft.seeds),
    firstSeed: ownSeed(base.log, base.madeUnder),
  };
}

interface Side {
  name: string;
  run: Partial<Pick<TrialPlan, 'log' | 'madeUnder' | 'changes'>>;
  commands: string[];
  drawing?: Drawing;
}

interface Sides {
  title: string | null;
  a: Side;
  b: Side;
}

const plain = (name: string): Side => ({ name, run: {}, commands: [] });

async function variantsOf(
  parts: SandboxParts,
  draft: SetupDraft,
  options: readonly ChangeOption[],
  base: BaseRun,
  newTransport: NewTransport,
): Promise<Sides | string> {
  const { source } = draft;
  if (source.kind === 'branch') return branchSides(parts, source.branch);
  if (source.kind === 'stored') return storedSides(parts, source);
  const changing = changingOf(draft, options);
  if (!changing) return 'What is to be different in B?';
  const { names, title } = changing;
  if (draft.when === 'beginning' && changing.beginning) {
    const run = changing.beginning(base.log);
    const commands = changing.shown.map(({ target, input }) => toCommandLine(target, input));
    const b = { name: names.b, run, commands: ['# from the beginning', ...commands] };
    return { title, a: plain(names.a), b };
  }
  const at = seconds(Number(draft.at));
  const give = (side: 'a' | 'b') => {
    const what = changing.moment[side];
    return what ? changesAt(newTransport, base, at, what) : Promise.resolve([]);
  };
  const [a, b] = [await give('a'), await give('b')];
  if (typeof a === 'string') return `A: ${a}`;
  if (typeof b === 'string') return b;
  if (a.length === 0 && b.length === 0) return 'Nothing is changed by that: both are the same.';
  return {
    title,
    a: { name: names.a, run: { changes: a }, commands: linesOf(a) },
    b: { name: names.b, run: { changes: b }, commands: linesOf(b) },
  };
}

function branchSides({ mirror }: SandboxParts, id: number): Sides | string {
  const branch = mirror.getState().run.branches?.find((one) => one.id === id);
  if (!branch) return 'This run is no longer kept.';
  const { forkedAt, log } = branch;
  const { run } = mirror.getState();
  const since = sinceFork(log, run.log ?? []);
  return {
    title: `What was left at ${formatClock(forkedAt)}, or this run?`,
    a: { name: `left at ${formatClock(forkedAt)}`, run: { log }, commands: linesOf(since.a) },
    b: { name: 'this run', run: {}, commands: linesOf(since.b) },
  };
}

async function storedSides(
  { commands, workspace }: SandboxParts,
  { id, name }: { id: string; name: string },
): Promise<Sides | string> {
  try {
    const document = await commands.storedDocument(id);
    const { seed, layout, workbench } = document;
    const drawing = { layout, autoPlaces: {}, opened: new Set<string>(), workbench };
    const run = { log: commandsOf(document), madeUnder: seed };
    return {
      title: null,
      a: plain(workspace.getState().name),
      b: { name, run, commands: [], drawing },
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
