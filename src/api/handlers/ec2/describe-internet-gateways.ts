import type { Gateway } from '../../../model/vpc';
import type { Handler } from '../../handler';
import { describeInternetGateway } from './answers/gateway';
import { ec2Page } from './ec2-pages';
import { type Filterable, filtered } from './filters';
import { gatewayOf } from './network-references';

const FILTERS: Filterable<Gateway> = {
  'internet-gateway-id': ({ id }) => id,
  'attachment.vpc-id': ({ vpcId }) => vpcId,
  'attachment.state': ({ vpcId }) => (vpcId === undefined ? undefined : 'available'),
};

export const describeInternetGateways: Handler<'EC2.DescribeInternetGateways'> = (
  { ctx },
  input,
) => {
  const { world } = ctx;
  const all = [...world.gateways.values()].filter(
    ({ kind, state }) => kind === 'internet' && state !== 'deleted',
  );
  const named = input.InternetGatewayIds?.map((id) => gatewayOf(world, 'internet', id)) ?? all;
  const shown = filtered(named, input.Filters, FILTERS);
  return ec2Page('InternetGateways', shown.map(describeInternetGateway), input);
};
