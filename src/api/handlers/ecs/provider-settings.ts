import type { CapacityProvider } from '../../../model/capacity-provider';
import type { AutoScalingGroup } from '../../../model/capacity-provider';
import { ecsErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import { refuse } from '../../refusal';

type Given = NonNullable<InputOf<'ECS.UpdateCapacityProvider'>['autoScalingGroupProvider']>;
type Settings = Pick<
  CapacityProvider,
  'managedScaling' | 'managedTerminationProtection' | 'managedDraining'
>;

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ManagedScaling.html */
const SCALING = {
  status: 'ENABLED',
  targetCapacity: 100,
  minimumScalingStepSize: 1,
  maximumScalingStepSize: 10_000,
  instanceWarmupPeriod: 300,
} as const;

/** Where nothing at all is said of managed scaling there is none. */
const USUAL: Settings = {
  managedScaling: { ...SCALING, status: 'DISABLED' },
  managedTerminationProtection: 'DISABLED',
  managedDraining: 'ENABLED',
};

/** What is given over what was before (the defaults for a new provider). */
export function providerSettings(
  given: Given,
  group: AutoScalingGroup,
  before?: CapacityProvider,
): Settings {
  const { managedScaling: scaling } = given;
  const earlier = before ?? { ...USUAL, managedScaling: scaling ? SCALING : USUAL.managedScaling };
  const settings: Settings = {
    managedScaling: { ...earlier.managedScaling, ...withoutAbsent(scaling ?? {}) },
    managedTerminationProtection:
      given.managedTerminationProtection ?? earlier.managedTerminationProtection,
    managedDraining: given.managedDraining ?? earlier.managedDraining,
  };
  const { minimumScalingStepSize: least, maximumScalingStepSize: most } = settings.managedScaling;
  if (least > most) {
    refuse(
      ecsErrors.invalidParameter(
        'minimumScalingStepSize cannot be greater than maximumScalingStepSize.',
      ),
    );
  }
  checkProtection(settings, group);
  return settings;
}

function checkProtection(settings: Settings, group: AutoScalingGroup): void {
  if (settings.managedTerminationProtection === 'DISABLED') return;
  if (settings.managedScaling.status === 'DISABLED') {
    refuse(
      ecsErrors.invalidParameter(
        'The managed termination protection setting for the capacity provider is invalid. To ' +
          'enable managed termination protection for a capacity provider, managed scaling must ' +
          'be enabled.',
      ),
    );
  }
  if (group.newInstancesProtectedFromScaleIn) return;
  refuse(
    ecsErrors.invalidParameter(
      'The managed termination protection setting for the capacity provider is invalid. To ' +
        'enable managed termination protection for a capacity provider, the Auto Scaling group ' +
        'must have instance protection from scale in enabled.',
    ),
  );
}

const withoutAbsent = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T;
