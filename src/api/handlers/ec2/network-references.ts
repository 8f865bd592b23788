import type { World } from '../../../engine/world/world';
import type { Gateway, RouteTable, SecurityGroup, Subnet, Vpc } from '../../../model/vpc';
import { ec2Errors } from '../../contract/errors';
import { found } from '../../refusal';

/** What operations on declared networks name, with EC2's word where it is not there. */

export const vpcOf = ({ vpcs }: World, id: string): Vpc =>
  found(vpcs.get(id), ec2Errors.notFound('InvalidVpcID.NotFound', 'vpc ID', id));

/** A subnet that was declared or mentioned. */
export const knownSubnet = ({ subnets }: World, id: string): Subnet =>
  found(subnets.get(id), ec2Errors.notFound('InvalidSubnetID.NotFound', 'subnet ID', id));

export const securityGroupOf = ({ securityGroups }: World, id: string): SecurityGroup =>
  found(
    securityGroups.get(id),
    ec2Errors.of('InvalidGroup.NotFound', `The security group '${id}' does not exist`),
  );

export const routeTableCalled = ({ routeTables }: World, id: string): RouteTable =>
  found(
    routeTables.get(id),
    ec2Errors.notFound('InvalidRouteTableID.NotFound', 'routeTable ID', id),
  );

const GATEWAY_CODES = {
  internet: ['InvalidInternetGatewayID.NotFound', 'internetGateway ID'],
  nat: ['NatGatewayNotFound', 'Nat Gateway'],
  'interface-endpoint': ['InvalidVpcEndpointId.NotFound', 'Vpc Endpoint Id'],
  'gateway-endpoint': ['InvalidVpcEndpointId.NotFound', 'Vpc Endpoint Id'],
} as const;

/** A gateway of that kind which has not been deleted. */
export function gatewayOf({ gateways }: World, kind: Gateway['kind'], id: string): Gateway {
  const gateway = gateways.get(id);
  const [code, what] = GATEWAY_CODES[kind];
  const isIt = gateway?.kind === kind && gateway.state !== 'deleted';
  return found(isIt ? gateway : undefined, ec2Errors.notFound(code, what, id));
}
