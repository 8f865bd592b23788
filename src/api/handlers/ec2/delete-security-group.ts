import { routesChanged } from '../../../engine/control-plane/operations';
import type { World } from '../../../engine/world/world';
import { ec2Errors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { groupIdOf } from './given-rules';
import { securityGroupOf } from './network-references';

export const deleteSecurityGroup: Handler<'EC2.DeleteSecurityGroup'> = ({ ctx }, input) => {
  const { world } = ctx;
  const { id } = securityGroupOf(world, groupIdOf(world, input));
  if (isInUse(world, id)) {
    refuse(ec2Errors.of('DependencyViolation', `resource ${id} has a dependent object`));
  }
  world.securityGroups.delete(id);
  routesChanged(ctx);
  return { Return: true, GroupId: id };
};

/** On an interface of anything, or named by a rule of another group. */
function isInUse(world: World, id: string): boolean {
  const tasks = [...world.tasks.values()].filter((task) => task.lastStatus !== 'STOPPED');
  const others = [...world.securityGroups.values()].filter((group) => group.id !== id);
  return (
    tasks.some((task) => task.securityGroups?.includes(id)) ||
    [...world.loadBalancers.values()].some((one) => one.securityGroups.includes(id)) ||
    [...world.containerInstances.values()].some(
      (one) => one.state !== 'terminated' && one.securityGroupIds.includes(id),
    ) ||
    [...world.gateways.values()].some(
      (one) => one.state !== 'deleted' && one.securityGroupIds.includes(id),
    ) ||
    [...world.fileSystems.values()].some(({ mountTargets }) =>
      mountTargets.some((target) => target.securityGroupIds.includes(id)),
    ) ||
    others.some((group) => [...group.ingress, ...group.egress].some(({ source }) => source === id))
  );
}
