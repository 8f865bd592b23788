import { routesChanged } from '../../../engine/control-plane/operations';
import type { Handler } from '../../handler';
import { destinationOf, placeOf } from './given-route';
import { routeTableCalled } from './network-references';

export const deleteRoute: Handler<'EC2.DeleteRoute'> = ({ ctx }, input) => {
  const table = routeTableCalled(ctx.world, input.RouteTableId);
  table.routes.splice(placeOf(table, destinationOf(input.DestinationCidrBlock)), 1);
  routesChanged(ctx);
  return {};
};
