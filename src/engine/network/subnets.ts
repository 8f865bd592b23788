import { must } from '../../model/assert';
import { REGION } from '../../model/ids';
import type { Subnet } from '../../model/vpc';
import type { EngineContext } from '../engine-context';
import { addressesIn, heldByInfrastructure } from './addresses';
import { addressAt, overlap, sizeOf } from './cidr';

const ZONE_LETTERS = ['a', 'b', 'c'];
/** Every zone there is, in order. */
export const ZONES: readonly string[] = ZONE_LETTERS.map((letter) => `${REGION}${letter}`);

/** The VPC of whatever was made without being told one: never declared, so it is there. */
export const USUAL_VPC = 'vpc-1';

/** The first four addresses and the last of a subnet are AWS's own: 65,531 of a /16 remain. */
const FIRST_ADDRESS = 4;
const OWN_ADDRESSES = 5;

/** A subnet as declared; one never declared comes into being by being mentioned. */
export function subnetOf(ctx: EngineContext, subnetId: string): Subnet {
  return ctx.world.subnets.get(subnetId) ?? mention(ctx, subnetId);
}

/** NET-1: the zone of a subnet that was never declared: a, b, c in order of first mention. */
export const subnetZone = (ctx: EngineContext, subnetId: string): string =>
  subnetOf(ctx, subnetId).availabilityZone;

/** NET-1: from now on the subnet is what was said of it, whoever had mentioned it before. */
export function declareSubnet(
  ctx: EngineContext,
  said: Pick<Subnet, 'id' | 'vpcId' | 'cidr' | 'availabilityZone' | 'tags'>,
): Subnet {
  const subnet: Subnet = {
    ...said,
    isDeclared: true,
    mapPublicIpOnLaunch: false,
    nextAddress: FIRST_ADDRESS,
  };
  // Whoever is in it already may have any of its addresses: looked for from the second round on.
  if (addressesIn(ctx.world, said.id).size > 0) subnet.nextAddress += capacityOf(subnet);
  ctx.world.subnets.set(said.id, subnet);
  return subnet;
}

function mention(ctx: EngineContext, subnetId: string): Subnet {
  const { subnets, vpcs } = ctx.world;
  const known = [...subnets.values()];
  const order = known.filter((one) => !one.isDeclared).length;
  const used = [...vpcs.values(), ...known].map((one) => one.cidr);
  const subnet: Subnet = {
    id: subnetId,
    isDeclared: false,
    vpcId: USUAL_VPC,
    cidr: freeBlock(order, used),
    availabilityZone: must(ZONES[order % ZONES.length], 'a zone'),
    mapPublicIpOnLaunch: true,
    nextAddress: FIRST_ADDRESS,
    tags: [],
  };
  subnets.set(subnetId, subnet);
  return subnet;
}

/** The first /16 of 10.0.0.0/8 from the n-th on that nothing else has; all taken, the n-th. */
function freeBlock(n: number, used: readonly string[]): string {
  for (let k = 0; k < 256; k++) {
    const block = `10.${(n + k) % 256}.0.0/16`;
    if (!used.some((other) => overlap(block, other))) return block;
  }
  return `10.${n % 256}.0.0/16`;
}

/**
 * NET-2: takes the next free private address of a subnet; undefined where there is none. Addresses
 * are used again only when all have been. Whoever has one keeps it where `addressesIn` finds it.
 */
export function takeAddress(ctx: EngineContext, subnetId: string): string | undefined {
  const subnet = subnetOf(ctx, subnetId);
  if (isExhausted(ctx, subnet)) return undefined;
  const range = capacityOf(subnet);
  // Before the first round is over no task can have one that comes later.
  const isFirstRound = subnet.nextAddress - FIRST_ADDRESS < range;
  const taken = (isFirstRound ? heldByInfrastructure : addressesIn)(ctx.world, subnetId);
  for (let tries = 0; tries < range; tries++) {
    const place = (subnet.nextAddress++ - FIRST_ADDRESS) % range;
    const address = addressAt(subnet.cidr, FIRST_ADDRESS + place);
    if (!taken.has(address)) return address;
  }
  return undefined;
}

/** How many addresses a subnet has for interfaces: 2^(32 − prefix) − 5. */
export const capacityOf = ({ cidr }: Subnet): number => sizeOf(cidr) - OWN_ADDRESSES;

/** How many of them are free now (`AvailableIpAddressCount`). */
export const freeAddresses = (ctx: EngineContext, subnet: Subnet): number =>
  isExhausted(ctx, subnet) ? 0 : capacityOf(subnet) - addressesIn(ctx.world, subnet.id).size;

/** NET-6: something else has taken all addresses that are left. */
const isExhausted = (ctx: EngineContext, { id }: Subnet): boolean =>
  [...ctx.world.faults.values()].some(
    ({ active, type, resource }) =>
      active && type === 'exhaust-subnet-ips' && (resource === undefined || resource === id),
  );
