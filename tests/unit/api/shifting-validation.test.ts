import { describe, expect, test } from 'vitest';
import type { Door } from '../../support/sandbox-door';
import { targetGroup, webService, withCluster } from '../../support/sandbox-door';
import {
  PRODUCTION,
  shiftingBalancers,
  shiftingService,
  TEST,
  withTwoGroups,
} from '../../support/shifting-service';

const BLUE_GREEN = { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 };
const refusedAt = (door: Door, configuration: object, changes: object = {}): string => {
  const input = shiftingService({ ...configuration }, { ...changes });
  const { __type, message } = door.refused('ECS.CreateService', input);
  expect(__type).toBe('InvalidParameterException');
  return message;
};
const balancers = (advanced: Record<string, unknown>, changes: object = {}) => ({
  loadBalancers: [{ ...shiftingBalancers(advanced)[0], ...changes }],
});
const created = (configuration: Record<string, unknown>) =>
  withTwoGroups().give(
    'ECS.CreateService',
    shiftingService(configuration),
    'service.deploymentConfiguration',
  ) as Record<string, unknown>;
const arnOf = (door: Door, reference: string): string => {
  const [listener, priority] = reference.split('/');
  const query = `Rules[?Priority=='${priority}'].RuleArn | [0]`;
  return door.give('ELBv2.DescribeRules', { ListenerArn: listener }, query) as string;
};

describe('strategies and their numbers', () => {
  test.each(['ROLLING', 'BLUE_GREEN', 'LINEAR', 'CANARY'])('fact 3.1-1: %s', (strategy) => {
    expect(created({ strategy })).toMatchObject({ strategy });
  });

  test('fact 3.1-2: the bake is 0 to 1440 minutes; 0 where nothing is said (assumed)', () => {
    expect(created({ strategy: 'BLUE_GREEN' })).toMatchObject({ bakeTimeInMinutes: 0 });
    expect(created({ ...BLUE_GREEN, bakeTimeInMinutes: 1440 })).toMatchObject({
      bakeTimeInMinutes: 1440,
    });
    for (const bakeTimeInMinutes of [-1, 1441]) {
      expect(refusedAt(withTwoGroups(), { ...BLUE_GREEN, bakeTimeInMinutes })).toBe(
        'bakeTimeInMinutes must be between 0 and 1440.',
      );
    }
  });

  test('fact 3.1-3, 3.1-4: linear 10 % and 6 minutes by default, 3.0 to 100.0 in tenths', () => {
    expect(created({ strategy: 'LINEAR' })).toMatchObject({
      linearConfiguration: { stepPercent: 10, stepBakeTimeInMinutes: 6 },
    });
    const linear = (linearConfiguration: object) =>
      refusedAt(withTwoGroups(), { strategy: 'LINEAR', linearConfiguration });
    expect(linear({ stepPercent: 2.9 })).toBe('stepPercent must be between 3.0 and 100.0.');
    expect(linear({ stepPercent: 100.1 })).toBe('stepPercent must be between 3.0 and 100.0.');
    expect(linear({ stepPercent: 10.05 })).toBe('stepPercent must be a multiple of 0.1.');
    expect(linear({ stepBakeTimeInMinutes: 1441 })).toMatch(/between 0 and 1440\.$/);
    expect(
      created({ strategy: 'LINEAR', linearConfiguration: { stepPercent: 3.3 } }),
    ).toMatchObject({ linearConfiguration: { stepPercent: 3.3, stepBakeTimeInMinutes: 6 } });
  });

  test('fact 3.1-5, 3.1-6: canary 5 % and 10 minutes by default, 0.1 to 100.0 in tenths', () => {
    expect(created({ strategy: 'CANARY' })).toMatchObject({
      canaryConfiguration: { canaryPercent: 5, canaryBakeTimeInMinutes: 10 },
    });
    const canary = (canaryConfiguration: object) =>
      refusedAt(withTwoGroups(), { strategy: 'CANARY', canaryConfiguration });
    expect(canary({ canaryPercent: 0 })).toBe('canaryPercent must be between 0.1 and 100.0.');
    expect(canary({ canaryPercent: 0.15 })).toBe('canaryPercent must be a multiple of 0.1.');
    expect(canary({ canaryBakeTimeInMinutes: -1 })).toMatch(/between 0 and 1440\.$/);
  });

  test('fact 3.1-7: what belongs to another strategy is dropped without a word', () => {
    const both = {
      canaryConfiguration: { canaryPercent: 20 },
      linearConfiguration: { stepPercent: 20 },
    };
    expect(Object.keys(created({ ...BLUE_GREEN, ...both }))).not.toContain('canaryConfiguration');
    const canary = created({ strategy: 'CANARY', ...both });
    expect(canary).toMatchObject({ canaryConfiguration: { canaryPercent: 20 } });
    expect(canary).not.toHaveProperty('linearConfiguration');
  });
});

describe('lifecycle hooks', () => {
  const hooked = (...lifecycleHooks: object[]) =>
    refusedAt(withTwoGroups(), { ...BLUE_GREEN, lifecycleHooks });
  const pause = { targetType: 'PAUSE', lifecycleStages: ['PRE_SCALE_UP'] };
  const lambda = { hookTargetArn: 'arn:aws:lambda:x', lifecycleStages: ['PRE_SCALE_UP'] };

  test('fact 3.1-8: the types, in AWS’s words', () => {
    expect(hooked({ ...pause, targetType: 'SNS' })).toBe(
      'Invalid targetType. Valid values are: AWS_LAMBDA, PAUSE',
    );
    expect(hooked({ lifecycleStages: ['PRE_SCALE_UP'] })).toMatch(/hookTargetArn is required/);
    expect(hooked({ ...lambda, lifecycleStages: [] })).toMatch(/lifecycleStages cannot be empty/);
    expect(hooked({ ...lambda, lifecycleStages: ['SCALE_UP'] })).toMatch(/should be one of/);
  });

  test.each(['TEST_TRAFFIC_SHIFT', 'PRODUCTION_TRAFFIC_SHIFT'])(
    'fact 3.2-5, 3.2-8: no pause at %s',
    (stage) => {
      expect(hooked({ ...pause, lifecycleStages: [stage] })).toBe(
        'Invalid lifecycle stage provided for Pause Hook',
      );
    },
  );

  test('fact 3.2-3, 3.2-10, 3.2-11: SCALE_UP, BAKE_TIME and CLEAN_UP have no hooks', () => {
    for (const stage of ['SCALE_UP', 'BAKE_TIME', 'CLEAN_UP']) {
      expect(hooked({ ...lambda, lifecycleStages: [stage] })).toMatch(/should be one of/);
    }
  });

  test('fact 3.1-9: ten of a type, no more', () => {
    const many = (hook: object, count: number) => Array.from({ length: count }, () => hook);
    expect(hooked(...many(pause, 11))).toMatch(/at most 10 lifecycle hooks of type PAUSE/);
    expect(hooked(...many(lambda, 11))).toMatch(/at most 10 lifecycle hooks of type AWS_LAMBDA/);
    const lifecycleHooks = [...many(pause, 10), ...many(lambda, 10)];
    expect(created({ ...BLUE_GREEN, lifecycleHooks }).lifecycleHooks).toHaveLength(20);
  });

  test('fact 3.1-10: at most 1440 minutes for a function, 20,160 for a pause', () => {
    const timed = (hook: object, timeoutInMinutes: number) => ({
      ...hook,
      timeoutConfiguration: { timeoutInMinutes },
    });
    expect(hooked(timed(lambda, 1441))).toMatch(/between 1 and 1440/);
    expect(hooked(timed(pause, 20_161))).toMatch(/20160/);
    const lifecycleHooks = [timed(pause, 20_160), timed(lambda, 1440)];
    expect(created({ ...BLUE_GREEN, lifecycleHooks }).lifecycleHooks).toHaveLength(2);
  });
});

describe('load balancers of a strategy that shifts traffic', () => {
  test('fact 3.1-11: groups and rules are kept by ARN, names are taken too', () => {
    const door = withTwoGroups();
    const service = door.give(
      'ECS.CreateService',
      shiftingService(BLUE_GREEN),
      'service.loadBalancers[0].advancedConfiguration',
    );
    expect(service).toEqual({
      alternateTargetGroupArn: expect.stringContaining(':targetgroup/green/'),
      productionListenerRule: arnOf(door, PRODUCTION),
      testListenerRule: arnOf(door, TEST),
      roleArn: 'arn:aws:iam::123456789012:role/ecsInfrastructure',
    });
  });

  test('fact 3.1-12: a listener is no rule', () => {
    const door = withTwoGroups();
    const listener = door.give(
      'ELBv2.DescribeListeners',
      { LoadBalancerArn: 'web-alb' },
      'Listeners[0].ListenerArn',
    );
    const given = balancers({ productionListenerRule: listener });
    expect(refusedAt(door, BLUE_GREEN, given)).toBe(
      `productionListenerRule has an invalid ARN format. Must be RuleArn for ALB or ListenerArn for NLB. Got: ${listener}`,
    );
  });

  test('fact 3.1-12: production and test are two rules', () => {
    const door = withTwoGroups();
    expect(refusedAt(door, BLUE_GREEN, balancers({ testListenerRule: PRODUCTION }))).toBe(
      'The following rules cannot be used as both production and test listener rules: ' +
        arnOf(door, PRODUCTION),
    );
  });

  test('fact 3.1-13: required on every entry, or on none', () => {
    const door = withTwoGroups();
    door.give('ELBv2.CreateTargetGroup', targetGroup({ Name: 'other' }));
    door.give('ELBv2.CreateListener', {
      LoadBalancerArn: 'web-alb',
      Protocol: 'HTTP',
      Port: 81,
      DefaultActions: [{ Type: 'forward', TargetGroupArn: 'other' }],
    });
    const plain = { targetGroupArn: 'other', containerName: 'web', containerPort: 80 };
    expect(refusedAt(door, BLUE_GREEN, { loadBalancers: [plain] })).toBe(
      'advancedConfiguration field is required for all loadBalancers when using a non-ROLLING deployment strategy',
    );
    const mixed = { loadBalancers: [...shiftingBalancers(), plain] };
    for (const strategy of ['BLUE_GREEN', 'ROLLING']) {
      expect(refusedAt(door, { strategy }, mixed)).toBe(
        'Either all or none of the provided loadBalancers must have advancedConfiguration defined',
      );
    }
  });

  test('fact 3.1-14: without both groups on the production rule, a test rule', () => {
    const door = withTwoGroups();
    door.give('ELBv2.ModifyListener', {
      ListenerArn: 'web-alb:80',
      DefaultActions: [{ Type: 'forward', TargetGroupArn: 'blue' }],
    });
    expect(refusedAt(door, BLUE_GREEN, balancers({}))).toMatch(/^testListenerRule is required/);
    door.give('ECS.CreateService', shiftingService(BLUE_GREEN));
  });

  test('one group twice', () => {
    const door = withTwoGroups();
    const blue = door.give(
      'ELBv2.DescribeTargetGroups',
      { Names: ['blue'] },
      'TargetGroups[0].TargetGroupArn',
    );
    expect(refusedAt(door, BLUE_GREEN, balancers({ alternateTargetGroupArn: 'blue' }))).toBe(
      `Duplicate targetGroupArn found: ${blue}`,
    );
  });

  test('a group or rule that is not there', () => {
    const door = withTwoGroups();
    const given = balancers({ alternateTargetGroupArn: 'none' });
    expect(refusedAt(door, BLUE_GREEN, given)).toBe('The target group none does not exist.');
    const arn = `${arnOf(door, PRODUCTION)}0`;
    expect(refusedAt(door, BLUE_GREEN, balancers({ productionListenerRule: arn }))).toBe(
      `productionListenerRule ${arn} does not exist.`,
    );
  });

  test.each(['LINEAR', 'CANARY'])('fact 3.4-5: %s needs something that routes', (strategy) => {
    const input = webService({ deploymentConfiguration: { strategy } });
    expect(withCluster().refused('ECS.CreateService', input).message).toBe(
      `The deployment strategy ${strategy} requires a load balancer, Service Connect or VPC Lattice.`,
    );
  });

  test('fact 3.4-3: traffic shifted by Service Connect is refused by name', () => {
    const input = webService({
      deploymentConfiguration: { strategy: 'CANARY' },
      serviceConnectConfiguration: { enabled: true },
    });
    expect(withCluster().refused('ECS.CreateService', input).__type).toBe(
      'UnsupportedFeatureException',
    );
  });

  test('an update to such a strategy is held to the same', () => {
    const door = withCluster();
    door.give('ECS.CreateService', webService());
    const update = { cluster: 'demo', service: 'web' };
    const deploymentConfiguration = { strategy: 'CANARY' };
    expect(door.refused('ECS.UpdateService', { ...update, deploymentConfiguration }).__type).toBe(
      'InvalidParameterException',
    );
    door.give('ECS.UpdateService', { ...update, deploymentConfiguration: BLUE_GREEN });
  });
});

describe('what hooks answer', () => {
  test('put-hook, list-hooks, delete-hook', () => {
    const door = withCluster();
    const arn = 'arn:aws:lambda:us-east-1:123456789012:function:check:live';
    door.give('Sandbox.PutHook', { function: arn, answers: ['IN_PROGRESS', 'FAILED'] });
    const hook = { function: 'check', answers: ['IN_PROGRESS', 'FAILED'], calls: 0 };
    expect(door.give('Sandbox.ListHooks')).toEqual({ hooks: [hook] });
    door.give('Sandbox.PutHook', { function: 'check', answers: ['IN_PROGRESS,FAILED'] });
    expect(door.give('Sandbox.ListHooks')).toEqual({ hooks: [hook] });
    expect(door.refused('Sandbox.PutHook', { function: 'x', answers: ['YES'] }).message).toMatch(
      /'YES' is no answer of a hook/,
    );
    expect(door.give('Sandbox.DeleteHook', { function: 'check' })).toEqual({ hook });
    expect(door.refused('Sandbox.DeleteHook', { function: 'check' }).__type).toBe(
      'ResourceNotFoundException',
    );
  });

  test('stage: waits for any of the eleven, and refuses other words', () => {
    const door = withCluster();
    door.give('ECS.CreateService', webService());
    expect(door.refused('Sandbox.Wait', { until: 'stage:web=SHIFT' }).message).toMatch(
      /'SHIFT' is none of RECONCILE_SERVICE, PRE_SCALE_UP/,
    );
  });
});
