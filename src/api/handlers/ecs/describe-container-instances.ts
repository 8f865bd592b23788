import { ecsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { clusterFor } from '../references';
import { describeContainerInstances as describe } from './answers/container-instance';
import { findAll } from './container-instance-references';

/** In the order asked for; unknown ones are failures. */
export const describeContainerInstances: Handler<'ECS.DescribeContainerInstances'> = (
  { ctx },
  input,
) => {
  const { containerInstances: references, include = [] } = input;
  const cluster = clusterFor(ctx.world, input.cluster, references[0] ?? '');
  if (references.length === 0) {
    refuse(ecsErrors.client('Container Instances cannot be empty.'));
  }
  if (references.length > 100) refuse(ecsErrors.atMost('Container Instances', 100));
  const { instances, failures } = findAll(ctx.world, cluster, references);
  return { containerInstances: describe(ctx.world, instances, include), failures };
};
