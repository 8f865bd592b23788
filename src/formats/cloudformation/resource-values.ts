import * as ids from '../../model/ids';
import { namedId } from '../../model/named-id';
import { policyArn as scalingPolicyArn } from '../../model/scaling-names';
import type { StackResource } from './stack-resource';

/** What the values of resources are worked out with. */
export interface NamedResources {
  /** What a resource is called: as its property says, or as CloudFormation makes it up. */
  nameOf: (resource: StackResource) => string;
  /** The family, with its revision where a template has several of one family. */
  revisionOf: (resource: StackResource) => string;
  /** `#2` for the second task set of its service. */
  taskSetOf: (resource: StackResource) => string;
  /** Notes that the door takes `name` for a form of AWS's, which it answers. */
  standFor: (awsForm: string, name: string) => string;
  /** A text as the door takes it: names for such forms. */
  doorText: (text: string) => string;
}

type Value = string | string[] | undefined;
type Values = (one: StackResource, attribute: string, stack: NamedResources) => Value;

/** The attribute that `Ref` is asked for as. */
export const REF = '';

/** What `Ref` (the attribute REF) or `GetAtt` of a resource is; undefined where nobody knows. */
export function valueOf(one: StackResource, attribute: string, stack: NamedResources): Value {
  return Object.hasOwn(VALUES, one.type) ? VALUES[one.type]?.(one, attribute, stack) : undefined;
}

/** The id of a thing of EC2's: from its metadata, else from its logical id. */
const idOf =
  (prefix: string, attribute: string, further: readonly string[] = []): Values =>
  (one, asked) => {
    if (asked === REF || asked === attribute) return resourceId(one, prefix);
    return further.includes(asked) ? one.text(asked) : undefined;
  };

export const resourceId = (one: StackResource, prefix: string): string =>
  one.metadata.id ?? namedId(prefix, one.key);

/** By its name, and by an ARN made of it. */
const named =
  (arn: (name: string) => string, nameAttribute = 'Name'): Values =>
  (one, asked, stack) => {
    const name = stack.nameOf(one);
    if (asked === REF || asked === nameAttribute) return name;
    return asked === 'Arn' ? arn(name) : undefined;
  };

const hexOf = (one: StackResource): string => namedId('', one.key).slice(1, 17);

/** Load balancers and target groups: AWS's ARNs and dimensions, for which the door takes names. */
const balancer: Values = (one, asked, stack) => {
  const name = stack.nameOf(one);
  if (asked === 'LoadBalancerName') return name;
  if (asked === 'DNSName') return `${name}.${ids.REGION}.elb.amazonaws.com`;
  if (asked === 'CanonicalHostedZoneID') return 'Z35SXDOTRQ7X7K';
  if (asked === 'SecurityGroups') return one.texts('SecurityGroups');
  const full = stack.standFor(`app/${name}/${hexOf(one)}`, name);
  if (asked === 'LoadBalancerFullName') return full;
  if (asked !== REF && asked !== 'LoadBalancerArn') return undefined;
  return stack.standFor(ids.loadBalancerArn(name, hexOf(one)), name);
};

const group: Values = (one, asked, stack) => {
  const name = stack.nameOf(one);
  if (asked === 'TargetGroupName') return name;
  if (asked === 'LoadBalancerArns') return [];
  const full = stack.standFor(`targetgroup/${name}/${hexOf(one)}`, name);
  if (asked === 'TargetGroupFullName') return full;
  if (asked !== REF && asked !== 'TargetGroupArn') return undefined;
  return stack.standFor(ids.targetGroupArn(name, hexOf(one)), name);
};

const listener: Values = (one, asked, stack) => {
  if (asked !== REF && asked !== 'ListenerArn') return undefined;
  const balancerArn = one.text('LoadBalancerArn') ?? '';
  const port = one.text('Port') ?? (one.text('Protocol') === 'HTTPS' ? '443' : '80');
  const name = `${stack.doorText(balancerArn)}:${port}`;
  return stack.standFor(ids.listenerArn(balancerArn, hexOf(one)), name);
};

const rule: Values = (one, asked, stack) => {
  if (asked === 'IsDefault') return 'false';
  if (asked !== REF && asked !== 'RuleArn') return undefined;
  const listenerArn = one.text('ListenerArn') ?? '';
  const name = `${stack.doorText(listenerArn)}/${one.text('Priority') ?? ''}`;
  return stack.standFor(ids.ruleArn(listenerArn, hexOf(one)), name);
};

const service: Values = (one, asked, stack) => {
  if (asked === 'Name') return stack.nameOf(one);
  if (asked !== REF && asked !== 'ServiceArn') return undefined;
  return ids.serviceArn(ids.lastPart(one.text('Cluster') ?? 'default'), stack.nameOf(one));
};

const fileSystem: Values = (one, asked) => {
  const token = String(one.metadata.members?.CreationToken ?? one.key);
  const id = one.metadata.id ?? namedId('fs', token);
  if (asked === REF || asked === 'FileSystemId') return id;
  return asked === 'Arn' ? ids.fileSystemArn(id) : undefined;
};

const accessPoint: Values = (one, asked) => {
  const token = one.text('ClientToken') ?? String(one.metadata.members?.ClientToken ?? one.id);
  const id = namedId('fsap', `${one.text('FileSystemId') ?? ''}/${token}`);
  if (asked === REF || asked === 'AccessPointId') return id;
  return asked === 'Arn' ? ids.accessPointArn(id) : undefined;
};

const managedPolicy: Values = (one, asked, stack) => {
  const arn = ids.policyArn((one.text('Path') ?? '/').slice(1) + stack.nameOf(one));
  return asked === REF || asked === 'PolicyArn' ? arn : undefined;
};

const secret: Values = (one, asked, stack) => {
  const name = stack.nameOf(one);
  if (asked !== REF && asked !== 'Id') return undefined;
  return ids.secretArn(name, namedId('', name).slice(1, 7));
};

const parameter: Values = (one, asked, stack) => {
  if (asked === REF) return stack.nameOf(one);
  return asked === 'Value' || asked === 'Type' ? one.text(asked) : undefined;
};

const repository: Values = (one, asked, stack) => {
  const name = stack.nameOf(one);
  if (asked === 'RepositoryUri') return ids.repositoryUri(name);
  return named(ids.repositoryArn)(one, asked, stack);
};

/** What a policy scales: its target's, or its own words. */
export function scaledBy(one: StackResource): {
  resourceId: string;
  dimension: string;
  namespace: string;
} {
  const [target = '', dimension = '', namespace = ''] = (one.text('ScalingTargetId') ?? '').split(
    '|',
  );
  return {
    resourceId: one.text('ResourceId') ?? target,
    dimension: one.text('ScalableDimension') ?? dimension,
    namespace: one.text('ServiceNamespace') ?? namespace,
  };
}

const scalableTarget: Values = (one, asked) => {
  const { resourceId: id, dimension, namespace } = scaledBy(one);
  return asked === REF || asked === 'Id' ? [id, dimension, namespace].join('|') : undefined;
};

const scalingPolicy: Values = (one, asked, stack) =>
  asked === REF || asked === 'Arn'
    ? scalingPolicyArn(scaledBy(one).resourceId, stack.nameOf(one))
    : undefined;

const namespace: Values = (one, asked, stack) => {
  const id = namedId('ns', stack.nameOf(one)).slice(0, 19);
  if (asked === REF || asked === 'Id') return id;
  return asked === 'Arn' ? ids.namespaceArn(id) : undefined;
};

const discovered: Values = (one, asked, stack) => {
  const dns = one.property('DnsConfig');
  const inDns = dns?.kind === 'map' ? dns.entries.get('NamespaceId') : undefined;
  const given = one.text('NamespaceId') ?? (inDns?.kind === 'scalar' ? String(inDns.value) : '');
  const name = stack.nameOf(one);
  if (asked === 'Name') return name;
  const at = given.startsWith('ns-') ? given : namedId('ns', given).slice(0, 19);
  const id = namedId('srv', `${at}/${name}`).slice(0, 20);
  if (asked === REF || asked === 'Id') return id;
  return asked === 'Arn' ? ids.discoveryServiceArn(id) : undefined;
};

const template: Values = (one, asked) => {
  // Words that the door takes as well, and that stay right with further versions.
  if (asked === 'LatestVersionNumber') return '$Latest';
  if (asked === 'DefaultVersionNumber') return '$Default';
  return idOf('lt', 'LaunchTemplateId')(one, asked, NOTHING);
};

const address: Values = (one, asked) => {
  if (asked === 'AllocationId') return resourceId(one, 'eipalloc');
  return asked === REF || asked === 'PublicIp' ? one.id : undefined;
};

const vpc: Values = (one, asked) => {
  if (asked === 'DefaultSecurityGroup') return namedId('sg', `${one.key}/default`);
  return idOf('vpc', 'VpcId', ['CidrBlock'])(one, asked, NOTHING);
};

const securityGroup: Values = (one, asked, stack) => {
  if (asked === 'GroupName') return stack.nameOf(one);
  return idOf('sg', 'GroupId', ['VpcId'])(one, asked, stack);
};

const NOTHING: NamedResources = {
  nameOf: () => '',
  revisionOf: () => '',
  taskSetOf: () => '',
  standFor: (_, name) => name,
  doorText: (text) => text,
};

const revision: Values = (one, asked, stack) =>
  asked === REF || asked === 'TaskDefinitionArn' ? stack.revisionOf(one) : undefined;

const VALUES: Readonly<Record<string, Values>> = {
  'AWS::ECS::Cluster': named(ids.clusterArn),
  'AWS::ECS::TaskDefinition': revision,
  'AWS::ECS::Service': service,
  'AWS::ECS::CapacityProvider': named(ids.capacityProviderArn),
  'AWS::ECS::ClusterCapacityProviderAssociations': (one) => one.text('Cluster'),
  'AWS::ECS::TaskSet': (one, _, stack) => stack.taskSetOf(one),
  'AWS::ElasticLoadBalancingV2::LoadBalancer': balancer,
  'AWS::ElasticLoadBalancingV2::TargetGroup': group,
  'AWS::ElasticLoadBalancingV2::Listener': listener,
  'AWS::ElasticLoadBalancingV2::ListenerRule': rule,
  'AWS::ApplicationAutoScaling::ScalableTarget': scalableTarget,
  'AWS::ApplicationAutoScaling::ScalingPolicy': scalingPolicy,
  'AWS::CloudWatch::Alarm': named(ids.alarmArn),
  'AWS::Logs::LogGroup': named((name) => `${ids.logGroupArn(name)}:*`),
  'AWS::IAM::Role': named(ids.roleArn),
  'AWS::IAM::ManagedPolicy': managedPolicy,
  'AWS::IAM::InstanceProfile': named(ids.instanceProfileArn),
  'AWS::EFS::FileSystem': fileSystem,
  'AWS::EFS::AccessPoint': accessPoint,
  'AWS::EC2::VPC': vpc,
  'AWS::EC2::Subnet': idOf('subnet', 'SubnetId', ['AvailabilityZone', 'CidrBlock', 'VpcId']),
  'AWS::EC2::SecurityGroup': securityGroup,
  'AWS::EC2::InternetGateway': idOf('igw', 'InternetGatewayId'),
  'AWS::EC2::EIP': address,
  'AWS::EC2::NatGateway': idOf('nat', 'NatGatewayId'),
  'AWS::EC2::RouteTable': idOf('rtb', 'RouteTableId'),
  'AWS::EC2::VPCEndpoint': idOf('vpce', 'Id'),
  'AWS::EC2::LaunchTemplate': template,
  'AWS::EC2::Instance': idOf('i', 'InstanceId', ['AvailabilityZone']),
  'AWS::AutoScaling::AutoScalingGroup': named((name) => name),
  'AWS::AutoScaling::LaunchConfiguration': named(ids.launchConfigurationArn),
  'AWS::ECR::Repository': repository,
  'AWS::SecretsManager::Secret': secret,
  'AWS::SSM::Parameter': parameter,
  'AWS::CodeDeploy::Application': named((name) => name),
  'AWS::CodeDeploy::DeploymentGroup': named((name) => name),
  'AWS::ServiceDiscovery::PrivateDnsNamespace': namespace,
  'AWS::ServiceDiscovery::HttpNamespace': namespace,
  'AWS::ServiceDiscovery::Service': discovered,
  'AWS::Lambda::Function': named(ids.lambdaFunctionArn),
};
