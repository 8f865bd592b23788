import type { SimMicros } from '../../model/sim-time';
import type { TargetStanding } from '../engine-context';
import type { Plane } from './plane';
import { isWarm } from './slow-start';

/** What a screen or a describe may know of how a target is treated; of none, the plain case. */
export function standingOf({ slots, kernel }: Plane, slot: number): TargetStanding {
  if (!slots.entries[slot]) return { slowStart: null, anomalous: false, share: 1 };
  const [from, until] = [slots.slowFrom[slot]!, slots.slowUntil[slot]!];
  const warm = isWarm(slots, kernel.now, slot);
  return {
    slowStart: warm ? null : { from: from as SimMicros, until: until as SimMicros },
    anomalous: slots.anomalous[slot] === 1,
    share: slots.share[slot]!,
  };
}
