import { ACCOUNT_ID, REGION } from '../../../../model/ids';
import type { SecurityGroup, SecurityGroupRule } from '../../../../model/vpc';
import { shownTags } from '../../elbv2/tags';

/** A security group as EC2 answers it, its rules gathered by protocol and ports. */
export const describeSecurityGroup = (group: SecurityGroup): object => ({
  GroupId: group.id,
  IpPermissionsEgress: permissionsOf(group.egress),
  Tags: shownTags(group.tags),
  VpcId: group.vpcId,
  SecurityGroupArn: securityGroupArn(group.id),
  OwnerId: ACCOUNT_ID,
  GroupName: group.name,
  Description: group.description,
  IpPermissions: permissionsOf(group.ingress),
});

export const securityGroupArn = (id: string): string =>
  `arn:aws:ec2:${REGION}:${ACCOUNT_ID}:security-group/${id}`;

/** Rules as `IpPermissions`, in the order of their first. */
export function permissionsOf(rules: readonly SecurityGroupRule[]): object[] {
  const gathered = new Map<string, SecurityGroupRule[]>();
  for (const rule of rules) {
    const key = `${rule.protocol}/${rule.fromPort}/${rule.toPort}`;
    gathered.set(key, [...(gathered.get(key) ?? []), rule]);
  }
  return [...gathered.values()].map((alike) => {
    const { protocol, fromPort, toPort } = alike[0]!;
    const of = (is: (source: string) => boolean) => alike.filter(({ source }) => is(source));
    const isGroup = (source: string) => source.startsWith('sg-');
    const isPrefixList = (source: string) => source.startsWith('pl-');
    const isIpv6 = (source: string) => source.includes(':');
    const isIpv4 = (source: string) => !isGroup(source) && !isPrefixList(source) && !isIpv6(source);
    return {
      IpProtocol: protocol,
      ...(protocol !== '-1' && { FromPort: fromPort, ToPort: toPort }),
      UserIdGroupPairs: of(isGroup).map((rule) => ({
        ...described(rule),
        UserId: ACCOUNT_ID,
        GroupId: rule.source,
      })),
      IpRanges: of(isIpv4).map((rule) => ({ ...described(rule), CidrIp: rule.source })),
      Ipv6Ranges: of(isIpv6).map((rule) => ({ ...described(rule), CidrIpv6: rule.source })),
      PrefixListIds: of(isPrefixList).map((rule) => ({
        ...described(rule),
        PrefixListId: rule.source,
      })),
    };
  });
}

const described = ({ description }: SecurityGroupRule) =>
  description === undefined ? {} : { Description: description };

/** One rule as `SecurityGroupRules` have it. */
export function describeRule(group: SecurityGroup, rule: SecurityGroupRule): object {
  const { source } = rule;
  const isEgress = group.egress.includes(rule);
  return {
    SecurityGroupRuleId: rule.ruleId,
    GroupId: group.id,
    GroupOwnerId: ACCOUNT_ID,
    IsEgress: isEgress,
    IpProtocol: rule.protocol,
    FromPort: rule.fromPort,
    ToPort: rule.toPort,
    ...(source.startsWith('sg-')
      ? { ReferencedGroupInfo: { GroupId: source, UserId: ACCOUNT_ID } }
      : source.startsWith('pl-')
        ? { PrefixListId: source }
        : source.includes(':')
          ? { CidrIpv6: source }
          : { CidrIpv4: source }),
    ...described(rule),
    Tags: [],
  };
}
