import type { Control } from '../bridge/protocol';
import { formatClock, formatDuration, type SimMicros } from '../model/sim-time';
import type { Commands } from './commands';
import { isInPast, type MirrorStore } from './mirror-store';
import { RunEdits } from './run-edits';
import { Traveller } from './traveller';
import type { ViewStore } from './view-store';
import { isRunEdit, type RunPlace, type WorkspaceStore } from './workspace-store';

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
  const edits = new RunEdits({ ...parts, onFork });
  const stepThrough = (way: 'undo' | 'redo') => {
    const edit = workspace.getState()[way].at(-1);
    if (!edit) return;
    const { now } = mirror.getState();
    const went = way === 'undo' ? edits.undo() : edits.redo();
    if (!isRunEdit(edit)) return;
    view.setState({ lastOutcome: null });
    const done = way === 'undo' ? 'Undone' : 'Done again';
    if (!went) tell(`“${edit.label}” cannot be ${LOST[way]}: the run it belongs to is gone.`);
    else if (way === 'redo') tell(`${done}: ${edit.label}.`);
    else if (edit.run.kind === 'switched') tell(`${done}: ${edit.label}. The run before is back.`);
    else tell(`${done}: ${edit.label}${wayBack(now, edit.run.at)}.`);
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

function wayBack(from: SimMicros, to: SimMicros): string {
  const far = from - to;
  if (Math.abs(far) < HARDLY) return '';
  const length = formatDuration(Math.abs(far) as SimMicros);
  const moment = formatClock(to);
  return far > 0 ? `; the run went back ${length}, to ${moment}` : `; the run is at ${moment} now`;
}
