import type { SandboxClient } from '../bridge/client';
import type { Control } from '../bridge/protocol';
import type { Result } from '../model/result';
import type { Commands } from './commands';
import type { FollowUps } from './follow-ups';
import type { Gesture, Operation, Outcome } from './gesture';
import { pairOf, planConnection } from './gestures/connection';
import { planDisconnection } from './gestures/disconnection';
import { lookUpService, type ServiceFacts } from './gestures/service-facts';
import type { MirrorStore } from './mirror-store';
import type { Placing } from './placing';
import type { RunEdits, StepOfCommands } from './run-edits';
import { SavedAnswers } from './saved-answers';
import { createTimeCommands, type TimeCommands } from './time-commands';
import type { ViewStore } from './view-store';
import { sendingTo, WholeGestures } from './whole-gestures';
import { drawnLayout, editDrawn, editLayout, type WorkspaceStore } from './workspace-store';

interface CommandParts {
  client: SandboxClient;
  mirror: MirrorStore;
  workspace: WorkspaceStore;
  view: ViewStore;
  placing: Placing;
  followUps: FollowUps;
}

type RunCommands = Pick<
  Commands,
  | 'send'
  | 'together'
  | 'isUntouched'
  | 'give'
  | 'connect'
  | 'disconnect'
  | 'control'
  | 'seek'
  | 'stepBack'
  | 'backToNow'
  | 'continueFromHere'
  | 'takeUp'
  | 'moveNodes'
  | 'draw'
  | 'undo'
  | 'redo'
  | 'setLabel'
>;

/** All commands but those about stored sandboxes. */
export function createCommands(parts: CommandParts): RunCommands {
  const { client, workspace } = parts;
  const clock = new FirstStart(parts);
  const whole = new WholeGestures();
  const travel = (control: Control) => whole.afterwards(() => client.control(control));
  const time = createTimeCommands({ ...parts, control: travel });
  const travels = afterGestures(time.commands, whole);
  /** That all commands sent are of, while several are one. */
  let step: StepOfCommands | undefined;
  const give = async (gesture: Gesture): Promise<Outcome> => {
    const untouched = clock.isUntouched();
    const outcome = await whole.give(() => carryOut(parts, time.edits, gesture));
    const begins = gesture.operations.slice(0, outcome.outputs.length).some(isLived);
    if (untouched && begins) client.control({ type: 'play' });
    return outcome;
  };
  return {
    send: async (target, input, signal) => {
      const onAnswer = time.edits.expect(target, step);
      const result = await client.send(target, input, signal);
      onAnswer();
      return result;
    },
    together: async (label, work, isFloor = false) => {
      const mine: StepOfCommands = { label, edit: null, ...(isFloor && { isFloor: true }) };
      step = mine;
      try {
        return await work();
      } finally {
        if (step === mine) step = undefined;
      }
    },
    isUntouched: () => clock.isUntouched(),
    give,
    connect: async (from, to) => {
      const facts = await factsFor(parts, from, to);
      if (typeof facts === 'string') return facts;
      const plan = planConnection(parts.mirror.getState().entities, from, to, facts);
      return typeof plan === 'string' ? plan : give(plan);
    },
    disconnect: async (from, to) => {
      const facts = await factsFor(parts, from, to);
      if (typeof facts === 'string') return facts;
      const plan = planDisconnection(parts.mirror.getState().entities, from, to, facts);
      return typeof plan === 'string' ? plan : give(plan.gesture);
    },
    control: (control) => {
      clock.noteControl(control);
      if (control.type === 'seek') return travels.seek(control.at);
      if (control.type === 'step-back') return travels.stepBack(control.seconds);
      if (control.type === 'fork') return travels.continueFromHere();
      if (control.type === 'take-up') return travels.takeUp(control.branch);
      if (control.type === 'restart') {
        parts.followUps.clear();
        parts.view.setState({ crash: null });
        // The new run is drawn where the one before was: places are not given out afresh.
        workspace.setState((state) => ({ layout: drawnLayout(state) }));
        return time.edits.restart('Restart from time 0');
      }
      client.control(control);
    },
    moveNodes: (label, places) => editLayout(workspace, label, places),
    draw: (label, after) => editDrawn(workspace, label, after),
    setLabel: (id, label) => setLabel(workspace, id, label.trim()),
    ...travels,
  };
}

/** What makes or undoes steps of the run knows them all first. */
function afterGestures(commands: TimeCommands, whole: WholeGestures): TimeCommands {
  return {
    ...commands,
    continueFromHere: () => whole.afterwards(commands.continueFromHere),
    takeUp: (branch) => whole.afterwards(() => commands.takeUp(branch)),
    undo: () => whole.afterwards(commands.undo),
    redo: () => whole.afterwards(commands.redo),
  };
}

/** What a plan must know of the service at either end; null where there is none. */
async function factsFor(
  { client, mirror }: CommandParts,
  from: string,
  to: string,
): Promise<ServiceFacts | string | null> {
  const pair = pairOf(mirror.getState().entities, from, to);
  if (typeof pair === 'string' || !('service' in pair)) return null;
  return lookUpService(client.send, pair.service);
}

async function carryOut(parts: CommandParts, edits: RunEdits, gesture: Gesture): Promise<Outcome> {
  const { client, mirror, placing, followUps, view, workspace } = parts;
  const send = sendingTo(() => workspace.getState().visit, client.send);
  const { length } = mirror.getState().run.log ?? [];
  const step: StepOfCommands = { label: gesture.label, edit: null };
  const places = gesture.places ?? [];
  placing.expect(places);
  const { outputs, given, refused } = await sendAll(
    gesture.operations,
    async ({ target, input }) => {
      const onAnswer = edits.expect(target, step);
      const result = await send(target, input);
      onAnswer();
      return result;
    },
  );
  if (refused) placing.forget(places);
  else followUps.add(gesture, length);
  const outcome: Outcome = {
    gesture: given ? { ...gesture, operations: given } : gesture,
    ok: refused === undefined,
    outputs,
    ...(refused && { error: refused }),
  };
  view.setState({ lastOutcome: outcome });
  return outcome;
}

/** Sends operations in order up to the first refusal. `given`: as sent, where answers went in. */
async function sendAll(
  operations: readonly Operation[],
  send: (operation: Operation) => Promise<Result>,
) {
  const outputs: unknown[] = [];
  const saved = new SavedAnswers();
  const given = operations.some(({ saves }) => saves) ? [...operations] : null;
  for (const [index, planned] of operations.entries()) {
    const operation = given
      ? { target: planned.target, input: saved.fillIn(planned.input) }
      : planned;
    given?.splice(index, 1, operation);
    const result = await send(operation);
    if (!result.ok) return { outputs, given, refused: { ...result.error, operation } };
    outputs.push(result.output);
    saved.keep(planned, result.output);
  }
  return { outputs, given, refused: undefined };
}

/** What is only written down, such as a task definition, has nothing to be seen in time. */
const isLived = ({ target }: { target: string }): boolean =>
  target !== 'ECS.RegisterTaskDefinition' && target !== 'Sandbox.PutImage';

/**
 * The clock of a sandbox that was never touched starts with the first thing made in it, so that
 * what was made is seen to come up. Whoever has used the transport once is left in charge of it.
 */
class FirstStart {
  private usedBy: string | null = null;

  constructor(private readonly parts: CommandParts) {}

  noteControl(control: Control): void {
    if (control.type !== 'speed') this.usedBy = this.parts.workspace.getState().documentId;
  }

  isUntouched(): boolean {
    const { mirror, workspace } = this.parts;
    const { now, run } = mirror.getState();
    const { documentId, opening } = workspace.getState();
    // Of one that is being opened nothing can be told yet.
    const untouched = opening === null && now === 0 && !(run.log ?? []).some(isLived);
    return untouched && this.usedBy !== documentId;
  }
}

/** A label is kept with a node's place, so a node without one is fixed where it is drawn now. */
function setLabel(workspace: WorkspaceStore, id: string, label: string): void {
  const drawn = drawnLayout(workspace.getState())[id] ?? { x: 0, y: 0 };
  const { label: before, ...place } = drawn;
  if ((before ?? '') === label) return;
  const title = label === '' ? 'Remove label' : `Label ${label}`;
  editLayout(workspace, title, { [id]: label === '' ? place : { ...place, label } });
}
