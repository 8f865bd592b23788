import type { Gesture } from '../gesture';

/** One rule of a security group, as AuthorizeSecurityGroupIngress takes it. */
export interface IngressRule {
  /** `tcp`, `udp`, `icmp`, `-1` for all. */
  protocol: string;
  /** Null for all ports. */
  port: number | null;
  /** An address range or a security group's id. */
  source: string;
}

const permission = ({ protocol, port, source }: IngressRule) => ({
  IpProtocol: protocol,
  ...(port !== null && { FromPort: port, ToPort: port }),
  ...(source.startsWith('sg-')
    ? { UserIdGroupPairs: [{ GroupId: source }] }
    : { IpRanges: [{ CidrIp: source }] }),
});

/** Lets one more kind of traffic into a security group. */
export const planIngress = (group: { id: string; name: string }, rule: IngressRule): Gesture => ({
  label: `Let ${rule.source} into ${group.name}`,
  operations: [
    {
      target: 'EC2.AuthorizeSecurityGroupIngress',
      input: { GroupId: group.id, IpPermissions: [permission(rule)] },
    },
  ],
});

/** Takes a rule away, by its `sgr-…`. */
export const planRevoke = (
  group: { id: string; name: string },
  ruleId: string,
  isEgress: boolean,
): Gesture => ({
  label: `Remove a rule of ${group.name}`,
  operations: [
    {
      target: isEgress ? 'EC2.RevokeSecurityGroupEgress' : 'EC2.RevokeSecurityGroupIngress',
      input: { GroupId: group.id, SecurityGroupRuleIds: [ruleId] },
    },
  ],
});

export const planSecurityGroup = (name: string, description: string, vpcId: string): Gesture => ({
  label: `Create security group ${name}`,
  operations: [
    {
      target: 'EC2.CreateSecurityGroup',
      input: { Description: description, GroupName: name, VpcId: vpcId },
    },
  ],
});
