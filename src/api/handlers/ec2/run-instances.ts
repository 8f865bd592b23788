import { agentConfiguration, launchInstance, USUAL_AMI } from '../../../engine/capacity/operations';
import { type InstanceSpec, UserDataError } from '../../../engine/capacity/operations';
import { launchOf } from '../../../engine/capacity/launch-source';
import { plainUserData } from '../../../engine/capacity/user-data';
import type { EngineContext } from '../../../engine/engine-context';
import { roleOfInstanceProfile } from '../../../engine/iam/permissions';
import { LIMITS } from '../../../engine/limits';
import type { World } from '../../../engine/world/world';
import { INSTANCE_TYPES, instanceTypeOf } from '../../../model/instance-type';
import { ec2Errors, ecsErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { found, refuse } from '../../refusal';
import { findCluster } from '../references';
import { givenTags, ID_TAG } from './given-tags';
import { describeReservation } from './answers/instance';

type Input = InputOf<'EC2.RunInstances'>;

/**
 * Launches instances. User data that names no cluster joins the one called default, which the agent
 * makes where it is not there; a cluster that is named must be there (ours: AWS would launch the
 * instance, and its agent would call in vain).
 */
export const runInstances: Handler<'EC2.RunInstances'> = ({ ctx }, input, carryOut) => {
  const { MinCount, MaxCount } = input;
  if (MinCount < 1 || MaxCount < MinCount) {
    refuse(
      ec2Errors.of(
        'InvalidParameterValue',
        `Value (${MaxCount}) for parameter maxCount is invalid. It must not be less than minCount.`,
      ),
    );
  }
  if (MaxCount > LIMITS.instancesAtOnce) {
    const message = `You have requested more instances (${MaxCount}) than your current instance limit of ${LIMITS.instancesAtOnce} allows for the specified instance type.`;
    refuse(ec2Errors.of('InstanceLimitExceeded', message));
  }
  const spec = read(ctx, input);
  const cluster = findCluster(ctx.world, spec.agent.cluster);
  if (cluster?.status !== 'ACTIVE') {
    if (spec.agent.cluster !== 'default') refuse(ecsErrors.clusterNotFound());
    carryOut('ECS.CreateCluster', { clusterName: 'default' });
  }
  const { arn: clusterArn } = found(
    findCluster(ctx.world, spec.agent.cluster),
    ecsErrors.clusterNotFound(),
  );
  const instances = launchAll(ctx, { ...spec, clusterArn }, MaxCount);
  return describeReservation(ctx.world, instances);
};

/** EC2 puts all of a command into one subnet. */
function launchAll(ctx: EngineContext, spec: InstanceSpec, count: number) {
  const first = launchInstance(ctx, spec);
  const further = Array.from({ length: count - 1 }, () =>
    launchInstance(ctx, { ...spec, subnetId: first.subnetId, ec2InstanceId: undefined }),
  );
  return [first, ...further];
}

function read(ctx: EngineContext, input: Input): Omit<InstanceSpec, 'clusterArn'> {
  const template = templateOf(ctx.world, input);
  const [card] = input.NetworkInterfaces ?? [];
  const groups = input.SecurityGroupIds ?? input.SecurityGroups ?? card?.Groups ?? [];
  const profile = input.IamInstanceProfile?.Arn ?? input.IamInstanceProfile?.Name;
  const userData = input.UserData === undefined ? undefined : plainUserData(input.UserData);
  const role = profile === undefined ? template?.instanceRole : profile;
  const tags = givenTags(input.TagSpecifications, 'instance');
  return {
    imageId: input.ImageId ?? template?.imageId ?? USUAL_AMI,
    instanceType: knownType(input.InstanceType ?? template?.instanceType),
    agent: agentFor(userData ?? template?.userData ?? ''),
    subnetId: input.SubnetId ?? card?.SubnetId,
    availabilityZone: input.Placement?.AvailabilityZone,
    securityGroupIds: groups.length > 0 ? groups : (template?.securityGroupIds ?? []),
    instanceRole: role === undefined ? undefined : roleOfInstanceProfile(ctx, role),
    isSpot: input.InstanceMarketOptions?.MarketType === 'spot' || (template?.isSpot ?? false),
    ec2InstanceId: tags.find(({ key }) => key === ID_TAG)?.value,
    tags: [...(template?.tags ?? []), ...tags].filter(({ key }) => key !== ID_TAG),
  };
}

function templateOf(world: World, { LaunchTemplate: named }: Input) {
  if (!named) return undefined;
  const templates = [...world.launchTemplates.values()];
  const name =
    named.LaunchTemplateName ?? templates.find(({ id }) => id === named.LaunchTemplateId)?.name;
  const source = {
    launchTemplateName: name,
    version: named.Version ?? '$Default',
    instanceTypes: [],
    onDemandBase: 0,
    onDemandPercentage: 100,
  };
  return found(
    launchOf(world, source),
    ec2Errors.of(
      'InvalidLaunchTemplateId.NotFound',
      'The specified launch template, with template ID or name, does not exist.',
    ),
  );
}

function knownType(name = 'm1.small'): string {
  if (instanceTypeOf(name)) return name;
  const known = INSTANCE_TYPES.map((one) => one.name).join(', ');
  return refuse(
    ec2Errors.of(
      'InvalidParameterValue',
      `The instance type '${name}' is not simulated. Known ones: ${known}.`,
    ),
  );
}

function agentFor(userData: string): InstanceSpec['agent'] {
  try {
    return agentConfiguration(userData);
  } catch (error) {
    if (!(error instanceof UserDataError)) throw error;
    return refuse(ec2Errors.of('InvalidParameterValue', error.message));
  }
}
