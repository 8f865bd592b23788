import type { World } from '../../../engine/world/world';
import type { ContainerInstance } from '../../../model/container-instance';
import { lastPart } from '../../../model/ids';
import { sandboxErrors } from '../../contract/errors';
import { explainBalancer, explainGroup } from '../../explain/balancers';
import { explainInstance } from '../../explain/instances';
import { explainService } from '../../explain/services';
import { explainTask } from '../../explain/tasks';
import type { Handler } from '../../handler';
import { found, refuse } from '../../refusal';
import { loadBalancerOf, serviceOnRecord, targetGroupOf, taskAnywhere } from '../references';

/** Why something is as it is, from the sandbox's own facts. */
export const explain: Handler<'Sandbox.Explain'> = ({ ctx }, input) => {
  const { task, service, targetGroup, target, loadBalancer, containerInstance } = input;
  const aims = [task, service, targetGroup, loadBalancer, containerInstance];
  if (aims.filter((one) => one !== undefined).length !== 1) {
    refuse(
      sandboxErrors.invalid(
        'Name one of task, service, targetGroup, loadBalancer and containerInstance.',
      ),
    );
  }
  if (target !== undefined && targetGroup === undefined) {
    refuse(sandboxErrors.invalid('target names one of a targetGroup.'));
  }
  if (task !== undefined) return explainTask(ctx, taskAnywhere(ctx.world, task));
  if (service !== undefined) return explainService(ctx, serviceOnRecord(ctx.world, service));
  if (targetGroup !== undefined) {
    return explainGroup(ctx, targetGroupOf(ctx.world, targetGroup), target);
  }
  if (loadBalancer !== undefined) {
    return explainBalancer(ctx, loadBalancerOf(ctx.world, loadBalancer));
  }
  return explainInstance(ctx, instanceOf(ctx.world, containerInstance ?? ''));
};

/** By ARN, by its id, or as EC2 calls it. */
const instanceOf = (world: World, reference: string): ContainerInstance =>
  found(
    [...world.containerInstances.values()].find(
      (one) => one.id === lastPart(reference) || one.ec2InstanceId === reference,
    ),
    sandboxErrors.notFound('container instance', reference),
  );
