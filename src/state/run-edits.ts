import type { Control } from '../bridge/protocol';
import type { LoggedCommand } from '../model/logged-command';
import type { MirrorState, MirrorStore } from './mirror-store';
import { sharedLength } from './run-log';
import {
  type Edit,
  forgetRunEdits,
  isRunEdit,
  noteRunEdit,
  redoEdit,
  type RunEdit,
  type RunPlace,
  undoEdit,
  type WorkspaceStore,
} from './workspace-store';

/** Several commands that are one step: a gesture's. */
export interface StepOfCommands {
  label: string;
  /** The step on the stack, once one of its commands was carried out. */
  edit: RunEdit | null;
  /** It is what there was to begin with, and cannot be undone. */
  isFloor?: true;
}

/** A command on its way, or answered and not yet seen in the log. */
interface Sent {
  target: string;
  step: StepOfCommands;
  isAnswered: boolean;
}

export interface RunEditParts {
  mirror: MirrorStore;
  workspace: WorkspaceStore;
  control: (control: Control) => void;
  /** A command given in the past has begun another run: `from` was shown before. */
  onFork: (from: RunPlace) => void;
  /** The run was begun again at time 0: `from` was shown before. */
  onRestart: (from: RunPlace) => void;
}

/** Letting time pass is no step. */
const WAIT = 'Sandbox.Wait';

/**
 * Steps of the run, on the same stack as those of the layout. What the log says was carried out is
 * a step, wherever it came from: gestures, lines of the terminal, what follows by itself. There is
 * no inverse of an operation, here or at AWS: a step is undone by going back to just before it.
 */
export class RunEdits {
  private sent: Sent[] = [];
  /** What the next change of branch is: asked for here, and so no command's doing. */
  private asked: { label: string | null; isRestart?: true } | null = null;
  /** What is to be done once that has come. */
  private readonly queued: (() => void)[] = [];

  constructor(private readonly parts: RunEditParts) {
    parts.mirror.subscribe((state, before) => this.see(state, before));
  }

  /** Says that a command is on its way; what is answered must be called when it is answered. */
  expect(target: string, step?: StepOfCommands): () => void {
    const sent: Sent = { target, step: step ?? { label: '', edit: null }, isAnswered: false };
    this.sent.push(sent);
    return () => {
      sent.isAnswered = true;
    };
  }

  /** Takes the last step back, whichever kind it is. False when it cannot be. */
  undo(): boolean {
    if (this.isUnderWay(() => this.undo())) return true;
    const { workspace } = this.parts;
    const edit = workspace.getState().undo.at(-1);
    if (!edit || isFloor(edit)) return false;
    if (!isRunEdit(edit)) {
      undoEdit(workspace);
      return true;
    }
    const { run } = edit;
    const again = this.place();
    const gone =
      run.kind === 'given' ? this.rewind(run.length, run.at) : this.go(run.from.branch, run.from);
    if (!gone) workspace.setState(({ undo }) => ({ undo: undo.slice(0, -1) }));
    else undoEdit(workspace, { ...edit, again });
    return gone;
  }

  /** Does the step taken back last once more. False when it cannot be. */
  redo(): boolean {
    if (this.isUnderWay(() => this.redo())) return true;
    const { workspace } = this.parts;
    const edit = workspace.getState().redo.at(-1);
    if (!edit) return false;
    if (!isRunEdit(edit)) {
      redoEdit(workspace);
      return true;
    }
    const from = this.place();
    const gone = edit.again !== null && this.go(edit.again.branch, edit.again);
    if (!gone && !this.forkAgain(edit)) {
      workspace.setState(({ redo }) => ({ redo: redo.slice(0, -1) }));
      return false;
    }
    const run = edit.run.kind === 'given' || !gone ? edit.run : { ...edit.run, from };
    redoEdit(workspace, { ...edit, run, again: null });
    return true;
  }

  /** Puts a branch in place of the run shown, as a step. False when it is not kept any more. */
  takeUp(branch: number, label: string): boolean {
    const from = this.place();
    if (!this.go(branch, null)) return false;
    const run = { kind: 'switched', from } as const;
    noteRunEdit(this.parts.workspace, { label, run, again: null });
    return true;
  }

  /** The run goes on from the moment shown, as a step. */
  fork(label: string): void {
    this.asked = { label };
    this.parts.control({ type: 'fork' });
  }

  /** Another run begins at time 0, as a step where the one before can be kept. */
  restart(label: string): void {
    if (this.isUnderWay(() => this.restart(label))) return;
    if (this.parts.mirror.getState().run.canTravel) this.asked = { label, isRestart: true };
    this.parts.control({ type: 'restart' });
  }

  /** A run of which nothing had come is not kept: it begins once more where it did. */
  private forkAgain({ run }: RunEdit): boolean {
    const { branch, at } = this.place();
    if (run.kind !== 'switched' || !run.isFork || run.from.branch !== branch) return false;
    this.asked = { label: null };
    if (run.from.at !== at) this.parts.control({ type: 'seek', at: run.from.at });
    this.parts.control({ type: 'fork' });
    return true;
  }

  /** While another run is on its way, what is known is of the one before: it is done after that. */
  private isUnderWay(later: () => void): boolean {
    if (this.asked !== null) this.queued.push(later);
    return this.asked !== null;
  }

  private place(): RunPlace {
    const { now, run } = this.parts.mirror.getState();
    return { branch: run.branch, at: now };
  }

  private rewind(length: number, at: number): boolean {
    const { run } = this.parts.mirror.getState();
    // Other people's hands, or a run that was taken up: then this is not the command meant.
    if (!run.canTravel || run.log?.[length]?.at !== at) return false;
    this.asked = { label: null };
    this.parts.control({ type: 'rewind', length });
    return true;
  }

  /** To a branch, and to a moment of it: its head unless said. */
  private go(branch: number, place: RunPlace | null): boolean {
    const { run } = this.parts.mirror.getState();
    const kept = run.branches?.find(({ id }) => id === branch);
    if (!run.canTravel || !kept) return false;
    this.asked = { label: null };
    this.parts.control({ type: 'take-up', branch });
    if (place && place.at < kept.head) this.parts.control({ type: 'seek', at: place.at });
    return true;
  }

  private see(state: MirrorState, before: MirrorState): void {
    const { run } = state;
    if (run.run !== before.run.run) {
      this.sent = [];
      this.asked = null;
      this.queued.length = 0;
      forgetRunEdits(this.parts.workspace);
      return;
    }
    if (run.canTravel) {
      if (run.branch !== before.run.branch) this.seeSwitch(state, before);
      else if (run.log !== before.run.log) this.seeGiven(state, before.run.log?.length ?? 0);
    }
    // A frame comes after all answers to what it tells.
    if (this.sent.length > 0) this.sent = this.sent.filter(({ isAnswered }) => !isAnswered);
    if (this.asked === null) this.queued.shift()?.();
  }

  private seeGiven({ run }: MirrorState, known: number): void {
    const log = run.log ?? [];
    for (let length = known; length < log.length; length++) {
      const command = log[length]!;
      const step = this.stepOf(command);
      if (command.target === WAIT || this.belongs(step)) continue;
      this.note(step, { kind: 'given', length, at: command.at });
    }
  }

  private seeSwitch(state: MirrorState, before: MirrorState): void {
    const { asked } = this;
    this.asked = null;
    const from = { branch: before.run.branch, at: before.now };
    const run = { kind: 'switched', from } as const;
    const shared = sharedLength(before.run.log ?? [], state.run.log ?? []);
    if (asked !== null) {
      const { label, isRestart } = asked;
      if (label === null) return;
      this.note({ label, edit: null }, isRestart ? run : { ...run, isFork: true });
      if (isRestart) this.parts.onRestart(from);
      return;
    }
    const [first] = (state.run.log ?? []).slice(shared);
    if (!first) return;
    const step = this.stepOf(first);
    // A template's later commands are of the run that its first one began.
    if (!this.belongs(step)) {
      this.note(step, run);
      this.parts.onFork(from);
    }
    this.seeGiven(state, shared + 1);
  }

  /** A command of a gesture that is the newest step already. */
  private belongs({ edit }: StepOfCommands): boolean {
    return edit !== null && this.parts.workspace.getState().undo.at(-1) === edit;
  }

  private note(step: StepOfCommands, run: RunEdit['run']): void {
    step.edit = { label: step.label, run, again: null, ...(step.isFloor && { isFloor: true }) };
    noteRunEdit(this.parts.workspace, step.edit);
  }

  /** Commands are carried out in the order they were sent: what was sent before is over. */
  private stepOf(command: LoggedCommand): StepOfCommands {
    const index = this.sent.findIndex(({ target }) => target === command.target);
    const [sent] = index < 0 ? [] : this.sent.splice(0, index + 1).slice(-1);
    const label = sent?.step.label || wordsFor(command);
    if (!sent) return { label, edit: null };
    sent.step.label = label;
    return sent.step;
  }
}

/** Whether undoing ends before this step. */
export const isFloor = (edit: Edit): boolean => isRunEdit(edit) && edit.isFloor === true;

/** Members that say what a command is about, the most particular first. */
const NAMES = [
  'service',
  'serviceName',
  'task',
  'clusterName',
  'cluster',
  'family',
  'LoadBalancerName',
  'Name',
  'name',
  'AlarmName',
  'type',
];

/** `UpdateService web`: what a command was, where nothing else calls it anything. */
function wordsFor({ target, input }: LoggedCommand): string {
  const name = NAMES.map((member) => input[member]).find((value) => typeof value === 'string');
  const operation = target.slice(target.indexOf('.') + 1);
  return typeof name === 'string' ? `${operation} ${name.split('/').at(-1)}` : operation;
}
