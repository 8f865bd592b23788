import type { ContainerInstance } from '../../../model/container-instance';
import type { Task } from '../../../model/task';
import type { World } from '../../world/world';
import { instancesOf } from '../instance-facts';
import { type Usage, usageOf } from '../usage';

/** An instance that a task might go to, with what is on it. Kept up to date as tasks are placed. */
export interface Candidate {
  readonly instance: ContainerInstance;
  readonly usage: Usage;
  /** How many tasks of the same group are on it: what is spread. */
  siblings: number;
  /** Groups of all tasks on it, one entry for each task. */
  readonly groups: string[];
}

/**
 * The ACTIVE instances of a cluster (of one capacity provider, if it is named), in order of launch.
 * One walk over all tasks: made once for all that are to be placed in one go.
 */
export function candidatesFor(
  world: World,
  spec: { clusterArn: string; group: string },
): Candidate[] {
  const active = instancesOf(world, spec.clusterArn).filter(({ status }) => status === 'ACTIVE');
  const usages = usageOf(world, active);
  const candidates = new Map<string, Candidate>();
  for (const instance of active) {
    const usage = usages.get(instance.arn);
    if (usage) candidates.set(instance.arn, { instance, usage, siblings: 0, groups: [] });
  }
  for (const task of world.tasks.values()) {
    const candidate = candidates.get(task.containerInstanceArn ?? '');
    if (candidate && isThere(task)) noteTask(candidate, task.group, spec.group);
  }
  return [...candidates.values()];
}

const isThere = (task: Task): boolean =>
  task.desiredStatus === 'RUNNING' && task.lastStatus !== 'STOPPED';

function noteTask(candidate: Candidate, group: string, own: string): void {
  candidate.groups.push(group);
  if (group === own) candidate.siblings++;
}

/** A task has been placed: the next one sees it. */
export function place(
  candidate: Candidate,
  group: string,
  needs: { cpu: number; memory: number; interfaces: number },
): void {
  const { usage } = candidate;
  usage.cpu += needs.cpu;
  usage.memory += needs.memory;
  usage.interfaces += needs.interfaces;
  usage.pending++;
  noteTask(candidate, group, group);
}
