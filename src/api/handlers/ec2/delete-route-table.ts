import { ec2Errors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { routeTableCalled } from './network-references';

export const deleteRouteTable: Handler<'EC2.DeleteRouteTable'> = ({ ctx }, { RouteTableId }) => {
  const { id, isMain, subnetIds } = routeTableCalled(ctx.world, RouteTableId);
  if (isMain || subnetIds.length > 0) refuse(ec2Errors.hasDependencies('routeTable', id));
  ctx.world.routeTables.delete(id);
  for (const gateway of ctx.world.gateways.values()) {
    gateway.routeTableIds = gateway.routeTableIds?.filter((one) => one !== id);
  }
  return {};
};
