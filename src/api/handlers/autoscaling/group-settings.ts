import { LIMITS } from '../../../engine/limits';
import type { AutoScalingGroup } from '../../../model/capacity-provider';
import { autoScalingErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import { refuse } from '../../refusal';

type Given = InputOf<'AutoScaling.UpdateAutoScalingGroup'>;

/** Smallest, largest and desired number of instances, as they will then be. */
export function sizes(
  given: Pick<Given, 'MinSize' | 'MaxSize' | 'DesiredCapacity'>,
  before?: Pick<AutoScalingGroup, 'minSize' | 'maxSize' | 'desiredCapacity'>,
): Pick<AutoScalingGroup, 'minSize' | 'maxSize' | 'desiredCapacity'> {
  const minSize = given.MinSize ?? before?.minSize ?? 0;
  const maxSize = given.MaxSize ?? before?.maxSize ?? 0;
  if (minSize < 0 || maxSize < minSize) refuse(autoScalingErrors.minAboveMax());
  const usual = Math.min(maxSize, Math.max(minSize, before?.desiredCapacity ?? minSize));
  const desiredCapacity = given.DesiredCapacity ?? usual;
  if (desiredCapacity < minSize || desiredCapacity > maxSize) {
    refuse(autoScalingErrors.outOfBounds());
  }
  if (desiredCapacity > LIMITS.instancesAtOnce) refuse(autoScalingErrors.outOfBounds());
  return { minSize, maxSize, desiredCapacity };
}

/** Where a group launches: `subnet-1,subnet-2`, or zones. Undefined where nothing was said. */
export function places(
  given: Pick<Given, 'VPCZoneIdentifier' | 'AvailabilityZones'>,
): Pick<AutoScalingGroup, 'subnetIds' | 'availabilityZones'> | undefined {
  const { VPCZoneIdentifier = '', AvailabilityZones: availabilityZones = [] } = given;
  const subnetIds = VPCZoneIdentifier.split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  if (subnetIds.length === 0 && availabilityZones.length === 0) return undefined;
  return { subnetIds, availabilityZones };
}

/** Members that are kept and shown; nothing here depends on them. */
const CARRIED = [
  'DefaultCooldown',
  'HealthCheckType',
  'HealthCheckGracePeriod',
  'PlacementGroup',
  'TerminationPolicies',
  'CapacityRebalance',
  'MaxInstanceLifetime',
  'DefaultInstanceWarmup',
  'DeletionProtection',
  'MixedInstancesPolicy',
  'Context',
  'DesiredCapacityType',
] as const satisfies readonly (keyof Given)[];

export const carried = (given: Partial<Given>): Record<string, unknown> =>
  Object.fromEntries(
    CARRIED.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
  );
