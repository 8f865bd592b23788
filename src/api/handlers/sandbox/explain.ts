import type { World } from '../../../engine/world/world';
import type { Alarm } from '../../../model/alarm';
import type { CapacityProvider } from '../../../model/capacity-provider';
import type { ContainerInstance } from '../../../model/container-instance';
import { lastPart } from '../../../model/ids';
import { sandboxErrors } from '../../contract/errors';
import { explainAlarm } from '../../explain/alarms';
import { explainBalancer, explainGroup } from '../../explain/balancers';
import { explainInstance } from '../../explain/instances';
import { explainProvider } from '../../explain/providers';
import { explainService } from '../../explain/services';
import { explainTask } from '../../explain/tasks';
import type { Handler } from '../../handler';
import { found, refuse } from '../../refusal';
import { loadBalancerOf, serviceOnRecord, targetGroupOf, taskAnywhere } from '../references';

/** Why something is as it is, from the sandbox's own facts. */
export const explain: Handler<'Sandbox.Explain'> = ({ ctx }, input) => {
  const { target, ...aims } = input;
  const { task, service, targetGroup, loadBalancer, capacityProvider, alarm } = aims;
  if (Object.values(aims).filter((one) => one !== undefined).length !== 1) {
    refuse(sandboxErrors.invalid(ONE_OF));
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
  if (capacityProvider !== undefined) {
    return explainProvider(ctx, providerOf(ctx.world, capacityProvider));
  }
  if (alarm !== undefined) return explainAlarm(ctx, alarmOf(ctx.world, alarm));
  return explainInstance(ctx, instanceOf(ctx.world, aims.containerInstance ?? ''));
};

const ONE_OF =
  'Name one of task, service, targetGroup, loadBalancer, containerInstance, capacityProvider and alarm.';

const providerOf = (world: World, reference: string): CapacityProvider =>
  found(
    world.capacityProviders.get(lastPart(reference)),
    sandboxErrors.notFound('capacity provider', reference),
  );

const alarmOf = (world: World, name: string): Alarm =>
  found(world.alarms.get(name), sandboxErrors.notFound('alarm', name));

/** By ARN, by its id, or as EC2 calls it. */
const instanceOf = (world: World, reference: string): ContainerInstance =>
  found(
    [...world.containerInstances.values()].find(
      (one) => one.id === lastPart(reference) || one.ec2InstanceId === reference,
    ),
    sandboxErrors.notFound('container instance', reference),
  );
