import type { ResourceType } from './property-names';
import type { ResourceWriter } from './resource-writer';
import * as capacity from './resources/capacity';
import * as deployment from './resources/deployment';
import * as ecs from './resources/ecs';
import * as identity from './resources/identity';
import * as balancing from './resources/load-balancing';
import * as network from './resources/network';
import * as scaling from './resources/scaling';
import * as groups from './resources/security-groups';
import * as storage from './resources/storage';

/** What makes operations of a resource, by its type. */
export const WRITERS: Readonly<Record<ResourceType, (writer: ResourceWriter) => void>> = {
  'AWS::ECS::Cluster': ecs.cluster,
  'AWS::ECS::TaskDefinition': ecs.taskDefinition,
  'AWS::ECS::Service': ecs.service,
  'AWS::ECS::TaskSet': ecs.taskSet,
  'AWS::ECS::PrimaryTaskSet': ecs.primaryTaskSet,
  'AWS::ECS::CapacityProvider': ecs.capacityProvider,
  'AWS::ECS::ClusterCapacityProviderAssociations': ecs.providerAssociations,
  'AWS::ElasticLoadBalancingV2::LoadBalancer': balancing.loadBalancer,
  'AWS::ElasticLoadBalancingV2::TargetGroup': balancing.targetGroup,
  'AWS::ElasticLoadBalancingV2::Listener': balancing.listener,
  'AWS::ElasticLoadBalancingV2::ListenerRule': balancing.listenerRule,
  'AWS::ApplicationAutoScaling::ScalableTarget': scaling.scalableTarget,
  'AWS::ApplicationAutoScaling::ScalingPolicy': scaling.scalingPolicy,
  'AWS::CloudWatch::Alarm': scaling.alarm,
  'AWS::Logs::LogGroup': storage.logGroup,
  'AWS::IAM::Role': identity.role,
  'AWS::IAM::Policy': identity.inlinePolicy,
  'AWS::IAM::RolePolicy': identity.inlinePolicy,
  'AWS::IAM::ManagedPolicy': identity.managedPolicy,
  'AWS::IAM::InstanceProfile': identity.instanceProfile,
  'AWS::EFS::FileSystem': storage.fileSystem,
  'AWS::EFS::MountTarget': storage.mountTarget,
  'AWS::EFS::AccessPoint': storage.accessPoint,
  'AWS::EC2::VPC': network.vpc,
  'AWS::EC2::Subnet': network.subnet,
  'AWS::EC2::SecurityGroup': groups.securityGroup,
  'AWS::EC2::SecurityGroupIngress': groups.ingressRule,
  'AWS::EC2::SecurityGroupEgress': groups.egressRule,
  'AWS::EC2::InternetGateway': network.internetGateway,
  'AWS::EC2::VPCGatewayAttachment': network.gatewayAttachment,
  'AWS::EC2::EIP': network.elasticIp,
  'AWS::EC2::NatGateway': network.natGateway,
  'AWS::EC2::RouteTable': network.routeTable,
  'AWS::EC2::Route': network.route,
  'AWS::EC2::SubnetRouteTableAssociation': network.routeTableAssociation,
  'AWS::EC2::VPCEndpoint': network.vpcEndpoint,
  'AWS::EC2::LaunchTemplate': capacity.launchTemplate,
  'AWS::EC2::Instance': capacity.instance,
  'AWS::AutoScaling::AutoScalingGroup': capacity.autoScalingGroup,
  'AWS::AutoScaling::LaunchConfiguration': capacity.launchConfiguration,
  'AWS::ECR::Repository': storage.repository,
  'AWS::SecretsManager::Secret': storage.secret,
  'AWS::SSM::Parameter': storage.parameter,
  'AWS::CodeDeploy::Application': deployment.application,
  'AWS::CodeDeploy::DeploymentGroup': deployment.deploymentGroup,
  'AWS::ServiceDiscovery::PrivateDnsNamespace': deployment.privateNamespace,
  'AWS::ServiceDiscovery::HttpNamespace': deployment.httpNamespace,
  'AWS::ServiceDiscovery::Service': deployment.discoveryService,
};
