import { REGION } from '../../model/ids';
import { must } from '../../model/assert';
import type { EngineContext } from '../engine-context';
import type { World } from '../world/world';

const ZONE_LETTERS = ['a', 'b', 'c'];
/** Every zone there is, in order. */
export const ZONES: readonly string[] = ZONE_LETTERS.map((letter) => `${REGION}${letter}`);

/** The first four addresses and the last of a subnet are AWS's own: 65,531 of a /16 remain. */
const FIRST_ADDRESS = 4;
const LAST_ADDRESS = 65_534;

function subnetRow(ctx: EngineContext, subnetId: string) {
  const { subnets } = ctx.world;
  let row = subnets.get(subnetId);
  if (!row) {
    const index = subnets.size;
    const availabilityZone = must(ZONES[index % ZONES.length], 'a zone');
    row = { availabilityZone, nextAddress: FIRST_ADDRESS, index };
    subnets.set(subnetId, row);
  }
  return row;
}

/** NET-1: the zone of a subnet that was never declared: a, b, c in order of first mention. */
export const subnetZone = (ctx: EngineContext, subnetId: string): string =>
  subnetRow(ctx, subnetId).availabilityZone;

/** The next free private address of a subnet. Addresses are used again only when all have been. */
export function takeAddress(ctx: EngineContext, subnetId: string): string {
  const row = subnetRow(ctx, subnetId);
  const range = LAST_ADDRESS - FIRST_ADDRESS + 1;
  for (let tries = 0; tries < range; tries++) {
    const handedOut = row.nextAddress++ - FIRST_ADDRESS;
    const n = FIRST_ADDRESS + (handedOut % range);
    const address = `10.${row.index % 256}.${n >> 8}.${n & 255}`;
    if (handedOut < range || !isTaken(ctx.world, address)) return address;
  }
  throw new Error(`subnet ${subnetId} has no address left`);
}

function isTaken(world: World, address: string): boolean {
  for (const task of world.tasks.values()) {
    if (task.privateIp === address && task.lastStatus !== 'STOPPED') return true;
  }
  return false;
}
