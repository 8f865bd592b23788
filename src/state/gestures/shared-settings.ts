import { lastPart } from '../../model/ids';
import type { ServiceView, TargetGroupView } from '../../model/view';
import type { Gesture } from '../gesture';

/** One gesture for several services: each that has another count gets this one. */
export function planCounts(services: readonly ServiceView[], desiredCount: number): Gesture | null {
  const others = services.filter(({ desired }) => desired !== desiredCount);
  if (others.length === 0) return null;
  return {
    label: `Run ${desiredCount} tasks in each of ${services.length} services`,
    operations: others.map(({ clusterArn, name }) => ({
      target: 'ECS.UpdateService',
      input: { cluster: lastPart(clusterArn), service: name, desiredCount },
    })),
  };
}

/** The same for the deregistration delay of target groups, in seconds. */
export function planDelays(groups: readonly TargetGroupView[], seconds: number): Gesture | null {
  const others = groups.filter((one) => one.deregistrationDelaySeconds !== seconds);
  if (others.length === 0) return null;
  const Attributes = [{ Key: 'deregistration_delay.timeout_seconds', Value: String(seconds) }];
  return {
    label: `Drain for ${seconds} s in each of ${groups.length} target groups`,
    operations: others.map(({ id }) => ({
      target: 'ELBv2.ModifyTargetGroupAttributes',
      input: { TargetGroupArn: id, Attributes },
    })),
  };
}
