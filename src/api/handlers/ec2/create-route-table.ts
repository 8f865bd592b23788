import type { RouteTable } from '../../../model/vpc';
import type { Handler } from '../../handler';
import { describeRouteTable } from './answers/route-table';
import { identify } from './given-tags';

export const createRouteTable: Handler<'EC2.CreateRouteTable'> = ({ ctx }, input) => {
  const { routeTables } = ctx.world;
  const { VpcId: vpcId, ClientToken } = input;
  const given = { given: input.TagSpecifications, type: 'route-table' };
  const { id, tags } = identify('rtb', given, vpcId, (one) => routeTables.has(one));
  const table: RouteTable = { id, vpcId, isMain: false, subnetIds: [], routes: [], tags };
  routeTables.set(id, table);
  return { RouteTable: describeRouteTable(ctx.world, table), ClientToken };
};
