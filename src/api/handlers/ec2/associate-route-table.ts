import { routesChanged } from '../../../engine/control-plane/operations';
import { subnetOf } from '../../../engine/network/subnets';
import { ec2Errors, notSimulated } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { associationId } from './answers/route-table';
import { routeTableCalled } from './network-references';

/** A subnet follows one table. */
export const associateRouteTable: Handler<'EC2.AssociateRouteTable'> = ({ ctx }, input) => {
  const { SubnetId, GatewayId, RouteTableId } = input;
  const table = routeTableCalled(ctx.world, RouteTableId);
  if (GatewayId !== undefined) refuse(notSimulated('route tables of gateways'));
  if (SubnetId === undefined) return refuse(ec2Errors.missing('subnetId'));
  const other = [...ctx.world.routeTables.values()].some(
    (one) => one !== table && one.subnetIds.includes(SubnetId),
  );
  if (other) {
    const message = `the specified association for route table ${table.id} conflicts with an existing association`;
    refuse(ec2Errors.of('Resource.AlreadyAssociated', message));
  }
  subnetOf(ctx, SubnetId);
  if (!table.subnetIds.includes(SubnetId)) table.subnetIds.push(SubnetId);
  routesChanged(ctx);
  return {
    AssociationId: associationId(table.id, SubnetId),
    AssociationState: { State: 'associated' },
  };
};
