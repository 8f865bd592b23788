/** Who reaches whom, tasks-and-load-balancing 5.2, 5.3 and the VPC guide on security groups. */
import { describe, expect, test } from 'vitest';
import { internetAt, type Party } from '../../../../src/engine/network/parties';
import { isReachable } from '../../../../src/engine/network/reachability';
import { balancedInNetwork, declareNetwork, permission } from '../../../support/declared-network';

const party = (groups: string[], address = '10.0.1.10'): Party => ({
  groups,
  addresses: [address],
  vpcId: null,
});

describe('NET-3: rules of security groups', () => {
  const net = declareNetwork();
  const { ctx } = net.door.dispatcher.engine;
  const [web, alb, db] = [net.group('web'), net.group('alb'), net.group('db')];
  net.allow(web, 80, alb);
  net.allow(web, 443, '10.0.2.0/24');
  net.allow(db, 0, '10.0.1.10/32');
  const reaches = (from: Party, to: Party, port: number) => isReachable(ctx, { from, to, port });

  test.each<[string, boolean, Party, Party, number]>([
    ['a group in a rule: who has it', true, party([alb]), party([web]), 80],
    ['a group in a rule: not another’s member', false, party([db]), party([web]), 80],
    ['nor at another port', false, party([alb]), party([web]), 81],
    ['a block: an address in it', true, party([], '10.0.2.200'), party([web]), 443],
    ['a block: an address beside it', false, party([], '10.0.3.1'), party([web]), 443],
    ['all protocols and ports', true, party([]), party([db]), 5432],
    ['nothing in, from the internet', false, internetAt('203.0.113.10'), party([alb]), 80],
    ['everything out', true, party([web]), internetAt(), 443],
    ['one of several groups is enough', true, party([alb]), party([db, web]), 80],
    ['an undeclared group permits everything', true, party([db]), party(['sg-1']), 80],
    ['so does it beside a declared one', true, party([db]), party([web, 'sg-1']), 22],
    ['no group at all permits everything', true, internetAt(), party([]), 22],
  ])('%s', (_, expected, from, to, port) => {
    expect(reaches(from, to, port)).toBe(expected);
  });

  test('egress too: without the rule that lets everything out, nothing goes', () => {
    const IpPermissions = [permission(0, '0.0.0.0/0')];
    net.door.give('EC2.RevokeSecurityGroupEgress', { GroupId: alb, IpPermissions });
    expect(reaches(party([alb]), party([web]), 80)).toBe(false);
    net.door.give('EC2.AuthorizeSecurityGroupEgress', {
      GroupId: alb,
      IpPermissions: [permission(80, web)],
    });
    expect(reaches(party([alb]), party([web]), 80)).toBe(true);
    expect(reaches(party([alb]), internetAt(), 443)).toBe(false);
  });

  test('a first rule declares a group that nobody declared', () => {
    expect(reaches(party([]), party(['sg-2']), 22)).toBe(true);
    net.allow('sg-2', 2049, 'sg-3');
    expect(reaches(party([]), party(['sg-2']), 22)).toBe(false);
    expect(reaches(party(['sg-3']), party(['sg-2']), 2049)).toBe(true);
  });

  test('between two declared VPCs there is no way', () => {
    const other = net.door.give('EC2.CreateVpc', { CidrBlock: '10.9.0.0/16' }, 'Vpc.VpcId');
    const here = { ...party([]), vpcId: net.vpc };
    const there = { ...party([]), vpcId: other as string };
    expect(reaches(here, there, 80)).toBe(false);
    expect(reaches(here, here, 80)).toBe(true);
  });
});

describe('between client, load balancer and targets', () => {
  test('fact T5.2-6, T5.3-10: targets that are cut off: Request timed out, and 504 after 10 s', () => {
    const net = balancedInNetwork();
    net.allow(net.balancerGroup, 80, '0.0.0.0/0');
    net.pass(90);
    expect(net.health()).toEqual([
      { State: 'unhealthy', Reason: 'Target.Timeout', Description: 'Request timed out' },
      { State: 'unhealthy', Reason: 'Target.Timeout', Description: 'Request timed out' },
    ]);
    const { httpCodeElb, httpCodeTarget, requestCount } = net.codes(20);
    expect(httpCodeElb['504']).toBe(requestCount);
    expect(requestCount).toBeGreaterThan(150);
    expect(httpCodeTarget['2XX']).toBe(0);
  });

  test('the rule that was wanting cures it, with no new tasks', () => {
    const net = balancedInNetwork();
    net.allow(net.balancerGroup, 80, '0.0.0.0/0');
    net.pass(60);
    net.allow(net.taskGroup, 80, net.balancerGroup);
    net.pass(60);
    expect(net.health()).toEqual([{ State: 'healthy' }, { State: 'healthy' }]);
    const { httpCodeTarget, requestCount } = net.codes(10);
    expect(httpCodeTarget['2XX']).toBe(requestCount);
  });

  test('a revoked rule cuts off anew; what was under way is answered', () => {
    const net = balancedInNetwork();
    net.allow(net.balancerGroup, 80, '0.0.0.0/0');
    net.allow(net.taskGroup, 80, net.balancerGroup);
    net.pass(90);
    const IpPermissions = [permission(80, net.balancerGroup)];
    net.door.give('EC2.RevokeSecurityGroupIngress', { GroupId: net.taskGroup, IpPermissions });
    net.pass(30);
    expect(net.health().map(({ Reason }) => Reason)).toEqual(['Target.Timeout', 'Target.Timeout']);
    expect(net.codes(10).httpCodeTarget['2XX']).toBe(0);
  });

  test('clients that the load balancer’s group does not let in never connect', () => {
    const net = balancedInNetwork();
    net.allow(net.taskGroup, 80, net.balancerGroup);
    net.pass(90);
    expect(net.codes(10)).toMatchObject({ requestCount: 0 });
    expect(net.codes(10).connectionsRefused).toBeGreaterThan(50);
    net.allow(net.balancerGroup, 80, '198.51.100.0/24');
    net.pass(5);
    expect(net.codes(4).requestCount).toBe(0);
    net.door.give('Sandbox.PutTraffic', {
      name: 'clients',
      loadBalancer: 'web-alb',
      rate: 10,
      sourceIp: '198.51.100.7',
    });
    net.pass(10);
    expect(net.codes(8).httpCodeTarget['2XX']).toBeGreaterThan(40);
  });

  test('a check on a port of its own needs a rule of its own', () => {
    const net = balancedInNetwork();
    net.allow(net.balancerGroup, 80, '0.0.0.0/0');
    net.allow(net.taskGroup, 80, net.balancerGroup);
    net.door.give('ELBv2.ModifyTargetGroup', { TargetGroupArn: 'web', HealthCheckPort: '8080' });
    net.pass(90);
    expect(net.health()[0]).toMatchObject({ State: 'unhealthy', Reason: 'Target.Timeout' });
    // Fail open: requests go to their own port, which is open.
    expect(net.codes(10).httpCodeTarget['2XX']).toBeGreaterThan(50);
    net.allow(net.taskGroup, 8080, net.balancerGroup);
    net.pass(30);
    expect(net.health()[0]).toMatchObject({ Reason: 'Target.FailedHealthChecks' });
  });

  test('other security groups for the load balancer count at once', () => {
    const net = balancedInNetwork();
    net.allow(net.taskGroup, 80, net.balancerGroup);
    const open = net.group('open');
    net.allow(open, 80, '0.0.0.0/0');
    net.pass(90);
    const input = { LoadBalancerArn: 'web-alb', SecurityGroups: [open, net.balancerGroup] };
    expect(net.door.give('ELBv2.SetSecurityGroups', input)).toEqual({
      SecurityGroupIds: [open, net.balancerGroup],
    });
    net.pass(10);
    expect(net.codes(8).httpCodeTarget['2XX']).toBeGreaterThan(40);
  });

  test('a load balancer whose subnets lead nowhere hears from no client', () => {
    const net = balancedInNetwork();
    net.allow(net.balancerGroup, 80, '0.0.0.0/0');
    net.allow(net.taskGroup, 80, net.balancerGroup);
    net.pass(90);
    expect(net.codes(10).requestCount).toBeGreaterThan(50);
    net.table(...net.subnets);
    net.pass(10);
    expect(net.codes(8)).toMatchObject({ requestCount: 0 });
  });
});

describe('NET-7: block-security-group', () => {
  const upAndServing = () => {
    const net = balancedInNetwork();
    net.allow(net.balancerGroup, 80, '0.0.0.0/0');
    net.allow(net.taskGroup, 80, net.balancerGroup);
    net.pass(90);
    return net;
  };

  test('takes a group’s rules away, for whoever has it, until it is over', () => {
    const net = upAndServing();
    net.door.give('Sandbox.InjectFault', {
      type: 'block-security-group',
      securityGroup: 'web',
      for: 40,
    });
    net.pass(39);
    expect(net.codes(20).httpCodeElb['504']).toBeGreaterThan(150);
    expect(net.health()[0]).toMatchObject({ Reason: 'Target.Timeout' });
    net.pass(60);
    expect(net.health().map(({ State }) => State)).toEqual(['healthy', 'healthy']);
    expect(net.codes(10).httpCodeElb['504']).toBe(0);
  });

  test('aimed at a service it cuts off its tasks, those to come too', () => {
    const net = upAndServing();
    net.door.give('Sandbox.InjectFault', { type: 'block-security-group', service: 'web' });
    net.door.give('ECS.UpdateService', { cluster: 'demo', service: 'web', desiredCount: 3 });
    net.pass(90);
    expect(net.health().map(({ Reason }) => Reason)).toEqual(Array(3).fill('Target.Timeout'));
  });

  test('securityGroup and subnet belong to their own faults only', () => {
    const { refused } = upAndServing().door;
    const input = { type: 'hang-task', securityGroup: 'web' };
    expect(refused('Sandbox.InjectFault', input).message).toContain('block-security-group only');
    const other = { type: 'hang-task', subnet: 'subnet-a' };
    expect(refused('Sandbox.InjectFault', other).message).toContain('exhaust-subnet-ips only');
  });
});
