import { namedId } from '../../../model/named-id';
import { canonicalBlock } from '../../../engine/network/cidr';
import type { Direction } from '../../../engine/network/security-groups';
import { USUAL_VPC } from '../../../engine/network/subnets';
import type { World } from '../../../engine/world/world';
import type { SecurityGroup, SecurityGroupRule } from '../../../model/vpc';
import { ec2Errors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import { found, refuse } from '../../refusal';

type Given = Pick<
  InputOf<'EC2.AuthorizeSecurityGroupIngress'>,
  | 'CidrIp'
  | 'FromPort'
  | 'ToPort'
  | 'IpProtocol'
  | 'IpPermissions'
  | 'SourceSecurityGroupName'
  | 'SourceSecurityGroupOwnerId'
>;
type Permission = NonNullable<Given['IpPermissions']>[number];

/** The rules that a call is about, one for each source, whichever way it spelled them. */
export function givenRules(
  world: World,
  group: SecurityGroup,
  direction: Direction,
  given: Given,
): SecurityGroupRule[] {
  const rules = permissionsGiven(given).flatMap((permission) => {
    const ports = portsOf(permission);
    return sourcesOf(world, group, permission).map(({ source, description }) => ({
      ruleId: ruleId(group.id, direction, { ...ports, source }),
      ...ports,
      source,
      ...(description !== undefined && { description }),
    }));
  });
  if (rules.length === 0) refuse(ec2Errors.missing('ipPermissions'));
  return rules;
}

const ruleId = (
  groupId: string,
  direction: Direction,
  rule: Pick<SecurityGroupRule, 'protocol' | 'fromPort' | 'toPort' | 'source'>,
): string =>
  namedId(
    'sgr',
    [groupId, direction, rule.protocol, rule.fromPort, rule.toPort, rule.source].join('/'),
  );

/** The rule that a new group has: everything may go out. */
export const everythingOut = (groupId: string): SecurityGroupRule => {
  const rule = { protocol: '-1', fromPort: -1, toPort: -1, source: '0.0.0.0/0' };
  return { ruleId: ruleId(groupId, 'egress', rule), ...rule };
};

/** `IpPermissions`, or the one permission that the other members make. */
function permissionsGiven(given: Given): Permission[] {
  const { CidrIp, FromPort, ToPort, IpProtocol, SourceSecurityGroupName: GroupName } = given;
  if (given.IpPermissions?.length) return given.IpPermissions;
  if (IpProtocol === undefined && CidrIp === undefined && GroupName === undefined) return [];
  return [
    {
      IpProtocol,
      FromPort,
      ToPort,
      ...(CidrIp !== undefined && { IpRanges: [{ CidrIp }] }),
      ...(GroupName !== undefined && { UserIdGroupPairs: [{ GroupName }] }),
    },
  ];
}

const PROTOCOLS: Record<string, string> = { '6': 'tcp', '17': 'udp', '1': 'icmp', all: '-1' };

/** Without ports a rule is for all of its protocol. */
function portsOf({ IpProtocol, FromPort, ToPort }: Permission) {
  if (IpProtocol === undefined) return refuse(ec2Errors.missing('ipProtocol'));
  const protocol = PROTOCOLS[IpProtocol] ?? IpProtocol.toLowerCase();
  if (!/^(?:tcp|udp|icmp|icmpv6|-1|\d{1,3})$/.test(protocol)) {
    refuse(
      ec2Errors.invalidValue(`Invalid value '${IpProtocol}' for IP protocol. Unknown protocol.`),
    );
  }
  if (protocol === '-1') return { protocol, fromPort: -1, toPort: -1 };
  if (protocol !== 'tcp' && protocol !== 'udp') {
    return { protocol, fromPort: FromPort ?? -1, toPort: ToPort ?? -1 };
  }
  const [fromPort, toPort] = FromPort === -1 ? [0, 65_535] : [FromPort ?? 0, ToPort ?? 65_535];
  for (const port of [fromPort, toPort]) {
    if (port < 0 || port > 65_535) {
      refuse(ec2Errors.invalidValue(`TCP/UDP port (${port}) out of range`));
    }
  }
  if (fromPort > toPort) {
    const name = protocol.toUpperCase();
    refuse(ec2Errors.invalidValue(`Invalid ${name} port range (${fromPort}-${toPort})`));
  }
  return { protocol, fromPort, toPort };
}

interface Source {
  source: string;
  description?: string;
}

function sourcesOf(world: World, group: SecurityGroup, permission: Permission): Source[] {
  const { IpRanges = [], Ipv6Ranges = [], UserIdGroupPairs = [], PrefixListIds = [] } = permission;
  return [
    ...IpRanges.map(({ CidrIp = '', Description }) => ({
      source: ipv4(CidrIp),
      description: Description,
    })),
    ...Ipv6Ranges.map(({ CidrIpv6 = '', Description }) => ({
      source: CidrIpv6.includes(':') ? CidrIpv6 : malformed(CidrIpv6),
      description: Description,
    })),
    ...UserIdGroupPairs.map(({ GroupId, GroupName, Description }) => ({
      source: GroupId ?? groupCalled(world, group.vpcId, GroupName ?? sourceMissing()),
      description: Description,
    })),
    ...PrefixListIds.map(({ PrefixListId = '', Description }) => ({
      source: PrefixListId,
      description: Description,
    })),
  ];
}

const sourceMissing = (): never =>
  refuse(ec2Errors.of('MissingParameter', 'Source group ID missing.'));

const malformed = (cidr: string): never =>
  refuse(ec2Errors.invalidValue(`CIDR block ${cidr} is malformed`));

const ipv4 = (cidr: string): string => canonicalBlock(cidr) ?? malformed(cidr);

/** A group by its name in a VPC. */
export function groupCalled(world: World, vpcId: string, name: string): string {
  const group = [...world.securityGroups.values()].find(
    (one) => one.vpcId === vpcId && one.name === name,
  );
  const error = ec2Errors.of(
    'InvalidGroup.NotFound',
    `The security group '${name}' does not exist`,
  );
  return found(group, error).id;
}

/** The group that a call is about: by its id, or by its name in the usual VPC. */
export function groupIdOf(
  world: World,
  { GroupId, GroupName }: { GroupId?: string; GroupName?: string },
): string {
  if (GroupId !== undefined) return GroupId;
  if (GroupName === undefined) return refuse(ec2Errors.missing('groupName or groupId'));
  return groupCalled(world, USUAL_VPC, GroupName);
}

/** Whether two rules let the same traffic through. */
export const sameRule = (one: SecurityGroupRule, other: SecurityGroupRule): boolean =>
  one.ruleId === other.ruleId;

/** `peer: 0.0.0.0/0, TCP, from port: 80, to port: 80, ALLOW` */
export function ruleInWords({ source, protocol, fromPort, toPort }: SecurityGroupRule): string {
  const what = protocol === '-1' ? 'ALL' : protocol.toUpperCase();
  const ports =
    protocol === 'tcp' || protocol === 'udp' ? `, from port: ${fromPort}, to port: ${toPort}` : '';
  return `peer: ${source}, ${what}${ports}, ALLOW`;
}
