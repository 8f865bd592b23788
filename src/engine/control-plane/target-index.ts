import type { Target } from '../../model/load-balancer';

/**
 * The targets of a group by their address, and by the task behind them in order of registration.
 * Worked out once for a group as it stands in the world, which a restored one has not been: nothing
 * of it is saved. Of ten thousand targets none is found by looking at all.
 */
interface TargetIndex {
  /** How many it holds: a list of another length has changed untold. */
  size: number;
  byAddress: Map<string, Target>;
  byTask: Map<string, Target[]>;
}

const indexes = new WeakMap<readonly Target[], TargetIndex>();

const NONE: readonly Target[] = [];

const addressOf = (id: string, port: number): string => `${id}:${port}`;

export function targetsOfTask(targets: readonly Target[], taskArn: string): readonly Target[] {
  return indexOf(targets).byTask.get(taskArn) ?? NONE;
}

/** The target at that address; a group has one at most. */
export function targetAt(targets: readonly Target[], id: string, port: number): Target | undefined {
  return indexOf(targets).byAddress.get(addressOf(id, port));
}

/** A target has been added at the end of its group's. */
export function noteAdded(targets: readonly Target[], target: Target): void {
  const index = indexes.get(targets);
  if (index) put(index, target);
}

/** A target has been taken out of its group's. */
export function noteDropped(targets: readonly Target[], target: Target): void {
  const index = indexes.get(targets);
  if (!index) return;
  const { id, port, taskArn } = target;
  index.size--;
  index.byAddress.delete(addressOf(id, port));
  if (taskArn === undefined) return;
  const left = index.byTask.get(taskArn)?.filter((one) => one !== target) ?? [];
  if (left.length > 0) index.byTask.set(taskArn, left);
  else index.byTask.delete(taskArn);
}

function indexOf(targets: readonly Target[]): TargetIndex {
  let index = indexes.get(targets);
  if (index?.size !== targets.length) {
    index = { size: 0, byAddress: new Map(), byTask: new Map() };
    for (const target of targets) put(index, target);
    indexes.set(targets, index);
  }
  return index;
}

function put(index: TargetIndex, target: Target): void {
  index.size++;
  index.byAddress.set(addressOf(target.id, target.port), target);
  if (target.taskArn === undefined) return;
  const own = index.byTask.get(target.taskArn);
  if (own) own.push(target);
  else index.byTask.set(target.taskArn, [target]);
}
