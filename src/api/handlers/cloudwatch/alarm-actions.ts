import type { EngineContext } from '../../../engine/engine-context';
import { findAlarm } from './alarm-names';

/** Whether alarms' actions are carried out; names that no alarm has are passed over, as in AWS. */
export function switchActions(
  ctx: EngineContext,
  { AlarmNames: names }: { AlarmNames: readonly string[] },
  isEnabled: boolean,
): object {
  for (const name of names) {
    const alarm = findAlarm(ctx.world, name);
    if (!alarm) continue;
    alarm.actionsEnabled = isEnabled;
    alarm.updatedAt = ctx.kernel.now;
    ctx.touch(alarm.arn);
  }
  return {};
}
