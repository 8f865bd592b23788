import { agentConfiguration, UserDataError } from '../../../engine/capacity/operations';
import { launchOf, versionOf } from '../../../engine/capacity/launch-source';
import type { World } from '../../../engine/world/world';
import type { LaunchSource } from '../../../model/capacity-provider';
import { INSTANCE_TYPES, instanceTypeOf } from '../../../model/instance-type';
import { autoScalingErrors, ec2Errors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import { refuse } from '../../refusal';

type Given = Pick<
  InputOf<'AutoScaling.UpdateAutoScalingGroup'>,
  'LaunchConfigurationName' | 'LaunchTemplate' | 'MixedInstancesPolicy'
>;
type Specification = NonNullable<Given['LaunchTemplate']>;

/** What a group launches from; undefined where nothing was said. Checked as far as can be. */
export function launchSource(world: World, given: Given): LaunchSource | undefined {
  const { LaunchConfigurationName, LaunchTemplate, MixedInstancesPolicy: mixed } = given;
  const usual = {
    version: '$Default',
    instanceTypes: [],
    onDemandBase: 0,
    onDemandPercentage: 100,
  };
  if (LaunchConfigurationName !== undefined) {
    if (!world.launchConfigurations.has(LaunchConfigurationName)) {
      refuse(autoScalingErrors.configurationNotFound(LaunchConfigurationName));
    }
    return checked(world, { ...usual, launchConfigurationName: LaunchConfigurationName });
  }
  const specification = mixed?.LaunchTemplate?.LaunchTemplateSpecification ?? LaunchTemplate;
  if (!specification) return undefined;
  const { InstancesDistribution: shares = {}, LaunchTemplate: template } = mixed ?? {};
  return checked(world, {
    ...usual,
    ...templateNamed(world, specification),
    instanceTypes: (template?.Overrides ?? []).flatMap((one) => one.InstanceType ?? []),
    onDemandBase: shares.OnDemandBaseCapacity ?? 0,
    onDemandPercentage: shares.OnDemandPercentageAboveBaseCapacity ?? 100,
  });
}

/** By its name or id, and the version asked for. */
function templateNamed(
  world: World,
  { LaunchTemplateName: name, LaunchTemplateId: id, Version = '$Default' }: Specification,
): { launchTemplateName: string; version: string } {
  const template = [...world.launchTemplates.values()].find(
    (one) => one.name === name || one.id === id,
  );
  if (!template || !versionOf(world, template.name, Version)) {
    return refuse(autoScalingErrors.noTemplate(name ?? id ?? ''));
  }
  return { launchTemplateName: template.name, version: Version };
}

/** Of a known instance type, and with user data that an agent can read. */
function checked(world: World, source: LaunchSource): LaunchSource {
  const launch = launchOf(world, source);
  const type = launch?.instanceType;
  if (type === undefined || !instanceTypeOf(type)) {
    const known = INSTANCE_TYPES.map(({ name }) => name).join(', ');
    refuse(
      ec2Errors.invalidValue(`Invalid value '${type ?? ''}' for InstanceType. Known: ${known}.`),
    );
  }
  try {
    agentConfiguration(launch?.userData ?? '');
  } catch (error) {
    if (error instanceof UserDataError) refuse(ec2Errors.invalidValue(error.message));
    throw error;
  }
  return source;
}
