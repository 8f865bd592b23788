import { SCALABLE_DIMENSION } from '../../../model/scaling-names';
import type { NotScaledReason, ScalableTarget, ScalingActivity } from '../../../model/scaling';
import { toEpochSeconds } from '../../../model/sim-time';
import type { Handler } from '../../handler';
import { scalingPage } from './scaling-pages';
import { targetsAskedFor } from './targets';

/** Newest first; what an alarm asked for in vain only if that is asked for. */
export const describeScalingActivities: Handler<
  'ApplicationAutoScaling.DescribeScalingActivities'
> = ({ ctx }, input) => {
  const wanted = targetsAskedFor(ctx.world, input)
    .flatMap((target) => target.activities.map((activity) => ({ target, activity })))
    .filter(({ activity }) => !activity.notScaled || input.IncludeNotScaledActivities === true)
    .sort((a, b) => b.activity.at - a.activity.at);
  const { items, next } = scalingPage(wanted, input);
  return {
    ScalingActivities: items.map(({ target, activity }) => describe(target, activity)),
    NextToken: next,
  };
};

/** https://docs.aws.amazon.com/autoscaling/application/APIReference/API_ScalingActivity.html */
const describe = ({ resourceId }: ScalableTarget, activity: ScalingActivity): object => ({
  ActivityId: activity.id,
  ServiceNamespace: 'ecs',
  ResourceId: resourceId,
  ScalableDimension: SCALABLE_DIMENSION,
  Description: activity.description,
  Cause: activity.cause,
  StartTime: toEpochSeconds(activity.at),
  EndTime: activity.endedAt === undefined ? undefined : toEpochSeconds(activity.endedAt),
  StatusCode: activity.statusCode,
  StatusMessage: activity.statusMessage,
  NotScaledReasons: activity.notScaled && [notScaled(activity.notScaled)],
});

const CAPACITY: Record<NotScaledReason['code'], string> = {
  AlreadyAtMaxCapacity: 'MaxCapacity',
  AlreadyAtMinCapacity: 'MinCapacity',
  AlreadyAtDesiredCapacity: 'CurrentCapacity',
};

const notScaled = ({ code, capacity }: NotScaledReason): object => ({
  Code: code,
  [CAPACITY[code]]: capacity,
});
