import { instancesIn } from '../../../engine/capacity/auto-scaling-groups';
import type { EngineContext } from '../../../engine/engine-context';
import type { World } from '../../../engine/world/world';
import type { AutoScalingGroup } from '../../../model/capacity-provider';
import type { ContainerInstance } from '../../../model/container-instance';
import { lastPart } from '../../../model/ids';
import { autoScalingErrors } from '../../contract/errors';
import { found, refuse } from '../../refusal';

/** A group by its name or ARN. */
export const findGroup = (world: World, reference: string): AutoScalingGroup | undefined =>
  world.autoScalingGroups.get(lastPart(reference));

export const groupOf = (world: World, reference: string): AutoScalingGroup =>
  found(findGroup(world, reference), autoScalingErrors.groupNotFound(reference));

/** An instance of some group by its EC2 id, with the group. */
export function managedInstance(
  ctx: EngineContext,
  id: string,
): { group: AutoScalingGroup; instance: ContainerInstance } {
  for (const group of ctx.world.autoScalingGroups.values()) {
    const instance = instancesIn(ctx, group).find((one) => one.ec2InstanceId === id);
    if (instance) return { group, instance };
  }
  return refuse(autoScalingErrors.instanceNotFound(id));
}
