import { seconds, toSeconds } from '../../../model/sim-time';
import type { Handler } from '../../handler';
import { serviceOnRecord } from '../references';

/** Oldest first; `at` in simulated seconds. `since` is the last so many seconds. */
export const describeEvents: Handler<'Sandbox.DescribeEvents'> = ({ ctx }, input) => {
  const { world } = ctx;
  const service = input.service && serviceOnRecord(world, input.service);
  const from = input.since === undefined ? 0 : world.now - seconds(input.since);
  const events = world.events.filter(
    (event) =>
      event.at >= from &&
      (!service || event.serviceArn === service.arn || event.subject === service.arn),
  );
  return {
    events: events.map(({ at, type, subject, message }) => ({
      at: toSeconds(at),
      type,
      subject,
      message,
    })),
  };
};
