import { seconds, toSeconds } from '../../../model/sim-time';
import type { DomainEvent } from '../../../model/view';
import type { World } from '../../../engine/world/world';
import type { Handler } from '../../handler';
import { serviceOnRecord } from '../references';
import { eventDetail } from './event-detail';

const BRIDGE = 'EventBridge';

/**
 * Oldest first; `at` in simulated seconds. `since` is the last so many seconds. Of type EventBridge
 * are those that AWS hands on, as it does so: with detail type and detail.
 */
export const describeEvents: Handler<'Sandbox.DescribeEvents'> = ({ ctx }, input) => {
  const { world } = ctx;
  const service = input.service && serviceOnRecord(world, input.service);
  const from = input.since === undefined ? 0 : world.now - seconds(input.since);
  const events = world.events.filter(
    (event) =>
      event.at >= from &&
      (!service || event.serviceArn === service.arn || event.subject === service.arn) &&
      isOfType(event, input.type),
  );
  const describe = input.type === BRIDGE ? handedOn : asNoted;
  return { events: events.map((event) => describe(event, world)) };
};

const isOfType = (event: DomainEvent, type: string | undefined): boolean =>
  type === undefined || (type === BRIDGE ? event.detailType !== undefined : event.type === type);

const asNoted = ({ at, type, subject, message }: DomainEvent): object => ({
  at: toSeconds(at),
  type,
  subject,
  message,
});

const handedOn = (event: DomainEvent, world: World): object => ({
  ...asNoted(event),
  type: BRIDGE,
  detailType: event.detailType,
  resources: [event.subject],
  detail: eventDetail(world, event),
});
