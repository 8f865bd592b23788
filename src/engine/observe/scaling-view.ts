import type { Alarm } from '../../model/alarm';
import { lastPart } from '../../model/ids';
import type { ServiceScalingView } from '../../model/infrastructure-view';
import type { ScalingPolicy } from '../../model/scaling';
import type { Service } from '../../model/service';
import { resourceIdOf } from '../../model/scaling-names';
import { trackedName } from '../auto-scaling/target-tracking';
import type { World } from '../world/world';

/** How many of its activities a screen shows. */
const SHOWN = 5;

/** Auto scaling of a service as the screen shows it; null where it is no scalable target. */
export function scalingView(world: World, service: Service): ServiceScalingView | null {
  const target = world.scalableTargets.get(
    resourceIdOf(lastPart(service.clusterArn), service.name),
  );
  if (!target) return null;
  const { scaleOut, scaleIn, activities } = target;
  const end = (cooldown: typeof scaleIn) =>
    cooldown && cooldown.until > world.now ? cooldown.until : null;
  return {
    min: target.minCapacity,
    max: target.maxCapacity,
    policies: target.policies.map((policy) => policyView(world, policy)),
    activities: activities.slice(0, SHOWN).map(({ at, description, cause }) => ({
      at,
      description,
      cause,
    })),
    scaleOutCooldownUntil: end(scaleOut),
    scaleInCooldownUntil: end(scaleIn),
  };
}

/** The period under way may have no figure yet: the last that there is. */
const latest = (alarm: Alarm | undefined): number | null =>
  alarm?.recent.findLast((figure) => figure !== null) ?? null;

function policyView(world: World, policy: ScalingPolicy): ServiceScalingView['policies'][number] {
  const { name, type } = policy;
  if (type === 'TargetTrackingScaling') {
    const { tracking, alarmNames } = policy;
    const current = latest(world.alarms.get(alarmNames[0] ?? ''));
    return { name, type, metric: trackedName(tracking), target: tracking.TargetValue, current };
  }
  const alarm = [...world.alarms.values()].find(({ carried }) =>
    ((carried['AlarmActions'] ?? []) as string[]).includes(policy.arn),
  );
  const current = latest(alarm);
  return { name, type, metric: alarm?.metricName ?? '', target: alarm?.threshold ?? null, current };
}
