import type { MachineState } from '../../model/machine-state';
import { plus } from '../../model/sim-time';
import { type EngineContext, PHASE } from '../engine-context';
import { EVENT } from '../kernel/event-kinds';
import type { MachineOwner } from '../world/agenda';

/**
 * Microseconds: nothing falls due at the moment it was planned. A command given between two moments
 * then finds the same world, whether or not time was let pass by nothing in between.
 */
export const SOONEST = 1;

/**
 * Delayed events of machines, kept in two places that must agree: the machine's own `timers` (what
 * and when) and the world's agenda (whose, by the sequence number of the queue entry). The queue
 * itself is never searched: a cancelled entry stays there, and means nothing any more.
 */
export function armTimer(
  ctx: EngineContext,
  state: MachineState,
  owner: MachineOwner,
  timer: { sendId: string; event: Record<string, unknown>; delay: number },
): void {
  disarmTimer(ctx, state, timer.sendId);
  const dueAt = plus(ctx.kernel.now, Math.max(SOONEST, Math.round(timer.delay)));
  const seq = ctx.kernel.schedule(dueAt, PHASE.timer, EVENT.machineTimer, 0, 0);
  state.timers[timer.sendId] = { event: timer.event, dueAt, seq };
  ctx.world.agenda.set(seq, { kind: 'timer', owner, sendId: timer.sendId });
}

export function disarmTimer(ctx: EngineContext, state: MachineState, sendId: string): void {
  const timer = state.timers[sendId];
  if (!timer) return;
  ctx.world.agenda.delete(timer.seq);
  delete state.timers[sendId];
}

/** The event of a timer that has come due, which is then no longer pending. */
export function takeTimer(
  state: MachineState,
  sendId: string,
  seq: number,
): Record<string, unknown> | undefined {
  const timer = state.timers[sendId];
  if (timer?.seq !== seq) return undefined;
  delete state.timers[sendId];
  return timer.event;
}
