import type { EngineContext } from '../../engine/engine-context';
import type { Party } from '../../engine/network/parties';
import { isReachable } from '../../engine/network/reachability';
import { rulesOf } from '../../engine/network/security-groups';
import type { Fault } from '../../model/fault';
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
  const groups = to.groups.filter((id) => rulesOf(ctx.world, id, 'ingress') !== undefined);
  const fault = blockOf(ctx, one);
  const closed = cause(
    `Security groups let nothing from ${one.fromName} to ${one.toName} on port ${port}.`,
    evidenceOf(ctx, one, groups),
    `aws ec2 describe-security-groups --group-ids ${(groups.length > 0 ? groups : from.groups).join(' ')}`,
  );
  if (fault) return chainOf([{ causes: [closed], fixes: [] }, injected(fault)]);
  return { causes: [closed], fixes: fixesFor(ctx, one, groups) };
}

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

function evidenceOf({ world }: EngineContext, one: Connection, groups: readonly string[]): string {
  const inward = groups.map((id) => {
    const rules = rulesOf(world, id, 'ingress') ?? [];
    const said = rules.map(
      (rule) => `${rule.protocol} ${portsOf(rule)} from ${called(world, rule.source)}`,
    );
    return `${called(world, id)} lets in ${said.length > 0 ? said.join(', ') : 'nothing'}`;
  });
  const own = one.from.groups.map((id) => called(world, id)).join(', ');
  return [...inward, `${one.fromName} has ${own || 'no group of its own'}`].join('; ');
}

const portsOf = ({ fromPort, toPort }: { fromPort: number; toPort: number }): string =>
  fromPort === toPort ? String(fromPort) : `${fromPort}–${toPort}`;

/** The rule that is missing: from the sender's group where it has one, else from its address. */
function fixesFor(ctx: EngineContext, one: Connection, groups: readonly string[]) {
  const { from, port } = one;
  const [group] = groups;
  const inward =
    group !== undefined &&
    !isReachable(ctx, { from: { ...from, groups: [] }, to: { ...one.to }, port });
  if (!inward) {
    return [advice(`Let the security groups of ${one.fromName} send to port ${port}.`)];
  }
  const [source] = from.groups;
  const permission =
    source === undefined
      ? { IpRanges: from.addresses.map((address) => ({ CidrIp: `${address}/32` })) }
      : { UserIdGroupPairs: [{ GroupId: source }] };
  return [
    fix(
      `Let ${source === undefined ? one.fromName : called(ctx.world, source)} in to ${called(ctx.world, group)} on port ${port}`,
      'EC2.AuthorizeSecurityGroupIngress',
      {
        GroupId: group,
        IpPermissions: [{ IpProtocol: 'tcp', FromPort: port, ToPort: port, ...permission }],
      },
    ),
  ];
}
