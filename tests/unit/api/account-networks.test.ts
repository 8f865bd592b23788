/** Networks in a saved account: declared again, each thing has the id it had. */
import { expect, test } from 'vitest';
import type { Account } from '../../../src/model/account';
import { balancedInNetwork, permission } from '../../support/declared-network';
import { type Door, openDoor } from '../../support/sandbox-door';

const described = ({ give }: Door) => give('Sandbox.DescribeAccount') as Account;

/** What is said of networks, ids and all; private addresses are given out anew. */
const networks = ({ give }: Door) => [
  give('EC2.DescribeVpcs'),
  give('EC2.DescribeSubnets', {}, 'Subnets[].[SubnetId, CidrBlock, VpcId, MapPublicIpOnLaunch]'),
  give('EC2.DescribeSecurityGroups'),
  give('EC2.DescribeRouteTables'),
  give('EC2.DescribeInternetGateways'),
  give('EC2.DescribeAddresses', {}, 'Addresses[].[AllocationId, PublicIp, NetworkInterfaceId]'),
  give('EC2.DescribeNatGateways', {}, 'NatGateways[].[NatGatewayId, State, SubnetId]'),
  give('EC2.DescribeVpcEndpoints', {}, 'VpcEndpoints[].[VpcEndpointId, ServiceName, SubnetIds]'),
];

function furnished(): Door {
  const net = balancedInNetwork();
  const { give } = net.door;
  // Two alike, the first of which goes: the second keeps the id of a second one.
  const first = net.table();
  net.table(net.subnets[1]!);
  give('EC2.DeleteRouteTable', { RouteTableId: first });
  const inside = net.subnet('10.0.9.0/24');
  net.route(net.table(inside), net.nat(net.subnets[0]!));
  net.allow(net.taskGroup, 80, net.balancerGroup);
  net.allow('sg-1', 2049, net.taskGroup);
  const GroupId = net.balancerGroup;
  give('EC2.RevokeSecurityGroupEgress', { GroupId, IpPermissions: [permission(0, '0.0.0.0/0')] });
  give('EC2.AuthorizeSecurityGroupEgress', {
    GroupId,
    IpPermissions: [permission(80, net.taskGroup)],
  });
  net.endpoint('s3', { RouteTableIds: [net.mainTable] });
  net.endpoint('logs', {
    VpcEndpointType: 'Interface',
    SubnetIds: [inside],
    SecurityGroupIds: [net.taskGroup],
  });
  const Tags = [{ Key: 'Name', Value: 'main' }];
  give('EC2.CreateTags', { Resources: [net.vpc, inside, net.mainTable], Tags });
  give('EC2.ModifySubnetAttribute', { SubnetId: inside, MapPublicIpOnLaunch: { Value: true } });
  return net.door;
}

test('loaded on an empty sandbox it is the same network, and is described the same', () => {
  const door = furnished();
  const account = described(door);
  const other = openDoor();
  other.give('Sandbox.LoadAccount', { account });
  expect(described(other)).toEqual(account);
  expect(networks(other)).toEqual(networks(door));
  const groups = 'services[0].networkConfiguration.awsvpcConfiguration.securityGroups';
  const service = { cluster: 'demo', services: ['web'] };
  expect(other.give('ECS.DescribeServices', service, groups)).toEqual(
    door.give('ECS.DescribeServices', service, groups),
  );
});

test('a standalone task is run again with its groups and its public address', () => {
  const net = balancedInNetwork();
  net.run(net.subnets[0]!, { publicIp: true, groups: [net.taskGroup] });
  const run = described(net.door).operations.find(({ target }) => target === 'ECS.RunTask');
  expect(run?.input.networkConfiguration).toEqual({
    awsvpcConfiguration: {
      subnets: [net.subnets[0]],
      securityGroups: [net.taskGroup],
      assignPublicIp: 'ENABLED',
    },
  });
});
