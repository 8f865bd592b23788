import { tasksOn } from '../../../engine/capacity/instance-facts';
import { deregisterInstance } from '../../../engine/capacity/operations';
import { ecsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { clusterFor } from '../references';
import { describeContainerInstances } from './answers/container-instance';
import { containerInstanceOf } from './container-instance-references';

/** One with tasks on it only with force; then ECS looks after those no more. */
export const deregisterContainerInstance: Handler<'ECS.DeregisterContainerInstance'> = (
  { ctx },
  input,
) => {
  const cluster = clusterFor(ctx.world, input.cluster, input.containerInstance);
  const instance = containerInstanceOf(ctx.world, cluster, input.containerInstance);
  if (!input.force && tasksOn(ctx.world, instance).length > 0) {
    refuse(ecsErrors.invalidParameter('Found running tasks on the instance.'));
  }
  deregisterInstance(ctx, instance);
  return { containerInstance: describeContainerInstances(ctx.world, [instance])[0] };
};
