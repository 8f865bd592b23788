import { plus } from '../../model/sim-time';
import { type EngineContext, PHASE } from '../engine-context';
import { EVENT } from '../kernel/event-kinds';
import { SOONEST } from '../runner/timers';
import type { ControlStep } from '../world/agenda';

/** Puts something the control plane will do into the queue, `delay` microseconds from now. */
export function scheduleStep(ctx: EngineContext, delay: number, step: ControlStep): void {
  const kind = step.step === 'scheduler-pass' ? EVENT.schedulerTick : EVENT.controlStep;
  const at = plus(ctx.kernel.now, Math.max(SOONEST, delay));
  const seq = ctx.kernel.schedule(at, PHASE.control, kind, 0, 0);
  ctx.world.agenda.set(seq, { kind: 'step', step });
}

/** What was to come does not: the queue's entry is passed over when it is due. */
export function forgetSteps(ctx: EngineContext, isMeant: (step: ControlStep) => boolean): void {
  for (const [seq, entry] of ctx.world.agenda) {
    if (entry.kind === 'step' && isMeant(entry.step)) ctx.world.agenda.delete(seq);
  }
}
