import type { World } from '../../../../engine/world/world';
import { SCALABLE_DIMENSION } from '../../../../model/scaling-names';
import type { ScalableTarget, ScalingPolicy } from '../../../../model/scaling';
import { toEpochSeconds } from '../../../../model/sim-time';

/** Alarms that carry a policy out: made for it, or with an action that names it. */
export function alarmsOf(world: World, policy: ScalingPolicy): object[] {
  const own =
    policy.type === 'TargetTrackingScaling'
      ? policy.alarmNames.flatMap((name) => world.alarms.get(name) ?? [])
      : [...world.alarms.values()].filter(({ carried }) =>
          ((carried['AlarmActions'] ?? []) as string[]).includes(policy.arn),
        );
  return own.map(({ name, arn }) => ({ AlarmName: name, AlarmARN: arn }));
}

/** https://docs.aws.amazon.com/autoscaling/application/APIReference/API_ScalingPolicy.html */
export const describePolicy = (
  world: World,
  { resourceId }: ScalableTarget,
  policy: ScalingPolicy,
): object => ({
  PolicyARN: policy.arn,
  PolicyName: policy.name,
  ServiceNamespace: 'ecs',
  ResourceId: resourceId,
  ScalableDimension: SCALABLE_DIMENSION,
  PolicyType: policy.type,
  ...(policy.type === 'StepScaling'
    ? { StepScalingPolicyConfiguration: policy.steps }
    : { TargetTrackingScalingPolicyConfiguration: policy.tracking }),
  Alarms: alarmsOf(world, policy),
  CreationTime: toEpochSeconds(policy.createdAt),
});
