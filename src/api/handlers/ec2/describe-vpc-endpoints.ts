import type { Gateway } from '../../../model/vpc';
import type { Handler } from '../../handler';
import { describeVpcEndpoint } from './answers/gateway';
import { ec2Page } from './ec2-pages';
import { type Filterable, filtered } from './filters';
import { endpointCalled, endpointsIn } from './vpc-endpoints';

const FILTERS: Filterable<Gateway> = {
  'vpc-endpoint-id': ({ id }) => id,
  'vpc-id': ({ vpcId }) => vpcId,
  'service-name': ({ serviceName }) => serviceName,
  'vpc-endpoint-type': ({ kind }) => (kind === 'interface-endpoint' ? 'Interface' : 'Gateway'),
  'vpc-endpoint-state': ({ state }) => state,
};

export const describeVpcEndpoints: Handler<'EC2.DescribeVpcEndpoints'> = ({ ctx }, input) => {
  const { world } = ctx;
  const named = input.VpcEndpointIds?.map((id) => endpointCalled(world, id));
  const shown = filtered(named ?? endpointsIn(world), input.Filters, FILTERS);
  return ec2Page(
    'VpcEndpoints',
    shown.map((endpoint) => describeVpcEndpoint(world, endpoint)),
    input,
  );
};
