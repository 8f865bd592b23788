import type { Handler } from '../../handler';
import { loadBalancerOf, targetGroupOf } from '../references';
import { describeTargetGroup } from './answers/target-group';
import { elbPage } from './elb-pages';
import { usersOf } from './group-users';

export const describeTargetGroups: Handler<'ELBv2.DescribeTargetGroups'> = ({ ctx }, input) => {
  const { world } = ctx;
  const references = [...(input.TargetGroupArns ?? []), ...(input.Names ?? [])];
  const named =
    references.length > 0
      ? references.map((reference) => targetGroupOf(world, reference))
      : [...world.targetGroups.values()];
  const balancer = input.LoadBalancerArn && loadBalancerOf(world, input.LoadBalancerArn);
  const wanted = balancer
    ? named.filter((group) => usersOf(world, group.arn).includes(balancer.arn))
    : named;
  const { items, next } = elbPage(wanted, input);
  return {
    TargetGroups: items.map((group) => describeTargetGroup(world, group)),
    NextMarker: next,
  };
};
