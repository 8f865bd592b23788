import {
  type ActionSpec,
  putScheduledAction as put,
} from '../../../engine/auto-scaling/scheduled-actions';
import { isSchedule, zoneOffset } from '../../../engine/auto-scaling/schedule';
import { fromEpochSeconds, type SimMicros } from '../../../model/sim-time';
import type { ScheduledAction } from '../../../model/scaling';
import { notSimulated, scalingErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { found, refuse } from '../../refusal';
import { epochSeconds } from '../ecs/moments';
import { targetOf } from './targets';

type Input = InputOf<'ApplicationAutoScaling.PutScheduledAction'>;

export const putScheduledAction: Handler<'ApplicationAutoScaling.PutScheduledAction'> = (
  { ctx },
  input,
) => {
  const target = targetOf(ctx.world, input);
  const before = target.scheduledActions.find((one) => one.name === input.ScheduledActionName);
  put(ctx, target, specOf(input, before));
  return {};
};

const { validation } = scalingErrors;

/** Of an action that is there what is absent stays, but its start and end time. */
function specOf(input: Input, before: ScheduledAction | undefined): ActionSpec {
  const schedule = found(
    input.Schedule ?? before?.schedule,
    validation('Schedule must be specified'),
  );
  const timezone = input.Timezone ?? before?.timezone;
  const own = input.ScalableTargetAction;
  const minCapacity = own ? own.MinCapacity : before?.minCapacity;
  const maxCapacity = own ? own.MaxCapacity : before?.maxCapacity;
  if (/[:/|]|^ | $/.test(input.ScheduledActionName)) {
    refuse(
      validation('ScheduledActionName cannot contain : / or |, nor begin or end with a space'),
    );
  }
  if (!isSchedule(schedule)) refuse(validation(`Schedule expression ${schedule} is not valid`));
  if (zoneOffset(timezone) === null) {
    refuse(notSimulated(`time zones with rules of their own (${timezone})`));
  }
  if (minCapacity === undefined && maxCapacity === undefined) refuse(scalingErrors.noCapacity());
  if (minCapacity !== undefined && maxCapacity !== undefined && maxCapacity < minCapacity) {
    refuse(validation('Maximum capacity cannot be less than minimum capacity'));
  }
  const startAt = momentIn(input.StartTime, 'StartTime');
  const endAt = momentIn(input.EndTime, 'EndTime');
  return {
    name: input.ScheduledActionName,
    schedule,
    ...(timezone !== undefined && { timezone }),
    ...(minCapacity !== undefined && { minCapacity }),
    ...(maxCapacity !== undefined && { maxCapacity }),
    ...(startAt !== undefined && { startAt }),
    ...(endAt !== undefined && { endAt }),
  };
}

function momentIn(given: string | number | undefined, member: string): SimMicros | undefined {
  if (given === undefined) return undefined;
  const epoch = epochSeconds(given);
  if (Number.isNaN(epoch)) refuse(validation(`${member} ${given} is no moment`));
  return fromEpochSeconds(epoch);
}
