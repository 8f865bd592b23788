import type { Target } from '../../api/contract/operations';

/**
 * How CloudFormation spells what an operation takes. A property is its member with a capital letter
 * at the front; whatever is not is in `names`, by the property's path without indices, with the
 * member that it is. Both ways read this table.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
export interface ResourceSpelling {
  /** The operation that makes the resource. */
  readonly target: Target;
  /** `Volumes.EFSVolumeConfiguration.FilesystemId` to `fileSystemId`. */
  readonly names?: Readonly<Record<string, string>>;
  /** The property that is its name, where it has one: what AWS makes up when it is left out. */
  readonly named?: string;
}

const EBS = {
  'VolumeConfigurations.ManagedEBSVolume': 'managedEBSVolume',
} as const;

const TAGGED_BY_TYPE = { Tags: 'TagSpecifications' } as const;

/** By resource type: those that one operation makes, and with the further ones their rest. */
export const SPELLINGS = {
  'AWS::ECS::Cluster': {
    target: 'ECS.CreateCluster',
    named: 'ClusterName',
    names: { ClusterSettings: 'settings' },
  },
  'AWS::ECS::TaskDefinition': {
    target: 'ECS.RegisterTaskDefinition',
    named: 'Family',
    names: {
      'ContainerDefinitions.ReadonlyRootFilesystem': 'readonlyRootFilesystem',
      'ProxyConfiguration.ProxyConfigurationProperties': 'properties',
      'Volumes.EFSVolumeConfiguration': 'efsVolumeConfiguration',
      'Volumes.EFSVolumeConfiguration.FilesystemId': 'fileSystemId',
      'Volumes.EFSVolumeConfiguration.AuthorizationConfig.IAM': 'iam',
      'Volumes.S3FilesVolumeConfiguration': 's3filesVolumeConfiguration',
      'Volumes.FSxWindowsFileServerVolumeConfiguration': 'fsxWindowsFileServerVolumeConfiguration',
    },
  },
  'AWS::ECS::Service': {
    target: 'ECS.CreateService',
    named: 'ServiceName',
    names: { PlacementStrategies: 'placementStrategy', ...EBS },
  },
  'AWS::ECS::TaskSet': {
    target: 'ECS.CreateTaskSet',
    names: { 'NetworkConfiguration.AwsVpcConfiguration': 'awsvpcConfiguration' },
  },
  'AWS::ECS::PrimaryTaskSet': {
    target: 'ECS.UpdateServicePrimaryTaskSet',
    names: { TaskSetId: 'primaryTaskSet' },
  },
  'AWS::ECS::CapacityProvider': { target: 'ECS.CreateCapacityProvider', named: 'Name' },
  'AWS::ECS::ClusterCapacityProviderAssociations': { target: 'ECS.PutClusterCapacityProviders' },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': {
    target: 'ELBv2.CreateLoadBalancer',
    named: 'Name',
  },
  'AWS::ElasticLoadBalancingV2::TargetGroup': { target: 'ELBv2.CreateTargetGroup', named: 'Name' },
  'AWS::ElasticLoadBalancingV2::Listener': { target: 'ELBv2.CreateListener' },
  'AWS::ElasticLoadBalancingV2::ListenerRule': { target: 'ELBv2.CreateRule' },
  'AWS::ApplicationAutoScaling::ScalableTarget': {
    target: 'ApplicationAutoScaling.RegisterScalableTarget',
  },
  'AWS::ApplicationAutoScaling::ScalingPolicy': {
    target: 'ApplicationAutoScaling.PutScalingPolicy',
    named: 'PolicyName',
  },
  'AWS::CloudWatch::Alarm': { target: 'CloudWatch.PutMetricAlarm', named: 'AlarmName' },
  'AWS::Logs::LogGroup': { target: 'Logs.CreateLogGroup', named: 'LogGroupName' },
  'AWS::IAM::Role': { target: 'IAM.CreateRole', named: 'RoleName' },
  'AWS::IAM::Policy': { target: 'IAM.PutRolePolicy', named: 'PolicyName' },
  'AWS::IAM::RolePolicy': { target: 'IAM.PutRolePolicy', named: 'PolicyName' },
  'AWS::IAM::ManagedPolicy': {
    target: 'IAM.CreatePolicy',
    named: 'ManagedPolicyName',
    names: { ManagedPolicyName: 'PolicyName' },
  },
  'AWS::IAM::InstanceProfile': {
    target: 'IAM.CreateInstanceProfile',
    named: 'InstanceProfileName',
  },
  'AWS::EFS::FileSystem': { target: 'EFS.CreateFileSystem', names: { FileSystemTags: 'Tags' } },
  'AWS::EFS::MountTarget': { target: 'EFS.CreateMountTarget' },
  'AWS::EFS::AccessPoint': {
    target: 'EFS.CreateAccessPoint',
    names: { AccessPointTags: 'Tags' },
  },
  'AWS::EC2::VPC': { target: 'EC2.CreateVpc', names: TAGGED_BY_TYPE },
  'AWS::EC2::Subnet': { target: 'EC2.CreateSubnet', names: TAGGED_BY_TYPE },
  'AWS::EC2::SecurityGroup': {
    target: 'EC2.CreateSecurityGroup',
    named: 'GroupName',
    names: { GroupDescription: 'Description', ...TAGGED_BY_TYPE },
  },
  'AWS::EC2::SecurityGroupIngress': { target: 'EC2.AuthorizeSecurityGroupIngress' },
  'AWS::EC2::SecurityGroupEgress': { target: 'EC2.AuthorizeSecurityGroupEgress' },
  'AWS::EC2::InternetGateway': { target: 'EC2.CreateInternetGateway', names: TAGGED_BY_TYPE },
  'AWS::EC2::VPCGatewayAttachment': { target: 'EC2.AttachInternetGateway' },
  'AWS::EC2::EIP': { target: 'EC2.AllocateAddress', names: TAGGED_BY_TYPE },
  'AWS::EC2::NatGateway': { target: 'EC2.CreateNatGateway', names: TAGGED_BY_TYPE },
  'AWS::EC2::RouteTable': { target: 'EC2.CreateRouteTable', names: TAGGED_BY_TYPE },
  'AWS::EC2::Route': { target: 'EC2.CreateRoute' },
  'AWS::EC2::SubnetRouteTableAssociation': { target: 'EC2.AssociateRouteTable' },
  'AWS::EC2::VPCEndpoint': { target: 'EC2.CreateVpcEndpoint', names: TAGGED_BY_TYPE },
  'AWS::EC2::LaunchTemplate': {
    target: 'EC2.CreateLaunchTemplate',
    named: 'LaunchTemplateName',
  },
  'AWS::EC2::Instance': { target: 'EC2.RunInstances', names: TAGGED_BY_TYPE },
  'AWS::AutoScaling::AutoScalingGroup': {
    target: 'AutoScaling.CreateAutoScalingGroup',
    named: 'AutoScalingGroupName',
  },
  'AWS::AutoScaling::LaunchConfiguration': {
    target: 'AutoScaling.CreateLaunchConfiguration',
    named: 'LaunchConfigurationName',
  },
  'AWS::ECR::Repository': { target: 'ECR.CreateRepository', named: 'RepositoryName' },
  'AWS::SecretsManager::Secret': { target: 'SecretsManager.CreateSecret', named: 'Name' },
  'AWS::SSM::Parameter': { target: 'SSM.PutParameter', named: 'Name' },
  'AWS::CodeDeploy::Application': {
    target: 'CodeDeploy.CreateApplication',
    named: 'ApplicationName',
  },
  'AWS::CodeDeploy::DeploymentGroup': {
    target: 'CodeDeploy.CreateDeploymentGroup',
    named: 'DeploymentGroupName',
    names: { ECSServices: 'ecsServices', Ec2TagFilters: 'ec2TagFilters', Ec2TagSet: 'ec2TagSet' },
  },
  'AWS::ServiceDiscovery::PrivateDnsNamespace': {
    target: 'ServiceDiscovery.CreatePrivateDnsNamespace',
    named: 'Name',
  },
  'AWS::ServiceDiscovery::HttpNamespace': {
    target: 'ServiceDiscovery.CreateHttpNamespace',
    named: 'Name',
  },
  'AWS::ServiceDiscovery::Service': {
    target: 'ServiceDiscovery.CreateService',
    named: 'Name',
  },
} as const satisfies Readonly<Record<string, ResourceSpelling>>;

export type ResourceType = keyof typeof SPELLINGS;

export const isResourceType = (type: string): type is ResourceType =>
  Object.hasOwn(SPELLINGS, type);

export const spellingOf = (type: ResourceType): ResourceSpelling => SPELLINGS[type];

/** The property for a member: `path` is the property's parent, without indices. */
export function propertyFor(type: ResourceType, path: string, member: string): string {
  const under = path === '' ? '' : `${path}.`;
  const { names = {} } = spellingOf(type);
  const found = Object.keys(names).find(
    (one) =>
      one.startsWith(under) && !one.slice(under.length).includes('.') && names[one] === member,
  );
  return found === undefined ? capital(member) : found.slice(under.length);
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
