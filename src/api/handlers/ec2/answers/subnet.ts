import type { EngineContext } from '../../../../engine/engine-context';
import { freeAddresses, ZONES } from '../../../../engine/network/subnets';
import { ACCOUNT_ID, REGION } from '../../../../model/ids';
import type { Subnet } from '../../../../model/vpc';
import { shownTags } from '../../elbv2/tags';

/** `use1-az1` for `us-east-1a`: in every account another one, in this one in order. */
export const zoneId = (zone: string): string => `use1-az${ZONES.indexOf(zone) + 1}`;

/** A subnet as EC2 answers it. */
export const describeSubnet = (ctx: EngineContext, subnet: Subnet): object => ({
  AvailabilityZoneId: zoneId(subnet.availabilityZone),
  MapCustomerOwnedIpOnLaunch: false,
  OwnerId: ACCOUNT_ID,
  AssignIpv6AddressOnCreation: false,
  Ipv6CidrBlockAssociationSet: [],
  Tags: shownTags(subnet.tags),
  SubnetArn: `arn:aws:ec2:${REGION}:${ACCOUNT_ID}:subnet/${subnet.id}`,
  EnableDns64: false,
  Ipv6Native: false,
  PrivateDnsNameOptionsOnLaunch: {
    HostnameType: 'ip-name',
    EnableResourceNameDnsARecord: false,
    EnableResourceNameDnsAAAARecord: false,
  },
  SubnetId: subnet.id,
  State: 'available',
  VpcId: subnet.vpcId,
  CidrBlock: subnet.cidr,
  AvailableIpAddressCount: freeAddresses(ctx, subnet),
  AvailabilityZone: subnet.availabilityZone,
  DefaultForAz: !subnet.isDeclared,
  MapPublicIpOnLaunch: subnet.mapPublicIpOnLaunch,
});
