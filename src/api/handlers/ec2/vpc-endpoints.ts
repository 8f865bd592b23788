import type { World } from '../../../engine/world/world';
import type { Gateway } from '../../../model/vpc';
import { gatewayOf } from './network-references';

/** Endpoints of VPCs that have not been deleted. */
export const endpointsIn = (world: World): Gateway[] =>
  [...world.gateways.values()].filter(
    ({ kind, state }) => kind.endsWith('-endpoint') && state !== 'deleted',
  );

/** An endpoint by its id, of either kind. */
export const endpointCalled = (world: World, id: string): Gateway =>
  endpointsIn(world).find((one) => one.id === id) ?? gatewayOf(world, 'interface-endpoint', id);
