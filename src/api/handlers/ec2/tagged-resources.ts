import type { World } from '../../../engine/world/world';
import type { Tag } from '../../../model/cluster';
import { ec2Errors } from '../../contract/errors';
import { refuse } from '../../refusal';

/** Whatever of EC2's has tags, by its id. */
export function taggedResource(world: World, id: string): { tags: Tag[] } {
  const declared = world.subnets.get(id);
  return (
    world.vpcs.get(id) ??
    (declared?.isDeclared ? declared : undefined) ??
    world.securityGroups.get(id) ??
    world.routeTables.get(id) ??
    world.gateways.get(id) ??
    world.elasticIps.get(id) ??
    [...world.containerInstances.values()].find((one) => one.ec2InstanceId === id) ??
    refuse(ec2Errors.of('InvalidID', `The ID '${id}' is not valid`))
  );
}
