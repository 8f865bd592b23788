import type { EngineContext } from '../../../engine/engine-context';
import { freeAddresses } from '../../../engine/network/subnets';
import type { Subnet } from '../../../model/vpc';
import type { Handler } from '../../handler';
import { describeSubnet, zoneId } from './answers/subnet';
import { ec2Page } from './ec2-pages';
import { type Filterable, filtered } from './filters';
import { knownSubnet } from './network-references';

const filtersOf = (ctx: EngineContext): Filterable<Subnet> => ({
  'subnet-id': ({ id }) => id,
  'vpc-id': ({ vpcId }) => vpcId,
  'availability-zone': ({ availabilityZone }) => availabilityZone,
  availabilityZone: ({ availabilityZone }) => availabilityZone,
  'availability-zone-id': ({ availabilityZone }) => zoneId(availabilityZone),
  'available-ip-address-count': (subnet) => String(freeAddresses(ctx, subnet)),
  cidr: ({ cidr }) => cidr,
  'cidr-block': ({ cidr }) => cidr,
  'default-for-az': ({ isDeclared }) => String(!isDeclared),
  'map-public-ip-on-launch': ({ mapPublicIpOnLaunch }) => String(mapPublicIpOnLaunch),
  state: () => 'available',
});

/** Those declared, and those that something has named. */
export const describeSubnets: Handler<'EC2.DescribeSubnets'> = ({ ctx }, input) => {
  const { world } = ctx;
  const named = input.SubnetIds?.map((id) => knownSubnet(world, id)) ?? [...world.subnets.values()];
  const shown = filtered(named, input.Filters, filtersOf(ctx));
  return ec2Page(
    'Subnets',
    shown.map((subnet) => describeSubnet(ctx, subnet)),
    input,
  );
};
