import type { Gateway } from '../../../model/vpc';
import type { Handler } from '../../handler';
import { describeInternetGateway } from './answers/gateway';
import { identify } from './given-tags';

export const createInternetGateway: Handler<'EC2.CreateInternetGateway'> = ({ ctx }, input) => {
  const { gateways } = ctx.world;
  const given = { given: input.TagSpecifications, type: 'internet-gateway' };
  const { id, tags } = identify('igw', given, 'internet', (one) => gateways.has(one));
  const gateway: Gateway = {
    id,
    kind: 'internet',
    subnetIds: [],
    securityGroupIds: [],
    addresses: {},
    state: 'available',
    createdAt: ctx.kernel.now,
    tags,
  };
  gateways.set(id, gateway);
  return { InternetGateway: describeInternetGateway(gateway) };
};
