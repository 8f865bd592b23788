import type { Control } from '../bridge/protocol';
import { formatClock, formatDuration, type SimMicros } from '../model/sim-time';
import type { Commands } from './commands';
import { isInPast, type MirrorStore } from './mirror-store';
import { isFloor, RunEdits } from './run-edits';
import { Traveller } from './traveller';
import type { ViewStore } from './view-store';
import { isRunEdit, type RunEdit, type RunPlace, type WorkspaceStore } from './workspace-store';

export interface TimeParts {
  mirror: MirrorStore;
  workspace: WorkspaceStore;
  view: ViewStore;
  /** Straight to the simulator. */
  control: (control: Control) => void;
}

export type TimeCommands = Pick<
  Commands,
  'seek' | 'stepBack' | 'backToNow' | 'continueFromHere' | 'takeUp' | 'undo' | 'redo'
>;

/** Less than this is no distance worth telling, µs. */
const HARDLY = 500_000;

/** Travelling in the run and between its branches, and what is undone by it. */
export function createTimeCommands(parts: TimeParts): { edits: RunEdits; commands: TimeCommands } {
  const { mirror, workspace, view } = parts;
  const traveller = new Traveller(parts);
  const tell = (text: string, back: number | null = null) =>
    view.setState({ travelNotice: { text, back } });
  const onFork = ({ branch, at }: RunPlace) =>
    tell(`A new run goes on from ${formatClock(at)}; the old one is kept.`, branch);
  const onRestart = ({ branch }: RunPlace) => tell(BEGUN_AGAIN, branch);
  const edits = new RunEdits({ ...parts, onFork, onRestart });
  const stepThrough = (way: 'undo' | 'redo') => {
    const edit = workspace.getState()[way].at(-1);
    if (!edit) return;
    if (way === 'undo' && isFloor(edit)) return tell(FLOOR);
    const { now } = mirror.getState();
    const went = way === 'undo' ? edits.undo() : edits.redo();
    if (!isRunEdit(edit)) return;
    view.setState({ lastOutcome: null });
    const done = way === 'undo' ? 'Undone' : 'Done again';
    if (!went) tell(`“${edit.label}” cannot be ${LOST[way]}: the run it belongs to is gone.`);
    else {
      const to = way === 'undo' ? undoneTo(edit) : redoneTo(edit);
      const moved = wayTo(now, to);
      const isBack = way === 'undo' && edit.run.kind === 'switched';
      if (isBack)
        tell(`${done}: ${edit.label}. The run before is back${moved && `, and time ${moved}`}.`);
      else tell(`${done}: ${edit.label}${moved && `; the run ${moved}`}.`);
    }
  };
  const takeUp = (branch: number) => {
    const kept = mirror.getState().run.branches?.find(({ id }) => id === branch);
    const label = kept ? `Take up the run left at ${formatClock(kept.forkedAt)}` : '';
    if (edits.takeUp(branch, label)) view.setState({ travelNotice: null });
    else tell('That run is no longer kept.');
  };
  return {
    edits,
    commands: {
      seek: (at) => traveller.seek(at),
      stepBack: (seconds) => traveller.stepBack(seconds),
      backToNow: () => traveller.backToNow(),
      continueFromHere: () => {
        const state = mirror.getState();
        if (!state.run.canTravel || !isInPast(state)) return;
        edits.fork(`Continue from ${formatClock(state.now)}`);
        onFork({ branch: state.run.branch, at: state.now });
      },
      takeUp,
      undo: () => stepThrough('undo'),
      redo: () => stepThrough('redo'),
    },
  };
}

const LOST = { undo: 'undone', redo: 'done again' } as const;

const FLOOR = 'This is where it began: nothing before it can be undone.';

const BEGUN_AGAIN =
  'Time 0 again, with all that is declared now there at once; commands are not given again. ' +
  'The run before is kept.';

/** The moment that is shown once a step is undone. */
const undoneTo = ({ run }: RunEdit): SimMicros => (run.kind === 'given' ? run.at : run.from.at);

/** The moment that is shown once it is done again: where a run of which nothing had come began. */
const redoneTo = ({ again, run }: RunEdit): SimMicros =>
  again?.at ?? (run.kind === 'given' ? run.at : run.from.at);

function wayTo(from: SimMicros, to: SimMicros): string {
  const far = from - to;
  if (Math.abs(far) < HARDLY) return '';
  const length = formatDuration(Math.abs(far) as SimMicros);
  const moment = formatClock(to);
  return `went ${far > 0 ? 'back' : 'on'} ${length}, to ${moment}`;
}
