import type { AnyStateMachine } from 'xstate';
import { CATALOGUE, type MachineId } from '../../machines/catalogue';
import type { MachineState } from '../../model/machine-state';
import type { EngineContext } from '../engine-context';
import { LIMITS } from '../limits';
import type { MachineOwner } from '../world/agenda';
import { begin, type Effect, step } from './pure-transitions';
import { armTimer, disarmTimer } from './timers';

/** What a step brought: the state before it, and the objects the machine emitted, in order. */
export interface StepResult {
  from: string;
  emitted: { type: string }[];
}

/** A machine in its first state. Its timers are armed, so `owner` must be in the world by then. */
export function startMachine(
  ctx: EngineContext,
  machine: MachineId,
  owner: MachineOwner,
  input: Record<string, unknown> = {},
): { state: MachineState; emitted: { type: string }[] } {
  const definition: AnyStateMachine = CATALOGUE[machine].machine;
  const [snapshot, actions] = begin(definition, input);
  const at = ctx.kernel.now;
  const value = String(snapshot.value);
  const state: MachineState = {
    machine,
    value,
    context: { ...snapshot.context },
    timers: {},
    enteredAt: at,
    history: [{ value, at }],
  };
  return { state, emitted: carryOut(ctx, state, owner, actions) };
}

/**
 * Gives the machine an event. What it emits is for the caller to do, once the machine is at rest.
 */
export function stepMachine(
  ctx: EngineContext,
  state: MachineState,
  owner: MachineOwner,
  event: { type: string },
): StepResult {
  const definition: AnyStateMachine = CATALOGUE[state.machine as MachineId].machine;
  const [after, actions] = step(definition, state, event);
  const from = state.value;
  const value = String(after.value);
  state.context = { ...after.context };
  if (value !== from) {
    state.value = value;
    state.enteredAt = ctx.kernel.now;
    // Anew, as a list that grows keeps room for more, and each task has several.
    const kept = state.history.slice(1 - LIMITS.machineHistory);
    state.history = kept.concat({ value, at: state.enteredAt });
  }
  return { from, emitted: carryOut(ctx, state, owner, actions) };
}

/**
 * A machine may ask for three things: a delayed event, its cancellation, and an emitted object.
 * Assignments have happened by now. Anything else would be a machine that calls someone: an error
 * of ours.
 */
function carryOut(
  ctx: EngineContext,
  state: MachineState,
  owner: MachineOwner,
  effects: readonly Effect[],
): { type: string }[] {
  const emitted: { type: string }[] = [];
  for (const effect of effects) {
    const params = effect.params as Record<string, unknown>;
    if (effect.type === 'xstate.raise' && typeof params.delay === 'number') {
      const event = params.event as Record<string, unknown>;
      armTimer(ctx, state, owner, { sendId: String(params.id), event, delay: params.delay });
    } else if (effect.type === 'xstate.cancel') {
      disarmTimer(ctx, state, String(params.sendId));
    } else if (effect.type === 'xstate.emit') {
      emitted.push(params.event as { type: string });
    } else {
      throw new Error(`machine ${state.machine} asked for ${effect.type}, which no machine may`);
    }
  }
  return emitted;
}
