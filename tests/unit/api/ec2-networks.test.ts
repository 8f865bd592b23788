/** EC2's operations on networks: what they refuse, and in which words. */
import { describe, expect, test } from 'vitest';
import { declareNetwork, permission } from '../../support/declared-network';
import { addBalancer, fargateTask, openDoor, targetGroup } from '../../support/sandbox-door';

const error = (__type: string, message: string) => ({ __type, message });

describe('VPCs and subnets', () => {
  test.each([
    [{}, 'MissingParameter'],
    [{ CidrBlock: '10.0.0.0' }, 'InvalidParameterValue'],
    [{ CidrBlock: '10.0.0.0/33' }, 'InvalidParameterValue'],
    [{ CidrBlock: '10.0.0.0/15' }, 'InvalidVpc.Range'],
    [{ CidrBlock: '10.0.0.0/29' }, 'InvalidVpc.Range'],
  ])('no VPC: %o', (input, type) => {
    expect(openDoor().refused('EC2.CreateVpc', input).__type).toBe(type);
  });

  test('a block is kept without the bits beyond its prefix', () => {
    const { give } = openDoor();
    const CidrBlock = '10.1.2.3/16';
    expect(give('EC2.CreateVpc', { CidrBlock }, 'Vpc.CidrBlock')).toBe('10.1.0.0/16');
  });

  test.each([
    ['10.1.0.0/24', error('InvalidSubnet.Range', "The CIDR '10.1.0.0/24' is invalid.")],
    ['10.0.0.0/29', error('InvalidSubnet.Range', "The CIDR '10.0.0.0/29' is invalid.")],
    [
      '10.0.1.128/25',
      error('InvalidSubnet.Conflict', "The CIDR '10.0.1.128/25' conflicts with another subnet"),
    ],
  ])('no subnet: %s', (CidrBlock, expected) => {
    const net = declareNetwork();
    net.subnet('10.0.1.0/24');
    expect(net.door.refused('EC2.CreateSubnet', { VpcId: net.vpc, CidrBlock })).toEqual(expected);
  });

  test('a task cannot have a security group of another declared VPC than its subnets', () => {
    const { door, ...net } = declareNetwork();
    const { give } = door;
    const subnet = net.subnet('10.0.1.0/24');
    const other = give('EC2.CreateVpc', { CidrBlock: '10.9.0.0/16' }, 'Vpc.VpcId');
    const made = { GroupName: 'strange', Description: 'x', VpcId: other };
    const group = String(give('EC2.CreateSecurityGroup', made, 'GroupId'));
    give('ECS.CreateCluster', { clusterName: 'two' });
    give('ECS.RegisterTaskDefinition', fargateTask());
    const awsvpcConfiguration = { subnets: [subnet], securityGroups: [group] };
    const input = {
      cluster: 'two',
      taskDefinition: 'web',
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration },
    };
    expect(door.refused('ECS.RunTask', input)).toEqual(
      error(
        'InvalidParameterException',
        `Security group ${group} does not appear to belong to the same VPC as the input subnets.`,
      ),
    );
  });

  test('zones: the one given, else where there are fewest; none that there is not', () => {
    const net = declareNetwork();
    net.subnet('10.0.1.0/24', 'us-east-1a');
    net.subnet('10.0.2.0/24');
    net.subnet('10.0.3.0/24');
    const zones = net.door.give('EC2.DescribeSubnets', {}, 'Subnets[].AvailabilityZone');
    expect(zones).toEqual(['us-east-1a', 'us-east-1b', 'us-east-1c']);
    const input = { VpcId: net.vpc, CidrBlock: '10.0.4.0/24', AvailabilityZone: 'us-east-1x' };
    expect(net.door.refused('EC2.CreateSubnet', input).__type).toBe('InvalidParameterValue');
  });

  test('a subnet mentioned is described like a default one; one unheard of is not there', () => {
    const { give, refused } = openDoor();
    give('ELBv2.CreateTargetGroup', targetGroup());
    addBalancer({ give, refused } as never);
    const ids = { SubnetIds: ['subnet-a'] };
    expect(give('EC2.DescribeSubnets', ids, 'Subnets[0]')).toMatchObject({
      SubnetId: 'subnet-a',
      VpcId: 'vpc-1',
      CidrBlock: '10.0.0.0/16',
      DefaultForAz: true,
      AvailableIpAddressCount: 65_531,
    });
    expect(refused('EC2.DescribeSubnets', { SubnetIds: ['subnet-z'] })).toEqual(
      error('InvalidSubnetID.NotFound', "The subnet ID 'subnet-z' does not exist"),
    );
  });

  test('deleted only when nothing is in them', () => {
    const net = declareNetwork();
    const subnet = net.subnet('10.0.1.0/24');
    const group = net.group('web');
    const { give, refused } = net.door;
    const { arn } = net.run(subnet);
    expect(refused('EC2.DeleteSubnet', { SubnetId: subnet })).toEqual(
      error(
        'DependencyViolation',
        `The subnet '${subnet}' has dependencies and cannot be deleted.`,
      ),
    );
    give('ECS.StopTask', { cluster: 'demo', task: arn });
    net.pass(60);
    give('EC2.DeleteSubnet', { SubnetId: subnet });
    expect(refused('EC2.DeleteVpc', { VpcId: net.vpc }).__type).toBe('DependencyViolation');
    give('EC2.DeleteSecurityGroup', { GroupId: group });
    give('EC2.DeleteVpc', { VpcId: net.vpc });
    expect(give('EC2.DescribeRouteTables', {}, 'RouteTables')).toEqual([]);
  });

  test('ids follow from names: declared again they are the same; two alike have two', () => {
    const make = () => {
      const net = declareNetwork();
      const igw = net.internetGateway();
      return [net.vpc, net.subnet('10.0.1.0/24'), net.group('web'), net.table(), net.table(), igw];
    };
    expect(make()).toEqual(make());
    expect(new Set(make()).size).toBe(6);
  });

  test('sandbox:id says which id it is to be', () => {
    const net = declareNetwork();
    const tagged = (Value: string) => ({
      VpcId: net.vpc,
      CidrBlock: '10.0.9.0/24',
      TagSpecifications: [{ ResourceType: 'subnet', Tags: [{ Key: 'sandbox:id', Value }] }],
    });
    const shown = 'Subnet.[SubnetId, Tags]';
    expect(net.door.give('EC2.CreateSubnet', tagged('subnet-a'), shown)).toEqual(['subnet-a', []]);
    const again = { ...tagged('subnet-a'), CidrBlock: '10.0.10.0/24' };
    expect(net.door.refused('EC2.CreateSubnet', again).message).toContain('in use');
    const other = { ...tagged('sg-a'), CidrBlock: '10.0.11.0/24' };
    expect(net.door.refused('EC2.CreateSubnet', other).message).toContain('begin with subnet-');
  });
});

describe('security groups', () => {
  test('refusals in EC2’s words', () => {
    const net = declareNetwork();
    const { refused, give } = net.door;
    const web = net.group('web');
    net.allow(web, 80, '0.0.0.0/0');
    const again = { GroupName: 'web', Description: 'x', VpcId: net.vpc };
    expect(refused('EC2.CreateSecurityGroup', again)).toEqual(
      error(
        'InvalidGroup.Duplicate',
        `The security group 'web' already exists for VPC '${net.vpc}'`,
      ),
    );
    const http = { GroupId: web, IpPermissions: [permission(80, '0.0.0.0/0')] };
    expect(refused('EC2.AuthorizeSecurityGroupIngress', http)).toEqual(
      error(
        'InvalidPermission.Duplicate',
        'the specified rule "peer: 0.0.0.0/0, TCP, from port: 80, to port: 80, ALLOW" already exists',
      ),
    );
    const https = { GroupId: web, IpPermissions: [permission(443, '0.0.0.0/0')] };
    expect(refused('EC2.RevokeSecurityGroupIngress', https)).toEqual(
      error(
        'InvalidPermission.NotFound',
        'The specified rule does not exist in this security group.',
      ),
    );
    expect(refused('EC2.DescribeSecurityGroups', { GroupIds: ['sg-none'] })).toEqual(
      error('InvalidGroup.NotFound', "The security group 'sg-none' does not exist"),
    );
    const db = net.group('db');
    net.allow(db, 5432, web);
    expect(refused('EC2.DeleteSecurityGroup', { GroupId: web })).toEqual(
      error('DependencyViolation', `resource ${web} has a dependent object`),
    );
    give('EC2.DeleteSecurityGroup', { GroupId: db });
    give('EC2.DeleteSecurityGroup', { GroupId: web });
  });

  test.each([
    [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 70 }, 'Invalid TCP port range (80-70)'],
    [{ IpProtocol: 'tcp', FromPort: 70_000, ToPort: 70_000 }, 'port (70000) out of range'],
    [{ IpProtocol: 'smtp', FromPort: 1, ToPort: 2 }, "Invalid value 'smtp' for IP protocol"],
    [
      { IpProtocol: 'tcp', FromPort: 1, ToPort: 2, IpRanges: [{ CidrIp: '10.0.0.0/64' }] },
      'CIDR block 10.0.0.0/64 is malformed',
    ],
  ])('no rule: %o', (given, message) => {
    const net = declareNetwork();
    const GroupId = net.group('web');
    const IpPermissions = [{ IpRanges: [{ CidrIp: '0.0.0.0/0' }], ...given }];
    const refusal = net.door.refused('EC2.AuthorizeSecurityGroupIngress', {
      GroupId,
      IpPermissions,
    });
    expect(refusal).toMatchObject({ __type: 'InvalidParameterValue' });
    expect(refusal.message).toContain(message);
  });

  test('no rule: a source that is a group, and names none', () => {
    const net = declareNetwork();
    const GroupId = net.group('web');
    const IpPermissions = [{ IpProtocol: '-1', UserIdGroupPairs: [{}] }];
    for (const target of ['AuthorizeSecurityGroupIngress', 'AuthorizeSecurityGroupEgress']) {
      expect(net.door.refused(`EC2.${target}`, { GroupId, IpPermissions })).toEqual({
        __type: 'MissingParameter',
        message: 'Source group ID missing.',
      });
    }
  });

  test('a new one lets everything out; rules are shown gathered, and one by one', () => {
    const net = declareNetwork();
    const [web, alb] = [net.group('web'), net.group('alb')];
    net.allow(web, 80, alb);
    net.allow(web, 80, '10.0.0.0/8');
    const shown = 'SecurityGroups[0].[IpPermissions[0], IpPermissionsEgress[0].IpProtocol]';
    expect(net.door.give('EC2.DescribeSecurityGroups', { GroupIds: [web] }, shown)).toEqual([
      {
        IpProtocol: 'tcp',
        FromPort: 80,
        ToPort: 80,
        UserIdGroupPairs: [{ UserId: '123456789012', GroupId: alb }],
        IpRanges: [{ CidrIp: '10.0.0.0/8' }],
        Ipv6Ranges: [],
        PrefixListIds: [],
      },
      '-1',
    ]);
    const rules = { Filters: [{ Name: 'group-id', Values: [web] }] };
    const ids = 'SecurityGroupRules[?!IsEgress].SecurityGroupRuleId';
    const [first, second] = net.door.give('EC2.DescribeSecurityGroupRules', rules, ids) as string[];
    const byId = { GroupId: web, SecurityGroupRuleIds: [second] };
    net.door.give('EC2.RevokeSecurityGroupIngress', byId);
    expect(net.door.give('EC2.DescribeSecurityGroupRules', rules, ids)).toEqual([first]);
  });
});

describe('gateways and routes', () => {
  test('an internet gateway is for one VPC, and stays while something public is there', () => {
    const net = declareNetwork();
    const { refused, give } = net.door;
    const igw = net.internetGateway();
    const both = { InternetGatewayId: igw, VpcId: net.vpc };
    expect(refused('EC2.AttachInternetGateway', both).__type).toBe('Resource.AlreadyAssociated');
    expect(refused('EC2.DeleteInternetGateway', { InternetGatewayId: igw }).__type).toBe(
      'DependencyViolation',
    );
    const other = { InternetGatewayId: igw, VpcId: 'vpc-x' };
    expect(refused('EC2.DetachInternetGateway', other).__type).toBe('Gateway.NotAttached');
    const { arn } = net.run(net.subnet('10.0.1.0/24'), { publicIp: true });
    expect(refused('EC2.DetachInternetGateway', both).__type).toBe('DependencyViolation');
    give('ECS.StopTask', { cluster: 'demo', task: arn });
    net.pass(60);
    give('EC2.DetachInternetGateway', both);
    give('EC2.DeleteInternetGateway', { InternetGatewayId: igw });
    expect(give('EC2.DescribeInternetGateways', {}, 'InternetGateways')).toEqual([]);
  });

  test('a NAT gateway: an address of its own, and failed where its VPC leads nowhere', () => {
    const net = declareNetwork();
    const SubnetId = net.subnet('10.0.1.0/28');
    const { refused, give } = net.door;
    expect(refused('EC2.CreateNatGateway', { SubnetId }).__type).toBe('MissingParameter');
    const failed = net.nat(SubnetId);
    const states = 'NatGateways[].[NatGatewayId, State, FailureCode]';
    expect(give('EC2.DescribeNatGateways', {}, states)).toEqual([
      [failed, 'failed', 'Gateway.NotAttached'],
    ]);
    net.internetGateway();
    const AllocationId = give('EC2.AllocateAddress', {}, 'AllocationId');
    give('EC2.CreateNatGateway', { SubnetId, AllocationId });
    expect(refused('EC2.CreateNatGateway', { SubnetId, AllocationId }).__type).toBe(
      'Resource.AlreadyAssociated',
    );
    expect(refused('EC2.ReleaseAddress', { AllocationId }).__type).toBe('InvalidIPAddress.InUse');
  });

  test('routes: one for a block, to a gateway of the same VPC', () => {
    const net = declareNetwork();
    const { refused, give } = net.door;
    const igw = net.internetGateway();
    net.route(net.mainTable, igw);
    const route = {
      RouteTableId: net.mainTable,
      DestinationCidrBlock: '0.0.0.0/0',
      GatewayId: igw,
    };
    expect(refused('EC2.CreateRoute', route)).toEqual(
      error('RouteAlreadyExists', 'The route identified by 0.0.0.0/0 already exists.'),
    );
    const table = give('EC2.CreateRouteTable', { VpcId: 'vpc-x' }, 'RouteTable.RouteTableId');
    expect(refused('EC2.CreateRoute', { ...route, RouteTableId: table }).message).toBe(
      `route table ${table as string} and network gateway ${igw} belong to different networks`,
    );
    give('EC2.DeleteRoute', { RouteTableId: net.mainTable, DestinationCidrBlock: '0.0.0.0/0' });
    expect(refused('EC2.ReplaceRoute', route).__type).toBe('InvalidRoute.NotFound');
    expect(refused('EC2.DeleteRouteTable', { RouteTableId: net.mainTable }).__type).toBe(
      'DependencyViolation',
    );
  });

  test('endpoints: services that there are, in the way that they have', () => {
    const net = declareNetwork();
    const make = (service: string, more = {}) => ({
      VpcId: net.vpc,
      ServiceName: `com.amazonaws.us-east-1.${service}`,
      ...more,
    });
    const { refused } = net.door;
    expect(refused('EC2.CreateVpcEndpoint', make('coffee')).__type).toBe('InvalidServiceName');
    expect(refused('EC2.CreateVpcEndpoint', make('logs')).message).toContain(
      'does not match available service types ([Interface])',
    );
    net.endpoint('s3');
    const missing = net.door.give(
      'EC2.DeleteVpcEndpoints',
      { VpcEndpointIds: ['vpce-none'] },
      'Unsuccessful[0].Error.Code',
    );
    expect(missing).toBe('InvalidVpcEndpointId.NotFound');
  });
});

describe('load balancers in declared subnets', () => {
  const create = (net: ReturnType<typeof declareNetwork>, Subnets: string[], more = {}) =>
    net.door.refused('ELBv2.CreateLoadBalancer', { Name: 'alb', Subnets, ...more });

  test('two of one zone, a VPC without a way in, too few addresses', () => {
    const net = declareNetwork();
    const [a, a2, b] = [
      net.subnet('10.0.1.0/28', 'us-east-1a'),
      net.subnet('10.0.2.0/28', 'us-east-1a'),
      net.subnet('10.0.3.0/28', 'us-east-1b'),
    ];
    expect(create(net, [a, a2]).message).toContain(
      'multiple subnets in the same Availability Zone',
    );
    expect(create(net, [a, b])).toEqual(
      error('InvalidSubnet', `VPC ${net.vpc} has no internet gateway`),
    );
    net.internetGateway();
    for (let n = 0; n < 4; n++) net.run(b);
    expect(create(net, [a, b])).toEqual(
      error(
        'InvalidSubnet',
        `Not enough IP space available in ${b}. ELB requires at least 8 free IP addresses in each subnet.`,
      ),
    );
    const { give } = net.door;
    give('ELBv2.CreateLoadBalancer', {
      Name: 'inside',
      Subnets: [a, 'subnet-x'],
      Scheme: 'internal',
    });
  });

  test('set-subnets moves it: zones, addresses, targets in use', () => {
    const net = declareNetwork();
    const [a, b, c] = [
      net.subnet('10.0.1.0/28', 'us-east-1a'),
      net.subnet('10.0.2.0/28', 'us-east-1b'),
      net.subnet('10.0.3.0/28', 'us-east-1c'),
    ];
    net.route(net.mainTable, net.internetGateway());
    net.door.give('ELBv2.CreateTargetGroup', targetGroup());
    addBalancer(net.door, [a, b]);
    const { privateIp } = net.run(c, { publicIp: true });
    const Targets = [{ Id: privateIp, Port: 80 }];
    net.door.give('ELBv2.RegisterTargets', { TargetGroupArn: 'web', Targets });
    const state = () =>
      net.door.give(
        'ELBv2.DescribeTargetHealth',
        { TargetGroupArn: 'web' },
        'TargetHealthDescriptions[0].TargetHealth.[State, Reason]',
      );
    expect(state()).toEqual(['unused', 'Target.NotInUse']);
    const input = { LoadBalancerArn: 'web-alb', Subnets: [b, c] };
    const zones = net.door.give('ELBv2.SetSubnets', input, 'AvailabilityZones[].ZoneName');
    expect(zones).toEqual(['us-east-1b', 'us-east-1c']);
    net.pass(5);
    expect(state()).toEqual(['initial', 'Elb.InitialHealthChecking']);
    const counts = 'Subnets[].AvailableIpAddressCount';
    expect(net.door.give('EC2.DescribeSubnets', {}, counts)).toEqual([11, 10, 9]);
  });
});

describe('interfaces, filters and tags', () => {
  test('a task’s interface, with its public address and groups', () => {
    const net = declareNetwork();
    const subnet = net.subnet('10.0.1.0/24');
    const group = net.group('web');
    const { id } = net.run(subnet, { publicIp: true, groups: [group] });
    net.pass(15);
    const [shown] = net.door.give(
      'EC2.DescribeNetworkInterfaces',
      { Filters: [{ Name: 'group-name', Values: ['web'] }] },
      'NetworkInterfaces',
    ) as Record<string, unknown>[];
    expect(shown).toMatchObject({
      PrivateIpAddress: '10.0.1.4',
      SubnetId: subnet,
      VpcId: net.vpc,
      Groups: [{ GroupId: group, GroupName: 'web' }],
      Status: 'in-use',
      Association: { PublicIp: expect.stringMatching(/^3\./) },
    });
    const attached = net.door.give(
      'ECS.DescribeTasks',
      { cluster: 'demo', tasks: [id] },
      "tasks[0].attachments[0].details[?name=='networkInterfaceId'].value",
    );
    expect(attached).toEqual([shown?.NetworkInterfaceId]);
  });

  test('filters by tag, with wildcards; an unknown one is refused', () => {
    const net = declareNetwork();
    const { give, refused } = net.door;
    const [a, b] = [net.subnet('10.0.1.0/24'), net.subnet('10.0.2.0/24')];
    give('EC2.CreateTags', { Resources: [a, b], Tags: [{ Key: 'Tier', Value: 'private' }] });
    give('EC2.CreateTags', { Resources: [b], Tags: [{ Key: 'Tier', Value: 'public' }] });
    const find = (Name: string, Values: string[]) =>
      give('EC2.DescribeSubnets', { Filters: [{ Name, Values }] }, 'Subnets[].SubnetId');
    expect(find('tag:Tier', ['pr*'])).toEqual([a]);
    expect(find('tag-key', ['Tier'])).toEqual([a, b]);
    give('EC2.DeleteTags', { Resources: [b], Tags: [{ Key: 'Tier' }] });
    expect(find('tag-key', ['Tier'])).toEqual([a]);
    const Filters = [{ Name: 'colour', Values: ['red'] }];
    expect(refused('EC2.DescribeSubnets', { Filters })).toEqual(
      error('InvalidParameterValue', "The filter 'colour' is invalid"),
    );
    expect(refused('EC2.CreateTags', { Resources: ['vpc-x'], Tags: [] }).__type).toBe('InvalidID');
  });
});
