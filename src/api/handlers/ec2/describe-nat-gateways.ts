import type { Gateway } from '../../../model/vpc';
import type { Handler } from '../../handler';
import { describeNatGateway } from './answers/gateway';
import { ec2Page } from './ec2-pages';
import { type Filterable, filtered } from './filters';
import { gatewayOf } from './network-references';

const FILTERS: Filterable<Gateway> = {
  'nat-gateway-id': ({ id }) => id,
  'subnet-id': ({ subnetIds }) => subnetIds,
  'vpc-id': ({ vpcId }) => vpcId,
  state: ({ state }) => state,
};

export const describeNatGateways: Handler<'EC2.DescribeNatGateways'> = ({ ctx }, input) => {
  const { world } = ctx;
  const all = [...world.gateways.values()].filter(({ kind }) => kind === 'nat');
  const named = input.NatGatewayIds?.map(
    (id) => all.find((one) => one.id === id) ?? gatewayOf(world, 'nat', id),
  );
  const shown = filtered(named ?? all, input.Filter, FILTERS);
  return ec2Page(
    'NatGateways',
    shown.map((nat) => describeNatGateway(world, nat)),
    input,
  );
};
