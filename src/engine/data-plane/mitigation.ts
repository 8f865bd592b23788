import type { TargetGroup } from '../../model/load-balancer';
import type { RandomStream } from '../kernel/prng';
import type { TargetSlots } from './target-slots';

/**
 * TG-7: weighted random with anomaly mitigation on: targets that answer with many errors get a
 * smaller share.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html
 */
export const mitigates = (group: TargetGroup): boolean =>
  group.attributes['load_balancing.algorithm.anomaly_mitigation'] === 'on' &&
  group.attributes['load_balancing.algorithm.type'] === 'weighted_random';

/** Shares of targets added up; null while all are equal. */
export function addUpShares(slots: Int32Array, { share }: TargetSlots): Float64Array | null {
  if (slots.every((slot) => share[slot] === 1)) return null;
  let sum = 0;
  return Float64Array.from(slots, (slot) => (sum += share[slot]!));
}

/** The place, among shares that were added up, that chance falls on. */
export function placeByShare(upTo: Float64Array, random: RandomStream): number {
  const at = random.next() * upTo[upTo.length - 1]!;
  let place = 0;
  while (place < upTo.length - 1 && at >= upTo[place]!) place++;
  return place;
}
