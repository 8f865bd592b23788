import { resourceIdOf, SCALABLE_DIMENSION } from '../../../model/scaling-names';
import type { World } from '../../../engine/world/world';
import { lastPart } from '../../../model/ids';
import type { ScalableTarget } from '../../../model/scaling';
import type { Service } from '../../../model/service';
import { notSimulated, scalingErrors } from '../../contract/errors';
import { found, refuse } from '../../refusal';
import { serviceAnywhere } from '../references';

interface Named {
  ServiceNamespace: string;
  ResourceId: string;
  ScalableDimension: string;
}

/** What other services have of it is no matter of this sandbox. */
export function checkNamespace(namespace: string, dimension: string = SCALABLE_DIMENSION): void {
  if (namespace !== 'ecs') refuse(notSimulated(`auto scaling of ${namespace}`));
  if (dimension !== SCALABLE_DIMENSION) refuse(scalingErrors.unsupported());
}

/** `service/CLUSTER/SERVICE` of what is given: that, `CLUSTER/SERVICE`, a name or an ARN. */
export function resourceIdIn(world: World, given: string): string {
  if (/^service\/[^/]+\/[^/]+$/.test(given)) return given;
  const service = serviceAnywhere(world, given);
  return resourceIdOf(lastPart(service.clusterArn), service.name);
}

/** The service that is to be scaled: it must be there. */
export function scalableService(world: World, { ResourceId }: Named): Service {
  const [, cluster, name] = resourceIdIn(world, ResourceId).split('/');
  const service = [...world.services.values()].find(
    (one) => one.name === name && lastPart(one.clusterArn) === cluster && one.status !== 'INACTIVE',
  );
  return found(service, scalingErrors.noService(ResourceId));
}

/** The scalable target that an operation names. */
export function targetOf(world: World, input: Named): ScalableTarget {
  checkNamespace(input.ServiceNamespace, input.ScalableDimension);
  const resourceId = resourceIdIn(world, input.ResourceId);
  const missing = scalingErrors.notRegistered(resourceId, input.ScalableDimension);
  return found(world.scalableTargets.get(resourceId), missing);
}

/** Those that a describe asks for. */
export function targetsAskedFor(
  world: World,
  input: { ServiceNamespace: string; ResourceId?: string; ScalableDimension?: string },
): ScalableTarget[] {
  checkNamespace(input.ServiceNamespace, input.ScalableDimension);
  const { ResourceId: id, ScalableDimension: dimension } = input;
  if (dimension !== undefined && id === undefined) {
    refuse(
      scalingErrors.validation('Resource ID must be specified if scalable dimension is specified'),
    );
  }
  const all = [...world.scalableTargets.values()];
  if (id === undefined) return all;
  const wanted = resourceIdIn(world, id);
  return all.filter((one) => one.resourceId === wanted);
}
