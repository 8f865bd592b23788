import type { StackResource } from './stack-resource';

/**
 * What is made before what, when nothing in the template says so: services last, so that listeners
 * and capacity are there. Types that are not named here come first.
 */
const ORDER: readonly string[] = [
  'AWS::ECR::Repository',
  'AWS::SecretsManager::Secret',
  'AWS::SSM::Parameter',
  'AWS::Logs::LogGroup',
  'AWS::ECS::Cluster',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Role',
  'AWS::IAM::Policy',
  'AWS::IAM::RolePolicy',
  'AWS::IAM::InstanceProfile',
  'AWS::EC2::VPC',
  'AWS::EC2::Subnet',
  'AWS::EC2::InternetGateway',
  'AWS::EC2::VPCGatewayAttachment',
  'AWS::EC2::EIP',
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::SecurityGroupIngress',
  'AWS::EC2::SecurityGroupEgress',
  'AWS::EC2::RouteTable',
  'AWS::EC2::SubnetRouteTableAssociation',
  'AWS::EC2::NatGateway',
  'AWS::EC2::VPCEndpoint',
  'AWS::EC2::Route',
  'AWS::ServiceDiscovery::PrivateDnsNamespace',
  'AWS::ServiceDiscovery::HttpNamespace',
  'AWS::ServiceDiscovery::Service',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::ElasticLoadBalancingV2::TargetGroup',
  'AWS::ElasticLoadBalancingV2::Listener',
  'AWS::ElasticLoadBalancingV2::ListenerRule',
  'AWS::EFS::FileSystem',
  'AWS::EFS::MountTarget',
  'AWS::EFS::AccessPoint',
  'AWS::EC2::LaunchTemplate',
  'AWS::AutoScaling::LaunchConfiguration',
  'AWS::EC2::Instance',
  'AWS::AutoScaling::AutoScalingGroup',
  'AWS::ECS::CapacityProvider',
  'AWS::ECS::ClusterCapacityProviderAssociations',
  'AWS::ECS::TaskDefinition',
  'AWS::CloudWatch::Alarm',
  'AWS::ECS::Service',
  'AWS::ECS::TaskSet',
  'AWS::ECS::PrimaryTaskSet',
  'AWS::ApplicationAutoScaling::ScalableTarget',
  'AWS::ApplicationAutoScaling::ScalingPolicy',
  'AWS::CodeDeploy::Application',
  'AWS::CodeDeploy::DeploymentGroup',
];

const RANKS = new Map(ORDER.map((type, rank) => [type, rank]));

export type Ordered =
  | { ok: true; order: StackResource[] }
  /** Logical ids, the first again at the end. */
  | { ok: false; cycle: string[] };

/** Each resource once what it names is there; between those, by kind and then as in the file. */
export function creationOrder(resources: readonly StackResource[]): Ordered {
  const ids = new Set(resources.map(({ id }) => id));
  const waiting = new Map(
    resources.map((one) => [
      one.id,
      new Set([...one.dependencies].filter((id) => ids.has(id) && id !== one.id)),
    ]),
  );
  const left = resources
    .map((one, index) => ({ one, index, rank: RANKS.get(one.type) ?? -1 }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ one }) => one);
  const order: StackResource[] = [];
  while (left.length > 0) {
    const at = left.findIndex(({ id }) => waiting.get(id)?.size === 0);
    const [next] = at < 0 ? [] : left.splice(at, 1);
    if (!next) return { ok: false, cycle: cycleIn(waiting, left) };
    order.push(next);
    for (const needs of waiting.values()) needs.delete(next.id);
  }
  return { ok: true, order };
}

/** Of resources that all wait for another one: one way round. */
function cycleIn(
  waiting: ReadonlyMap<string, ReadonlySet<string>>,
  left: readonly StackResource[],
): string[] {
  const way: string[] = [];
  let id = left[0]?.id ?? '';
  while (!way.includes(id)) {
    way.push(id);
    const [next] = waiting.get(id) ?? [];
    id = next ?? id;
  }
  return [...way.slice(way.indexOf(id)), id];
}
