import type { World } from '../../../engine/world/world';
import type { Alarm } from '../../../model/alarm';
import { lastPart } from '../../../model/ids';
import { cloudWatchErrors } from '../../contract/errors';
import { found } from '../../refusal';

/** An alarm by name or ARN. */
export const findAlarm = (world: World, reference: string): Alarm | undefined =>
  world.alarms.get(reference) ??
  [...world.alarms.values()].find((alarm) => alarm.arn === reference);

export const alarmOf = (world: World, reference: string): Alarm =>
  found(findAlarm(world, reference), cloudWatchErrors.alarmNotFound(reference));

/** Every one of them, or the refusal that AWS gives for the first that is not there. */
export const alarmsOf = (world: World, references: readonly string[]): Alarm[] =>
  references.map((reference) => alarmOf(world, reference));

/** `app/NAME/HEX` of a load balancer's ARN, as CloudWatch names it in a dimension. */
export const balancerDimension = (arn: string): string =>
  arn.slice(arn.indexOf(':loadbalancer/') + ':loadbalancer/'.length);

/** `targetgroup/NAME/HEX` of a target group's ARN. */
export const groupDimension = (arn: string): string => arn.slice(arn.lastIndexOf(':') + 1);

/** The bare name in either: what stands for it in another run. */
export const nameInDimension = (value: string): string =>
  /^(?:app|targetgroup)\/[^/]+\/[^/]+$/.test(value)
    ? lastPart(value.replace(/\/[^/]+$/, ''))
    : value;
