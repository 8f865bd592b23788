import { discoveryErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { operationOf } from './create-namespace';
import { namespaceOf } from './found';

export const deleteNamespace: Handler<'ServiceDiscovery.DeleteNamespace'> = ({ ctx }, { Id }) => {
  const { world } = ctx;
  const namespace = namespaceOf(world, Id);
  const services = [...world.discoveryServices.values()];
  if (services.some((one) => one.namespaceId === namespace.id)) {
    refuse(discoveryErrors.inUse(`The namespace ${namespace.name} still has services.`));
  }
  world.namespaces.delete(namespace.id);
  return { OperationId: operationOf(namespace.id) };
};
