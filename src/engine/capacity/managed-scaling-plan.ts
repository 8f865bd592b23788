import type { CapacityProvider } from '../../model/capacity-provider';
import type { TaskDefinition } from '../../model/task-definition';
import type { Needs } from './placement/task-needs';
import { bindPorts, portsFit, type PortSet, reservedKeys } from './ports';

/** The instances of a capacity provider at one moment. */
export interface Instances {
  /** Those of the group that are there or on their way up, and are to stay. */
  readonly there: number;
  /** Of these, the ones with tasks that are no daemons. */
  readonly used: number;
  /** How many more the waiting tasks need; 0 where none of them would fit on one. */
  readonly lacking: number;
  /** Tasks wait, and none of them fits on an empty instance: nothing is scaled for them. */
  readonly onlyMisfits: boolean;
}

type Settings = CapacityProvider['managedScaling'];

/** More instances at once than needed, or fewer, as the step sizes say. */
const inSteps = (lacking: number, settings: Settings): number =>
  lacking === 0
    ? 0
    : Math.max(settings.minimumScalingStepSize, Math.min(settings.maximumScalingStepSize, lacking));

/** Instances that are needed for all tasks that run and wait. */
const neededOf = ({ there, used, lacking }: Instances, settings: Settings): number =>
  lacking > 0 ? there + inSteps(lacking, settings) : used;

/**
 * SCALING-1: CapacityProviderReservation, in percent: instances needed over instances there. With
 * none there it is 200 where some are needed and 100 where none is. Where waiting tasks fit no
 * instance it stays at its target.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-scaling-behavior.html
 */
export function reservationOf(instances: Instances, settings: Settings): number {
  if (instances.onlyMisfits) return settings.targetCapacity;
  const needed = neededOf(instances, settings);
  if (instances.there === 0) return needed > 0 ? 200 : 100;
  return (needed / instances.there) * 100;
}

/** The two instances that a group always begins with. */
const FROM_NOTHING = 2;

/** SCALING-2: the desired capacity after a metric above its target. */
export function scaledOut(instances: Instances, settings: Settings): number {
  if (instances.there === 0) return FROM_NOTHING;
  return Math.ceil((neededOf(instances, settings) * 100) / settings.targetCapacity);
}

/**
 * SCALING-3: the desired capacity after a metric that has long been below its target: one instance
 * fewer at least, and half of them at most.
 */
export function scaledIn(instances: Instances, settings: Settings): number {
  const { there } = instances;
  const wanted = Math.ceil((neededOf(instances, settings) * 100) / settings.targetCapacity);
  const most = Math.max(1, Math.floor(there / 2));
  return Math.min(there, Math.max(wanted, there - most));
}

/** What is free of an instance that is packed. */
interface Bin {
  cpu: number;
  memory: number;
  interfaces: number;
  ports: PortSet;
}

/** A task that waits. */
export interface WaitingTask {
  readonly needs: Needs;
  readonly definition: TaskDefinition;
}

/**
 * SCALING-4: how many empty instances the waiting tasks need, packed tightly, the largest first;
 * those that fit on none are left out, and counted as misfits.
 */
export function instancesFor(
  waiting: readonly WaitingTask[],
  empty: Omit<Bin, 'ports'> & { reservedPorts: readonly number[] },
): { instances: number; misfits: number } {
  const newBin = (): Bin => ({ ...empty, ports: reservedKeys(empty.reservedPorts) });
  const fits = ({ needs, definition }: WaitingTask, bin: Bin) =>
    needs.cpu <= bin.cpu &&
    needs.memory <= bin.memory &&
    needs.interfaces <= bin.interfaces &&
    portsFit(definition, bin.ports);
  const able = waiting.filter((task) => fits(task, newBin()));
  const bins: Bin[] = [];
  const bySize = (a: WaitingTask, b: WaitingTask) =>
    b.needs.memory - a.needs.memory || b.needs.cpu - a.needs.cpu;
  for (const task of able.toSorted(bySize)) {
    let bin = bins.find((one) => fits(task, one));
    if (!bin) bins.push((bin = newBin()));
    bin.cpu -= task.needs.cpu;
    bin.memory -= task.needs.memory;
    bin.interfaces -= task.needs.interfaces;
    bindPorts(task.definition, bin.ports);
  }
  return { instances: bins.length, misfits: waiting.length - able.length };
}
