import { resourceIdOf, SCALABLE_DIMENSION } from '../../model/scaling-names';
import { trackedCapacity, trackedName } from '../../engine/auto-scaling/target-tracking';
import { serviceCounts } from '../../engine/control-plane/service-tasks';
import type { EngineContext } from '../../engine/engine-context';
import { lastPart } from '../../model/ids';
import type { Alarm } from '../../model/alarm';
import type { ScalableTarget, ScalingPolicy } from '../../model/scaling';
import type { Service } from '../../model/service';
import { formatClock } from '../../model/sim-time';
import { cause, chainOf, type Finding, fix } from './finding';

const NAMESPACE = { ServiceNamespace: 'ecs', ScalableDimension: SCALABLE_DIMENSION };

export const scalableTargetOf = (
  { world }: EngineContext,
  service: Service,
): ScalableTarget | undefined =>
  world.scalableTargets.get(resourceIdOf(lastPart(service.clusterArn), service.name));

interface Asked {
  policy: ScalingPolicy;
  alarm: Alarm;
}

/** Policies whose alarm asks for more tasks now, or for fewer. */
function askedOf({ world }: EngineContext, target: ScalableTarget, way: 'out' | 'in'): Asked[] {
  const wanted = way === 'out' ? 'Greater' : 'Less';
  return target.policies.flatMap((policy) =>
    [...world.alarms.values()]
      .filter(
        (one) =>
          one.state === 'ALARM' &&
          one.comparisonOperator.startsWith(wanted) &&
          ((one.carried['AlarmActions'] ?? []) as string[]).includes(policy.arn),
      )
      .map((alarm) => ({ policy, alarm })),
  );
}

const newestOf = ({ recent }: Alarm): number | null =>
  recent.findLast((figure) => figure !== null) ?? null;

const show = ({ resourceId }: ScalableTarget): string =>
  `aws application-autoscaling describe-scaling-activities --service-namespace ecs --resource-id ${resourceId} --include-not-scaled-activities`;

function wish({ policy, alarm }: Asked, what: string): Finding {
  const figure = newestOf(alarm);
  const metric =
    policy.type === 'TargetTrackingScaling' ? trackedName(policy.tracking) : alarm.metricName;
  const now = figure === null ? 'no data' : String(Math.round(10 * figure) / 10);
  return {
    causes: [
      cause(
        `Scaling policy ${policy.name} asks for ${what} tasks.`,
        `${metric} is ${now}; the alarm’s threshold is ${alarm.threshold}`,
        `aws cloudwatch describe-alarms --alarm-names ${alarm.name}`,
        alarm.stateUpdatedAt,
      ),
    ],
    fixes: [],
  };
}

/** More tasks are asked for and not given: a fault, since those that run have too much to do. */
export function scaleOutFinding(ctx: EngineContext, service: Service): Finding | null {
  const target = scalableTargetOf(ctx, service);
  const [asked] = target ? askedOf(ctx, target, 'out') : [];
  if (!target || !asked) return null;
  const held = outHeld(ctx, service, target, asked);
  return held && chainOf([wish(asked, 'more'), held]);
}

function outHeld(
  ctx: EngineContext,
  service: Service,
  target: ScalableTarget,
  asked: Asked,
): Finding | null {
  const { resourceId, maxCapacity, suspended } = target;
  if (suspended.scaleOut) {
    return {
      causes: [
        cause('Scaling out is suspended.', 'DynamicScalingOutSuspended: true', show(target)),
      ],
      fixes: [
        fix('Let it scale out again', 'ApplicationAutoScaling.RegisterScalableTarget', {
          ...NAMESPACE,
          ResourceId: resourceId,
          SuspendedState: { DynamicScalingOutSuspended: false },
        }),
      ],
    };
  }
  if (service.desiredCount < maxCapacity) return null;
  const wanted = Math.max(wantedBy(ctx, service, asked), maxCapacity + 1);
  return {
    causes: [
      cause(
        `The service has the most tasks that it may have: ${maxCapacity}.`,
        `desired count ${service.desiredCount}, MaxCapacity ${maxCapacity}`,
        `aws application-autoscaling describe-scalable-targets --service-namespace ecs --resource-ids ${resourceId}`,
      ),
    ],
    fixes: [
      fix(`Let it have up to ${wanted} tasks`, 'ApplicationAutoScaling.RegisterScalableTarget', {
        ...NAMESPACE,
        ResourceId: resourceId,
        MaxCapacity: wanted,
      }),
    ],
  };
}

/** So many would do, as far as a figure tells: CPU is never more than all of it. */
function wantedBy(ctx: EngineContext, service: Service, { policy, alarm }: Asked): number {
  const figure = newestOf(alarm);
  if (policy.type !== 'TargetTrackingScaling' || figure === null) return 2 * service.desiredCount;
  const { running } = serviceCounts(ctx, service);
  const counted = trackedCapacity(running, figure, policy.tracking.TargetValue);
  return figure >= FULL_PERCENT ? Math.max(counted, 2 * service.desiredCount) : counted;
}

const FULL_PERCENT = 95;

/** Fewer are asked for and it waits: told, but nothing is wrong. */
export function scaleInFinding(ctx: EngineContext, service: Service): Finding | null {
  const target = scalableTargetOf(ctx, service);
  const [asked] = target ? askedOf(ctx, target, 'in') : [];
  if (!target || !asked || service.desiredCount <= target.minCapacity) return null;
  const text = inHeld(ctx, target);
  if (text === null) return null;
  const held: Finding = { causes: [cause(text, '', show(target))], fixes: [] };
  return chainOf([wish(asked, 'fewer'), held]);
}

function inHeld({ world }: EngineContext, target: ScalableTarget): string | null {
  const { scaleIn, scaleOut, suspended } = target;
  if (suspended.scaleIn) return 'Scaling in is suspended.';
  const until = [scaleIn, scaleOut].find(
    (one) => one !== undefined && one.until > world.now,
  )?.until;
  if (until !== undefined) return `A cooldown lasts until ${formatClock(until)}.`;
  return null;
}
