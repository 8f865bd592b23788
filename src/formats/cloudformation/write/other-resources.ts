import { policyArn } from '../../../model/scaling-names';
import { agentScript } from '../../agent-script';
import { scriptOf } from '../text-functions';
import { getAtt, Intrinsic, ref, sub } from './expressions';
import { plainTags } from './given-ids';
import type { Input, Writing } from './writing';

/** A policy as a template has it: data, not text. */
function documentOf(text: unknown): unknown {
  try {
    return JSON.parse(String(text)) as unknown;
  } catch {
    return text;
  }
}

export function writeRole(w: Writing, logicalId: string, input: Input): void {
  w.add(logicalId, 'AWS::IAM::Role', input, {
    properties: { AssumeRolePolicyDocument: documentOf(input.AssumeRolePolicyDocument) },
  });
}

export function writeRolePolicy(w: Writing, _logicalId: string, input: Input): void {
  const role = w.draft.find('role', String(input.RoleName));
  const resource = role === undefined ? undefined : w.draft.resources.get(role);
  if (!resource) return;
  const before = (resource.Properties.Policies ?? []) as unknown[];
  const { PolicyName, PolicyDocument } = input;
  const one = { PolicyName, PolicyDocument: documentOf(PolicyDocument) };
  resource.Properties.Policies = [...before, one];
}

export function writeAttachedPolicy(w: Writing, _logicalId: string, input: Input): void {
  const role = w.draft.find('role', String(input.RoleName));
  const resource = role === undefined ? undefined : w.draft.resources.get(role);
  if (!resource) return;
  const before = (resource.Properties.ManagedPolicyArns ?? []) as unknown[];
  const arn = String(input.PolicyArn);
  const own = w.draft.find('policy', arn.slice(arn.lastIndexOf('/') + 1));
  const named = own === undefined ? w.name('PolicyArn', arn, '') : ref(own);
  resource.Properties.ManagedPolicyArns = [...before, named];
}

export function writeManagedPolicy(w: Writing, logicalId: string, input: Input): void {
  w.add(logicalId, 'AWS::IAM::ManagedPolicy', input, {
    properties: { PolicyDocument: documentOf(input.PolicyDocument) },
  });
}

export function writeInstanceProfile(w: Writing, logicalId: string, input: Input): void {
  w.add(logicalId, 'AWS::IAM::InstanceProfile', input, { properties: { Roles: [] } });
}

export function writeProfileRole(w: Writing, _logicalId: string, input: Input): void {
  const profile = w.draft.find('instance-profile', String(input.InstanceProfileName));
  const resource = profile === undefined ? undefined : w.draft.resources.get(profile);
  const role = w.draft.find('role', String(input.RoleName));
  if (resource) resource.Properties.Roles = [role === undefined ? input.RoleName : ref(role)];
}

export function writeLogGroup(w: Writing, logicalId: string, input: Input): void {
  const { tags, ...rest } = input;
  const Tags = Object.entries(tags ?? {}).map(([Key, Value]) => ({ Key, Value: String(Value) }));
  w.add(logicalId, 'AWS::Logs::LogGroup', rest, Tags.length > 0 ? { properties: { Tags } } : {});
}

export function writeRetention(w: Writing, _logicalId: string, input: Input): void {
  const group = w.draft.find('log-group', String(input.logGroupName));
  const resource = group === undefined ? undefined : w.draft.resources.get(group);
  if (resource) resource.Properties.RetentionInDays = input.retentionInDays;
}

export function writeFileSystem(w: Writing, logicalId: string, input: Input): void {
  const { CreationToken, Backup, id, ...rest } = input;
  w.add(logicalId, 'AWS::EFS::FileSystem', rest, {
    properties:
      Backup === undefined ? {} : { BackupPolicy: { Status: Backup ? 'ENABLED' : 'DISABLED' } },
    // CloudFormation makes up the token, from which the sandbox makes the id.
    metadata: { id: String(id), members: { CreationToken } },
  });
}

export function writeMountTarget(w: Writing, logicalId: string, input: Input): void {
  const given = Array.isArray(input.SecurityGroups) ? input.SecurityGroups.map(String) : [];
  const SecurityGroups = w.network.ofMountTarget(given, String(input.SubnetId));
  w.add(logicalId, 'AWS::EFS::MountTarget', { ...input, SecurityGroups });
}

export function writeAccessPoint(w: Writing, logicalId: string, given: Input): void {
  const { id, ...input } = given;
  const user = input.PosixUser as Record<string, unknown> | undefined;
  const root = input.RootDirectory as { CreationInfo?: Record<string, unknown> } | undefined;
  const info = root?.CreationInfo;
  w.add(
    logicalId,
    'AWS::EFS::AccessPoint',
    {
      ...input,
      PosixUser: user && { ...user, Uid: String(user.Uid), Gid: String(user.Gid) },
      RootDirectory: root && {
        ...root,
        CreationInfo: info && {
          ...info,
          OwnerUid: String(info.OwnerUid),
          OwnerGid: String(info.OwnerGid),
        },
      },
    },
    { metadata: { id: String(id) } },
  );
}

/** Values stay out of templates: whoever makes the stack says them. */
export function writeSecret(w: Writing, logicalId: string, input: Input): void {
  const { SecretString, ...rest } = input;
  if (SecretString === undefined) {
    w.add(logicalId, 'AWS::SecretsManager::Secret', rest);
    return;
  }
  const name = w.draft.idFor(String(input.Name), 'Value');
  const Description = `The value of the secret ${String(input.Name)}.`;
  w.draft.parameter(name, { Type: 'String', NoEcho: true, Description });
  w.draft.note(
    `Parameters.${name}`,
    `The value of the secret ${String(input.Name)} is not written: it is a parameter.`,
  );
  const properties = { SecretString: ref(name) };
  w.add(logicalId, 'AWS::SecretsManager::Secret', rest, { properties });
}

export function writeParameter(w: Writing, logicalId: string, input: Input): void {
  const { Tags, ...rest } = input;
  const tags = Array.isArray(Tags) ? (Tags as { Key: string; Value: string }[]) : [];
  const byKey = Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
  w.add(
    logicalId,
    'AWS::SSM::Parameter',
    rest,
    tags.length > 0 ? { properties: { Tags: byKey } } : {},
  );
}

export function writeRepository(w: Writing, logicalId: string, input: Input): void {
  w.add(logicalId, 'AWS::ECR::Repository', input);
}

export function writeAlarm(w: Writing, logicalId: string, input: Input): void {
  const dimensions = (input.Dimensions ?? []) as { Name?: string; Value?: string }[];
  const Dimensions = dimensions.map(({ Name = '', Value = '' }) => ({
    Name,
    Value: dimensionValue(w, Name, Value),
  }));
  w.add(logicalId, 'AWS::CloudWatch::Alarm', { ...input, Dimensions });
}

function dimensionValue(w: Writing, name: string, value: string): unknown {
  if (name === 'LoadBalancer') {
    const found = w.draft.find('load-balancer', value);
    return found === undefined ? value : getAtt(found, 'LoadBalancerFullName');
  }
  if (name === 'TargetGroup') {
    const found = w.draft.find('target-group', value);
    return found === undefined ? value : getAtt(found, 'TargetGroupFullName');
  }
  return value;
}

/** `service/demo/web` with the cluster's and the service's own names. */
export function writeScalableTarget(w: Writing, logicalId: string, input: Input): void {
  const [, cluster = '', service = ''] = String(input.ResourceId).split('/');
  const itsCluster = w.draft.find('cluster', cluster);
  const itsService = w.draft.find('service', `${cluster}/${service}`);
  const { ResourceId, ...rest } = input;
  w.add(logicalId, 'AWS::ApplicationAutoScaling::ScalableTarget', rest, {
    properties: {
      ResourceId:
        itsCluster !== undefined && itsService !== undefined
          ? sub(`service/\${${itsCluster}}/\${${itsService}.Name}`)
          : ResourceId,
    },
  });
}

export function writeScheduledAction(w: Writing, _logicalId: string, input: Input): void {
  const found = w.draft.find('scalable-target', String(input.ResourceId));
  const resource = found === undefined ? undefined : w.draft.resources.get(found);
  if (!resource) return;
  const { ServiceNamespace: _space, ResourceId: _id, ScalableDimension: _of, ...action } = input;
  const before = (resource.Properties.ScheduledActions ?? []) as unknown[];
  resource.Properties.ScheduledActions = [...before, action];
}

export function writeScalingPolicy(w: Writing, logicalId: string, input: Input): void {
  const resourceId = String(input.ResourceId);
  const target = w.draft.find('scalable-target', resourceId);
  const { ServiceNamespace, ResourceId, ScalableDimension, ...policy } = input;
  const named = { ServiceNamespace, ResourceId, ScalableDimension };
  const tracking = policy.TargetTrackingScalingPolicyConfiguration as Tracking | undefined;
  w.add(
    logicalId,
    'AWS::ApplicationAutoScaling::ScalingPolicy',
    {
      ...policy,
      ...(target === undefined && named),
      TargetTrackingScalingPolicyConfiguration: tracking && trackingByName(w, tracking),
    },
    {
      properties: target === undefined ? {} : { ScalingTargetId: ref(target) },
      metadata: { id: policyArn(resourceId, String(input.PolicyName)) },
    },
  );
}

interface Tracking {
  PredefinedMetricSpecification?: { ResourceLabel?: string };
  CustomizedMetricSpecification?: { Dimensions?: { Name?: string; Value?: string }[] };
}

function trackingByName(w: Writing, tracking: Tracking): object {
  const { PredefinedMetricSpecification: known, CustomizedMetricSpecification: own } = tracking;
  const [balancer = '', group = ''] = (known?.ResourceLabel ?? '').split('/');
  const itsBalancer = w.draft.find('load-balancer', balancer);
  const itsGroup = w.draft.find('target-group', group);
  const isOurs = itsBalancer !== undefined && itsGroup !== undefined;
  const label = `\${${itsBalancer}.LoadBalancerFullName}/\${${itsGroup}.TargetGroupFullName}`;
  return {
    ...tracking,
    PredefinedMetricSpecification:
      known && (isOurs ? { ...known, ResourceLabel: sub(label) } : known),
    CustomizedMetricSpecification: own && {
      ...own,
      Dimensions: own.Dimensions?.map(({ Name = '', Value = '' }) => ({
        Name,
        Value: dimensionValue(w, Name, Value),
      })),
    },
  };
}

/** What comes in Base64 (from another template) is a script whose bytes are nobody's to change. */
const userData = (text: string): Intrinsic => new Intrinsic('Base64', agentScript(scriptOf(text)));

/** The image that AWS keeps for ECS, unless the sandbox names one. */
function machineImage(w: Writing, id: unknown): Intrinsic {
  const name = typeof id === 'string' ? w.draft.find('machine-image', id) : undefined;
  if (name !== undefined) return ref(name);
  const key = typeof id === 'string' ? id : '';
  const parameter = key === '' ? 'EcsImageId' : w.draft.idFor(key, 'ImageId');
  w.draft.parameter(
    parameter,
    {
      Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>',
      Description: 'The machine image of container instances.',
      Default: '/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id',
    },
    key === '' ? null : key,
  );
  if (key !== '') w.draft.declare('machine-image', [key], parameter);
  return ref(parameter);
}

interface LaunchData {
  ImageId?: string;
  UserData?: string;
  SecurityGroupIds?: string[];
  IamInstanceProfile?: { Name?: string; Arn?: string };
}

export function writeLaunchTemplate(w: Writing, logicalId: string, input: Input): void {
  const { TagSpecifications: _said, ...rest } = input;
  const data = (input.LaunchTemplateData ?? {}) as LaunchData;
  const { Arn, Name = Arn?.split('/').at(-1) } = data.IamInstanceProfile ?? {};
  const declared = w.draft.find('instance-profile', String(Name));
  const standIn = data.IamInstanceProfile ? undefined : w.roles.instanceProfile();
  const profile = declared ?? standIn;
  const isByName = declared !== undefined && Arn === undefined;
  const named = isByName ? { Name: ref(declared) } : { Arn: getAtt(String(profile), 'Arn') };
  const LaunchTemplateData = {
    ...data,
    ImageId: machineImage(w, data.ImageId),
    ...(data.UserData !== undefined && { UserData: userData(data.UserData) }),
    ...(data.SecurityGroupIds && {
      SecurityGroupIds: w.network.groupsCalled(data.SecurityGroupIds, []),
    }),
    IamInstanceProfile: profile === undefined ? data.IamInstanceProfile : named,
  };
  const Tags = plainTags(input);
  w.add(
    logicalId,
    'AWS::EC2::LaunchTemplate',
    { ...rest, LaunchTemplateData },
    Tags ? { properties: { TagSpecifications: [{ ResourceType: 'launch-template', Tags }] } } : {},
  );
}

export function writeInstance(w: Writing, logicalId: string, given: Input): void {
  const { TagSpecifications: _s, id, MinCount, MaxCount, InstanceMarketOptions, ...input } = given;
  const groups = Array.isArray(input.SecurityGroupIds) ? input.SecurityGroupIds.map(String) : [];
  const subnets = typeof input.SubnetId === 'string' ? [input.SubnetId] : [];
  const { Name } = (input.IamInstanceProfile ?? {}) as { Name?: string };
  const declared = w.draft.find('instance-profile', String(Name));
  const Tags = plainTags(given);
  w.add(
    logicalId,
    'AWS::EC2::Instance',
    {
      ...input,
      ImageId: machineImage(w, input.ImageId),
      SecurityGroupIds: w.network.groupsCalled(groups, subnets),
      UserData: typeof input.UserData === 'string' ? userData(input.UserData) : undefined,
      IamInstanceProfile: Name !== undefined && declared === undefined ? Name : undefined,
    },
    {
      properties: {
        ...(Name === undefined && { IamInstanceProfile: ref(w.roles.instanceProfile()) }),
        ...(declared !== undefined && { IamInstanceProfile: ref(declared) }),
        ...(Tags && { Tags }),
      },
      metadata: {
        id: String(id),
        members: {
          MinCount,
          MaxCount,
          ...(InstanceMarketOptions ? { InstanceMarketOptions } : {}),
        },
      },
    },
  );
}

interface Specification {
  LaunchTemplateName?: string;
  Version?: string;
}

function templateByRef(w: Writing, from: Specification): object {
  const found = w.draft.find('launch-template', from.LaunchTemplateName ?? '');
  if (found === undefined) return from;
  const { Version = '$Default' } = from;
  const attributes: Record<string, string> = {
    $Default: 'DefaultVersionNumber',
    $Latest: 'LatestVersionNumber',
  };
  const attribute = attributes[Version];
  return {
    LaunchTemplateId: ref(found),
    Version: attribute === undefined ? Version : getAtt(found, attribute),
  };
}

export function writeGroup(w: Writing, logicalId: string, input: Input): void {
  const from = input.LaunchTemplate as Specification | undefined;
  const mixed = input.MixedInstancesPolicy as
    | { LaunchTemplate?: { LaunchTemplateSpecification?: Specification } }
    | undefined;
  const inner = mixed?.LaunchTemplate?.LaunchTemplateSpecification;
  const zones = typeof input.VPCZoneIdentifier === 'string' ? input.VPCZoneIdentifier : '';
  const subnets = zones.split(',').filter((one) => one !== '');
  w.add(logicalId, 'AWS::AutoScaling::AutoScalingGroup', {
    ...input,
    LaunchTemplate: from && templateByRef(w, from),
    MixedInstancesPolicy: inner
      ? {
          ...mixed,
          LaunchTemplate: {
            ...mixed?.LaunchTemplate,
            LaunchTemplateSpecification: templateByRef(w, inner),
          },
        }
      : mixed,
    VPCZoneIdentifier: subnets.length > 0 ? w.network.subnets(subnets) : undefined,
    MinSize: String(input.MinSize),
    MaxSize: String(input.MaxSize),
    DesiredCapacity:
      input.DesiredCapacity === undefined ? undefined : String(input.DesiredCapacity),
  });
}

export function writeLaunchConfiguration(w: Writing, logicalId: string, input: Input): void {
  const { UserData } = input;
  w.add(logicalId, 'AWS::AutoScaling::LaunchConfiguration', {
    ...input,
    ImageId: machineImage(w, input.ImageId),
    UserData: typeof UserData === 'string' ? userData(UserData) : undefined,
  });
}
