import type { RouteTable } from '../../../model/vpc';
import type { Handler } from '../../handler';
import { associationId, describeRouteTable, memberFor } from './answers/route-table';
import { ec2Page } from './ec2-pages';
import { type Filterable, filtered } from './filters';
import { routeTableCalled } from './network-references';

const targets = ({ routes }: RouteTable, member: string) =>
  routes.filter(({ target }) => memberFor(target) === member).map(({ target }) => target);

const FILTERS: Filterable<RouteTable> = {
  'route-table-id': ({ id }) => id,
  'vpc-id': ({ vpcId }) => vpcId,
  'association.main': ({ isMain }) => String(isMain),
  'association.subnet-id': ({ subnetIds }) => subnetIds,
  'association.route-table-id': ({ id }) => id,
  'association.route-table-association-id': ({ id, subnetIds }) =>
    subnetIds.map((subnet) => associationId(id, subnet)),
  'route.destination-cidr-block': ({ routes }) => routes.map(({ destination }) => destination),
  'route.gateway-id': (table) => targets(table, 'GatewayId'),
  'route.nat-gateway-id': (table) => targets(table, 'NatGatewayId'),
};

export const describeRouteTables: Handler<'EC2.DescribeRouteTables'> = ({ ctx }, input) => {
  const { world } = ctx;
  const named = input.RouteTableIds?.map((id) => routeTableCalled(world, id));
  const shown = filtered(named ?? [...world.routeTables.values()], input.Filters, FILTERS);
  return ec2Page(
    'RouteTables',
    shown.map((table) => describeRouteTable(world, table)),
    input,
  );
};
