import { canonicalBlock } from '../../../engine/network/cidr';
import type { World } from '../../../engine/world/world';
import type { Route, RouteTable } from '../../../model/vpc';
import { ec2Errors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import { found, refuse } from '../../refusal';

const TARGETS = [
  'GatewayId',
  'NatGatewayId',
  'TransitGatewayId',
  'InstanceId',
  'NetworkInterfaceId',
  'VpcPeeringConnectionId',
  'VpcEndpointId',
] as const;

/** The route of a CreateRoute or ReplaceRoute. */
export function givenRoute(
  world: World,
  table: RouteTable,
  input: InputOf<'EC2.CreateRoute'>,
): Route {
  const targets = TARGETS.flatMap((member) => input[member] ?? []);
  const [target] = targets;
  if (target === undefined || targets.length > 1) {
    return refuse(
      ec2Errors.of(
        targets.length > 1 ? 'InvalidParameterCombination' : 'MissingParameter',
        `The request must contain exactly one of ${TARGETS.map(lowerFirst).join(', ')}`,
      ),
    );
  }
  const gateway = world.gateways.get(target);
  if (gateway?.kind === 'internet' && gateway.vpcId !== table.vpcId) {
    refuse(
      ec2Errors.invalidValue(
        `route table ${table.id} and network gateway ${target} belong to different networks`,
      ),
    );
  }
  return { destination: destinationOf(input.DestinationCidrBlock), target };
}

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** The block that a route is for. */
export function destinationOf(given: string | undefined): string {
  if (given === undefined) return refuse(ec2Errors.missing('destinationCidrBlock'));
  const error = ec2Errors.invalidValue(
    `Value (${given}) for parameter destinationCidrBlock is invalid. This is not a valid CIDR block.`,
  );
  return found(canonicalBlock(given) ?? undefined, error);
}

/** Where the route to a block stands in a table. */
export function placeOf(table: RouteTable, destination: string): number {
  const place = table.routes.findIndex((one) => one.destination === destination);
  if (place >= 0) return place;
  const message = `no route with destination-cidr-block ${destination} in route table ${table.id}`;
  return refuse(ec2Errors.of('InvalidRoute.NotFound', message));
}
