import type { SecurityGroupRule } from '../../model/vpc';
import type { EngineContext } from '../engine-context';
import { isWithin } from './cidr';
import type { Party } from './parties';
import { type Direction, rulesOf } from './security-groups';

/** Traffic that somebody wants to send. */
export interface Traffic {
  readonly from: Party;
  readonly to: Party;
  readonly port: number;
  /** `tcp` unless told. */
  readonly protocol?: 'tcp' | 'udp';
}

/**
 * NET-3: whether security groups let a connection through: the sender's by a rule of egress, the
 * receiver's by one of ingress. Answers go back by themselves. Between two declared VPCs there is
 * no way, as nothing peers them.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
 */
export function isReachable(ctx: EngineContext, traffic: Traffic): boolean {
  const { from, to } = traffic;
  if (to.isCut || areApart(ctx, from, to)) return false;
  return permits(ctx, from, 'egress', traffic) && permits(ctx, to, 'ingress', traffic);
}

/** Two declared VPCs, between which nothing leads. */
export function areApart({ world }: EngineContext, from: Party, to: Party): boolean {
  if (from.vpcId === null || to.vpcId === null || from.vpcId === to.vpcId) return false;
  return world.vpcs.has(from.vpcId) && world.vpcs.has(to.vpcId);
}

/** Whether a party's own groups let it in or out: what any of them permits is permitted. */
export function permits(
  { world }: EngineContext,
  party: Party,
  direction: Direction,
  { from, to, port, protocol = 'tcp' }: Traffic,
): boolean {
  const other = direction === 'ingress' ? from : to;
  const rules = party.groups.map((id) => rulesOf(world, id, direction));
  if (rules.length === 0) return true;
  return rules.some(
    (own) =>
      own === undefined ||
      own.some((rule) => coversPort(rule, port, protocol) && covers(rule, other)),
  );
}

function coversPort(rule: SecurityGroupRule, port: number, protocol: string): boolean {
  if (rule.protocol === '-1') return true;
  if (rule.protocol !== protocol) return false;
  return rule.fromPort === -1 || (rule.fromPort <= port && port <= rule.toPort);
}

/** A group in a rule stands for the interfaces that have it, a prefix list for AWS's services. */
function covers({ source }: SecurityGroupRule, other: Party): boolean {
  if (source.startsWith('sg-')) return other.groups.includes(source);
  if (source.startsWith('pl-')) return other.vpcId === null;
  return other.addresses.some((address) => isWithin(source, address));
}
