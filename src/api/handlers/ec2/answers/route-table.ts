import { namedId } from '../../../../model/named-id';
import { isIntact } from '../../../../engine/network/routes';
import type { World } from '../../../../engine/world/world';
import { ACCOUNT_ID } from '../../../../model/ids';
import type { Route, RouteTable } from '../../../../model/vpc';
import { shownTags } from '../../elbv2/tags';

/** How the association of a subnet with a route table is called. */
export const associationId = (tableId: string, subnetId: string): string =>
  namedId('rtbassoc', `${tableId}/${subnetId}`);

/** A route table as EC2 answers it: the VPC's own block first, then the routes given. */
export function describeRouteTable(world: World, table: RouteTable): object {
  const vpc = world.vpcs.get(table.vpcId);
  const endpoints = [...world.gateways.values()].filter(
    ({ state, routeTableIds }) => state === 'available' && routeTableIds?.includes(table.id),
  );
  return {
    Associations: [
      ...(table.isMain ? [association(table.id)] : []),
      ...table.subnetIds.map((subnet) => association(table.id, subnet)),
    ],
    PropagatingVgws: [],
    RouteTableId: table.id,
    Routes: [
      ...(vpc
        ? [
            {
              DestinationCidrBlock: vpc.cidr,
              GatewayId: 'local',
              Origin: 'CreateRouteTable',
              State: 'active',
            },
          ]
        : []),
      ...table.routes.map((route) => describeRoute(world, table, route)),
      ...endpoints.map(({ id, serviceName }) => ({
        DestinationPrefixListId: namedId('pl', serviceName ?? ''),
        GatewayId: id,
        Origin: 'CreateRoute',
        State: 'active',
      })),
    ],
    Tags: shownTags(table.tags),
    VpcId: table.vpcId,
    OwnerId: ACCOUNT_ID,
  };
}

const association = (tableId: string, subnetId?: string): object => ({
  Main: subnetId === undefined,
  RouteTableAssociationId: associationId(tableId, subnetId ?? 'main'),
  RouteTableId: tableId,
  ...(subnetId !== undefined && { SubnetId: subnetId }),
  AssociationState: { State: 'associated' },
});

function describeRoute(world: World, table: RouteTable, route: Route): object {
  const { destination, target } = route;
  return {
    DestinationCidrBlock: destination,
    [memberFor(target)]: target,
    Origin: 'CreateRoute',
    State: isIntact(world, table, target) ? 'active' : 'blackhole',
  };
}

/** The member that names a route's target. */
export function memberFor(target: string): RouteTargetMember {
  const prefix = target.slice(0, target.indexOf('-'));
  return TARGET_MEMBERS[prefix] ?? 'GatewayId';
}

type RouteTargetMember =
  | 'NatGatewayId'
  | 'TransitGatewayId'
  | 'InstanceId'
  | 'NetworkInterfaceId'
  | 'VpcPeeringConnectionId'
  | 'GatewayId';

const TARGET_MEMBERS: Record<string, RouteTargetMember> = {
  nat: 'NatGatewayId',
  tgw: 'TransitGatewayId',
  i: 'InstanceId',
  eni: 'NetworkInterfaceId',
  pcx: 'VpcPeeringConnectionId',
};
