import { plus } from '../../model/sim-time';
import { type EngineContext, PHASE } from '../engine-context';
import { EVENT } from '../kernel/event-kinds';
import type { ControlStep } from '../world/agenda';

/** Puts something the control plane will do into the queue, `delay` microseconds from now. */
export function scheduleStep(ctx: EngineContext, delay: number, step: ControlStep): void {
  const kind = step.step === 'scheduler-pass' ? EVENT.schedulerTick : EVENT.controlStep;
  const seq = ctx.kernel.schedule(plus(ctx.kernel.now, delay), PHASE.control, kind, 0, 0);
  ctx.world.agenda.set(seq, { kind: 'step', step });
}
