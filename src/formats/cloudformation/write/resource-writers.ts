import { namespaceArn, discoveryServiceArn } from '../../../model/ids';
import { policyArn } from '../../../model/scaling-names';
import * as ecs from './ecs-resources';
import * as elb from './elb-resources';
import * as network from './network-resources';
import * as other from './other-resources';
import { discoveryIdOf, namespaceIdOf } from './given-ids';
import type { ResourceType } from '../property-names';
import type { Input, Writing } from './writing';

type Write = (w: Writing, logicalId: string, input: Input) => void;

/** How an operation becomes a resource of its own. */
interface ResourceWriter {
  /** What kind of thing it is, for those that name it. */
  kind: string;
  /** How its logical id ends. */
  what: string;
  /** What it is called: its logical id begins with the first, others find it under any. */
  names: (input: Input) => string[];
  write: Write;
}

const by =
  (member: string) =>
  (input: Input): string[] => [String(input[member] ?? '')];

const one = (kind: string, what: string, names: ResourceWriter['names'], write: Write) => ({
  kind,
  what,
  names,
  write,
});

/** What needs no more than its input in other words. */
const plain =
  (type: ResourceType): Write =>
  (w, logicalId, input) => {
    w.add(logicalId, type, input);
  };

const namespaceNames = (input: Input): string[] => {
  const id = namespaceIdOf(String(input.Name));
  return [String(input.Name), id, namespaceArn(id)];
};

const discoveryNames = (input: Input): string[] => {
  const id = discoveryIdOf(String(input.NamespaceId), String(input.Name));
  return [String(input.Name), id, discoveryServiceArn(id)];
};

const listenerNames = (input: Input): string[] => [
  `${String(input.LoadBalancerArn)}:${String(input.Port)}`,
];

const scaled = (input: Input): string[] => [String(input.ResourceId)];

/** By the operation's target. */
export const RESOURCE_WRITERS: Readonly<Record<string, ResourceWriter>> = {
  'ECS.CreateCluster': one(
    'cluster',
    'Cluster',
    (input) => [String(input.clusterName ?? 'default')],
    ecs.writeCluster,
  ),
  'ECS.CreateService': one(
    'service',
    'Service',
    (input) => [ecs.serviceKey(input.cluster, input.serviceName)],
    ecs.writeService,
  ),
  'ECS.CreateCapacityProvider': one(
    'capacity-provider',
    'CapacityProvider',
    by('name'),
    ecs.writeCapacityProvider,
  ),
  'ECS.PutClusterCapacityProviders': one(
    'providers',
    'CapacityProviders',
    by('cluster'),
    ecs.writeProviders,
  ),
  'ECS.UpdateServicePrimaryTaskSet': one(
    'primary',
    'PrimaryTaskSet',
    by('service'),
    ecs.writePrimaryTaskSet,
  ),
  'ELBv2.CreateLoadBalancer': one(
    'load-balancer',
    'LoadBalancer',
    by('Name'),
    elb.writeLoadBalancer,
  ),
  'ELBv2.CreateTargetGroup': one('target-group', 'TargetGroup', by('Name'), elb.writeTargetGroup),
  'ELBv2.CreateListener': one('listener', 'Listener', listenerNames, elb.writeListener),
  'ELBv2.CreateRule': one(
    'rule',
    'Rule',
    (input) => [`${String(input.ListenerArn)}/${String(input.Priority)}`],
    elb.writeRule,
  ),
  'CodeDeploy.CreateApplication': one(
    'application',
    'Application',
    by('applicationName'),
    (w, id, { applicationName, ...input }) => {
      const properties = { ApplicationName: applicationName };
      w.add(id, 'AWS::CodeDeploy::Application', input, { properties });
    },
  ),
  'CodeDeploy.CreateDeploymentGroup': one(
    'deployment-group',
    'DeploymentGroup',
    (input) => [`${String(input.applicationName)}/${String(input.deploymentGroupName)}`],
    elb.writeDeploymentGroup,
  ),
  'IAM.CreateRole': one('role', 'Role', by('RoleName'), other.writeRole),
  'IAM.CreatePolicy': one('policy', 'Policy', by('PolicyName'), other.writeManagedPolicy),
  'IAM.CreateInstanceProfile': one(
    'instance-profile',
    'InstanceProfile',
    by('InstanceProfileName'),
    other.writeInstanceProfile,
  ),
  'Logs.CreateLogGroup': one('log-group', 'LogGroup', by('logGroupName'), other.writeLogGroup),
  'EFS.CreateFileSystem': one('file-system', 'FileSystem', by('id'), other.writeFileSystem),
  'EFS.CreateMountTarget': one(
    'mount-target',
    'MountTarget',
    (input) => [`${String(input.FileSystemId)}/${String(input.SubnetId)}`],
    other.writeMountTarget,
  ),
  'EFS.CreateAccessPoint': one('access-point', 'AccessPoint', by('id'), other.writeAccessPoint),
  'SecretsManager.CreateSecret': one('secret', 'Secret', by('Name'), other.writeSecret),
  'SSM.PutParameter': one('parameter', 'Parameter', by('Name'), other.writeParameter),
  'ECR.CreateRepository': one(
    'repository',
    'Repository',
    by('repositoryName'),
    other.writeRepository,
  ),
  'CloudWatch.PutMetricAlarm': one('alarm', 'Alarm', by('AlarmName'), other.writeAlarm),
  'ApplicationAutoScaling.RegisterScalableTarget': one(
    'scalable-target',
    'ScalableTarget',
    scaled,
    other.writeScalableTarget,
  ),
  'ApplicationAutoScaling.PutScalingPolicy': one(
    'scaling-policy',
    'ScalingPolicy',
    (input) => [policyArn(String(input.ResourceId), String(input.PolicyName))],
    other.writeScalingPolicy,
  ),
  'EC2.CreateVpc': one('vpc', 'Vpc', by('id'), network.writeVpc),
  'EC2.CreateSubnet': one('subnet', 'Subnet', by('id'), network.writeSubnet),
  'EC2.CreateInternetGateway': one(
    'internet-gateway',
    'InternetGateway',
    by('id'),
    network.writeInternetGateway,
  ),
  'EC2.AttachInternetGateway': one(
    'attachment',
    'GatewayAttachment',
    by('InternetGatewayId'),
    network.writeAttachment,
  ),
  'EC2.AllocateAddress': one('address', 'Address', by('id'), network.writeAddress),
  'EC2.CreateSecurityGroup': one(
    'security-group',
    'SecurityGroup',
    by('id'),
    network.writeSecurityGroup,
  ),
  'EC2.CreateRouteTable': one('route-table', 'RouteTable', by('id'), network.writeRouteTable),
  'EC2.AssociateRouteTable': one(
    'association',
    'RouteTableAssociation',
    by('SubnetId'),
    network.writeAssociation,
  ),
  'EC2.CreateNatGateway': one('nat-gateway', 'NatGateway', by('id'), network.writeNatGateway),
  'EC2.CreateVpcEndpoint': one('endpoint', 'Endpoint', by('id'), network.writeEndpoint),
  'EC2.CreateRoute': one(
    'route',
    'Route',
    (input) => [`${String(input.RouteTableId)} ${String(input.DestinationCidrBlock)}`],
    network.writeRoute,
  ),
  'EC2.RunInstances': one('instance', 'Instance', by('id'), other.writeInstance),
  'EC2.CreateLaunchTemplate': one(
    'launch-template',
    'LaunchTemplate',
    by('LaunchTemplateName'),
    other.writeLaunchTemplate,
  ),
  'AutoScaling.CreateAutoScalingGroup': one(
    'auto-scaling-group',
    'AutoScalingGroup',
    by('AutoScalingGroupName'),
    other.writeGroup,
  ),
  'AutoScaling.CreateLaunchConfiguration': one(
    'launch-configuration',
    'LaunchConfiguration',
    by('LaunchConfigurationName'),
    other.writeLaunchConfiguration,
  ),
  'ServiceDiscovery.CreateHttpNamespace': one(
    'namespace',
    'Namespace',
    namespaceNames,
    plain('AWS::ServiceDiscovery::HttpNamespace'),
  ),
  'ServiceDiscovery.CreatePrivateDnsNamespace': one(
    'namespace',
    'Namespace',
    namespaceNames,
    plain('AWS::ServiceDiscovery::PrivateDnsNamespace'),
  ),
  'ServiceDiscovery.CreateService': one(
    'discovery-service',
    'DiscoveryService',
    discoveryNames,
    plain('AWS::ServiceDiscovery::Service'),
  ),
};

/** Operations that add to the resource of another one. */
export const ADDING_WRITERS: Readonly<Record<string, Write>> = {
  'ELBv2.ModifyLoadBalancerAttributes': elb.addTo(
    'load-balancer',
    'LoadBalancerArn',
    'Attributes',
    'LoadBalancerAttributes',
  ),
  'ELBv2.ModifyTargetGroupAttributes': elb.addTo(
    'target-group',
    'TargetGroupArn',
    'Attributes',
    'TargetGroupAttributes',
  ),
  'ELBv2.RegisterTargets': elb.addTo('target-group', 'TargetGroupArn', 'Targets', 'Targets'),
  'IAM.PutRolePolicy': other.writeRolePolicy,
  'IAM.AttachRolePolicy': other.writeAttachedPolicy,
  'IAM.AddRoleToInstanceProfile': other.writeProfileRole,
  'Logs.PutRetentionPolicy': other.writeRetention,
  'ApplicationAutoScaling.PutScheduledAction': other.writeScheduledAction,
  'EC2.ModifySubnetAttribute': network.writeSubnetAttribute,
  'EC2.AuthorizeSecurityGroupIngress': network.writePermissions('Ingress'),
  'EC2.AuthorizeSecurityGroupEgress': network.writePermissions('Egress'),
  'EC2.RevokeSecurityGroupEgress': network.writeNothingOut,
};
