import type { ContainerInstance } from '../../../model/container-instance';
import type { Service } from '../../../model/service';
import type { EngineContext } from '../../engine-context';
import { subnetZone } from '../../network/subnets';
import { instancesOf } from '../instance-facts';
import { candidatesFor } from './candidate';
import { type GivenConstraint, readConstraints } from './constraints';
import { misfit, type MisfitReason } from './fit';
import { isOut } from '../zone-outage';
import { needsOf } from './task-needs';

/**
 * What keeps a further task of a service from each instance of its cluster as they are now; null
 * where nothing does. Only looks: no place is taken.
 */
export function misfitsFor(
  ctx: EngineContext,
  service: Service,
): { instance: ContainerInstance; reason: MisfitReason | null }[] {
  const definition = ctx.world.taskDefinitions.get(service.taskDefinitionArn);
  if (!definition) return [];
  const { placementConstraints = [] } = service.carried as {
    placementConstraints?: readonly GivenConstraint[];
  };
  const own = (definition.carried.placementConstraints ?? []) as readonly GivenConstraint[];
  const subnets = service.networkConfiguration?.awsvpcConfiguration.subnets ?? [];
  const wish = {
    definition,
    needs: needsOf(definition),
    constraints: readConstraints([...own, ...placementConstraints]),
    zones:
      definition.networkMode === 'awsvpc' ? subnets.map((subnet) => subnetZone(ctx, subnet)) : null,
  };
  const instances = instancesOf(ctx.world, service.clusterArn);
  const isShut = ({ status, availabilityZone }: ContainerInstance) =>
    status !== 'ACTIVE' || isOut(ctx, availabilityZone);
  return candidatesFor(ctx.world, instances, `service:${service.name}`).map((candidate) => ({
    instance: candidate.instance,
    reason: isShut(candidate.instance) ? 'INACTIVE' : (misfit(wish, candidate)?.reason ?? null),
  }));
}
