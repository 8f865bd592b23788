import { addNamespace } from '../../../engine/discovery/namespaces';
import type { EngineContext } from '../../../engine/engine-context';
import type { Namespace } from '../../../model/discovery';
import { discoveryErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';

/** Made at once: the operation that is answered has succeeded by the time that one asks for it. */
export const createPrivateDnsNamespace: Handler<'ServiceDiscovery.CreatePrivateDnsNamespace'> = (
  { ctx },
  { Name, Vpc },
) => create(ctx, { name: Name, type: 'DNS_PRIVATE', vpcId: Vpc });

export const createHttpNamespace: Handler<'ServiceDiscovery.CreateHttpNamespace'> = (
  { ctx },
  { Name },
) => create(ctx, { name: Name, type: 'HTTP' });

function create(
  { world }: EngineContext,
  given: Pick<Namespace, 'name' | 'type' | 'vpcId'>,
): { OperationId: string } {
  if ([...world.namespaces.values()].some(({ name }) => name === given.name)) {
    refuse(discoveryErrors.namespaceExists(given.name));
  }
  return { OperationId: operationOf(addNamespace(world, given).id) };
}

/** Of a namespace there is one operation only: its creation. */
export const operationOf = (namespaceId: string): string =>
  namespaceId.replace('ns-', 'operation-');
