import type { Handler } from '../../handler';
import { gatewayOf } from './network-references';

/** Its address is free again, and routes to it are black holes. */
export const deleteNatGateway: Handler<'EC2.DeleteNatGateway'> = ({ ctx }, { NatGatewayId }) => {
  const nat = gatewayOf(ctx.world, 'nat', NatGatewayId);
  nat.state = 'deleted';
  nat.addresses = {};
  return { NatGatewayId: nat.id };
};
