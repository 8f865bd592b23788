import type { SecurityGroup, SecurityGroupRule } from '../../../model/vpc';
import type { Handler } from '../../handler';
import { USUAL_VPC } from '../../../engine/network/subnets';
import { describeSecurityGroup } from './answers/security-group';
import { ec2Page } from './ec2-pages';
import { type Filterable, filtered } from './filters';
import { groupCalled } from './given-rules';
import { securityGroupOf } from './network-references';

const isGroup = ({ source }: SecurityGroupRule) => source.startsWith('sg-');
const ports = (rules: readonly SecurityGroupRule[], end: 'fromPort' | 'toPort') =>
  rules.map((rule) => String(rule[end]));

const ruleFilters = (
  prefix: string,
  rulesOf: (group: SecurityGroup) => readonly SecurityGroupRule[],
): Filterable<SecurityGroup> => ({
  [`${prefix}.cidr`]: (one) =>
    rulesOf(one)
      .filter((rule) => !isGroup(rule))
      .map(({ source }) => source),
  [`${prefix}.group-id`]: (one) =>
    rulesOf(one)
      .filter(isGroup)
      .map(({ source }) => source),
  [`${prefix}.protocol`]: (one) => rulesOf(one).map(({ protocol }) => protocol),
  [`${prefix}.from-port`]: (one) => ports(rulesOf(one), 'fromPort'),
  [`${prefix}.to-port`]: (one) => ports(rulesOf(one), 'toPort'),
});

const FILTERS: Filterable<SecurityGroup> = {
  'group-id': ({ id }) => id,
  'group-name': ({ name }) => name,
  'vpc-id': ({ vpcId }) => vpcId,
  description: ({ description }) => description,
  ...ruleFilters('ip-permission', ({ ingress }) => ingress),
  ...ruleFilters('egress.ip-permission', ({ egress }) => egress),
};

export const describeSecurityGroups: Handler<'EC2.DescribeSecurityGroups'> = ({ ctx }, input) => {
  const { world } = ctx;
  const { GroupIds = [], GroupNames = [] } = input;
  const ids = [...GroupIds, ...GroupNames.map((name) => groupCalled(world, USUAL_VPC, name))];
  const named = ids.map((id) => securityGroupOf(world, id));
  const all = ids.length > 0 ? named : [...world.securityGroups.values()];
  const shown = filtered(all, input.Filters, FILTERS);
  return ec2Page('SecurityGroups', shown.map(describeSecurityGroup), input);
};
