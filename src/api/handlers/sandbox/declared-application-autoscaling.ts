import { SCALABLE_DIMENSION } from '../../../model/scaling-names';
import type { World } from '../../../engine/world/world';
import type { Account } from '../../../model/account';
import type {
  ScalableTarget,
  ScalingPolicy,
  ScheduledAction,
  TargetTracking,
} from '../../../model/scaling';
import { toEpochSeconds } from '../../../model/sim-time';
import { nameInDimension } from '../cloudwatch/alarm-names';

type Declared = Account['operations'][number];

/** Scalable targets with their policies and scheduled actions, as long as the service is there. */
export function scalingDeclarations(world: World): Declared[] {
  const live = new Set(
    [...world.services.values()]
      .filter(({ status }) => status === 'ACTIVE')
      .map(({ arn }) => arn.slice(arn.indexOf(':service/') + 1)),
  );
  return [...world.scalableTargets.values()]
    .filter(({ resourceId }) => live.has(resourceId))
    .flatMap(operationsOf);
}

function operationsOf(target: ScalableTarget): Declared[] {
  const named = {
    ServiceNamespace: 'ecs',
    ResourceId: target.resourceId,
    ScalableDimension: SCALABLE_DIMENSION,
  };
  const { scaleIn, scaleOut, scheduled } = target.suspended;
  const register = {
    ...named,
    MinCapacity: target.minCapacity,
    MaxCapacity: target.maxCapacity,
    RoleARN: target.roleArn,
    ...((scaleIn || scaleOut || scheduled) && {
      SuspendedState: {
        DynamicScalingInSuspended: scaleIn,
        DynamicScalingOutSuspended: scaleOut,
        ScheduledScalingSuspended: scheduled,
      },
    }),
    ...(Object.keys(target.tags).length > 0 && { Tags: target.tags }),
  };
  return [
    { target: 'ApplicationAutoScaling.RegisterScalableTarget', input: register },
    ...target.policies.map((policy) => ({
      target: 'ApplicationAutoScaling.PutScalingPolicy',
      input: { PolicyName: policy.name, ...named, ...policyInput(policy) },
    })),
    ...target.scheduledActions.map((action) => ({
      target: 'ApplicationAutoScaling.PutScheduledAction',
      input: { ...named, ...actionInput(action) },
    })),
  ];
}

const policyInput = (policy: ScalingPolicy): object =>
  policy.type === 'StepScaling'
    ? { PolicyType: policy.type, StepScalingPolicyConfiguration: policy.steps }
    : {
        PolicyType: policy.type,
        TargetTrackingScalingPolicyConfiguration: byName(policy.tracking),
      };

/** With names where load balancer and target group would belong to this run only. */
function byName(tracking: TargetTracking): object {
  const { PredefinedMetricSpecification: known, CustomizedMetricSpecification: own } = tracking;
  const label = known?.ResourceLabel;
  const [balancer, group] = (label ?? '').split(/\/(?=targetgroup\/)/);
  return {
    ...tracking,
    PredefinedMetricSpecification: known && {
      ...known,
      ...(label !== undefined && {
        ResourceLabel: `${nameInDimension(balancer ?? '')}/${nameInDimension(group ?? '')}`,
      }),
    },
    CustomizedMetricSpecification: own && {
      ...own,
      Dimensions: own.Dimensions.map(({ Name, Value }) => ({
        Name,
        Value: nameInDimension(Value),
      })),
    },
  };
}

const actionInput = (action: ScheduledAction): object => ({
  Schedule: action.schedule,
  Timezone: action.timezone,
  ScheduledActionName: action.name,
  StartTime: action.startAt === undefined ? undefined : toEpochSeconds(action.startAt),
  EndTime: action.endAt === undefined ? undefined : toEpochSeconds(action.endAt),
  ScalableTargetAction: { MinCapacity: action.minCapacity, MaxCapacity: action.maxCapacity },
});
