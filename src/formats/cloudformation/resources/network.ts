import { REGION } from '../../../model/ids';
import { ENDPOINT_SERVICES, GATEWAY_ENDPOINT_SERVICES } from '../../../model/endpoint-services';
import type { Target } from '../../../api/contract/operations';
import { zoneFor } from '../availability-zones';
import type { ResourceWriter } from '../resource-writer';
import { resourceId } from '../resource-values';

/** AWS::EC2::*, as far as it is networks: what each becomes. */

/** The tag by which the door is told an id, so that whoever names it by that finds it. */
const ID_TAG = 'sandbox:id';

/** A resource's tags for one type of resource, with its id. */
export function taggedAs(writer: ResourceWriter, target: Target, type: string, prefix: string) {
  const tags = writer.read(wrapped(writer, type), target, 'TagSpecifications', 'Tags');
  const [first] = Array.isArray(tags) ? (tags as { Tags?: unknown[] }[]) : [];
  const id = resourceId(writer.resource, prefix);
  const Tags = [...(first?.Tags ?? []), { Key: ID_TAG, Value: id }];
  return { id, TagSpecifications: [{ ResourceType: type, Tags }] };
}

/** A list of tags as the operation takes it: with the type that they are for. */
function wrapped(writer: ResourceWriter, type: string) {
  const tags = writer.take('Tags');
  if (!tags) return undefined;
  const { line, endLine } = tags;
  const resourceType = { kind: 'scalar', value: type, line, endLine } as const;
  const entries = new Map([
    ['ResourceType', resourceType],
    ['Tags', tags],
  ] as const);
  const item = { kind: 'map', entries, line, endLine } as const;
  return { kind: 'list', items: [item], line, endLine } as const;
}

/** One operation, with the tags as EC2 takes them. */
const plain =
  (target: Target, type: string, prefix: string) =>
  (writer: ResourceWriter): void => {
    const { TagSpecifications } = taggedAs(writer, target, type, prefix);
    writer.give(target, { ...writer.rest(target), TagSpecifications });
  };

export const internetGateway = plain('EC2.CreateInternetGateway', 'internet-gateway', 'igw');
export const natGateway = plain('EC2.CreateNatGateway', 'natgateway', 'nat');
export const routeTable = plain('EC2.CreateRouteTable', 'route-table', 'rtb');

export function elasticIp(writer: ResourceWriter): void {
  writer.leaveOut(['InstanceId'], 'addresses of instances are not simulated: left out');
  plain('EC2.AllocateAddress', 'elastic-ip', 'eipalloc')(writer);
}

export function vpc(writer: ResourceWriter): void {
  const target = 'EC2.CreateVpc';
  const { id, TagSpecifications } = taggedAs(writer, target, 'vpc', 'vpc');
  const attributes = ['EnableDnsSupport', 'EnableDnsHostnames'] as const;
  const given = attributes.map((name) => [name, writer.takeText(name)] as const);
  writer.leaveOut(['Ipv4IpamPoolId', 'Ipv4NetmaskLength'], 'address pools are not simulated');
  if (writer.peekText('CidrBlock') === undefined) {
    writer.inform(undefined, 'has no CidrBlock: 10.0.0.0/16 stands in for it');
  }
  writer.give(target, { CidrBlock: '10.0.0.0/16', ...writer.rest(target), TagSpecifications });
  for (const [name, value] of given) {
    if (value === undefined) continue;
    const input = { VpcId: id, [name]: { Value: /^true$/i.test(value) } };
    writer.give('EC2.ModifyVpcAttribute', input, name);
  }
}

export function subnet(writer: ResourceWriter): void {
  const target = 'EC2.CreateSubnet';
  const { id, TagSpecifications } = taggedAs(writer, target, 'subnet', 'subnet');
  const isPublic = /^true$/i.test(writer.takeText('MapPublicIpOnLaunch') ?? '');
  const zone = writer.takeText('AvailabilityZone');
  const AvailabilityZone =
    zone === undefined ? undefined : zoneFor(writer, 'AvailabilityZone', zone);
  writer.give(target, { ...writer.rest(target), AvailabilityZone, TagSpecifications });
  if (!isPublic) return;
  const input = { SubnetId: id, MapPublicIpOnLaunch: { Value: true } };
  writer.give('EC2.ModifySubnetAttribute', input, 'MapPublicIpOnLaunch');
}

export function gatewayAttachment(writer: ResourceWriter): void {
  writer.leaveOut(['VpnGatewayId'], 'VPN gateways are not simulated: left out');
  if (writer.peekText('InternetGatewayId') === undefined) return;
  writer.give('EC2.AttachInternetGateway', writer.rest('EC2.AttachInternetGateway'));
}

/** Ids of the route tables that the template makes: others the door does not know. */
function isOwnTable(writer: ResourceWriter): boolean {
  const tables = writer.stack.ofType('AWS::EC2::RouteTable').map((one) => resourceId(one, 'rtb'));
  const id = writer.peekText('RouteTableId') ?? '';
  if (tables.includes(id)) return true;
  writer.skip(
    `the route table ${id} is not of this template: subnets outside of it have a way out`,
  );
  return false;
}

const NEXT_HOPS = [
  'GatewayId',
  'NatGatewayId',
  'TransitGatewayId',
  'InstanceId',
  'NetworkInterfaceId',
  'VpcPeeringConnectionId',
  'VpcEndpointId',
];

export function route(writer: ResourceWriter): void {
  if (!isOwnTable(writer)) return;
  if (writer.peekText('DestinationCidrBlock') === undefined) {
    writer.skip('routes that are not to a block of IPv4 are not simulated: left out');
    return;
  }
  if (!NEXT_HOPS.some((one) => writer.peek(one))) {
    writer.skip('leads to nothing that is simulated: left out');
    return;
  }
  writer.give('EC2.CreateRoute', writer.rest('EC2.CreateRoute'));
}

export function routeTableAssociation(writer: ResourceWriter): void {
  if (!isOwnTable(writer)) return;
  writer.give('EC2.AssociateRouteTable', writer.rest('EC2.AssociateRouteTable'));
}

export function vpcEndpoint(writer: ResourceWriter): void {
  const target = 'EC2.CreateVpcEndpoint';
  const name = writer.peekText('ServiceName') ?? '';
  const service = name.replace(/^com\.amazonaws\.[a-z0-9-]+\./, '');
  const type = writer.peekText('VpcEndpointType') ?? 'Gateway';
  const isKnown =
    type === 'Gateway' ? GATEWAY_ENDPOINT_SERVICES : type === 'Interface' ? ENDPOINT_SERVICES : [];
  if (!isKnown.includes(service)) {
    writer.skip(`${type} endpoints for ${name} are not simulated: left out`);
    return;
  }
  const { TagSpecifications } = taggedAs(writer, target, 'vpc-endpoint', 'vpce');
  const input = writer.rest(target);
  const ServiceName = `com.amazonaws.${REGION}.${service}`;
  // CloudFormation's default, which is not the operation's.
  const isPrivate = input.PrivateDnsEnabled ?? false;
  const PrivateDnsEnabled = type === 'Interface' ? isPrivate : undefined;
  writer.give(target, { ...input, ServiceName, PrivateDnsEnabled, TagSpecifications });
}
