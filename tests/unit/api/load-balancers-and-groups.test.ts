/** Load balancers and target groups: shapes, ranges and messages of sections 5 and 7. */
import { describe, expect, test } from 'vitest';
import { openDoor, targetGroup } from '../../support/sandbox-door';
import { withBalancer } from '../../support/sandbox-door';

const elb = 'arn:aws:elasticloadbalancing:us-east-1:123456789012';
const SUBNETS = ['subnet-a', 'subnet-b'];
const validation = (message: string) => ({ __type: 'ValidationError', message });

describe('load balancers', () => {
  test('7.1, 7.3: ARN, DNS name and members in the order of the model', () => {
    const { give } = openDoor();
    const input = { Name: 'web-alb', Subnets: SUBNETS };
    const balancer = give('ELBv2.CreateLoadBalancer', input, 'LoadBalancers[0]') as object;
    expect(balancer).toMatchObject({
      LoadBalancerArn: expect.stringMatching(/:loadbalancer\/app\/web-alb\/[0-9a-f]{16}$/),
      DNSName: expect.stringMatching(/^web-alb-\d+\.us-east-1\.elb\.amazonaws\.com$/),
      Scheme: 'internet-facing',
      AvailabilityZones: [
        { ZoneName: 'us-east-1a', SubnetId: 'subnet-a' },
        { ZoneName: 'us-east-1b', SubnetId: 'subnet-b' },
      ],
    });
    expect(Object.keys(balancer)).toEqual([
      'LoadBalancerArn',
      'DNSName',
      'CanonicalHostedZoneId',
      'CreatedTime',
      'LoadBalancerName',
      'Scheme',
      'VpcId',
      'State',
      'Type',
      'AvailabilityZones',
      'SecurityGroups',
      'IpAddressType',
    ]);
  });

  test('the same again answers it; another of its name is refused', () => {
    const { give, refused } = openDoor();
    const make = () =>
      give('ELBv2.CreateLoadBalancer', { Name: 'a', Subnets: SUBNETS }, 'LoadBalancers[0]');
    expect(make()).toEqual(make());
    const other = { Name: 'a', Subnets: SUBNETS, Scheme: 'internal' };
    expect(refused('ELBv2.CreateLoadBalancer', other)).toEqual({
      __type: 'DuplicateLoadBalancerName',
      message: "A load balancer with the same name 'a' exists, but with different settings",
    });
  });

  test.each([
    ['a'.repeat(33), "cannot be longer than '32' characters"],
    ['web_alb', 'can only contain characters that are alphanumeric'],
    ['-web', 'cannot begin or end with a hyphen(-)'],
    ['internal-web', "cannot begin with 'internal-'"],
  ])('a name like %s', (Name, why) => {
    const { message } = openDoor().refused('ELBv2.CreateLoadBalancer', { Name, Subnets: SUBNETS });
    expect(message).toContain(why);
  });

  test('one subnet is not enough; two of one are one', () => {
    const { refused } = openDoor();
    expect(refused('ELBv2.CreateLoadBalancer', { Name: 'a', Subnets: ['s'] })).toEqual(
      validation('At least two subnets in two different Availability Zones must be specified'),
    );
    expect(refused('ELBv2.CreateLoadBalancer', { Name: 'a', Subnets: ['s', 's'] }).__type).toBe(
      'InvalidConfigurationRequest',
    );
  });

  test('network load balancers are refused by name', () => {
    const input = { Name: 'a', Subnets: SUBNETS, Type: 'network' };
    expect(openDoor().refused('ELBv2.CreateLoadBalancer', input).__type).toBe(
      'UnsupportedFeatureException',
    );
  });

  test('fact T5.3-12, T5.3-13, T5.3-14: attributes and their ranges', () => {
    const { give, refused } = withBalancer();
    const set = (Key: string, Value: string) => ({
      LoadBalancerArn: 'web-alb',
      Attributes: [{ Key, Value }],
    });
    const idle = "Attributes[?Key=='idle_timeout.timeout_seconds'].Value";
    const asked = { LoadBalancerArn: 'web-alb' };
    expect(give('ELBv2.DescribeLoadBalancerAttributes', asked, idle)).toEqual(['60']);
    const change = set('idle_timeout.timeout_seconds', '4000');
    expect(give('ELBv2.ModifyLoadBalancerAttributes', change, idle)).toEqual(['4000']);
    for (const [key, value] of [
      ['idle_timeout.timeout_seconds', '4001'],
      ['client_keep_alive.seconds', '59'],
      ['moon', '1'],
    ] as const) {
      expect(refused('ELBv2.ModifyLoadBalancerAttributes', set(key, value)).__type).toBe(
        'ValidationError',
      );
    }
  });

  test('deletion: refused when protected; again is no error; by an unknown name it is', () => {
    const { give, refused } = withBalancer();
    const protect = (Value: string) =>
      give('ELBv2.ModifyLoadBalancerAttributes', {
        LoadBalancerArn: 'web-alb',
        Attributes: [{ Key: 'deletion_protection.enabled', Value }],
      });
    const names = { Names: ['web-alb'] };
    const arnOf = 'LoadBalancers[0].LoadBalancerArn';
    const LoadBalancerArn = give('ELBv2.DescribeLoadBalancers', names, arnOf);
    protect('true');
    expect(refused('ELBv2.DeleteLoadBalancer', { LoadBalancerArn }).__type).toBe(
      'OperationNotPermitted',
    );
    protect('false');
    expect(give('ELBv2.DeleteLoadBalancer', { LoadBalancerArn })).toEqual({});
    expect(give('ELBv2.DeleteLoadBalancer', { LoadBalancerArn })).toEqual({});
    expect(refused('ELBv2.DeleteLoadBalancer', { LoadBalancerArn: 'web-alb' }).__type).toBe(
      'LoadBalancerNotFound',
    );
  });
});

describe('target groups', () => {
  test('fact T5.2-11, T5.2-12, T5.2-13, T5.2-14, T5.2-15, T5.2-16, T5.2-17: defaults', () => {
    const { give } = openDoor();
    expect(give('ELBv2.CreateTargetGroup', targetGroup(), 'TargetGroups[0]')).toEqual({
      TargetGroupArn: expect.stringMatching(/:targetgroup\/web\/[0-9a-f]{16}$/),
      TargetGroupName: 'web',
      Protocol: 'HTTP',
      Port: 80,
      VpcId: 'vpc-1',
      HealthCheckProtocol: 'HTTP',
      HealthCheckPort: 'traffic-port',
      HealthCheckEnabled: true,
      HealthCheckIntervalSeconds: 30,
      HealthCheckTimeoutSeconds: 5,
      HealthyThresholdCount: 5,
      UnhealthyThresholdCount: 2,
      HealthCheckPath: '/',
      Matcher: { HttpCode: '200' },
      LoadBalancerArns: [],
      TargetType: 'ip',
      ProtocolVersion: 'HTTP1',
      IpAddressType: 'ipv4',
    });
  });

  test('fact T5.2-1: instance is the type when none is given', () => {
    const query = 'TargetGroups[0].TargetType';
    const input = targetGroup({ TargetType: undefined });
    expect(openDoor().give('ELBv2.CreateTargetGroup', input, query)).toBe('instance');
  });

  test.each([
    [{ Protocol: undefined }, 'A protocol must be specified'],
    [{ Port: undefined }, 'A port must be specified'],
    [{ VpcId: undefined }, 'A VPC ID must be specified'],
    [
      { HealthCheckIntervalSeconds: 10, HealthCheckTimeoutSeconds: 10 },
      'Health check interval must be greater than the timeout.',
    ],
    [{ HealthCheckPath: 'x' }, "Health check path 'x' must begin with a '/' character"],
    [
      { Matcher: { HttpCode: '200-500' } },
      "Health check matcher HTTP code '200-500' must be within '200-499' inclusive",
    ],
  ])('refused: %j', (changes, message) => {
    expect(openDoor().refused('ELBv2.CreateTargetGroup', targetGroup(changes))).toEqual(
      validation(message),
    );
  });

  test('fact T5.2-12, T5.2-14, T5.2-15, T5.2-16, T5.2-17, T5.2-18: ranges at their ends', () => {
    const { give, refused } = openDoor();
    give('ELBv2.CreateTargetGroup', targetGroup());
    const modify = (member: string, value: number) => ({ TargetGroupArn: 'web', [member]: value });
    const ranges = [
      ['HealthCheckIntervalSeconds', 6, 300],
      ['HealthCheckTimeoutSeconds', 2, 120],
      ['HealthyThresholdCount', 2, 10],
      ['UnhealthyThresholdCount', 2, 10],
    ] as const;
    give('ELBv2.ModifyTargetGroup', modify('HealthCheckIntervalSeconds', 300));
    for (const [member, , most] of ranges) {
      give('ELBv2.ModifyTargetGroup', modify(member, most));
      refused('ELBv2.ModifyTargetGroup', modify(member, most + 1));
    }
    give('ELBv2.ModifyTargetGroup', modify('HealthCheckTimeoutSeconds', 5));
    for (const [member, least] of ranges) give('ELBv2.ModifyTargetGroup', modify(member, least));
    for (const [member, least] of ranges.slice(1)) {
      expect(refused('ELBv2.ModifyTargetGroup', modify(member, least - 1)).__type).toBe(
        'ParamValidation',
      );
    }
  });

  test('a short interval without a timeout gets one that fits', () => {
    const input = targetGroup({ HealthCheckIntervalSeconds: 5 });
    const query = 'TargetGroups[0].HealthCheckTimeoutSeconds';
    expect(openDoor().give('ELBv2.CreateTargetGroup', input, query)).toBe(4);
  });

  test('another of its name is refused', () => {
    const { give, refused } = openDoor();
    give('ELBv2.CreateTargetGroup', targetGroup());
    give('ELBv2.CreateTargetGroup', targetGroup());
    expect(refused('ELBv2.CreateTargetGroup', targetGroup({ Port: 81 })).__type).toBe(
      'DuplicateTargetGroupName',
    );
  });

  test('in use by a listener it cannot be deleted', () => {
    const { give, refused } = withBalancer();
    const input = { TargetGroupArn: 'web' };
    expect(refused('ELBv2.DeleteTargetGroup', input)).toMatchObject({ __type: 'ResourceInUse' });
    give('ELBv2.DeleteListener', { ListenerArn: 'web-alb:80' });
    give('ELBv2.DeleteTargetGroup', input);
    expect(refused('ELBv2.DeleteTargetGroup', input)).toEqual({
      __type: 'TargetGroupNotFound',
      message: 'One or more target groups not found',
    });
  });

  const set = (attributes: Record<string, string>) => ({
    TargetGroupArn: 'web',
    Attributes: Object.entries(attributes).map(([Key, Value]) => ({ Key, Value })),
  });

  test('fact T5.2-25, T5.2-26, T5.2-27, T5.2-28, T5.2-29, T5.2-30: attributes', () => {
    const { give } = withBalancer();
    const all = give('ELBv2.DescribeTargetGroupAttributes', { TargetGroupArn: 'web' }) as {
      Attributes: { Key: string; Value: string }[];
    };
    const values = Object.fromEntries(all.Attributes.map(({ Key, Value }) => [Key, Value]));
    expect(values).toMatchObject({
      'deregistration_delay.timeout_seconds': '300',
      'slow_start.duration_seconds': '0',
      'load_balancing.algorithm.type': 'round_robin',
      'stickiness.enabled': 'false',
      'load_balancing.cross_zone.enabled': 'use_load_balancer_configuration',
      'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count': '1',
      'target_group_health.dns_failover.minimum_healthy_targets.percentage': 'off',
    });
  });

  test.each([
    [{ 'deregistration_delay.timeout_seconds': '3601' }, 'ValidationError'],
    [{ 'slow_start.duration_seconds': '29' }, 'ValidationError'],
    [{ 'slow_start.duration_seconds': '901' }, 'ValidationError'],
    [{ 'stickiness.lb_cookie.duration_seconds': '0' }, 'ValidationError'],
    [{ 'stickiness.lb_cookie.duration_seconds': '604801' }, 'ValidationError'],
    [{ 'stickiness.app_cookie.duration_seconds': '604801' }, 'ValidationError'],
    [{ 'stickiness.type': 'source_ip' }, 'ValidationError'],
    [{ 'load_balancing.cross_zone.enabled': 'off' }, 'ValidationError'],
    [{ 'load_balancing.algorithm.type': 'coin' }, 'ValidationError'],
    [{ moon: 'full' }, 'ValidationError'],
    [
      { 'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count': '2' },
      'InvalidConfigurationRequest',
    ],
  ])('5.2: refused attributes %j', (attributes, type) => {
    const { refused } = withBalancer();
    expect(refused('ELBv2.ModifyTargetGroupAttributes', set(attributes)).__type).toBe(type);
  });

  const SLOW = { 'slow_start.duration_seconds': '30' };
  const LEAST = { 'load_balancing.algorithm.type': 'least_outstanding_requests' };
  const WEIGHTED = { 'load_balancing.algorithm.type': 'weighted_random' };
  const STICKY = { 'stickiness.enabled': 'true' };
  const APART = { 'load_balancing.cross_zone.enabled': 'false' };
  const APP = { ...STICKY, 'stickiness.type': 'app_cookie' };
  const named = (name: string) => ({ ...APP, 'stickiness.app_cookie.cookie_name': name });

  test.each<[Record<string, string>, Record<string, string>, RegExp]>([
    [SLOW, LEAST, /^You cannot enable both slow start and least outstanding requests/],
    [SLOW, WEIGHTED, /^You cannot enable both slow start and weighted random algorithm on a/],
    [STICKY, WEIGHTED, /^You cannot have both stickiness and weighted random algorithm enabled/],
    [STICKY, APART, /stickiness on a target group when cross-zone load balancing is disabled$/],
  ])('5.2: %j and %j exclude each other, in either order and at once', (one, other, text) => {
    for (const [first, second] of [
      [one, other],
      [other, one],
      [{}, { ...one, ...other }],
    ] as const) {
      const { give, refused } = withBalancer();
      give('ELBv2.ModifyTargetGroupAttributes', set({ ...first }));
      const error = refused('ELBv2.ModifyTargetGroupAttributes', set({ ...second }));
      expect(error.__type).toBe('InvalidConfigurationRequest');
      expect(error.message).toMatch(text);
    }
  });

  test.each<[Record<string, string>, RegExp]>([
    [{ 'load_balancing.algorithm.anomaly_mitigation': 'on' }, /only with the weighted random/],
    [APP, /^You must specify 'stickiness.app_cookie.cookie_name'/],
    [named('AWSALBTG'), /^The cookie name 'AWSALBTG' is reserved/],
  ])('5.2: %j lacks something', (attributes, text) => {
    const error = withBalancer().refused('ELBv2.ModifyTargetGroupAttributes', set(attributes));
    expect(error.__type).toBe('InvalidConfigurationRequest');
    expect(error.message).toMatch(text);
  });

  test('5.2: a cookie of the app’s with a name is taken', () => {
    const { give } = withBalancer();
    give('ELBv2.ModifyTargetGroupAttributes', set(named('session')));
  });

  test('fact T5.1-8: target stickiness in a rule with several groups needs the rule’s own', () => {
    const { give, refused } = withBalancer();
    give('ELBv2.CreateTargetGroup', targetGroup({ Name: 'green' }));
    const TargetGroups = [
      { TargetGroupArn: 'web', Weight: 90 },
      { TargetGroupArn: 'green', Weight: 10 },
    ];
    const both = (Enabled: boolean) => ({
      ListenerArn: 'web-alb:80',
      DefaultActions: [
        {
          Type: 'forward',
          ForwardConfig: {
            TargetGroups,
            TargetGroupStickinessConfig: { Enabled, DurationSeconds: 60 },
          },
        },
      ],
    });
    give('ELBv2.ModifyListener', both(false));
    const late = refused('ELBv2.ModifyTargetGroupAttributes', set(STICKY));
    expect(late.__type).toBe('InvalidConfigurationRequest');
    expect(late.message).toMatch(
      /^This target group appears behind a rule with group stickiness disabled \(arn:.*\)\. You must enable group stickiness before enabling target stickiness$/,
    );
    give('ELBv2.ModifyListener', both(true));
    give('ELBv2.ModifyTargetGroupAttributes', set(STICKY));
    const early = refused('ELBv2.ModifyListener', both(false));
    expect(early.__type).toBe('InvalidLoadBalancerAction');
    expect(early.message).toBe(
      'You must enable group stickiness on a rule if you enabled target stickiness on one of its target groups',
    );
  });
});

describe('tags', () => {
  test('on every kind of resource; unknown ones each in their word', () => {
    const { give, refused } = withBalancer();
    const ResourceArns = ['web-alb', 'web', 'web-alb:80', 'web-alb:80/default'];
    const Tags = [{ Key: 'team', Value: 'shop' }];
    give('ELBv2.AddTags', { ResourceArns, Tags });
    const query = 'TagDescriptions[].Tags';
    const tagged = ResourceArns.map(() => Tags);
    expect(give('ELBv2.DescribeTags', { ResourceArns }, query)).toEqual(tagged);
    give('ELBv2.RemoveTags', { ResourceArns, TagKeys: ['team'] });
    expect(give('ELBv2.DescribeTags', { ResourceArns }, query)).toEqual([[], [], [], []]);
    const unknown = (kind: string) =>
      refused('ELBv2.DescribeTags', { ResourceArns: [`${elb}:${kind}/x`] }).__type;
    expect(['targetgroup', 'listener', 'listener-rule', 'loadbalancer'].map(unknown)).toEqual([
      'TargetGroupNotFound',
      'ListenerNotFound',
      'RuleNotFound',
      'LoadBalancerNotFound',
    ]);
  });
});
