import { subnetZone } from '../../../engine/control-plane/operations';
import { loadBalancerArn, REGION } from '../../../model/ids';
import type { LoadBalancer } from '../../../model/load-balancer';
import { elbErrors, notSimulated } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { describeLoadBalancer } from './answers/load-balancer';
import { defaultAttributes } from './attribute-rules';
import { LOAD_BALANCER_ATTRIBUTES } from './load-balancer-attributes';
import { checkName } from './names';
import { withTags } from './tags';

type Input = InputOf<'ELBv2.CreateLoadBalancer'>;

/** Ready at once. Creating the same one twice answers the one that is there. */
export const createLoadBalancer: Handler<'ELBv2.CreateLoadBalancer'> = (engine, input) => {
  const { ctx } = engine;
  const { Name: name, Type: type = 'application' } = input;
  checkName('Load balancer', name);
  if (name.startsWith('internal-')) {
    refuse(elbErrors.validation(`Load balancer name '${name}' cannot begin with 'internal-'`));
  }
  if (type !== 'application') refuse(notSimulated(`${type} load balancers`));
  const subnets = subnetsOf(input);
  const scheme = input.Scheme ?? 'internet-facing';
  const existing = [...ctx.world.loadBalancers.values()].find((one) => one.name === name);
  if (existing) {
    const same = existing.scheme === scheme && existing.subnets.join() === subnets.join();
    if (!same) refuse(elbErrors.duplicateLoadBalancer(name));
    return { LoadBalancers: [describeLoadBalancer(ctx, existing)] };
  }
  for (const subnet of subnets) subnetZone(ctx, subnet);
  const { IpAddressType } = input;
  const prefix = scheme === 'internal' ? 'internal-' : '';
  const balancer: LoadBalancer = {
    arn: loadBalancerArn(name, ctx.ids.hex(16)),
    name,
    dnsName: `${prefix}${name}-${ctx.ids.digits(9)}.${REGION}.elb.amazonaws.com`,
    scheme,
    createdAt: engine.now,
    subnets,
    securityGroups: input.SecurityGroups ?? [],
    attributes: defaultAttributes(LOAD_BALANCER_ATTRIBUTES),
    tags: withTags([], input.Tags),
    listeners: [],
    ...(IpAddressType && { carried: { IpAddressType } }),
  };
  ctx.world.loadBalancers.set(balancer.arn, balancer);
  ctx.touch(balancer.arn);
  return { LoadBalancers: [describeLoadBalancer(ctx, balancer)] };
};

/** At least two, as an Application Load Balancer is in at least two zones. */
function subnetsOf(input: Input): string[] {
  const { Subnets: plain, SubnetMappings: mappings } = input;
  if (plain?.length && mappings?.length) {
    refuse(elbErrors.validation('You must specify either subnets or subnet mappings but not both'));
  }
  const subnets = mappings?.length ? mappings.map((one) => one.SubnetId ?? '') : (plain ?? []);
  if (subnets.length === 0) refuse(elbErrors.validation('A subnet must be specified'));
  if (new Set(subnets).size < subnets.length || subnets.includes('')) {
    refuse(
      elbErrors.invalidConfiguration(
        'A load balancer cannot be attached to multiple subnets in the same Availability Zone',
      ),
    );
  }
  if (subnets.length < 2) {
    refuse(
      elbErrors.validation(
        'At least two subnets in two different Availability Zones must be specified',
      ),
    );
  }
  return subnets;
}
