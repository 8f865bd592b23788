import { routesChanged } from '../../../engine/control-plane/operations';
import { ec2Errors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { associationId } from './answers/route-table';

export const disassociateRouteTable: Handler<'EC2.DisassociateRouteTable'> = ({ ctx }, input) => {
  const { AssociationId: given } = input;
  for (const table of ctx.world.routeTables.values()) {
    const subnet = table.subnetIds.find((one) => associationId(table.id, one) === given);
    if (subnet === undefined) continue;
    table.subnetIds = table.subnetIds.filter((one) => one !== subnet);
    routesChanged(ctx);
    return {};
  }
  return refuse(ec2Errors.notFound('InvalidAssociationID.NotFound', 'association ID', given));
};
