import type { ContainerInstance } from '../../model/container-instance';
import type { Service } from '../../model/service';
import { daemonsApart } from '../capacity/daemon-tasks';
import { hasDeclaredCapacity, instanceOf } from '../capacity/instance-facts';
import { activeInstances, candidatesFor } from '../capacity/placement/candidate';
import { readConstraints, unsatisfied } from '../capacity/placement/constraints';
import type { GivenConstraint } from '../capacity/placement/constraints';
import type { EngineContext } from '../engine-context';
import { subnetZone } from '../network/subnets';
import { createPlacer, isPlace, type Placer, zonesFor } from './placement';
import { liveTasksOf } from './service-tasks';
import { definitionOf } from './task-facts';

/** Services with the scheduling strategy DAEMON: one task on each container instance. */

const asDaemon = (service: Service) => ({ ...service, group: `service:${service.name}` });

/**
 * DAEMON-1: the ACTIVE instances that satisfy the constraints, wherever a subnet of the service is;
 * what the daemon needs of them is another matter.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_services.html
 */
function hostsFor(ctx: EngineContext, service: Service): ContainerInstance[] {
  const definition = definitionOf(ctx, service);
  const own = definition.carried.placementConstraints as readonly GivenConstraint[] | undefined;
  const given = service.carried.placementConstraints as readonly GivenConstraint[] | undefined;
  const constraints = readConstraints([...(own ?? []), ...(given ?? [])]);
  const subnets = service.networkConfiguration?.awsvpcConfiguration.subnets ?? [];
  const zones = subnets.map((subnet) => subnetZone(ctx, subnet));
  const active = activeInstances(ctx.world, service.clusterArn).filter(
    ({ availabilityZone }) => zones.length === 0 || zones.includes(availabilityZone),
  );
  return candidatesFor(ctx.world, active, '')
    .filter((one) => unsatisfied(constraints, one) === null)
    .map(({ instance }) => instance);
}

/**
 * DAEMON-2: a daemon's count is that of the instances it belongs on. On one that is to be emptied
 * it stays for as long as other tasks are there. Where nobody declared instances there is one in
 * each zone (assumed).
 */
export function countDaemons(ctx: EngineContext, service: Service): void {
  const wanted = hasDeclaredCapacity(ctx.world, service.clusterArn)
    ? hostsFor(ctx, service).length + staying(ctx, service)
    : zonesFor(ctx, asDaemon(service)).length;
  if (wanted === service.desiredCount) return;
  service.desiredCount = wanted;
  ctx.touch(service.arn);
}

/** Daemons on instances that take nothing new, and have other tasks still. */
const staying = (ctx: EngineContext, service: Service): number =>
  liveTasksOf(ctx.world, service).filter((task) => {
    const instance = instanceOf(ctx.world, task);
    if (task.desiredStatus === 'STOPPED' || instance?.status !== 'DRAINING') return false;
    return daemonsApart(ctx, instance).others.length > 0;
  }).length;

/** Whether a service's tasks go one to each instance. */
export const isDaemonService = ({ schedulingStrategy }: Service): boolean =>
  schedulingStrategy === 'DAEMON';

/** Of a service: where its scheduling strategy has its next tasks go. */
export function placerFor(ctx: EngineContext, service: Service): Placer {
  const spec = asDaemon(service);
  if (!isDaemonService(service) || !hasDeclaredCapacity(ctx.world, service.clusterArn)) {
    return createPlacer(ctx, spec);
  }
  const taken = new Set(
    liveTasksOf(ctx.world, service).flatMap((task) => task.containerInstanceArn ?? []),
  );
  const free = hostsFor(ctx, service).filter(({ arn }) => !taken.has(arn));
  return {
    next: (definition, on) => {
      let found = createPlacer(ctx, { ...spec, containerInstanceArn: '' }).next(definition, on);
      while (!isPlace(found)) {
        const host = free.shift();
        if (!host) return found;
        found = createPlacer(ctx, { ...spec, containerInstanceArn: host.arn }).next(definition, on);
      }
      return found;
    },
  };
}
