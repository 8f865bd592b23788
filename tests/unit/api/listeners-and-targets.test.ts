/** Listeners, rules and targets: shapes, quotas and messages of sections 5 and 7. */
import { describe, expect, test } from 'vitest';
import { targetGroup } from '../../support/sandbox-door';
import { behindBalancer, webService, withBalancer } from '../../support/sandbox-door';

const elb = 'arn:aws:elasticloadbalancing:us-east-1:123456789012';
const SUBNETS = ['subnet-a', 'subnet-b'];
const forward = (TargetGroupArn: string) => [{ Type: 'forward', TargetGroupArn }];

const pathRule = (Priority: number, changes: Record<string, unknown> = {}) => ({
  ListenerArn: 'web-alb:80',
  Priority,
  Conditions: [{ Field: 'path-pattern', Values: ['/api/*'] }],
  Actions: forward('web'),
  ...changes,
});

describe('listeners', () => {
  test('fact T5.1-1: the default action in the API’s two spellings, and the default rule', () => {
    const { give } = withBalancer();
    const all = { LoadBalancerArn: 'web-alb' };
    expect(give('ELBv2.DescribeListeners', all, 'Listeners[0]')).toMatchObject({
      ListenerArn: expect.stringMatching(/:listener\/app\/web-alb\/[0-9a-f]{16}\/[0-9a-f]{16}$/),
      Port: 80,
      Protocol: 'HTTP',
      DefaultActions: [
        {
          Type: 'forward',
          TargetGroupArn: expect.stringContaining(':targetgroup/web/'),
          ForwardConfig: { TargetGroups: [{ Weight: 1 }] },
        },
      ],
    });
    const rule = give('ELBv2.DescribeRules', { ListenerArn: 'web-alb:80' }, 'Rules[0]');
    expect(rule).toMatchObject({ Priority: 'default', Conditions: [], IsDefault: true });
  });

  const listener = (changes: Record<string, unknown>) => ({
    LoadBalancerArn: 'web-alb',
    Protocol: 'HTTP',
    Port: 81,
    DefaultActions: forward('web'),
    ...changes,
  });

  test.each([
    [{ LoadBalancerArn: 'nope' }, 'LoadBalancerNotFound'],
    [{ Port: 80 }, 'DuplicateListener'],
    [{ Protocol: 'HTTPS' }, 'ValidationError'],
    [{ Protocol: 'TCP' }, 'ValidationError'],
    [{ DefaultActions: [] }, 'ValidationError'],
    [{ DefaultActions: forward('nope') }, 'TargetGroupNotFound'],
    [{ DefaultActions: [...forward('web'), ...forward('web')] }, 'TooManyActions'],
  ])('refused: %j', (changes, type) => {
    expect(withBalancer().refused('ELBv2.CreateListener', listener(changes)).__type).toBe(type);
  });

  test('fact T5.1-12: a target group belongs to one load balancer', () => {
    const { give, refused } = withBalancer();
    give('ELBv2.CreateLoadBalancer', { Name: 'other', Subnets: SUBNETS });
    const input = listener({ LoadBalancerArn: 'other' });
    expect(refused('ELBv2.CreateListener', input).__type).toBe('TargetGroupAssociationLimit');
  });

  test('port and default actions change', () => {
    const { give } = withBalancer();
    const fixed = { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } };
    const input = { ListenerArn: 'web-alb:80', Port: 8080, DefaultActions: [fixed] };
    const query = 'Listeners[0].[Port, DefaultActions]';
    expect(give('ELBv2.ModifyListener', input, query)).toEqual([8080, [fixed]]);
  });

  test('one that is not there', () => {
    expect(withBalancer().refused('ELBv2.DeleteListener', { ListenerArn: 'web-alb:81' })).toEqual({
      __type: 'ListenerNotFound',
      message: 'One or more listeners not found',
    });
  });
});

describe('rules', () => {
  test('7.1: created, described in order of priority, as text', () => {
    const { give } = withBalancer();
    give('ELBv2.CreateRule', pathRule(20));
    expect(give('ELBv2.CreateRule', pathRule(3), 'Rules[0].RuleArn')).toMatch(
      new RegExp(`^${elb}:listener-rule/app/web-alb/[0-9a-f]{16}/[0-9a-f]{16}/[0-9a-f]{16}$`),
    );
    const priorities = 'Rules[].Priority';
    expect(give('ELBv2.DescribeRules', { ListenerArn: 'web-alb:80' }, priorities)).toEqual([
      '3',
      '20',
      'default',
    ]);
  });

  test('5.1: conditions in either spelling are the same', () => {
    const { give } = withBalancer();
    const config = [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/api/*'] } }];
    const query = 'Rules[0].Conditions';
    const old = give('ELBv2.CreateRule', pathRule(1), query);
    expect(give('ELBv2.CreateRule', pathRule(2, { Conditions: config }), query)).toEqual(old);
  });

  test('fact T5.1-7: weights from 0 to 999 over up to five groups', () => {
    const { give, refused } = withBalancer();
    give('ELBv2.CreateTargetGroup', targetGroup({ Name: 'green' }));
    const weighted = (Weight: number) => {
      const TargetGroups = [{ TargetGroupArn: 'web', Weight }, { TargetGroupArn: 'green' }];
      return pathRule(1, { Actions: [{ Type: 'forward', ForwardConfig: { TargetGroups } }] });
    };
    expect(refused('ELBv2.CreateRule', weighted(1000)).__type).toBe('ValidationError');
    const query = 'Rules[0].Actions[0].[TargetGroupArn, ForwardConfig.TargetGroups[].Weight]';
    expect(give('ELBv2.CreateRule', weighted(999), query)).toEqual([null, [999, 1]]);
  });

  test.each([
    [{ Conditions: [] }, 'ValidationError'],
    [{ Conditions: [{ Field: 'moon', Values: ['x'] }] }, 'ValidationError'],
    [{ Conditions: [{ Field: 'path-pattern', Values: [] }] }, 'ValidationError'],
    [
      { Conditions: Array.from({ length: 2 }, () => ({ Field: 'host-header', Values: ['a'] })) },
      'ValidationError',
    ],
    [{ Conditions: [{ Field: 'path-pattern', Values: ['1', '2', '3', '4', '5', '6'] }] }, /Valid/],
    [{ Conditions: [{ Field: 'path-pattern', Values: ['/*/*/*/*/*/*/*'] }] }, /Valid/],
    [{ Actions: [{ Type: 'fixed-response' }] }, 'ValidationError'],
    [
      { Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '302' } }] },
      'ValidationError',
    ],
    [
      { Actions: [{ Type: 'redirect', RedirectConfig: { StatusCode: 'HTTP_301' } }] },
      'InvalidConfigurationRequest',
    ],
    [{ Priority: 50_001 }, 'ValidationError'],
    [{ Priority: 0 }, 'ParamValidation'],
  ])('fact T5.1-2, T5.1-9, T5.1-10, T5.1-12: refused: %j', (changes, type) => {
    const { __type } = withBalancer().refused('ELBv2.CreateRule', pathRule(1, changes));
    expect(__type).toMatch(type);
  });

  test('fact T5.1-3: blocks of addresses that there are, and none else', () => {
    const { give, refused } = withBalancer();
    const from = (...Values: string[]) =>
      pathRule(1, { Conditions: [{ Field: 'source-ip', SourceIpConfig: { Values } }] });
    for (const bad of ['10.0.0.300/8', '10.0.0.0/33', '10.0.0.0', '10.0.0/8', '2001:db8::/129']) {
      expect(refused('ELBv2.CreateRule', from(bad)).message).toContain(bad);
    }
    const good = from('10.0.0.0/8', '0.0.0.0/0', '2001:db8::/32', '::ffff:192.0.2.0/120');
    expect(give('ELBv2.CreateRule', good, 'length(Rules)')).toBe(1);
  });

  test('fact T5.1-1: a priority in use', () => {
    const { give, refused } = withBalancer();
    give('ELBv2.CreateRule', pathRule(7));
    expect(refused('ELBv2.CreateRule', pathRule(7))).toEqual({
      __type: 'PriorityInUse',
      message: "Priority '7' is currently in use",
    });
  });

  test('7.2: the default rule is neither modified nor deleted; a missing one is not found', () => {
    const { refused } = withBalancer();
    const RuleArn = 'web-alb:80/default';
    const actions = { RuleArn, Actions: forward('web') };
    expect(refused('ELBv2.ModifyRule', actions).__type).toBe('OperationNotPermitted');
    expect(refused('ELBv2.DeleteRule', { RuleArn }).__type).toBe('OperationNotPermitted');
    expect(refused('ELBv2.DeleteRule', { RuleArn: `${elb}:listener-rule/x` })).toEqual({
      __type: 'RuleNotFound',
      message: 'One or more rules not found',
    });
  });

  test('two rules change places at once; two of one priority are refused', () => {
    const { give, refused } = withBalancer();
    const one = give('ELBv2.CreateRule', pathRule(1), 'Rules[0].RuleArn');
    const two = give('ELBv2.CreateRule', pathRule(2), 'Rules[0].RuleArn');
    const pair = (RuleArn: unknown, Priority: number) => ({ RuleArn, Priority });
    expect(refused('ELBv2.SetRulePriorities', { RulePriorities: [pair(one, 2)] }).__type).toBe(
      'PriorityInUse',
    );
    give('ELBv2.SetRulePriorities', { RulePriorities: [pair(one, 2), pair(two, 1)] });
    const arns = 'Rules[].RuleArn';
    const listed = give('ELBv2.DescribeRules', { ListenerArn: 'web-alb:80' }, arns) as string[];
    expect(listed.slice(0, 2)).toEqual([two, one]);
  });

  test('fact T5.1-3, T5.1-5: authentication and regular expressions are refused by name', () => {
    const { refused } = withBalancer();
    const regular = [{ Field: 'path-pattern', PathPatternConfig: { RegexValues: ['^/a+$'] } }];
    for (const changes of [
      { Actions: [{ Type: 'authenticate-cognito' }] },
      { Actions: [{ Type: 'jwt-validation' }] },
      { Conditions: regular },
    ]) {
      expect(refused('ELBv2.CreateRule', pathRule(1, changes)).__type).toBe(
        'UnsupportedFeatureException',
      );
    }
  });

  test('fact T5.1-5: exactly one action that routes', () => {
    const { refused } = withBalancer();
    const fixed = { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } };
    const both = pathRule(1, { Actions: [fixed, ...forward('web')] });
    expect(refused('ELBv2.CreateRule', both).__type).toBe('TooManyActions');
    expect(refused('ELBv2.CreateRule', pathRule(1, { Actions: [] })).__type).toBe(
      'ValidationError',
    );
  });

  test('fact T5.1-6: transforms are kept and shown', () => {
    const { give } = withBalancer();
    const Rewrites = [{ Regex: '^/api/(.*)$', Replace: '/$1' }];
    const Transforms = [{ Type: 'url-rewrite', UrlRewriteConfig: { Rewrites } }];
    const RuleArn = give('ELBv2.CreateRule', pathRule(1, { Transforms }), 'Rules[0].RuleArn');
    const shown = () => give('ELBv2.DescribeRules', { RuleArns: [RuleArn] }, 'Rules[0].Transforms');
    expect(shown()).toEqual(Transforms);
    give('ELBv2.ModifyRule', { RuleArn, ResetTransforms: true });
    expect(shown()).toEqual([]);
  });
});

describe('targets', () => {
  const input = (...Targets: object[]) => ({ TargetGroupArn: 'web', Targets });
  const health = 'TargetHealthDescriptions[].[Target.Id, Target.Port, TargetHealth.State]';

  test('registered by hand on the group’s port, described, deregistered', () => {
    const { give } = withBalancer();
    give('ELBv2.RegisterTargets', input({ Id: '10.0.0.9' }, { Id: '10.0.0.9', Port: 81 }));
    const all = { TargetGroupArn: 'web' };
    expect(give('ELBv2.DescribeTargetHealth', all, health)).toEqual([
      ['10.0.0.9', 80, 'initial'],
      ['10.0.0.9', 81, 'initial'],
    ]);
    give('ELBv2.DeregisterTargets', input({ Id: '10.0.0.9', Port: 81 }));
    expect(give('ELBv2.DescribeTargetHealth', all, health)).toEqual([
      ['10.0.0.9', 80, 'initial'],
      ['10.0.0.9', 81, 'draining'],
    ]);
  });

  test('fact T5.2-7: 7.2: one asked for that is not registered is unused', () => {
    const { give } = withBalancer();
    const asked = input({ Id: '10.0.0.9' });
    const query = 'TargetHealthDescriptions[].TargetHealth.[State, Reason]';
    expect(give('ELBv2.DescribeTargetHealth', asked, query)).toEqual([
      ['unused', 'Target.NotRegistered'],
    ]);
  });

  test.each([['8.8.8.8'], ['10.0.0.300'], ['i-12345678']])(
    'fact T5.2-2: no ip target: %s',
    (Id) => {
      expect(withBalancer().refused('ELBv2.RegisterTargets', input({ Id })).__type).toBe(
        'ValidationError',
      );
    },
  );

  test('deregistering what is not registered', () => {
    expect(
      withBalancer().refused('ELBv2.DeregisterTargets', input({ Id: '10.0.0.9' })).__type,
    ).toBe('InvalidTarget');
  });

  test('fact T5.2-7, T6-2: tasks are healthy targets until the listener goes', () => {
    const { give } = withBalancer();
    give('ECS.CreateService', webService(behindBalancer));
    give('Sandbox.Wait', { until: 'steady:web' });
    const states = 'TargetHealthDescriptions[].TargetHealth.State';
    const all = { TargetGroupArn: 'web' };
    expect(give('ELBv2.DescribeTargetHealth', all, states)).toEqual(['healthy', 'healthy']);
    give('ELBv2.DeleteListener', { ListenerArn: 'web-alb:80' });
    expect(give('ELBv2.DescribeTargetHealth', all, states)).toEqual(['unused', 'unused']);
  });

  test('a deleted group holds no task up that waited for its target', () => {
    const { give } = withBalancer();
    give('ECS.CreateService', webService(behindBalancer));
    give('Sandbox.Wait', { until: 'steady:web' });
    const tasks = give('ECS.ListTasks', { cluster: 'demo' }, 'taskArns') as string[];
    give('ECS.StopTask', { cluster: 'demo', task: tasks[0] });
    give('Sandbox.Wait', { for: 30 });
    give('ELBv2.DeleteLoadBalancer', { LoadBalancerArn: 'web-alb' });
    give('ELBv2.DeleteTargetGroup', { TargetGroupArn: 'web' });
    give('Sandbox.Wait', { until: `task:${tasks[0]}=STOPPED`, timeout: 60 });
    give('Sandbox.Wait', { for: 900 });
  });
});
