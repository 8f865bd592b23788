import { getAtt, ref } from './expressions';
import { mainTableOf, plainTags } from './given-ids';
import type { Input, Writing } from './writing';

const metadataFor = (input: Input): { id?: string } =>
  typeof input.id === 'string' ? { id: input.id } : {};

/** A thing of EC2 that is nothing but its input and its tags; `id` is its id in the sandbox. */
const plain =
  (
    type:
      | 'AWS::EC2::VPC'
      | 'AWS::EC2::Subnet'
      | 'AWS::EC2::InternetGateway'
      | 'AWS::EC2::RouteTable'
      | 'AWS::EC2::NatGateway',
  ) =>
  (w: Writing, logicalId: string, given: Input): void => {
    const { TagSpecifications: _said, id: _id, ...input } = given;
    const Tags = plainTags(given);
    w.add(logicalId, type, input, {
      properties: Tags ? { Tags } : {},
      metadata: metadataFor(given),
    });
  };

export const writeSubnet = plain('AWS::EC2::Subnet');
export const writeInternetGateway = plain('AWS::EC2::InternetGateway');
export const writeRouteTable = plain('AWS::EC2::RouteTable');

/** Names of hosts in a VPC are on, as whoever uses EFS or endpoints needs them. */
export function writeVpc(w: Writing, logicalId: string, input: Input): void {
  plain('AWS::EC2::VPC')(w, logicalId, input);
  const resource = w.draft.resources.get(logicalId);
  if (resource) resource.Properties.EnableDnsHostnames = true;
}

export function writeSubnetAttribute(w: Writing, _logicalId: string, input: Input): void {
  const subnet = w.draft.find('subnet', String(input.SubnetId));
  const resource = subnet === undefined ? undefined : w.draft.resources.get(subnet);
  const { Value } = (input.MapPublicIpOnLaunch ?? {}) as { Value?: boolean };
  if (resource && Value !== undefined) resource.Properties.MapPublicIpOnLaunch = Value;
}

export function writeAttachment(w: Writing, logicalId: string, input: Input): void {
  const gateway = w.draft.find('internet-gateway', String(input.InternetGatewayId));
  const properties = {
    VpcId: w.network.vpc(String(input.VpcId)),
    InternetGatewayId: gateway === undefined ? input.InternetGatewayId : ref(gateway),
  };
  w.draft.add(logicalId, 'AWS::EC2::VPCGatewayAttachment', properties);
}

export function writeAddress(w: Writing, logicalId: string, input: Input): void {
  const Tags = plainTags(input);
  const properties = { Domain: 'vpc', ...(Tags && { Tags }) };
  // AWS picks the address; the sandbox keeps the one it had.
  const members = typeof input.Address === 'string' ? { members: { Address: input.Address } } : {};
  w.draft.add(logicalId, 'AWS::EC2::EIP', properties, { ...metadataFor(input), ...members });
}

export function writeNatGateway(w: Writing, logicalId: string, input: Input): void {
  const address = w.draft.find('address', String(input.AllocationId));
  const AllocationId = address === undefined ? input.AllocationId : getAtt(address, 'AllocationId');
  plain('AWS::EC2::NatGateway')(w, logicalId, { ...input, AllocationId });
}

/** A VPC's main table has no name in a template: one of the template's own has its subnets. */
function tableFor(w: Writing, id: string): string | undefined {
  const known = w.draft.find('route-table', id);
  if (known !== undefined) return known;
  const vpcId = w.facts.vpcs.find((one) => mainTableOf(one) === id);
  if (vpcId === undefined) return undefined;
  const logicalId = w.draft.idFor('', 'MainRouteTable');
  w.draft.declare('route-table', [id], logicalId);
  const metadata = { undeclared: true, id } as const;
  w.draft.add(logicalId, 'AWS::EC2::RouteTable', { VpcId: w.network.vpc(vpcId) }, metadata);
  for (const [subnetId, itsVpc] of w.facts.vpcOfSubnet) {
    if (itsVpc !== vpcId || w.facts.subnetsWithTable.has(subnetId)) continue;
    const subnet = w.draft.find('subnet', subnetId);
    if (subnet === undefined) continue;
    const properties = { SubnetId: ref(subnet), RouteTableId: ref(logicalId) };
    const type = 'AWS::EC2::SubnetRouteTableAssociation';
    w.draft.add(`${subnet}MainRoutes`, type, properties, { undeclared: true });
  }
  return logicalId;
}

export function writeAssociation(w: Writing, logicalId: string, input: Input): void {
  const table = tableFor(w, String(input.RouteTableId));
  w.draft.add(logicalId, 'AWS::EC2::SubnetRouteTableAssociation', {
    SubnetId: w.network.subnet(String(input.SubnetId)),
    RouteTableId: table === undefined ? input.RouteTableId : ref(table),
  });
}

export function writeRoute(w: Writing, logicalId: string, input: Input): void {
  const table = tableFor(w, String(input.RouteTableId));
  const gateway = w.draft.find('internet-gateway', String(input.GatewayId));
  const nat = w.draft.find('nat-gateway', String(input.NatGatewayId));
  w.draft.add(logicalId, 'AWS::EC2::Route', {
    ...input,
    RouteTableId: table === undefined ? input.RouteTableId : ref(table),
    ...(gateway !== undefined && { GatewayId: ref(gateway) }),
    ...(nat !== undefined && { NatGatewayId: ref(nat) }),
  });
  const attached = w.draft.find('attachment', String(input.GatewayId));
  if (attached !== undefined) w.draft.dependsOn(logicalId, [attached]);
}

export function writeEndpoint(w: Writing, logicalId: string, given: Input): void {
  const { TagSpecifications: _said, id: _id, ...input } = given;
  const { SecurityGroupIds } = input;
  const groups = Array.isArray(SecurityGroupIds)
    ? w.network.groupsCalled(SecurityGroupIds.map(String), [])
    : undefined;
  const tables = Array.isArray(input.RouteTableIds)
    ? input.RouteTableIds.map((one) => {
        const table = tableFor(w, String(one));
        return table === undefined ? String(one) : ref(table);
      })
    : undefined;
  w.add(
    logicalId,
    'AWS::EC2::VPCEndpoint',
    { ...input, SecurityGroupIds: groups, RouteTableIds: tables },
    { metadata: metadataFor(given) },
  );
}

export function writeSecurityGroup(w: Writing, logicalId: string, input: Input): void {
  const Tags = plainTags(input);
  const properties = {
    GroupName: input.GroupName,
    GroupDescription: input.Description,
    ...(typeof input.VpcId === 'string' && { VpcId: w.network.vpc(input.VpcId) }),
    ...(Tags && { Tags }),
  };
  w.draft.add(logicalId, 'AWS::EC2::SecurityGroup', properties, metadataFor(input));
}

interface Permission {
  IpProtocol?: string;
  FromPort?: number;
  ToPort?: number;
  UserIdGroupPairs?: { GroupId?: string; Description?: string }[];
  IpRanges?: { CidrIp?: string; Description?: string }[];
  Ipv6Ranges?: { CidrIpv6?: string; Description?: string }[];
  PrefixListIds?: { PrefixListId?: string; Description?: string }[];
}

/** Rules between groups stand alone, as groups may name each other. */
export const writePermissions =
  (side: 'Ingress' | 'Egress') =>
  (w: Writing, _logicalId: string, input: Input): void => {
    const owner = w.draft.find('security-group', String(input.GroupId));
    const resource = owner === undefined ? undefined : w.draft.resources.get(owner);
    if (owner === undefined || !resource) return;
    const property = `SecurityGroup${side}`;
    const listed = (resource.Properties[property] ?? []) as unknown[];
    for (const one of (input.IpPermissions ?? []) as Permission[]) {
      const { IpProtocol, FromPort, ToPort } = one;
      const ports = { IpProtocol, FromPort, ToPort };
      listed.push(
        ...(one.IpRanges ?? []).map((range) => ({ ...ports, ...range })),
        ...(one.Ipv6Ranges ?? []).map((range) => ({ ...ports, ...range })),
        ...(one.PrefixListIds ?? []).map(({ PrefixListId, Description }) => ({
          ...ports,
          [side === 'Ingress' ? 'SourcePrefixListId' : 'DestinationPrefixListId']: PrefixListId,
          Description,
        })),
      );
      for (const { GroupId = '', Description } of one.UserIdGroupPairs ?? []) {
        const [other] = w.network.groupsCalled([GroupId], []);
        const member = side === 'Ingress' ? 'SourceSecurityGroupId' : 'DestinationSecurityGroupId';
        const id = w.draft.idFor(owner, `${side}Rule`);
        w.draft.add(id, `AWS::EC2::SecurityGroup${side}`, {
          GroupId: getAtt(owner, 'GroupId'),
          ...ports,
          [member]: other,
          Description,
        });
      }
    }
    if (listed.length > 0) resource.Properties[property] = listed;
  };

/** Everything out is there unless a group says something else: nothing but to itself, then. */
export function writeNothingOut(w: Writing, _logicalId: string, input: Input): void {
  const owner = w.draft.find('security-group', String(input.GroupId));
  const resource = owner === undefined ? undefined : w.draft.resources.get(owner);
  const nowhere = { IpProtocol: '-1', CidrIp: '127.0.0.1/32' };
  if (resource) resource.Properties.SecurityGroupEgress = [nowhere];
}
