import { ec2Errors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { vpcOf } from './network-references';

/** Its main route table goes with it; anything else in it must have gone before. */
export const deleteVpc: Handler<'EC2.DeleteVpc'> = ({ ctx }, { VpcId }) => {
  const { world } = ctx;
  const { id } = vpcOf(world, VpcId);
  const isHere = ({ vpcId }: { vpcId?: string }) => vpcId === id;
  const isInUse =
    [...world.subnets.values()].some(isHere) ||
    [...world.securityGroups.values()].some(isHere) ||
    [...world.routeTables.values()].some((table) => isHere(table) && !table.isMain) ||
    [...world.gateways.values()].some((one) => isHere(one) && one.state !== 'deleted');
  if (isInUse) refuse(ec2Errors.hasDependencies('vpc', id));
  for (const table of [...world.routeTables.values()].filter(isHere)) {
    world.routeTables.delete(table.id);
  }
  world.vpcs.delete(id);
  return {};
};
