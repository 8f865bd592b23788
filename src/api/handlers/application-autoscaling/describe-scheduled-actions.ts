import { SCALABLE_DIMENSION } from '../../../model/scaling-names';
import type { ScalableTarget, ScheduledAction } from '../../../model/scaling';
import { type SimMicros, toEpochSeconds } from '../../../model/sim-time';
import type { Handler } from '../../handler';
import { scalingPage } from './scaling-pages';
import { targetsAskedFor } from './targets';

export const describeScheduledActions: Handler<
  'ApplicationAutoScaling.DescribeScheduledActions'
> = ({ ctx }, input) => {
  const { ScheduledActionNames: names } = input;
  const wanted = targetsAskedFor(ctx.world, input).flatMap((target) =>
    target.scheduledActions
      .filter(({ name }) => names === undefined || names.includes(name))
      .map((action) => describe(target, action)),
  );
  const { items, next } = scalingPage(wanted, input);
  return { ScheduledActions: items, NextToken: next };
};

const epoch = (at: SimMicros | undefined) => (at === undefined ? undefined : toEpochSeconds(at));

/** https://docs.aws.amazon.com/autoscaling/application/APIReference/API_ScheduledAction.html */
const describe = ({ resourceId }: ScalableTarget, action: ScheduledAction): object => ({
  ScheduledActionName: action.name,
  ScheduledActionARN: action.arn,
  ServiceNamespace: 'ecs',
  Schedule: action.schedule,
  Timezone: action.timezone,
  ResourceId: resourceId,
  ScalableDimension: SCALABLE_DIMENSION,
  StartTime: epoch(action.startAt),
  EndTime: epoch(action.endAt),
  ScalableTargetAction: { MinCapacity: action.minCapacity, MaxCapacity: action.maxCapacity },
  CreationTime: toEpochSeconds(action.createdAt),
});
