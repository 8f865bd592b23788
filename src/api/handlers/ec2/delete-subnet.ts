import { addressesIn } from '../../../engine/network/addresses';
import { ec2Errors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { knownSubnet } from './network-references';

/** Its route table forgets it. Mentioned again, it is a subnet that nobody declared. */
export const deleteSubnet: Handler<'EC2.DeleteSubnet'> = ({ ctx }, { SubnetId }) => {
  const { world } = ctx;
  const { id } = knownSubnet(world, SubnetId);
  const isBalanced = [...world.loadBalancers.values()].some((one) => one.subnets.includes(id));
  if (isBalanced || addressesIn(world, id).size > 0) {
    refuse(ec2Errors.hasDependencies('subnet', id));
  }
  for (const table of world.routeTables.values()) {
    table.subnetIds = table.subnetIds.filter((one) => one !== id);
  }
  world.subnets.delete(id);
  return {};
};
