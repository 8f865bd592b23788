import type { EngineContext } from '../engine-context';
import type { ControlStep } from '../world/agenda';
import { actOnAlarm } from './act-on-alarm';
import { checkActivity } from './activities';
import { scheduledActionIsDue } from './scheduled-actions';

/** What Application Auto Scaling does when it is time. */
export function takeScalingStep(
  ctx: EngineContext,
  step: Extract<ControlStep, { step: 'alarm-actions' | 'scaling-activity' | 'scheduled-action' }>,
): void {
  if (step.step === 'alarm-actions') {
    const alarm = ctx.world.alarms.get(step.alarm);
    if (alarm) actOnAlarm(ctx, alarm);
    return;
  }
  const target = ctx.world.scalableTargets.get(step.target);
  if (!target) return;
  if (step.step === 'scaling-activity') checkActivity(ctx, target, step.activity);
  else scheduledActionIsDue(ctx, target, { name: step.action, at: step.at });
}
