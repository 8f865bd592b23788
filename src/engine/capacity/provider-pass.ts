import type { CapacityProvider } from '../../model/capacity-provider';
import { createPlacer, isPlace, type Placer } from '../control-plane/placement';
import { beginProvisioning, takePlace } from '../control-plane/task-creation';
import { definitionOf } from '../control-plane/task-facts';
import { stepTask } from '../control-plane/task-lifecycle';
import type { EngineContext } from '../engine-context';
import { clustersOf, planProviderPass } from './capacity-providers';
import { scaleProvider } from './managed-scaling';
import { waitingTasks } from './waiting-tasks';

/** A pass of a capacity provider is due: it plans the next. Places come first, then the metric. */
export function providerPassIsDue(ctx: EngineContext, provider: CapacityProvider): void {
  planProviderPass(ctx, provider);
  for (const { arn } of clustersOf(ctx, provider)) placeWaiting(ctx, provider, arn);
  scaleProvider(ctx, provider);
}

/** WAIT-4: those that wait are placed in the order of their creation, as far as there is room. */
function placeWaiting(ctx: EngineContext, { name }: CapacityProvider, clusterArn: string): void {
  const placers = new Map<string, Placer>();
  for (const task of waitingTasks(ctx, { clusterArn, provider: name })) {
    const { group, launchType, placing = {} } = task;
    const key = JSON.stringify([group, placing]);
    const carried = ctx.world.services.get(task.serviceArn ?? '')?.carried;
    const wish = { clusterArn, group, ...placing, ...(carried && { carried }) };
    const placer = placers.get(key) ?? createPlacer(ctx, wish);
    placers.set(key, placer);
    const on = { launchType, capacityProviderName: name, overrides: task.overrides };
    const place = placer.next(definitionOf(ctx, task), on);
    if (!isPlace(place)) continue;
    takePlace(ctx, task, place);
    beginProvisioning(ctx, task);
    stepTask(ctx, task, { type: 'PLACED' });
  }
}
