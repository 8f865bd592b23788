import type { ScalableTarget, ScheduledAction } from '../../model/scaling';
import type { SimMicros } from '../../model/sim-time';
import { scheduleStep } from '../control-plane/steps';
import type { EngineContext } from '../engine-context';
import { noteActivity, serviceOf } from './activities';
import { scheduledActionArn } from '../../model/scaling-names';
import { keepInRange } from './scalable-targets';
import { nextTime } from './schedule';

/** What PutScheduledAction says; of an action that is there, what is absent stays as it is. */
export type ActionSpec = Pick<ScheduledAction, 'name' | 'schedule'> &
  Partial<Pick<ScheduledAction, 'timezone' | 'minCapacity' | 'maxCapacity' | 'startAt' | 'endAt'>>;

export function putScheduledAction(
  ctx: EngineContext,
  target: ScalableTarget,
  spec: ActionSpec,
): void {
  const before = target.scheduledActions.find((one) => one.name === spec.name);
  const action: ScheduledAction = {
    ...spec,
    arn: scheduledActionArn(target.resourceId, spec.name),
    createdAt: before?.createdAt ?? ctx.kernel.now,
    nextAt: null,
  };
  target.scheduledActions = before
    ? target.scheduledActions.map((one) => (one === before ? action : one))
    : [...target.scheduledActions, action];
  plan(ctx, target, action);
}

function plan(ctx: EngineContext, target: ScalableTarget, action: ScheduledAction): void {
  const { now } = ctx.kernel;
  action.nextAt = nextTime(action, now);
  if (action.nextAt === null) return;
  scheduleStep(ctx, action.nextAt - now, {
    step: 'scheduled-action',
    target: target.resourceId,
    action: action.name,
    at: action.nextAt,
  });
}

/** A plan that was made before the action changed is void: it names another moment. */
export function scheduledActionIsDue(
  ctx: EngineContext,
  target: ScalableTarget,
  { name, at }: { name: string; at: SimMicros },
): void {
  const action = target.scheduledActions.find((one) => one.name === name);
  if (action?.nextAt !== at) return;
  if (!target.suspended.scheduled) carryOut(ctx, target, action);
  plan(ctx, target, action);
}

/** The range changes, and with it the desired count where that is outside. */
function carryOut(ctx: EngineContext, target: ScalableTarget, action: ScheduledAction): void {
  const { minCapacity, maxCapacity } = action;
  if (minCapacity !== undefined) target.minCapacity = minCapacity;
  if (maxCapacity !== undefined) target.maxCapacity = maxCapacity;
  const parts = [
    ...(minCapacity === undefined ? [] : [`min capacity to ${minCapacity}`]),
    ...(maxCapacity === undefined ? [] : [`max capacity to ${maxCapacity}`]),
  ];
  const words = parts.join(' and ');
  const service = serviceOf(ctx, target);
  const desired = service?.desiredCount ?? 0;
  noteActivity(ctx, target, {
    description: `Setting ${words}`,
    cause: `scheduled action name ${action.name} was triggered`,
    statusCode: 'Successful',
    statusMessage: `Successfully set ${words}`,
    from: desired,
    to: desired,
  });
  if (service) {
    const said = `${words}: scheduled action name ${action.name} was triggered`;
    ctx.emit('ScalingActivity', service.arn, said, service.arn);
    ctx.touch(service.arn);
  }
  keepInRange(ctx, target);
}
