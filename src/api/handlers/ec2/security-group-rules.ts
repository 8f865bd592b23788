import { routesChanged } from '../../../engine/control-plane/operations';
import type { EngineContext } from '../../../engine/engine-context';
import type { Direction } from '../../../engine/network/security-groups';
import { USUAL_VPC } from '../../../engine/network/subnets';
import type { SecurityGroup, SecurityGroupRule } from '../../../model/vpc';
import { ec2Errors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import { refuse } from '../../refusal';
import { describeRule } from './answers/security-group';
import { everythingOut, givenRules, groupIdOf, ruleInWords, sameRule } from './given-rules';
import { securityGroupOf } from './network-references';

type Authorization =
  | InputOf<'EC2.AuthorizeSecurityGroupIngress'>
  | InputOf<'EC2.AuthorizeSecurityGroupEgress'>;
type Revocation =
  | InputOf<'EC2.RevokeSecurityGroupIngress'>
  | InputOf<'EC2.RevokeSecurityGroupEgress'>;

/**
 * Adds rules to a group. One that nobody declared is declared by it: from now on it lets through
 * what its rules say, and everything out.
 */
export function authorize(ctx: EngineContext, direction: Direction, input: Authorization): object {
  const { world } = ctx;
  const id = groupIdOf(ctx.world, input);
  const group = world.securityGroups.get(id) ?? undeclared(id);
  const rules = givenRules(world, group, direction, input);
  const known = rules.find((rule) => group[direction].some((one) => sameRule(one, rule)));
  if (known) {
    refuse(
      ec2Errors.of(
        'InvalidPermission.Duplicate',
        `the specified rule "${ruleInWords(known)}" already exists`,
      ),
    );
  }
  group[direction] = [...group[direction], ...rules];
  world.securityGroups.set(id, group);
  routesChanged(ctx);
  return { Return: true, SecurityGroupRules: rules.map((rule) => describeRule(group, rule)) };
}

const undeclared = (id: string): SecurityGroup => ({
  id,
  name: `rules-of-${id}`,
  vpcId: USUAL_VPC,
  description: 'Declared by its first rule',
  ingress: [],
  egress: [everythingOut(id)],
  tags: [],
});

/** Takes rules away, by what they say or by their ids. */
export function revoke(ctx: EngineContext, direction: Direction, input: Revocation): object {
  const group = securityGroupOf(ctx.world, groupIdOf(ctx.world, input));
  const named = input.SecurityGroupRuleIds?.map((id) => ruleById(group, direction, id));
  const rules = named ?? givenRules(ctx.world, group, direction, input);
  for (const rule of rules) {
    if (group[direction].some((one) => sameRule(one, rule))) continue;
    refuse(
      ec2Errors.of(
        'InvalidPermission.NotFound',
        'The specified rule does not exist in this security group.',
      ),
    );
  }
  const revoked = group[direction].filter((one) => rules.some((rule) => sameRule(one, rule)));
  const answers = revoked.map((rule) => describeRevoked(group, rule));
  group[direction] = group[direction].filter((one) => !revoked.includes(one));
  routesChanged(ctx);
  return { Return: true, RevokedSecurityGroupRules: answers };
}

function ruleById(group: SecurityGroup, direction: Direction, id: string): SecurityGroupRule {
  const rule = group[direction].find(({ ruleId }) => ruleId === id);
  const message = `The security group rule ID '${id}' does not exist`;
  return rule ?? refuse(ec2Errors.of('InvalidSecurityGroupRuleId.NotFound', message));
}

/** As the rule was shown, with the group that it named under another member. */
function describeRevoked(group: SecurityGroup, rule: SecurityGroupRule): object {
  const shown = Object.entries(describeRule(group, rule)).filter(
    ([member]) => !['GroupOwnerId', 'ReferencedGroupInfo', 'Tags'].includes(member),
  );
  const other = rule.source.startsWith('sg-') && { ReferencedGroupId: rule.source };
  return { ...Object.fromEntries(shown), ...other };
}
