import type { Service } from '../../model/service';
import { seconds } from '../../model/sim-time';
import type { EngineContext } from '../engine-context';
import { TIMINGS } from '../timings';
import { scheduleStep } from './steps';

/** SVC-2: the scheduler looks at a service every so often, from its creation on. */
export function startScheduling(ctx: EngineContext, service: Service): void {
  planPass(ctx, service, { delay: seconds(TIMINGS.schedulerLoop.low), extra: false });
}

/** An extra pass right after whatever is under way. */
export function kick(ctx: EngineContext, service: Service): void {
  if (service.scheduler.kicked) return;
  service.scheduler.kicked = true;
  planPass(ctx, service, { delay: 0, extra: true });
}

function planPass(
  ctx: EngineContext,
  service: Service,
  { delay, extra }: { delay: number; extra: boolean },
): void {
  const { arn, createdAt } = service;
  scheduleStep(ctx, delay, { step: 'scheduler-pass', service: arn, createdAt, extra });
}
