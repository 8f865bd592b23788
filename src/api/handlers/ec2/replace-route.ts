import { routesChanged } from '../../../engine/control-plane/operations';
import type { Handler } from '../../handler';
import { givenRoute, placeOf } from './given-route';
import { routeTableCalled } from './network-references';

export const replaceRoute: Handler<'EC2.ReplaceRoute'> = ({ ctx }, input) => {
  const table = routeTableCalled(ctx.world, input.RouteTableId);
  const route = givenRoute(ctx.world, table, input);
  table.routes[placeOf(table, route.destination)] = route;
  routesChanged(ctx);
  return {};
};
