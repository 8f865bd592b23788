import { toSeconds } from '../../model/sim-time';
import type { Task } from '../../model/task';
import type { World } from '../world/world';
import { listPrice } from './list-prices';
import { billedHours, fargateShare, sizeOf } from './usage';

/** What a task has of one thing that is paid for, and US dollars for one of it for an hour. */
interface PricedShare {
  readonly usd: number;
  readonly quantity: number;
}

/**
 * What tasks on Fargate cost, task after task: of ten thousand nearly all are like the one before
 * them, whose prices are not looked up again. Things without a known price are left out.
 */
export function fargatePrices(world: World): {
  /** US dollars for an hour of the task, added to those before, thing by thing. */
  addHour: (usd: number, task: Task) => number;
  /** The same for all that the task has been billed for so far. */
  addUsed: (usd: number, task: Task) => number;
} {
  let last: Task | null = null;
  let shares: readonly PricedShare[] = [];
  const sharesOf = (task: Task): readonly PricedShare[] => {
    if (last === null || !isLike(task, last)) shares = pricedShares(world, task);
    last = task;
    return shares;
  };
  const now = toSeconds(world.now);
  return {
    addHour: (before, task) => {
      let usd = before;
      if (task.launchType !== 'FARGATE' || task.pullStartedAt === undefined) return usd;
      for (const share of sharesOf(task)) usd += share.quantity * share.usd;
      return usd;
    },
    addUsed: (before, task) => {
      let usd = before;
      if (task.launchType !== 'FARGATE' || task.pullStartedAt === undefined) return usd;
      const hours = billedHours(task, now);
      for (const share of sharesOf(task)) usd += share.usd * (share.quantity * hours);
      return usd;
    },
  };
}

const pricedShares = (world: World, task: Task): PricedShare[] =>
  fargateShare(world.taskDefinitions.get(task.taskDefinitionArn), sizeOf(task)).flatMap(
    ([price, quantity]) => {
      const { usd } = listPrice(price);
      return usd === null ? [] : [{ usd, quantity }];
    },
  );

const isLike = (one: Task, other: Task): boolean =>
  one.taskDefinitionArn === other.taskDefinitionArn &&
  one.cpu === other.cpu &&
  one.memory === other.memory &&
  one.capacityProviderName === other.capacityProviderName &&
  one.overrides.ephemeralStorage === other.overrides.ephemeralStorage;
