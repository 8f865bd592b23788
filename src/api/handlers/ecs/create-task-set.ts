import { createTaskSet as create } from '../../../engine/control-plane/operations';
import { LIMITS } from '../../../engine/limits';
import { ecsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { usableTaskDefinition } from '../references';
import { describeTaskSet } from './answers/service';
import { launchFor } from './launch';
import { checkLaunchVolumes } from './launch-volumes';
import { networkFor } from './network-checks';
import { serviceLoadBalancers } from './service-load-balancers';
import { externalOwner, scaleOf } from './task-set-references';
import { withTags } from './tags';

/** Its tasks start at once, as many as the scale says: none unless a scale is given. */
export const createTaskSet: Handler<'ECS.CreateTaskSet'> = ({ ctx }, input) => {
  const { world } = ctx;
  const { cluster, service } = externalOwner(world, input);
  if (service.taskSets.length >= LIMITS.taskSets) {
    refuse(
      ecsErrors.invalidParameter(
        `${service.taskSets.length} deployments exist on the service. Unable to create new TaskSet since this exceeds the maximum limit.`,
      ),
    );
  }
  const definition = usableTaskDefinition(world, input.taskDefinition);
  const { on, ...launch } = launchFor(world, input, cluster, definition);
  checkLaunchVolumes(definition, [], { on, ...launch, controller: 'EXTERNAL' });
  if ((input.loadBalancers?.length ?? 0) > 1) refuse(ecsErrors.atMost('loadBalancers', 1));
  const { serviceRegistries } = input;
  const spec = {
    taskDefinitionArn: definition.arn,
    ...launch,
    networkConfiguration: networkFor(input.networkConfiguration, definition, on),
    loadBalancers: serviceLoadBalancers(world, input.loadBalancers, definition),
    scale: scaleOf(input.scale),
    ...(input.externalId !== undefined && { externalId: input.externalId }),
    tags: withTags([], input.tags),
    carried: { ...(serviceRegistries && { serviceRegistries }) },
  };
  return { taskSet: describeTaskSet(ctx, service, create(ctx, service, spec), true) };
};
