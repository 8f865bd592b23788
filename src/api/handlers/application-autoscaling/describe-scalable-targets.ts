import { SCALABLE_DIMENSION, SERVICE_ROLE } from '../../../model/scaling-names';
import type { ScalableTarget } from '../../../model/scaling';
import { toEpochSeconds } from '../../../model/sim-time';
import type { Handler } from '../../handler';
import { scalingPage } from './scaling-pages';
import { checkNamespace, resourceIdIn } from './targets';

export const describeScalableTargets: Handler<'ApplicationAutoScaling.DescribeScalableTargets'> = (
  { ctx },
  input,
) => {
  checkNamespace(input.ServiceNamespace, input.ScalableDimension);
  const asked = (input.ResourceIds ?? []).map((one) => resourceIdIn(ctx.world, one));
  const wanted = [...ctx.world.scalableTargets.values()].filter(
    ({ resourceId }) => asked.length === 0 || asked.includes(resourceId),
  );
  const { items, next } = scalingPage(wanted, input);
  return { ScalableTargets: items.map(describe), NextToken: next };
};

/** https://docs.aws.amazon.com/autoscaling/application/APIReference/API_ScalableTarget.html */
const describe = (target: ScalableTarget): object => ({
  ServiceNamespace: 'ecs',
  ResourceId: target.resourceId,
  ScalableDimension: SCALABLE_DIMENSION,
  MinCapacity: target.minCapacity,
  MaxCapacity: target.maxCapacity,
  RoleARN: target.roleArn ?? SERVICE_ROLE,
  CreationTime: toEpochSeconds(target.createdAt),
  SuspendedState: {
    DynamicScalingInSuspended: target.suspended.scaleIn,
    DynamicScalingOutSuspended: target.suspended.scaleOut,
    ScheduledScalingSuspended: target.suspended.scheduled,
  },
  ScalableTargetARN: target.arn,
});
