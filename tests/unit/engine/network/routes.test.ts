/** Ways out of a VPC, and what a task cannot start without, tasks-and-load-balancing 1.3. */
import { describe, expect, test } from 'vitest';
import { hasRouteTo, type OutsideService, wayTo } from '../../../../src/engine/network/routes';
import { declareNetwork, type Net, permission } from '../../../support/declared-network';

const ECR = '123456789012.dkr.ecr.us-east-1.amazonaws.com/web:1';
const ALL: OutsideService[] = [
  'internet',
  'ecr.api',
  'ecr.dkr',
  's3',
  'logs',
  'secretsmanager',
  'ssm',
  'ssmmessages',
];

/** Services that a task in the subnet has a way to. */
function open(net: Net, subnet: string, options: { publicIp?: boolean; groups?: string[] } = {}) {
  const task = net.run(subnet, options);
  const { ctx } = net.door.dispatcher.engine;
  return ALL.filter((service) => hasRouteTo(ctx, task, service));
}

describe('NET-4: ways out', () => {
  test('a subnet that nobody declared has a way to everything', () => {
    expect(open(declareNetwork(), 'subnet-x')).toEqual(ALL);
  });

  test('a subnet of a VPC that nobody declared, too', () => {
    const net = declareNetwork();
    const input = { VpcId: 'vpc-x', CidrBlock: '172.31.0.0/20' };
    const subnet = net.door.give('EC2.CreateSubnet', input, 'Subnet.SubnetId') as string;
    expect(open(net, subnet)).toEqual(ALL);
  });

  test('a declared VPC has none by itself', () => {
    const net = declareNetwork();
    expect(open(net, net.subnet('10.0.1.0/24'), { publicIp: true })).toEqual([]);
  });

  test('an internet gateway: with a public address only', () => {
    const net = declareNetwork();
    const subnet = net.subnet('10.0.1.0/24');
    net.route(net.mainTable, net.internetGateway());
    expect(open(net, subnet, { publicIp: true })).toEqual(ALL);
    expect(open(net, subnet)).toEqual([]);
  });

  test('a NAT gateway: for private subnets, as long as it is on a way out itself', () => {
    const net = declareNetwork();
    const [inside, outside] = [net.subnet('10.0.1.0/24'), net.subnet('10.0.2.0/24')];
    const igw = net.internetGateway();
    const nat = net.nat(outside);
    net.route(net.table(inside), nat);
    expect(open(net, inside)).toEqual([]);
    net.route(net.mainTable, igw);
    expect(open(net, inside)).toEqual(ALL);
    net.door.give('EC2.DeleteNatGateway', { NatGatewayId: nat });
    expect(open(net, inside)).toEqual([]);
    const routes = net.door.give(
      'EC2.DescribeRouteTables',
      { Filters: [{ Name: 'association.subnet-id', Values: [inside] }] },
      'RouteTables[0].Routes[].State',
    );
    expect(routes).toEqual(['active', 'blackhole']);
  });

  test('endpoints: each for its service, S3’s by the route table', () => {
    const net = declareNetwork();
    const subnet = net.subnet('10.0.1.0/24');
    const table = net.table(subnet);
    net.endpoint('s3', { RouteTableIds: [table] });
    expect(open(net, subnet)).toEqual(['s3']);
    for (const service of ['ecr.api', 'ecr.dkr', 'logs']) {
      net.endpoint(service, { VpcEndpointType: 'Interface', SubnetIds: [subnet] });
    }
    expect(open(net, subnet)).toEqual(['ecr.api', 'ecr.dkr', 's3', 'logs']);
  });

  test('an endpoint whose group lets nobody in closes the way that a NAT gateway would be', () => {
    const net = declareNetwork();
    const subnet = net.subnet('10.0.1.0/24');
    net.route(net.mainTable, net.internetGateway());
    const group = net.group('endpoint');
    net.endpoint('logs', {
      VpcEndpointType: 'Interface',
      SubnetIds: [subnet],
      SecurityGroupIds: [group],
    });
    const task = net.run(subnet, { publicIp: true });
    const { ctx } = net.door.dispatcher.engine;
    expect(wayTo(ctx, task, 'logs')).toMatchObject({ isOpen: false });
    expect(wayTo(ctx, task, 'ecr.api')).toMatchObject({ isOpen: true });
    net.allow(group, 443, '10.0.0.0/16');
    expect(wayTo(ctx, task, 'logs')).toMatchObject({ isOpen: true });
  });

  test('without private DNS an endpoint is nobody’s way', () => {
    const net = declareNetwork();
    const subnet = net.subnet('10.0.1.0/24');
    const members = { VpcEndpointType: 'Interface', SubnetIds: [subnet], PrivateDnsEnabled: false };
    net.endpoint('logs', members);
    expect(open(net, subnet)).toEqual([]);
  });

  test('security groups that let nothing out', () => {
    const net = declareNetwork();
    const subnet = net.subnet('10.0.1.0/24');
    net.route(net.mainTable, net.internetGateway());
    const group = net.group('shut');
    const IpPermissions = [permission(0, '0.0.0.0/0')];
    net.door.give('EC2.RevokeSecurityGroupEgress', { GroupId: group, IpPermissions });
    expect(open(net, subnet, { publicIp: true, groups: [group] })).toEqual([]);
  });

  test('a table of its own is strict even for a subnet that nobody declared', () => {
    const net = declareNetwork();
    net.table('subnet-x');
    expect(open(net, 'subnet-x')).toEqual([]);
  });
});

describe('what a task without a way cannot start', () => {
  /** Runs a container in a subnet that leads nowhere, until it stops. */
  function stopped(container: Record<string, unknown>, endpoints: string[] = []) {
    const net = declareNetwork();
    const subnet = net.subnet('10.0.1.0/24');
    const table = net.table(subnet);
    for (const service of endpoints) {
      const how = { VpcEndpointType: 'Interface', SubnetIds: [subnet] };
      net.endpoint(service, service === 's3' ? { RouteTableIds: [table] } : how);
    }
    const { arn } = net.run(subnet, { container });
    net.pass(120);
    return net.task(arn);
  }
  const logConfiguration = {
    logDriver: 'awslogs',
    options: {
      'awslogs-group': '/ecs/web',
      'awslogs-region': 'us-east-1',
      'awslogs-stream-prefix': 'web',
    },
  };
  const secret = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf';

  test.each<[string, Record<string, unknown>, string[], string]>([
    [
      'fact T1.3-2: the registry’s login',
      { image: ECR },
      [],
      'ResourceInitializationError: unable to pull secrets or registry auth: The task cannot ' +
        'pull registry auth from Amazon ECR: There is a connection issue between the task and ' +
        'Amazon ECR. Check your task network configuration.',
    ],
    [
      'fact T1.3-2: a secret',
      { secrets: [{ name: 'A', valueFrom: secret }] },
      [],
      'There is a connection issue between the task and AWS Secrets Manager. Check your task ' +
        `network configuration. failed to fetch secret ${secret} from secrets manager`,
    ],
    [
      'fact T1.3-2: a parameter',
      { secrets: [{ name: 'A', valueFrom: '/db/password' }] },
      [],
      'There is a connection issue between the task and AWS Systems Manager Parameter Store.',
    ],
    [
      'fact T1.3-2: an environment file',
      { environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::files/a.env' }] },
      [],
      'There is a connection issue between the task and Amazon S3.',
    ],
    [
      'fact T1.3-2: a log group',
      { logConfiguration },
      [],
      'ResourceInitializationError: failed to validate logger args: The task cannot find the ' +
        'Amazon CloudWatch log group defined in the task definition. There is a connection issue ' +
        'between the task and Amazon CloudWatch. Check your network configuration.',
    ],
    [
      'fact T1.3-3: an image of Docker Hub',
      { image: 'nginx' },
      [],
      'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to ' +
        'resolve ref docker.io/library/nginx:latest: failed to do request: Head ' +
        '"https://registry-1.docker.io/v2/library/nginx/manifests/latest": net/http: request ' +
        'canceled while waiting for connection',
    ],
    [
      'fact T1.3-3: ECR without its registry’s endpoint',
      { image: ECR },
      ['ecr.api'],
      `CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to ` +
        `resolve ref ${ECR}: failed to do request: Head`,
    ],
    [
      'fact T1.3-3: ECR without a way to S3, where layers are',
      { image: ECR },
      ['ecr.api', 'ecr.dkr'],
      'CannotPullContainerError: ref pull has been retried 5 time(s): failed to copy: ' +
        'httpReadSeeker: failed open: failed to do request: Get "https://prod-us-east-1-starport',
    ],
  ])('%s', (_, container, endpoints, reason) => {
    const task = stopped(container, endpoints);
    expect(task).toMatchObject({ lastStatus: 'STOPPED', stopCode: 'TaskFailedToStart' });
    expect(task.stoppedReason).toContain(reason);
    const inContainer = task.containers[0]?.reason;
    expect(inContainer).toBe(reason.startsWith('Cannot') ? task.stoppedReason : undefined);
  });

  test('with all of its endpoints it starts', () => {
    const endpoints = ['ecr.api', 'ecr.dkr', 's3', 'logs'];
    const task = stopped({ image: ECR, logConfiguration }, endpoints);
    expect(task.lastStatus).toBe('RUNNING');
  });
});
