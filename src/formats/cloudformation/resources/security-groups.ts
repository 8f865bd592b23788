import type { Target } from '../../../api/contract/operations';
import type { ResourceWriter } from '../resource-writer';
import { plainOf, textOf } from '../template-node';
import type { Settled, SettledMapping } from '../template-node';
import { taggedAs } from './network';

/** AWS::EC2::SecurityGroup and its rules: what each becomes. */

interface Permission {
  IpProtocol: string;
  FromPort?: number;
  ToPort?: number;
  [source: string]: unknown;
}

const EVERYTHING: Permission = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };

export function securityGroup(writer: ResourceWriter): void {
  const target = 'EC2.CreateSecurityGroup';
  const { id: GroupId, TagSpecifications } = taggedAs(writer, target, 'security-group', 'sg');
  const ingress = permissionsOf(writer, 'SecurityGroupIngress');
  const isEgressGiven = writer.peek('SecurityGroupEgress') !== undefined;
  const egress = permissionsOf(writer, 'SecurityGroupEgress');
  const input = writer.rest(target);
  writer.give(target, { GroupName: writer.name, ...input, TagSpecifications });
  if (ingress.length > 0) {
    const rules = { GroupId, IpPermissions: ingress };
    writer.give('EC2.AuthorizeSecurityGroupIngress', rules, 'SecurityGroupIngress');
  }
  if (!isEgressGiven) return;
  // Rules of one's own stand in place of the one that lets everything out.
  const isUsual = (one: Permission) => JSON.stringify(one) === JSON.stringify(EVERYTHING);
  const own = egress.filter((one) => !isUsual(one));
  if (own.length === egress.length) {
    const rules = { GroupId, IpPermissions: [EVERYTHING] };
    writer.give('EC2.RevokeSecurityGroupEgress', rules, 'SecurityGroupEgress');
  }
  if (own.length > 0) {
    const rules = { GroupId, IpPermissions: own };
    writer.give('EC2.AuthorizeSecurityGroupEgress', rules, 'SecurityGroupEgress');
  }
}

/** AWS::EC2::SecurityGroupIngress and AWS::EC2::SecurityGroupEgress. */
const ruleOf =
  (target: Target) =>
  (writer: ResourceWriter): void => {
    const GroupId = writer.takeText('GroupId');
    const GroupName = writer.takeText('GroupName');
    const permission = permissionOf(writer, writer.resource.all(), writer.resource.path);
    if (permission) writer.give(target, { GroupId, GroupName, IpPermissions: [permission] });
  };

export const ingressRule = ruleOf('EC2.AuthorizeSecurityGroupIngress');
export const egressRule = ruleOf('EC2.AuthorizeSecurityGroupEgress');

/** Rules written in a group, each once: EC2 refuses what is said twice. */
function permissionsOf(writer: ResourceWriter, property: string): Permission[] {
  const value = writer.take(property);
  const items = value?.kind === 'list' ? value.items : value ? [value] : [];
  const permissions = items.flatMap((item, index) => {
    const path = `${writer.resource.pathOf(property)}[${index}]`;
    const permission = item.kind === 'map' ? permissionOf(writer, item, path) : undefined;
    return permission ?? [];
  });
  return [...new Map(permissions.map((one) => [JSON.stringify(one), one])).values()];
}

const SOURCES: Readonly<Record<string, readonly [list: string, member: string]>> = {
  CidrIp: ['IpRanges', 'CidrIp'],
  CidrIpv6: ['Ipv6Ranges', 'CidrIpv6'],
  SourceSecurityGroupId: ['UserIdGroupPairs', 'GroupId'],
  SourceSecurityGroupName: ['UserIdGroupPairs', 'GroupName'],
  DestinationSecurityGroupId: ['UserIdGroupPairs', 'GroupId'],
  SourcePrefixListId: ['PrefixListIds', 'PrefixListId'],
  DestinationPrefixListId: ['PrefixListIds', 'PrefixListId'],
};
const OTHERS = ['IpProtocol', 'FromPort', 'ToPort', 'Description', 'GroupId', 'GroupName'];

/** One rule of CloudFormation's as one permission of EC2's. */
function permissionOf(
  writer: ResourceWriter,
  rule: SettledMapping,
  path: string,
): Permission | undefined {
  const text = (name: string) => textOf(rule.entries.get(name));
  const description = text('Description');
  const sources = Object.entries(SOURCES).flatMap(([property, [list, member]]) => {
    const value = text(property);
    if (value === undefined) return [];
    return [[list, [{ ...(description && { Description: description }), [member]: value }]]];
  });
  sayUnknown(writer, rule, path);
  const protocol = text('IpProtocol') ?? '-1';
  if (sources.length === 0) {
    const message = 'names no block and no group that is let through: left out';
    writer.stack.findings.leaveOut(path, rule.line, message, plainOf(rule));
    return undefined;
  }
  const port = (name: string) => {
    const value = text(name);
    return protocol === '-1' || value === undefined ? {} : { [name]: Number(value) };
  };
  return {
    IpProtocol: protocol,
    ...port('FromPort'),
    ...port('ToPort'),
    ...(Object.fromEntries(sources) as Record<string, unknown>),
  };
}

function sayUnknown(writer: ResourceWriter, rule: SettledMapping, path: string): void {
  const isKnown = (name: string) => Object.hasOwn(SOURCES, name) || OTHERS.includes(name);
  for (const [name, value] of rule.entries) {
    if (isKnown(name)) continue;
    leave(writer, `${path}.${name}`, value);
  }
}

const leave = (writer: ResourceWriter, path: string, value: Settled): void =>
  writer.stack.findings.leaveOut(
    path,
    value.line,
    'is not simulated: kept in the notes, not used',
    plainOf(value),
  );
