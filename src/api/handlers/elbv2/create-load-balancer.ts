import { loadBalancerArn, REGION } from '../../../model/ids';
import type { LoadBalancer } from '../../../model/load-balancer';
import { elbErrors, notSimulated } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { describeLoadBalancer } from './answers/load-balancer';
import { defaultAttributes } from './attribute-rules';
import {
  checkSecurityGroups,
  checkSubnets,
  nodeAddressesIn,
  subnetsGiven,
} from './balancer-subnets';
import { LOAD_BALANCER_ATTRIBUTES } from './load-balancer-attributes';
import { checkName } from './names';
import { withTags } from './tags';

/** Ready at once. Creating the same one twice answers the one that is there. */
export const createLoadBalancer: Handler<'ELBv2.CreateLoadBalancer'> = (engine, input) => {
  const { ctx } = engine;
  const { Name: name, Type: type = 'application' } = input;
  checkName('Load balancer', name);
  if (name.startsWith('internal-')) {
    refuse(elbErrors.validation(`Load balancer name '${name}' cannot begin with 'internal-'`));
  }
  if (type !== 'application') refuse(notSimulated(`${type} load balancers`));
  const subnets = subnetsGiven(input);
  const scheme = input.Scheme ?? 'internet-facing';
  const existing = [...ctx.world.loadBalancers.values()].find((one) => one.name === name);
  if (existing) {
    const same = existing.scheme === scheme && existing.subnets.join() === subnets.join();
    if (!same) refuse(elbErrors.duplicateLoadBalancer(name));
    return { LoadBalancers: [describeLoadBalancer(ctx, existing)] };
  }
  const { SecurityGroups: securityGroups = [] } = input;
  checkSubnets(ctx, subnets, { scheme });
  checkSecurityGroups(ctx, securityGroups, subnets);
  const { IpAddressType } = input;
  const prefix = scheme === 'internal' ? 'internal-' : '';
  const balancer: LoadBalancer = {
    arn: loadBalancerArn(name, ctx.ids.hex(16)),
    name,
    dnsName: `${prefix}${name}-${ctx.ids.digits(9)}.${REGION}.elb.amazonaws.com`,
    scheme,
    createdAt: engine.now,
    subnets,
    nodeAddresses: nodeAddressesIn(ctx, subnets),
    securityGroups,
    attributes: defaultAttributes(LOAD_BALANCER_ATTRIBUTES),
    tags: withTags([], input.Tags),
    listeners: [],
    ...(IpAddressType && { carried: { IpAddressType } }),
  };
  ctx.world.loadBalancers.set(balancer.arn, balancer);
  ctx.touch(balancer.arn);
  return { LoadBalancers: [describeLoadBalancer(ctx, balancer)] };
};
