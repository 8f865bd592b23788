import type { Tag } from '../../../model/cluster';
import type { SecurityGroup, SecurityGroupRule } from '../../../model/vpc';
import { ec2Errors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { describeRule } from './answers/security-group';
import { ec2Page } from './ec2-pages';
import { type Filterable, filtered } from './filters';

interface Placed {
  readonly group: SecurityGroup;
  readonly rule: SecurityGroupRule;
  readonly tags: readonly Tag[];
}

const FILTERS: Filterable<Placed> = {
  'group-id': ({ group }) => group.id,
  'security-group-rule-id': ({ rule }) => rule.ruleId,
};

export const describeSecurityGroupRules: Handler<'EC2.DescribeSecurityGroupRules'> = (
  { ctx },
  input,
) => {
  const all: Placed[] = [...ctx.world.securityGroups.values()].flatMap((group) =>
    [...group.ingress, ...group.egress].map((rule) => ({ group, rule, tags: [] })),
  );
  const named = input.SecurityGroupRuleIds?.map((id) => {
    const message = `The security group rule ID '${id}' does not exist`;
    const error = ec2Errors.of('InvalidSecurityGroupRuleId.NotFound', message);
    return all.find(({ rule }) => rule.ruleId === id) ?? refuse(error);
  });
  const shown = filtered(named ?? all, input.Filters, FILTERS);
  return ec2Page(
    'SecurityGroupRules',
    shown.map(({ group, rule }) => describeRule(group, rule)),
    input,
  );
};
