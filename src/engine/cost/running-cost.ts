import type { World } from '../world/world';
import { usdOf } from './estimate';
import { fargatePrices } from './fargate-prices';
import { type PriceId, usdPerHour } from './list-prices';
import {
  balancerUsage,
  instancePrice,
  instanceUsage,
  type Usage,
  volumeShare,
  volumeUsage,
} from './usage';

/**
 * US dollars for an hour of what is in use now, by list price: tasks on Fargate from their image
 * pull to STOPPED, instances, volumes, load balancers without their capacity units.
 */
export function usdPerHourNow(world: World): number {
  const { changes } = world;
  const known = rates.get(world);
  if (known?.changes === changes) return known.usd;
  const usd = addUpRates(world);
  rates.set(world, { changes, usd });
  return usd;
}

/** What came out last, and `world.changes` then: time alone changes nothing of it. */
const rates = new WeakMap<World, { changes: number; usd: number }>();

function addUpRates(world: World): number {
  let usd = 0;
  const { addHour } = fargatePrices(world);
  const add = (price: PriceId, n: number) => (usd += usdPerHour(price, n) ?? 0);
  for (const task of world.tasks.values()) {
    if (task.lastStatus !== 'STOPPED') usd = addHour(usd, task);
  }
  for (const instance of world.containerInstances.values()) {
    if (instance.state === 'pending' || instance.state === 'running') {
      add(instancePrice(instance), 1);
    }
  }
  for (const volume of world.ebsVolumes.values()) {
    for (const [price, n] of volumeShare(volume)) add(price, n);
  }
  add('alb', world.loadBalancers.size);
  return usd;
}

/** US dollars that the run has come to so far, without the capacity units of load balancers. */
export function usdUsed(world: World): number {
  let usd = 0;
  const { addUsed } = fargatePrices(world);
  const add = (usage: readonly Usage[]) => {
    for (const [price, n] of usage) usd += usdOf(price, n) ?? 0;
  };
  add(Object.entries(world.pastUsage) as Usage[]);
  for (const task of world.tasks.values()) usd = addUsed(usd, task);
  for (const instance of world.containerInstances.values()) add(instanceUsage(world, instance));
  for (const volume of world.ebsVolumes.values()) add(volumeUsage(world, volume));
  for (const balancer of world.loadBalancers.values()) add(balancerUsage(world, balancer));
  return usd;
}
