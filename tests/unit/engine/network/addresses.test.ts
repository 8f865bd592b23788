/** Addresses of subnets, tasks-and-load-balancing 1.3 and what the VPC guide says of subnets. */
import { describe, expect, test } from 'vitest';
import { addressesIn } from '../../../../src/engine/network/addresses';
import { freeAddresses, subnetOf, takeAddress } from '../../../../src/engine/network/subnets';
import { balancedInNetwork, declareNetwork, type Net } from '../../../support/declared-network';
import { openDoor } from '../../../support/sandbox-door';

const ctxOf = ({ door }: Net) => door.dispatcher.engine.ctx;
const free = (net: Net, subnet: string) =>
  net.door.give(
    'EC2.DescribeSubnets',
    { SubnetIds: [subnet] },
    'Subnets[0].AvailableIpAddressCount',
  );

describe('NET-2: addresses of a subnet', () => {
  test.each([
    ['10.0.0.0/28', 11],
    ['10.0.0.0/27', 27],
    ['10.0.0.0/24', 251],
    ['10.0.0.0/20', 4091],
    ['10.0.0.0/16', 65_531],
  ])('%s has %i: AWS keeps five', (cidr, count) => {
    const net = declareNetwork();
    expect(free(net, net.subnet(cidr))).toBe(count);
  });

  test('one never declared has 65,531', () => {
    const { ctx } = openDoor().dispatcher.engine;
    expect(freeAddresses(ctx, subnetOf(ctx, 'subnet-a'))).toBe(65_531);
  });

  test('the first four and the last are never given out, and none twice', () => {
    const net = declareNetwork();
    const subnet = net.subnet('10.0.5.16/28');
    const addresses = Array.from({ length: 11 }, () => net.run(subnet).privateIp);
    expect(addresses.toSorted()).toEqual(
      Array.from({ length: 11 }, (_, n) => `10.0.5.${20 + n}`).toSorted(),
    );
    expect(takeAddress(ctxOf(net), subnet)).toBeUndefined();
  });

  test('a task has its address until it has STOPPED', () => {
    const net = declareNetwork();
    net.route(net.mainTable, net.internetGateway());
    const subnet = net.subnet('10.0.1.0/28');
    const { arn } = net.run(subnet, { publicIp: true });
    net.pass(40);
    expect(net.task(arn).lastStatus).toBe('RUNNING');
    net.door.give('ECS.StopTask', { cluster: 'demo', task: arn });
    while (net.task(arn).lastStatus !== 'STOPPED') {
      expect(free(net, subnet)).toBe(10);
      net.pass(1);
    }
    expect(free(net, subnet)).toBe(11);
  });

  test('nodes of load balancers, NAT gateways and endpoints have one each, until they go', () => {
    const net = declareNetwork();
    const [a, b] = [net.subnet('10.0.1.0/28', 'us-east-1a'), net.subnet('10.0.2.0/28')];
    net.internetGateway();
    const counts = () => [free(net, a), free(net, b)];
    net.door.give('ELBv2.CreateLoadBalancer', { Name: 'alb', Subnets: [a, b] });
    expect(counts()).toEqual([10, 10]);
    const nat = net.nat(a);
    const endpoint = net.endpoint('logs', { VpcEndpointType: 'Interface', SubnetIds: [a, b] });
    expect(counts()).toEqual([8, 9]);
    net.door.give('EC2.DeleteNatGateway', { NatGatewayId: nat });
    net.door.give('EC2.DeleteVpcEndpoints', { VpcEndpointIds: [endpoint] });
    net.door.give('ELBv2.DeleteLoadBalancer', { LoadBalancerArn: 'alb' });
    expect(counts()).toEqual([11, 11]);
  });

  test('an address is used again once all have been', () => {
    const net = declareNetwork();
    net.route(net.mainTable, net.internetGateway());
    const subnet = net.subnet('10.0.1.0/28');
    const seen = new Set<string>();
    for (let n = 0; n < 15; n++) {
      const { arn, privateIp } = net.run(subnet, { publicIp: true });
      seen.add(privateIp);
      net.door.give('ECS.StopTask', { cluster: 'demo', task: arn });
      net.pass(30);
    }
    expect(seen.size).toBe(11);
    expect(addressesIn(ctxOf(net).world, subnet).size).toBe(0);
  });

  test('a subnet mentioned before it is declared keeps the addresses that are out', () => {
    const net = declareNetwork();
    const { arn } = net.run('subnet-a');
    net.door.give('EC2.CreateSubnet', {
      VpcId: net.vpc,
      CidrBlock: '10.0.0.0/28',
      TagSpecifications: [
        { ResourceType: 'subnet', Tags: [{ Key: 'sandbox:id', Value: 'subnet-a' }] },
      ],
    });
    const others = Array.from({ length: 10 }, () => net.run('subnet-a').privateIp);
    expect(new Set([...others, net.task(arn).privateIp]).size).toBe(11);
  });
});

describe('out of addresses', () => {
  const REASON =
    'Unexpected EC2 error while attempting to Create Network Interface with public IP assignment ' +
    "enabled in subnet 'SUBNET': InsufficientFreeAddressesInSubnet";

  test('fact T1.3-1: the task fails in PROVISIONING, with TaskFailedToStart', () => {
    const net = declareNetwork();
    const subnet = net.subnet('10.0.1.0/28');
    for (let n = 0; n < 11; n++) net.run(subnet, { publicIp: true });
    const { arn } = net.run(subnet, { publicIp: true });
    net.pass(30);
    const task = net.task(arn);
    expect(task).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'TaskFailedToStart',
      stoppedReason: REASON.replace('SUBNET', subnet),
    });
    expect(task.machine.history.map(({ value }) => value)).not.toContain('PENDING');
    const attachment = net.door.give(
      'ECS.DescribeTasks',
      { cluster: 'demo', tasks: [arn] },
      'tasks[0].attachments[0].[type, status, details[].name]',
    );
    expect(attachment).toEqual(['ElasticNetworkInterface', 'DELETED', ['subnetId']]);
  });

  test('without a public address it says so', () => {
    const net = declareNetwork();
    const subnet = net.subnet('10.0.1.0/28');
    net.door.give('Sandbox.InjectFault', { type: 'exhaust-subnet-ips', subnet });
    const { arn } = net.run(subnet);
    net.pass(30);
    expect(net.task(arn).stoppedReason).toContain('public IP assignment disabled');
  });

  test('NET-6: exhaust-subnet-ips holds what is left of one subnet until it is over', () => {
    const net = declareNetwork();
    const [a, b] = [net.subnet('10.0.1.0/28'), net.subnet('10.0.2.0/28')];
    net.door.give('Sandbox.InjectFault', { type: 'exhaust-subnet-ips', subnet: a, for: 20 });
    expect([free(net, a), free(net, b)]).toEqual([0, 11]);
    expect(net.run(a).privateIp).toBe('');
    expect(net.run(b).privateIp).toBe('10.0.2.4');
    net.pass(21);
    expect(free(net, a)).toBe(11);
  });

  test('a service comes up once there are addresses again', () => {
    const net = balancedInNetwork();
    net.allow(net.balancerGroup, 80, '0.0.0.0/0');
    net.allow(net.taskGroup, 80, net.balancerGroup);
    const fault = { type: 'exhaust-subnet-ips', for: 90 };
    net.door.give('Sandbox.InjectFault', fault);
    net.pass(60);
    const failed = [...ctxOf(net).world.tasks.values()].filter((task) => task.stopCode);
    expect(failed.length).toBeGreaterThan(1);
    expect(net.health()).toEqual([]);
    net.door.give('Sandbox.Wait', { until: 'steady:web', timeout: 600 });
    expect(net.health().map(({ State }) => State)).toEqual(['healthy', 'healthy']);
  });
});
