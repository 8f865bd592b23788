import { discoveryServiceOf } from '../../../engine/discovery/cloud-map';
import type { World } from '../../../engine/world/world';
import type { DiscoveryService, Namespace } from '../../../model/discovery';
import { lastPart } from '../../../model/ids';
import { discoveryErrors } from '../../contract/errors';
import { found } from '../../refusal';

/** A namespace by id, ARN or name. */
export function namespaceOf(world: World, reference: string): Namespace {
  const id = lastPart(reference);
  const known =
    world.namespaces.get(id) ??
    [...world.namespaces.values()].find(({ name }) => name === reference);
  return found(known, discoveryErrors.namespaceNotFound(reference));
}

/** A discovery service by id, ARN or name. */
export const discoveryService = (world: World, reference: string): DiscoveryService =>
  found(discoveryServiceOf(world, reference), discoveryErrors.serviceNotFound(reference));
