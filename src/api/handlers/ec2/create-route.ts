import { routesChanged } from '../../../engine/control-plane/operations';
import { ec2Errors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { givenRoute } from './given-route';
import { routeTableCalled } from './network-references';

export const createRoute: Handler<'EC2.CreateRoute'> = ({ ctx }, input) => {
  const table = routeTableCalled(ctx.world, input.RouteTableId);
  const route = givenRoute(ctx.world, table, input);
  if (table.routes.some(({ destination }) => destination === route.destination)) {
    const message = `The route identified by ${route.destination} already exists.`;
    refuse(ec2Errors.of('RouteAlreadyExists', message));
  }
  table.routes.push(route);
  routesChanged(ctx);
  return { Return: true };
};
