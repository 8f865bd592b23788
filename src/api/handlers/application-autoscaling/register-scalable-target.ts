import { resourceIdOf } from '../../../model/scaling-names';
import { registerTarget } from '../../../engine/auto-scaling/scalable-targets';
import { lastPart } from '../../../model/ids';
import { scalingErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { checkNamespace, scalableService } from './targets';

type Input = InputOf<'ApplicationAutoScaling.RegisterScalableTarget'>;

/** Of a target that is registered only what is given changes. */
export const registerScalableTarget: Handler<'ApplicationAutoScaling.RegisterScalableTarget'> = (
  { ctx },
  input,
) => {
  checkNamespace(input.ServiceNamespace, input.ScalableDimension);
  const service = scalableService(ctx.world, input);
  if (service.schedulingStrategy === 'DAEMON') {
    refuse(
      scalingErrors.validation('A service with the scheduling strategy DAEMON cannot be scaled.'),
    );
  }
  const resourceId = resourceIdOf(lastPart(service.clusterArn), service.name);
  const before = ctx.world.scalableTargets.get(resourceId);
  checkRange(input.MinCapacity ?? before?.minCapacity, input.MaxCapacity ?? before?.maxCapacity);
  const target = registerTarget(ctx, resourceId, {
    minCapacity: input.MinCapacity,
    maxCapacity: input.MaxCapacity,
    roleArn: input.RoleARN,
    suspended: suspendedIn(input.SuspendedState ?? {}),
    tags: input.Tags,
  });
  return { ScalableTargetARN: target.arn };
};

function checkRange(min: number | undefined, max: number | undefined): void {
  if (min === undefined || max === undefined) {
    const missing = 'Both minimum and maximum capacity must be specified for a new scalable target';
    refuse(scalingErrors.validation(missing));
  }
  if (min < 0 || max < 0) refuse(scalingErrors.validation('Capacity cannot be negative'));
  if (max < min) {
    refuse(scalingErrors.validation('Maximum capacity cannot be less than minimum capacity'));
  }
}

/** Only what is said. */
function suspendedIn(state: NonNullable<Input['SuspendedState']>) {
  const { DynamicScalingInSuspended: scaleIn, DynamicScalingOutSuspended: scaleOut } = state;
  const { ScheduledScalingSuspended: scheduled } = state;
  return {
    ...(scaleOut !== undefined && { scaleOut }),
    ...(scaleIn !== undefined && { scaleIn }),
    ...(scheduled !== undefined && { scheduled }),
  };
}
