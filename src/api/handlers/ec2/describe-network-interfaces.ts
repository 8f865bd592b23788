import type { World } from '../../../engine/world/world';
import { ACCOUNT_ID } from '../../../model/ids';
import { ec2Errors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { zoneId } from './answers/subnet';
import { ec2Page } from './ec2-pages';
import { type Filterable, filtered } from './filters';
import { type NetworkInterface, networkInterfacesIn } from './network-interfaces';

const statusOf = ({ isAttached }: NetworkInterface) => (isAttached ? 'in-use' : 'available');

const filtersOf = (world: World): Filterable<NetworkInterface> => ({
  'network-interface-id': ({ id }) => id,
  'subnet-id': ({ subnetId }) => subnetId,
  'vpc-id': ({ subnetId }) => world.subnets.get(subnetId)?.vpcId,
  'availability-zone': ({ subnetId }) => world.subnets.get(subnetId)?.availabilityZone,
  'group-id': ({ groupIds }) => groupIds,
  'group-name': ({ groupIds }) => groupIds.map((id) => world.securityGroups.get(id)?.name ?? id),
  'private-ip-address': ({ privateIp }) => privateIp,
  'addresses.private-ip-address': ({ privateIp }) => privateIp,
  'association.public-ip': ({ publicIp }) => publicIp,
  'addresses.association.public-ip': ({ publicIp }) => publicIp,
  'attachment.instance-id': ({ instanceId }) => instanceId,
  'interface-type': ({ interfaceType }) => interfaceType,
  'requester-id': ({ requesterId }) => requesterId,
  description: ({ description }) => description,
  status: statusOf,
});

export const describeNetworkInterfaces: Handler<'EC2.DescribeNetworkInterfaces'> = (
  { ctx },
  input,
) => {
  const { world } = ctx;
  const all = networkInterfacesIn(world);
  const named = input.NetworkInterfaceIds?.map((id) => {
    const what = 'network interface ID';
    const error = ec2Errors.notFound('InvalidNetworkInterfaceID.NotFound', what, id);
    return all.find((one) => one.id === id) ?? refuse(error);
  });
  const shown = filtered(named ?? all, input.Filters, filtersOf(world));
  return ec2Page(
    'NetworkInterfaces',
    shown.map((one) => describe(world, one)),
    input,
  );
};

function describe(world: World, one: NetworkInterface): object {
  const subnet = world.subnets.get(one.subnetId);
  const dnsName = `ip-${one.privateIp.replaceAll('.', '-')}.ec2.internal`;
  const association = one.publicIp !== undefined && {
    Association: {
      IpOwnerId: 'amazon',
      PublicDnsName: `ec2-${one.publicIp.replaceAll('.', '-')}.compute-1.amazonaws.com`,
      PublicIp: one.publicIp,
    },
  };
  const zone = subnet?.availabilityZone;
  return {
    ...association,
    ...(one.isAttached && {
      Attachment: {
        DeleteOnTermination: true,
        DeviceIndex: one.instanceId === undefined ? 1 : 0,
        ...(one.instanceId !== undefined && { InstanceId: one.instanceId }),
        Status: 'attached',
      },
    }),
    AvailabilityZone: zone,
    Description: one.description,
    Groups: one.groupIds.map((id) => ({
      GroupId: id,
      GroupName: world.securityGroups.get(id)?.name ?? id,
    })),
    InterfaceType: one.interfaceType,
    Ipv6Addresses: [],
    MacAddress: one.mac,
    NetworkInterfaceId: one.id,
    OwnerId: ACCOUNT_ID,
    PrivateDnsName: dnsName,
    PrivateIpAddress: one.privateIp,
    PrivateIpAddresses: [
      {
        ...association,
        Primary: true,
        PrivateDnsName: dnsName,
        PrivateIpAddress: one.privateIp,
      },
    ],
    ...(one.requesterId !== '' && { RequesterId: one.requesterId }),
    RequesterManaged: one.requesterId !== '',
    SourceDestCheck: one.interfaceType === 'interface',
    Status: statusOf(one),
    SubnetId: one.subnetId,
    TagSet: [],
    VpcId: subnet?.vpcId,
    ...(zone !== undefined && { AvailabilityZoneId: zoneId(zone) }),
  };
}
