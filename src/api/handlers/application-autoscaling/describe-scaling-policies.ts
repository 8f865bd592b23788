import type { Handler } from '../../handler';
import { describePolicy } from './answers/policy';
import { scalingPage } from './scaling-pages';
import { targetsAskedFor } from './targets';

export const describeScalingPolicies: Handler<'ApplicationAutoScaling.DescribeScalingPolicies'> = (
  { ctx },
  input,
) => {
  const { PolicyNames: names } = input;
  const wanted = targetsAskedFor(ctx.world, input).flatMap((target) =>
    target.policies
      .filter(({ name, arn }) => names === undefined || names.includes(name) || names.includes(arn))
      .map((policy) => describePolicy(ctx.world, target, policy)),
  );
  const { items, next } = scalingPage(wanted, input);
  return { ScalingPolicies: items, NextToken: next };
};
