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

/** The instances that new tasks may come to, in order of launch. */
export const activeInstances = (world: World, clusterArn: string): ContainerInstance[] =>
  instancesOf(world, clusterArn).filter(({ status }) => status === 'ACTIVE');

/** Instances with what is on them. One walk over all tasks: made once for all to be placed. */
export function candidatesFor(
  world: World,
  instances: readonly ContainerInstance[],
  group: string,
): Candidate[] {
  const usages = usageOf(world, instances);
  const candidates = new Map<string, Candidate>();
  for (const instance of instances) {
    const usage = usages.get(instance.arn);
    if (usage) candidates.set(instance.arn, { instance, usage, siblings: 0, groups: [] });
  }
  for (const task of world.tasks.values()) {
    const candidate = candidates.get(task.containerInstanceArn ?? '');
    if (candidate && isThere(task)) noteTask(candidate, task.group, group);
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
