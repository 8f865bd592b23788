import { callsOf } from '../../drawing/shown';
import type { ServiceCallView } from '../../model/infrastructure-view';
import type { EntityView } from '../../model/view';
import type { CalmKeeper, Seen } from './calm-keeper';

/** From here on a rate is shown as a whole number. */
const WHOLE_FROM = 10;
/** Of so few in vain that it is less than one in a hundred. */
const FEW = 0.1;

/**
 * Calls between services with figures that may be looked at: the engine's own are means of ten
 * seconds, which change with every second of the run.
 */
export function calmCalls(
  calm: CalmKeeper,
  state: Seen & { entities: ReadonlyMap<string, EntityView> },
): ServiceCallView[] {
  return callsOf(state.entities).map((view) => {
    const rate = calm.of(`${view.id} calls`, view.requestsPerSecond, state);
    const name = `${view.id} in vain`;
    const failed = calm.failing(name, view.failedPercent, state);
    const { whole } = calm.of(name, view.failedPercent, state);
    return {
      ...view,
      requestsPerSecond: rate.value >= WHOLE_FROM ? rate.whole : Math.round(rate.value * 10) / 10,
      failedPercent: failed > 0 ? Math.max(whole, FEW) : 0,
    };
  });
}
