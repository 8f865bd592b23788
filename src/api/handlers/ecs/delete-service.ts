import { deleteService as drain } from '../../../engine/control-plane/operations';
import { ecsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { clusterFor, serviceOf } from '../references';
import { describeService } from './answers/service';

/** DRAINING until its last task has stopped, then INACTIVE; describable all the while. */
export const deleteService: Handler<'ECS.DeleteService'> = ({ ctx }, input) => {
  const cluster = clusterFor(ctx.world, input.cluster, input.service);
  const service = serviceOf(ctx.world, cluster, input.service);
  if (service.status === 'INACTIVE') refuse(ecsErrors.serviceNotFound());
  // AWS asks for `force` where somebody set a number of tasks: a DAEMON has none.
  const isScaled = service.desiredCount > 0 && service.schedulingStrategy === 'REPLICA';
  if (isScaled && !input.force) refuse(ecsErrors.scaledAboveZero());
  if (service.status === 'ACTIVE') drain(ctx, service);
  return { service: describeService(ctx, service) };
};
