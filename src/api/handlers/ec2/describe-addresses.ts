import type { ElasticIp } from '../../../model/vpc';
import { ec2Errors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { describeAddress } from './answers/gateway';
import { type Filterable, filtered } from './filters';

const FILTERS: Filterable<ElasticIp> = {
  'allocation-id': ({ id }) => id,
  'public-ip': ({ publicIp }) => publicIp,
  domain: () => 'vpc',
};

export const describeAddresses: Handler<'EC2.DescribeAddresses'> = ({ ctx }, input) => {
  const { world } = ctx;
  const { AllocationIds, PublicIps } = input;
  for (const id of AllocationIds ?? []) {
    if (world.elasticIps.has(id)) continue;
    refuse(ec2Errors.notFound('InvalidAllocationID.NotFound', 'allocation ID', id));
  }
  const all = [...world.elasticIps.values()].filter(
    ({ id, publicIp }) =>
      (AllocationIds?.includes(id) ?? true) && (PublicIps?.includes(publicIp) ?? true),
  );
  const shown = filtered(all, input.Filters, FILTERS);
  return { Addresses: shown.map((one) => describeAddress(world, one)) };
};
