import type { EngineContext } from '../../engine/engine-context';
import type { Party } from '../../engine/network/parties';
import { areApart, isReachable, permits } from '../../engine/network/reachability';
import { type Direction, rulesOf } from '../../engine/network/security-groups';
import type { Fix } from '../../model/explanation';
import type { Fault } from '../../model/fault';
import type { SecurityGroupRule } from '../../model/vpc';
import { faultOf, injected } from './faults';
import { advice, cause, chainOf, type Finding, fix } from './finding';

/** Two ends of a connection, with what they are called. */
export interface Connection {
  readonly from: Party;
  readonly fromName: string;
  readonly to: Party;
  readonly toName: string;
  readonly port: number;
}

/** Whether security groups keep a connection from being made, and which rule is missing. */
export function securityGroupFinding(ctx: EngineContext, one: Connection): Finding | null {
  const { from, to, port } = one;
  if (isReachable(ctx, { from, to, port })) return null;
  const fault = blockOf(ctx, one);
  if (!fault && areApart(ctx, from, to)) return apartFinding(one);
  const closed = cause(
    `Security groups let nothing from ${one.fromName} to ${one.toName} on port ${port}.`,
    evidenceOf(ctx, one),
    `aws ec2 describe-security-groups --group-ids ${groupsAtFault(ctx, one).join(' ')}`,
  );
  if (fault) return chainOf([{ causes: [closed], fixes: [] }, injected(fault)]);
  return { causes: [closed], fixes: fixesFor(ctx, one) };
}

/** The groups of the side, or sides, whose rules are what is missing; else whatever there are. */
function groupsAtFault(ctx: EngineContext, one: Connection): readonly string[] {
  const { from, to } = one;
  const closed = [
    ...(permits(ctx, from, 'egress', one) ? [] : from.groups),
    ...(permits(ctx, to, 'ingress', one) ? [] : to.groups),
  ];
  if (closed.length > 0) return [...new Set(closed)];
  return to.groups.length > 0 ? to.groups : from.groups;
}

const apartFinding = ({ from, fromName, to, toName }: Connection): Finding => ({
  causes: [
    cause(
      `No way leads from ${fromName} to ${toName}: they are in two VPCs.`,
      `${from.vpcId ?? ''} and ${to.vpcId ?? ''}, which nothing peers`,
      'aws ec2 describe-vpc-peering-connections',
    ),
  ],
  fixes: [advice('Have both in subnets of one VPC.')],
});

/** The fault that closes a group of either side, or cuts off a side itself. */
function blockOf(ctx: EngineContext, { from, to }: Connection): Fault | undefined {
  const aimed = [...to.groups, ...from.groups]
    .map((id) => faultOf(ctx, 'block-security-group', { resource: id }))
    .find((found) => found?.resource !== undefined);
  const isCut = from.isCut === true || to.isCut === true;
  return aimed ?? (isCut ? faultOf(ctx, 'block-security-group') : undefined);
}

/** A group as people know it: by its name, where it has one. */
function called({ securityGroups }: EngineContext['world'], id: string): string {
  const name = securityGroups.get(id)?.name;
  return name === undefined ? id : `${name} (${id})`;
}

/** What is said of the receiver's side, and of the sender's where that one is closed. */
function evidenceOf(ctx: EngineContext, one: Connection): string {
  const { world } = ctx;
  const isOpen = permits(ctx, one.from, 'egress', one);
  const outward = isOpen ? [] : one.from.groups.flatMap((id) => saidBy(world, id, 'egress'));
  const inward = one.to.groups.flatMap((id) => saidBy(world, id, 'ingress'));
  const own = one.from.groups.map((id) => called(world, id)).join(', ');
  return [...outward, ...inward, `${one.fromName} has ${own || 'no group of its own'}`].join('; ');
}

function saidBy(world: EngineContext['world'], id: string, way: Direction): string[] {
  const rules = rulesOf(world, id, way);
  if (rules === undefined) return [];
  const [verb, joint] = way === 'ingress' ? ['lets in', 'from'] : ['lets out', 'to'];
  const said = rules.map((rule) => `${protocolOf(rule)} ${joint} ${called(world, rule.source)}`);
  return [`${called(world, id)} ${verb} ${said.length > 0 ? said.join(', ') : 'nothing'}`];
}

const protocolOf = (rule: SecurityGroupRule): string =>
  rule.protocol === '-1' ? 'all' : `${rule.protocol} ${portsOf(rule)}`;

const portsOf = ({ fromPort, toPort }: { fromPort: number; toPort: number }): string =>
  fromPort === toPort ? String(fromPort) : `${fromPort}–${toPort}`;

/** The rules that are missing, on either side: both are needed where both are. */
function fixesFor(ctx: EngineContext, one: Connection): Fix[] {
  const missing = [
    ...(permits(ctx, one.from, 'egress', one) ? [] : [missingRule(ctx, one, 'egress')]),
    ...(permits(ctx, one.to, 'ingress', one) ? [] : [missingRule(ctx, one, 'ingress')]),
  ];
  if (missing.length === 0) return [];
  const words = missing.map(({ text }) => text);
  const text = words.map((said, index) => (index === 0 ? said : said.replace(/^L/, 'l')));
  return [
    { text: text.join(', and '), operations: missing.flatMap(({ operations }) => operations) },
  ];
}

/** From (or to) the other side's group where it has one, else its address. */
function missingRule(ctx: EngineContext, one: Connection, way: Direction): Fix {
  const isInward = way === 'ingress';
  const [own, other] = isInward ? [one.to, one.from] : [one.from, one.to];
  const [ownName, otherName] = isInward ? [one.toName, one.fromName] : [one.fromName, one.toName];
  const [group] = own.groups;
  const [source] = other.groups;
  const permission =
    source === undefined
      ? { IpRanges: other.addresses.map((address) => ({ CidrIp: `${address}/32` })) }
      : { UserIdGroupPairs: [{ GroupId: source }] };
  const there = source === undefined ? otherName : called(ctx.world, source);
  const here = group === undefined ? ownName : called(ctx.world, group);
  return fix(
    isInward
      ? `Let ${there} in to ${here} on port ${one.port}`
      : `Let ${here} send to ${there} on port ${one.port}`,
    `EC2.AuthorizeSecurityGroup${isInward ? 'Ingress' : 'Egress'}`,
    {
      GroupId: group,
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: one.port, ToPort: one.port, ...permission }],
    },
  );
}
