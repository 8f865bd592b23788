import type { Target } from '../../model/load-balancer';

/**
 * The targets of a group by the task behind them, in order of registration. Worked out once for a
 * group as it stands in the world, which a restored one has not been: nothing of it is saved.
 */
const indexes = new WeakMap<readonly Target[], Map<string, Target[]>>();

const NONE: readonly Target[] = [];

export function targetsOfTask(targets: readonly Target[], taskArn: string): readonly Target[] {
  return indexOf(targets).get(taskArn) ?? NONE;
}

/** A target has been added at the end of its group's. */
export function noteAdded(targets: readonly Target[], target: Target): void {
  const index = indexes.get(targets);
  if (index) put(index, target);
}

/** A target has been taken out of its group's. */
export function noteDropped(targets: readonly Target[], target: Target): void {
  const { taskArn } = target;
  const index = indexes.get(targets);
  if (!index || taskArn === undefined) return;
  const left = index.get(taskArn)?.filter((one) => one !== target) ?? [];
  if (left.length > 0) index.set(taskArn, left);
  else index.delete(taskArn);
}

function indexOf(targets: readonly Target[]): Map<string, Target[]> {
  let index = indexes.get(targets);
  if (!index) {
    index = new Map();
    for (const target of targets) put(index, target);
    indexes.set(targets, index);
  }
  return index;
}

function put(index: Map<string, Target[]>, target: Target): void {
  if (target.taskArn === undefined) return;
  const own = index.get(target.taskArn);
  if (own) own.push(target);
  else index.set(target.taskArn, [target]);
}
