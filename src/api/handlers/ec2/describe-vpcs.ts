import type { Vpc } from '../../../model/vpc';
import type { Handler } from '../../handler';
import { describeVpc } from './answers/vpc';
import { ec2Page } from './ec2-pages';
import { type Filterable, filtered } from './filters';
import { vpcOf } from './network-references';

const FILTERS: Filterable<Vpc> = {
  'vpc-id': ({ id }) => id,
  cidr: ({ cidr }) => cidr,
  'cidr-block': ({ cidr }) => cidr,
  'cidr-block-association.cidr-block': ({ cidr }) => cidr,
  state: () => 'available',
  'is-default': () => 'false',
  isDefault: () => 'false',
};

export const describeVpcs: Handler<'EC2.DescribeVpcs'> = ({ ctx }, input) => {
  const { world } = ctx;
  const named = input.VpcIds?.map((id) => vpcOf(world, id)) ?? [...world.vpcs.values()];
  return ec2Page('Vpcs', filtered(named, input.Filters, FILTERS).map(describeVpc), input);
};
