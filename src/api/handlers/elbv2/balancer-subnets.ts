import type { EngineContext } from '../../../engine/engine-context';
import { freeAddresses, subnetOf, takeAddress } from '../../../engine/network/subnets';
import type { LoadBalancer } from '../../../model/load-balancer';
import type { Subnet } from '../../../model/vpc';
import { elbErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import { refuse } from '../../refusal';

type Given = Pick<InputOf<'ELBv2.CreateLoadBalancer'>, 'Subnets' | 'SubnetMappings'>;

/** At least two, as an Application Load Balancer is in at least two zones. */
export function subnetsGiven(input: Given): string[] {
  const { Subnets: plain, SubnetMappings: mappings } = input;
  if (plain?.length && mappings?.length) {
    refuse(elbErrors.validation('You must specify either subnets or subnet mappings but not both'));
  }
  const subnets = mappings?.length ? mappings.map((one) => one.SubnetId ?? '') : (plain ?? []);
  if (subnets.length === 0) refuse(elbErrors.validation('A subnet must be specified'));
  if (new Set(subnets).size < subnets.length || subnets.includes('')) refuse(SAME_ZONE);
  if (subnets.length < 2) refuse(ONE_ZONE);
  return subnets;
}

const SAME_ZONE = elbErrors.invalidConfiguration(
  'A load balancer cannot be attached to multiple subnets in the same Availability Zone',
);
const ONE_ZONE = elbErrors.validation(
  'At least two subnets in two different Availability Zones must be specified',
);

/** Free addresses that there must be in a subnet of a load balancer. */
const FREE_ADDRESSES = 8;

/**
 * Refuses subnets that a load balancer cannot be in. Those that nobody declared take any.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
 */
export function checkSubnets(
  ctx: EngineContext,
  subnetIds: readonly string[],
  balancer: Pick<LoadBalancer, 'scheme' | 'nodeAddresses'>,
): void {
  const { world } = ctx;
  const declared = subnetIds.flatMap((id) => {
    const subnet = world.subnets.get(id);
    return subnet?.isDeclared ? [subnet] : [];
  });
  const zones = new Set(declared.map(({ availabilityZone }) => availabilityZone));
  if (zones.size < declared.length) refuse(SAME_ZONE);
  const [vpcId, ...others] = new Set(declared.map((subnet) => subnet.vpcId));
  if (others.length > 0) {
    refuse(elbErrors.invalidConfiguration('All subnets must belong to the same VPC'));
  }
  if (balancer.scheme === 'internet-facing' && vpcId !== undefined && world.vpcs.has(vpcId)) {
    const isOpen = [...world.gateways.values()].some(
      (one) => one.kind === 'internet' && one.state === 'available' && one.vpcId === vpcId,
    );
    if (!isOpen) refuse(elbErrors.invalidSubnet(`VPC ${vpcId} has no internet gateway`));
  }
  for (const subnet of declared) checkRoom(ctx, subnet, balancer);
}

function checkRoom(
  ctx: EngineContext,
  subnet: Subnet,
  { nodeAddresses = {} }: Pick<LoadBalancer, 'nodeAddresses'>,
): void {
  if (nodeAddresses[subnet.id] !== undefined) return;
  if (freeAddresses(ctx, subnet) >= FREE_ADDRESSES) return;
  refuse(
    elbErrors.invalidSubnet(
      `Not enough IP space available in ${subnet.id}. ELB requires at least ${FREE_ADDRESSES} ` +
        'free IP addresses in each subnet.',
    ),
  );
}

/** A node's address in each declared subnet; those it had it keeps. Subnets become known by it. */
export function nodeAddressesIn(
  ctx: EngineContext,
  subnetIds: readonly string[],
  before: Record<string, string> = {},
): Record<string, string> {
  const addresses: Record<string, string> = {};
  for (const id of subnetIds) {
    if (!subnetOf(ctx, id).isDeclared) continue;
    const address = before[id] ?? takeAddress(ctx, id);
    if (address !== undefined) addresses[id] = address;
  }
  return addresses;
}

/** Refuses security groups of another VPC than the subnets'. */
export function checkSecurityGroups(
  { world }: EngineContext,
  groupIds: readonly string[],
  subnetIds: readonly string[],
): void {
  const vpcId = world.subnets.get(subnetIds[0] ?? '')?.vpcId;
  for (const id of groupIds) {
    const group = world.securityGroups.get(id);
    if (!group || !world.vpcs.has(group.vpcId) || !vpcId || group.vpcId === vpcId) continue;
    refuse(elbErrors.invalidSecurityGroup(`One or more security groups are invalid: ${id}`));
  }
}
