import type { Service } from '../../../model/service';
import type { EngineContext } from '../../engine-context';

/**
 * A service that a pass has found steady, with nothing to do, stays so until something changes:
 * what is healthy and at full count does not become less so by time alone. A pass over ten thousand
 * such tasks need not look at them. Worked out anew after a restore; nothing of it is saved.
 */
interface Rest {
  /** `world.changes`, and the count that is wanted. */
  readonly changes: number;
  readonly desired: number;
}

const resting = new WeakMap<Service, Rest>();

/** A pass has found the service steady, as it was before. */
export function noteRest(ctx: EngineContext, service: Service): void {
  const { changes } = ctx.world;
  resting.set(service, { changes, desired: service.desiredCount });
}

/** Whether nothing at all has changed since it was found steady. */
export function isAtRest({ world }: EngineContext, service: Service): boolean {
  const rest = resting.get(service);
  return (
    rest?.changes === world.changes &&
    rest.desired === service.desiredCount &&
    service.scheduler.steady &&
    service.scheduler.rebalancing === undefined
  );
}
