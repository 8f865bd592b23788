import type { Target, TargetGroup, TargetHealthState } from '../../model/load-balancer';

/** A target and the group it is in. */
export interface Registration {
  readonly group: TargetGroup;
  readonly target: Target;
}

/**
 * The targets of a group by their address, by the task behind them in order of registration, and
 * counted by health. Worked out once for a group as it stands in the world, which a restored one
 * has not been: nothing of it is saved. Of ten thousand targets none is found by looking at all.
 */
interface TargetIndex {
  /** How many it holds: a list of another length has changed untold. */
  size: number;
  byAddress: Map<string, Target>;
  byTask: Map<string, readonly Registration[]>;
  byHealth: Map<TargetHealthState, number>;
  /** Slots in order of registration; null while they are not worked out. */
  slots: Int32Array | null;
}

const indexes = new WeakMap<readonly Target[], TargetIndex>();

const NONE: readonly Registration[] = [];

const addressOf = (id: string, port: number): string => `${id}:${port}`;

export const targetsOfTask = (group: TargetGroup, taskArn: string): readonly Registration[] =>
  indexOf(group).byTask.get(taskArn) ?? NONE;

/** The target at that address; a group has one at most. */
export const targetAt = (group: TargetGroup, id: string, port: number): Target | undefined =>
  indexOf(group).byAddress.get(addressOf(id, port));

/** How many of its targets are of that health. */
export const countOfHealth = (group: TargetGroup, health: TargetHealthState): number =>
  indexOf(group).byHealth.get(health) ?? 0;

/** The data plane's slots of its targets, in order of registration. */
export const slotsOf = (group: TargetGroup): Int32Array =>
  (indexOf(group).slots ??= Int32Array.from(group.targets, ({ slot }) => slot));

/** A target has been added at the end of its group's. */
export function noteAdded(group: TargetGroup, target: Target): void {
  const index = indexes.get(group.targets);
  if (index) put(index, group, target);
}

/** A target's health is another than `from`, which it was. */
export function noteHealth(
  { targets }: TargetGroup,
  target: Target,
  from: TargetHealthState,
): void {
  const index = indexes.get(targets);
  if (!index || target.health === from) return;
  count(index, from, -1);
  count(index, target.health, 1);
}

/** A target has been taken out of its group's. */
export function noteDropped({ targets }: TargetGroup, target: Target): void {
  const index = indexes.get(targets);
  if (!index) return;
  const { id, port, taskArn } = target;
  index.size--;
  index.slots = null;
  index.byAddress.delete(addressOf(id, port));
  count(index, target.health, -1);
  if (taskArn === undefined) return;
  const left = index.byTask.get(taskArn)?.filter((one) => one.target !== target) ?? [];
  if (left.length > 0) index.byTask.set(taskArn, left);
  else index.byTask.delete(taskArn);
}

function indexOf(group: TargetGroup): TargetIndex {
  const { targets } = group;
  let index = indexes.get(targets);
  if (index?.size !== targets.length) {
    index = { size: 0, byAddress: new Map(), byTask: new Map(), byHealth: new Map(), slots: null };
    for (const target of targets) put(index, group, target);
    indexes.set(targets, index);
  }
  return index;
}

function put(index: TargetIndex, group: TargetGroup, target: Target): void {
  index.size++;
  index.slots = null;
  index.byAddress.set(addressOf(target.id, target.port), target);
  count(index, target.health, 1);
  if (target.taskArn === undefined) return;
  const own = index.byTask.get(target.taskArn) ?? NONE;
  index.byTask.set(target.taskArn, [...own, { group, target }]);
}

function count({ byHealth }: TargetIndex, health: TargetHealthState, change: number): void {
  byHealth.set(health, (byHealth.get(health) ?? 0) + change);
}
