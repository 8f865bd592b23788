import type { Handler } from '../../handler';
import { knownSubnet } from './network-references';

export const modifySubnetAttribute: Handler<'EC2.ModifySubnetAttribute'> = ({ ctx }, input) => {
  const subnet = knownSubnet(ctx.world, input.SubnetId);
  const value = input.MapPublicIpOnLaunch?.Value;
  if (value !== undefined) subnet.mapPublicIpOnLaunch = value;
  return {};
};
