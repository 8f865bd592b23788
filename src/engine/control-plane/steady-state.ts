import type { Service } from '../../model/service';
import { plus, seconds } from '../../model/sim-time';
import type { EngineContext } from '../engine-context';
import { TIMINGS } from '../timings';
import { EVENT_TEXT, noteEvent } from './service-events';

/**
 * SVC-6: what a pass has found, steady or not, is remembered; the event is written when a service
 * becomes steady, and again every so often while it stays so.
 */
export function noteSteadiness(ctx: EngineContext, service: Service, isSteady: boolean): void {
  const { scheduler } = service;
  if (!isSteady) {
    if (scheduler.steady) ctx.touch(service.arn);
    scheduler.steady = false;
    return;
  }
  const now = ctx.kernel.now;
  const repeatAt = plus(scheduler.steadyEventAt, seconds(TIMINGS.steadyEventRepeat.low));
  if (scheduler.steady && now < repeatAt) return;
  scheduler.steady = true;
  scheduler.steadyEventAt = now;
  noteEvent(ctx, service, EVENT_TEXT.steady());
}
