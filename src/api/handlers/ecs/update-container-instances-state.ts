import { activateInstance, drainInstance } from '../../../engine/capacity/operations';
import { ecsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { clusterFor } from '../references';
import { describeContainerInstances } from './answers/container-instance';
import { findAll } from './container-instance-references';

/** Only between ACTIVE and DRAINING; one that has that status already stays as it is. */
export const updateContainerInstancesState: Handler<'ECS.UpdateContainerInstancesState'> = (
  { ctx },
  input,
) => {
  const { containerInstances: references, status } = input;
  const cluster = clusterFor(ctx.world, input.cluster, references[0] ?? '');
  if (status !== 'ACTIVE' && status !== 'DRAINING') {
    refuse(
      ecsErrors.invalidParameter('Container instance status should be one of [ACTIVE, DRAINING].'),
    );
  }
  if (references.length === 0) refuse(ecsErrors.empty('Container Instances'));
  if (references.length > 10) refuse(ecsErrors.atMost('Container Instances', 10));
  const { instances, failures } = findAll(ctx.world, cluster, references);
  const odd = instances.find((one) => one.status !== 'ACTIVE' && one.status !== 'DRAINING');
  if (odd) {
    refuse(
      ecsErrors.invalidParameter(
        `The container instance ${odd.id} is ${odd.status}: only an ACTIVE one can be drained.`,
      ),
    );
  }
  for (const one of instances) {
    if (status === 'DRAINING') drainInstance(ctx, one);
    else activateInstance(ctx, one);
  }
  return { containerInstances: describeContainerInstances(ctx.world, instances), failures };
};
