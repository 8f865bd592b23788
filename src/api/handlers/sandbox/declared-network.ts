import { isIntact } from '../../../engine/network/routes';
import type { World } from '../../../engine/world/world';
import type { Account } from '../../../model/account';
import type { Tag } from '../../../model/cluster';
import type { Gateway, RouteTable, SecurityGroup, Subnet, Vpc } from '../../../model/vpc';
import { memberFor } from '../ec2/answers/route-table';
import { permissionsOf } from '../ec2/answers/security-group';
import { everythingOut } from '../ec2/given-rules';
import { ID_TAG, idFor, nameFor } from '../ec2/given-tags';
import { shownTags } from '../elbv2/tags';

type Declared = Account['operations'][number];

const of = (operation: string, input: Record<string, unknown>): Declared => ({
  target: `EC2.${operation}`,
  input,
});

/**
 * Networks, each thing once what it names is there. Their ids follow from their names, as when they
 * were made; where that would give another one, it is said.
 */
export function networkDeclarations(world: World): Declared[] {
  const tags = new TagsByKind();
  const gateways = [...world.gateways.values()].filter(({ state }) => state === 'available');
  const kind = (wanted: Gateway['kind']) => gateways.filter((one) => one.kind === wanted);
  const groups = [...world.securityGroups.values()];
  const tables = [...world.routeTables.values()];
  return [
    ...[...world.vpcs.values()].flatMap((vpc) => vpcOperations(vpc, tags)),
    ...[...world.subnets.values()]
      .filter(({ isDeclared }) => isDeclared)
      .flatMap((subnet) => subnetOperations(subnet, tags)),
    ...kind('internet').flatMap((gateway) => internetGatewayOperations(gateway, tags)),
    ...[...world.elasticIps.values()].map(({ id, publicIp, tags: own }) =>
      of('AllocateAddress', {
        Domain: 'vpc',
        Address: publicIp,
        TagSpecifications: tags.of('elastic-ip', 'eipalloc', { id, tags: own }, 'address'),
      }),
    ),
    ...groups.map((group) => groupOperation(group, tags)),
    ...groups.flatMap(ruleOperations),
    ...tables.flatMap((table) => tableOperations(table, tags)),
    ...kind('nat').map((nat) => natOperation(nat, tags)),
    ...[...kind('gateway-endpoint'), ...kind('interface-endpoint')].map((endpoint) =>
      endpointOperation(endpoint, tags),
    ),
    ...tables.flatMap((table) => routeOperations(world, table)),
  ];
}

/** Tag specifications, with the id where the name alone would not give it. */
class TagsByKind {
  private readonly made = new Set<string>();

  of(
    type: string,
    prefix: string,
    thing: { id: string; tags: readonly Tag[] },
    name: string,
    byName = false,
  ): object[] | undefined {
    const { id, tags } = thing;
    const own = byName ? name : nameFor(tags, name);
    const usual = idFor(prefix, own, (one) => this.made.has(one));
    this.made.add(id);
    const Tags = [...shownTags(tags), ...(usual === id ? [] : [{ Key: ID_TAG, Value: id }])];
    return Tags.length > 0 ? [{ ResourceType: type, Tags }] : undefined;
  }
}

const vpcOperations = (vpc: Vpc, tags: TagsByKind): Declared[] => [
  of('CreateVpc', {
    CidrBlock: vpc.cidr,
    TagSpecifications: tags.of('vpc', 'vpc', vpc, vpc.cidr),
  }),
];

function subnetOperations(subnet: Subnet, tags: TagsByKind): Declared[] {
  const { id, vpcId, cidr, availabilityZone } = subnet;
  const create = of('CreateSubnet', {
    TagSpecifications: tags.of('subnet', 'subnet', subnet, `${vpcId}/${cidr}`),
    AvailabilityZone: availabilityZone,
    CidrBlock: cidr,
    VpcId: vpcId,
  });
  if (!subnet.mapPublicIpOnLaunch) return [create];
  const input = { MapPublicIpOnLaunch: { Value: true }, SubnetId: id };
  return [create, of('ModifySubnetAttribute', input)];
}

function internetGatewayOperations(gateway: Gateway, tags: TagsByKind): Declared[] {
  const TagSpecifications = tags.of('internet-gateway', 'igw', gateway, 'internet');
  const create = of('CreateInternetGateway', { TagSpecifications });
  if (gateway.vpcId === undefined) return [create];
  const input = { InternetGatewayId: gateway.id, VpcId: gateway.vpcId };
  return [create, of('AttachInternetGateway', input)];
}

const groupOperation = (group: SecurityGroup, tags: TagsByKind): Declared =>
  of('CreateSecurityGroup', {
    Description: group.description,
    GroupName: group.name,
    VpcId: group.vpcId,
    TagSpecifications: tags.of('security-group', 'sg', group, group.vpcId + group.name, true),
  });

function ruleOperations({ id, ingress, egress }: SecurityGroup): Declared[] {
  const usual = everythingOut(id);
  const isUsual = ({ ruleId }: { ruleId: string }) => ruleId === usual.ruleId;
  const further = egress.filter((rule) => !isUsual(rule));
  const rules = (operation: string, own: typeof ingress): Declared[] =>
    own.length === 0 ? [] : [of(operation, { GroupId: id, IpPermissions: permissionsOf(own) })];
  return [
    ...(egress.some(isUsual) ? [] : rules('RevokeSecurityGroupEgress', [usual])),
    ...rules('AuthorizeSecurityGroupIngress', ingress),
    ...rules('AuthorizeSecurityGroupEgress', further),
  ];
}

/** A main table comes with its VPC. */
function tableOperations(table: RouteTable, tags: TagsByKind): Declared[] {
  const create = of('CreateRouteTable', {
    TagSpecifications: tags.of('route-table', 'rtb', table, table.vpcId),
    VpcId: table.vpcId,
  });
  const retagged =
    table.tags.length > 0
      ? [of('CreateTags', { Resources: [table.id], Tags: shownTags(table.tags) })]
      : [];
  return [
    ...(table.isMain ? retagged : [create]),
    ...table.subnetIds.map((SubnetId) =>
      of('AssociateRouteTable', { SubnetId, RouteTableId: table.id }),
    ),
  ];
}

const natOperation = (nat: Gateway, tags: TagsByKind): Declared =>
  of('CreateNatGateway', {
    AllocationId: nat.allocationId,
    SubnetId: nat.subnetIds[0],
    TagSpecifications: tags.of('natgateway', 'nat', nat, nat.subnetIds[0] ?? ''),
    ConnectivityType: nat.connectivity,
  });

function endpointOperation(endpoint: Gateway, tags: TagsByKind): Declared {
  const { vpcId, serviceName, subnetIds, securityGroupIds, routeTableIds } = endpoint;
  const isInterface = endpoint.kind === 'interface-endpoint';
  return of('CreateVpcEndpoint', {
    VpcEndpointType: isInterface ? 'Interface' : 'Gateway',
    VpcId: vpcId,
    ServiceName: serviceName,
    RouteTableIds: isInterface ? undefined : routeTableIds,
    SubnetIds: isInterface ? subnetIds : undefined,
    SecurityGroupIds: isInterface ? securityGroupIds : undefined,
    PrivateDnsEnabled: isInterface ? endpoint.privateDns : undefined,
    TagSpecifications: tags.of('vpc-endpoint', 'vpce', endpoint, `${vpcId}/${serviceName}`),
  });
}

/** Routes that lead somewhere: a black hole stops what no route at all would stop. */
const routeOperations = (world: World, table: RouteTable): Declared[] =>
  table.routes
    .filter(({ target }) => isIntact(world, table, target))
    .map(({ destination, target }) =>
      of('CreateRoute', {
        RouteTableId: table.id,
        DestinationCidrBlock: destination,
        [memberFor(target)]: target,
      }),
    );
