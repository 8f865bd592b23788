import { namedId } from '../../../../model/named-id';
import type { World } from '../../../../engine/world/world';
import { ACCOUNT_ID } from '../../../../model/ids';
import { toEpochSeconds } from '../../../../model/sim-time';
import type { ElasticIp, Gateway } from '../../../../model/vpc';
import { shownTags } from '../../elbv2/tags';

/** An internet gateway as EC2 answers it. */
export const describeInternetGateway = ({ id, vpcId, tags }: Gateway): object => ({
  Attachments: vpcId === undefined ? [] : [{ State: 'available', VpcId: vpcId }],
  InternetGatewayId: id,
  OwnerId: ACCOUNT_ID,
  Tags: shownTags(tags),
});

/** The network interface of a gateway, endpoint or load balancer in a subnet. */
export const gatewayInterfaceId = (owner: string, subnetId: string): string =>
  namedId('eni', `${owner}/${subnetId}`);

/** A NAT gateway as EC2 answers it. */
export function describeNatGateway(world: World, nat: Gateway): object {
  const [subnetId = ''] = nat.subnetIds;
  const address = nat.addresses[subnetId];
  const publicIp = world.elasticIps.get(nat.allocationId ?? '')?.publicIp;
  return {
    CreateTime: toEpochSeconds(nat.createdAt),
    ...(nat.failure && { FailureCode: nat.failure.code, FailureMessage: nat.failure.message }),
    NatGatewayAddresses: [
      {
        ...(nat.allocationId !== undefined && { AllocationId: nat.allocationId }),
        ...(address !== undefined && {
          NetworkInterfaceId: gatewayInterfaceId(nat.id, subnetId),
          PrivateIp: address,
        }),
        ...(publicIp !== undefined && { PublicIp: publicIp }),
        IsPrimary: true,
        Status: nat.state === 'available' ? 'succeeded' : 'failed',
      },
    ],
    NatGatewayId: nat.id,
    State: nat.state,
    SubnetId: subnetId,
    VpcId: nat.vpcId,
    Tags: shownTags(nat.tags),
    ConnectivityType: nat.connectivity,
    AvailabilityMode: 'zonal',
  };
}

/** A VPC endpoint as EC2 answers it. */
export function describeVpcEndpoint(world: World, endpoint: Gateway): object {
  const isInterface = endpoint.kind === 'interface-endpoint';
  return {
    VpcEndpointId: endpoint.id,
    VpcEndpointType: isInterface ? 'Interface' : 'Gateway',
    VpcId: endpoint.vpcId,
    ServiceName: endpoint.serviceName,
    State: 'available',
    RouteTableIds: endpoint.routeTableIds ?? [],
    SubnetIds: endpoint.subnetIds,
    Groups: endpoint.securityGroupIds.map((id) => ({
      GroupId: id,
      GroupName: world.securityGroups.get(id)?.name ?? id,
    })),
    IpAddressType: 'ipv4',
    PrivateDnsEnabled: isInterface && endpoint.privateDns !== false,
    RequesterManaged: false,
    NetworkInterfaceIds: Object.keys(endpoint.addresses).map((subnet) =>
      gatewayInterfaceId(endpoint.id, subnet),
    ),
    DnsEntries: [],
    CreationTimestamp: toEpochSeconds(endpoint.createdAt),
    Tags: shownTags(endpoint.tags),
    OwnerId: ACCOUNT_ID,
  };
}

/** An Elastic IP address as EC2 answers it. */
export function describeAddress(world: World, { id, publicIp, tags }: ElasticIp): object {
  const nat = [...world.gateways.values()].find(
    (one) => one.allocationId === id && one.state === 'available',
  );
  const [subnetId = ''] = nat?.subnetIds ?? [];
  return {
    AllocationId: id,
    ...(nat && {
      AssociationId: namedId('eipassoc', id),
      NetworkInterfaceId: gatewayInterfaceId(nat.id, subnetId),
      PrivateIpAddress: nat.addresses[subnetId],
    }),
    Domain: 'vpc',
    Tags: shownTags(tags),
    PublicIpv4Pool: 'amazon',
    PublicIp: publicIp,
  };
}
