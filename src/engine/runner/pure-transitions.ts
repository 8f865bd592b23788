import { initialTransition } from 'xstate';
import type { ActorScope, AnyActorLogic, AnyMachineSnapshot, AnyStateMachine } from 'xstate';

type Scope = ActorScope<AnyMachineSnapshot, { type: string }>;

/** What a machine asked for, as XState tells it; nothing of it has been carried out. */
export interface Effect {
  type: string;
  params?: unknown;
}

/**
 * Where a machine believes to be running. XState's own `transition` makes an actor, with a system
 * around it, for every single step, which takes several times as long as the step: nothing of
 * ours ever looks at it, so one does for all.
 */
const scope = inertScope();
let asked: Effect[] = [];
scope.actionExecutor = (action) => {
  asked.push(action);
};

/** XState hands one out to whoever is asked for a first state. */
function inertScope(): Scope {
  const handedOut: Scope[] = [];
  const snapshot = { status: 'active', output: undefined, error: undefined } as const;
  const probe: AnyActorLogic = {
    config: {},
    transition: (state: unknown) => state,
    getInitialSnapshot: (given: Scope) => {
      handedOut.push(given);
      return snapshot;
    },
    getPersistedSnapshot: (state: unknown) => state,
  } as unknown as AnyActorLogic;
  initialTransition(probe);
  return handedOut.at(-1)!;
}

/** A machine's first state, and what it asks for. */
export function begin(
  machine: AnyStateMachine,
  input: Record<string, unknown>,
): [AnyMachineSnapshot, Effect[]] {
  asked = [];
  const snapshot = machine.getInitialSnapshot(scope as never, input) as AnyMachineSnapshot;
  return [snapshot, asked];
}

/** The state after an event, and what the machine asks for on the way there. */
export function step(
  machine: AnyStateMachine,
  at: { value: string; context: Record<string, unknown> },
  event: { type: string },
): [AnyMachineSnapshot, Effect[]] {
  asked = [];
  const before = { ...stateOf(machine, at.value), context: at.context } as AnyMachineSnapshot;
  const snapshot = machine.transition(before, event, scope as never) as AnyMachineSnapshot;
  return [snapshot, asked];
}

/** By machine and name: all of a state but its context. */
const states = new WeakMap<AnyStateMachine, Map<string, AnyMachineSnapshot>>();

function stateOf(machine: AnyStateMachine, value: string): AnyMachineSnapshot {
  let known = states.get(machine);
  if (!known) states.set(machine, (known = new Map()));
  let state = known.get(value);
  if (!state) {
    state = machine.resolveState({ value, context: {} }) as AnyMachineSnapshot;
    known.set(value, state);
  }
  return state;
}
