import { discoveryErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { discoveryService } from './found';

export const deleteService: Handler<'ServiceDiscovery.DeleteService'> = ({ ctx }, { Id }) => {
  const service = discoveryService(ctx.world, Id);
  if (service.instances.length > 0) {
    refuse(discoveryErrors.inUse(`The service ${service.name} still has registered instances.`));
  }
  ctx.world.discoveryServices.delete(service.id);
  return {};
};
