import { describe, expect, test } from 'vitest';
import { openDoor } from '../../../support/sandbox-door';
import {
  forward,
  type Shifting,
  shifting,
  shiftingService,
  steadyHeadless,
  steadyShifting,
  withTwoGroups,
} from '../../../support/shifting-service';

const HOOK = 'arn:aws:lambda:us-east-1:123456789012:function:check';
const hooked = (...lifecycleStages: string[]) => ({
  lifecycleHooks: [
    { hookTargetArn: HOOK, roleArn: 'arn:aws:iam::123456789012:role/hooks', lifecycleStages },
  ],
});
const BLUE_GREEN = { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 };
const CANARY = {
  strategy: 'CANARY',
  bakeTimeInMinutes: 5,
  canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 5 },
};

const services = (web: Shifting, query: string) =>
  web.give('ECS.DescribeServices', { cluster: 'demo', services: ['web'] }, `services[0].${query}`);
const deployments = (web: Shifting) =>
  services(web, 'deployments[].[status, rolloutState, desiredCount]');
const calls = (web: Shifting) => web.give('Sandbox.ListHooks', {}, 'hooks[0].calls');
const answers = (web: Shifting, ...said: string[]) =>
  web.give('Sandbox.PutHook', { function: 'check', answers: said });
const stop = (web: Shifting) => {
  const { serviceDeploymentArn } = web.deployment();
  web.give('ECS.StopServiceDeployment', { serviceDeploymentArn });
};

describe('fact 3.5-1: what rolls a deployment back', () => {
  test('a hook that FAILED, in AWS’s words', () => {
    const web = steadyShifting({ ...BLUE_GREEN, ...hooked('POST_TEST_TRAFFIC_SHIFT') });
    answers(web, 'FAILED');
    web.deploy();
    web.until('deployment:web=ROLLBACK_SUCCESSFUL');
    expect(web.deployment()).toMatchObject({
      statusReason:
        'Service deployment rolled back because POST_TEST_TRAFFIC_SHIFT lifecycle hook(s) failed. ' +
        `Lifecycle hook target ${HOOK} returned FAILED status.`,
      rollback: { serviceRevisionArn: web.deployment(1).targetServiceRevision.arn },
    });
    expect(web.weights()).toEqual({ blue: 100, green: 0 });
    expect(web.weights(8080)).toEqual({ blue: 100, green: 0 });
  });

  test('StopServiceDeployment in the moment of the update: what serves is not touched', () => {
    const web = steadyShifting(BLUE_GREEN);
    web.deploy();
    stop(web);
    web.until('deployment:web=ROLLBACK_SUCCESSFUL', 60);
    expect(deployments(web)).toEqual([['PRIMARY', 'COMPLETED', 2]]);
    expect(web.weights()).toEqual({ blue: 100, green: 0 });
    web.until('steady:web', 30);
  });

  test('a hook whose answer is no hookStatus', () => {
    const web = steadyShifting({ ...BLUE_GREEN, ...hooked('PRE_SCALE_UP') });
    answers(web, 'INVALID');
    web.deploy();
    web.until('deployment:web=ROLLBACK_SUCCESSFUL');
    expect(web.deployment().statusReason).toBe(
      'Service deployment rolled back because PRE_SCALE_UP lifecycle hook(s) failed. ECS was ' +
        `unable to parse the response from ${HOOK} due to HookStatus must not be null`,
    );
  });

  test('StopServiceDeployment in the middle of a canary', () => {
    const web = steadyShifting(CANARY);
    web.deploy();
    web.until('stage:web=PRODUCTION_TRAFFIC_SHIFT');
    web.pass(60);
    stop(web);
    web.pass(1);
    expect(web.deployment().status).toBe('ROLLBACK_IN_PROGRESS');
    expect(web.weights()).toEqual({ blue: 100, green: 0 });
    web.until('deployment:web=ROLLBACK_SUCCESSFUL');
    web.until('steady:web');
    expect(services(web, 'taskDefinition')).toMatch(/web:1$/);
  });

  test('the circuit breaker, where no task of the target comes up', () => {
    const breaker = { deploymentCircuitBreaker: { enable: true, rollback: true } };
    const web = steadyShifting({ ...BLUE_GREEN, ...breaker });
    web.give('Sandbox.PutImage', { image: 'web:2', missing: true });
    web.deploy();
    web.until('deployment:web=ROLLBACK_SUCCESSFUL');
    const moves = web.moves().map(([, to]) => to);
    expect(moves).not.toContain('TEST_TRAFFIC_SHIFT');
    expect(web.weights()).toEqual({ blue: 100, green: 0 });
  });

  test('a breaker without rollback leaves everything as it is', () => {
    const breaker = { deploymentCircuitBreaker: { enable: true, rollback: false } };
    const web = steadyShifting({ ...BLUE_GREEN, ...breaker });
    web.give('Sandbox.PutImage', { image: 'web:2', missing: true });
    web.deploy();
    web.until('deployment:web=STOPPED');
    web.pass(600);
    expect(deployments(web)).toEqual([
      ['PRIMARY', 'FAILED', 2],
      ['ACTIVE', 'COMPLETED', 2],
    ]);
    expect(web.deployment().sourceServiceRevisions[0]).toMatchObject({ runningTaskCount: 2 });
  });

  test('a stage that takes more than a day', () => {
    const web = steadyHeadless(BLUE_GREEN, { desiredCount: 0 });
    for (const image of ['web:1', 'web:2']) {
      web.give('Sandbox.PutImage', { image, missing: true });
    }
    web.deploy({ desiredCount: 1 });
    web.until('stage:web=SCALE_UP');
    web.pass(86_300);
    expect(web.deployment().status).toBe('IN_PROGRESS');
    web.pass(200);
    expect(web.deployment().statusReason).toBe(
      'Service deployment rolled back because SCALE_UP did not complete within 24 hours.',
    );
    expect(web.deployment().status).toBe('ROLLBACK_SUCCESSFUL');
  });

  test('a rule that someone deletes on the way', () => {
    const web = shifting(withTwoGroups());
    const rule = { ListenerArn: 'web-alb:80', Priority: 1, Actions: forward(100, 0) };
    const Conditions = [{ Field: 'path-pattern', Values: ['/*'] }];
    web.give('ELBv2.CreateRule', { ...rule, Conditions });
    const [balancer] = shiftingService(BLUE_GREEN).loadBalancers as {
      advancedConfiguration: object;
    }[];
    const advancedConfiguration = {
      ...balancer?.advancedConfiguration,
      productionListenerRule: 'web-alb:80/1',
    };
    const loadBalancers = [{ ...balancer, advancedConfiguration }];
    web.give('ECS.CreateService', shiftingService(BLUE_GREEN, { loadBalancers }));
    web.until('deployment:web=SUCCESSFUL');
    web.deploy();
    web.until('stage:web=SCALE_UP');
    web.give('ELBv2.DeleteRule', { RuleArn: 'web-alb:80/1' });
    web.until('deployment:web=ROLLBACK_SUCCESSFUL');
    expect(web.deployment().statusReason).toMatch(
      /^Service deployment rolled back because of invalid networking configuration: production/,
    );
  });
});

describe('rules not fit for a shift (start condition)', () => {
  const failing = (blue: number, green: number, query = /./) => {
    const web = steadyShifting(BLUE_GREEN);
    web.give('ELBv2.ModifyListener', {
      ListenerArn: 'web-alb:80',
      DefaultActions: forward(blue, green),
    });
    web.deploy();
    web.pass(60);
    expect(web.deployment().statusReason).toMatch(query);
    return web;
  };

  test('fact 3.1-15: two groups have traffic', () => {
    const web = failing(50, 50, /should have exactly one target group serving traffic/);
    expect(web.deployment().statusReason).toMatch(
      /but found 2 target groups which are serving traffic$/,
    );
    expect(web.deployment().status).toBe('ROLLBACK_SUCCESSFUL');
  });

  test('fact 3.1-14: a group that no rule names', () => {
    const web = steadyShifting(BLUE_GREEN);
    for (const port of [80, 8080]) {
      web.give('ELBv2.ModifyListener', {
        ListenerArn: `web-alb:${port}`,
        DefaultActions: [{ Type: 'forward', TargetGroupArn: 'blue' }],
      });
    }
    web.deploy();
    web.pass(60);
    expect(web.deployment().statusReason).toMatch(
      /invalid networking configuration: Target group .*\/green\/.* is not associated with either productionListenerRule or testListenerRule\.$/,
    );
  });
});

describe('the way back', () => {
  test('production first, then test, each with its hooks once more; then the target stops', () => {
    const shifts = hooked('TEST_TRAFFIC_SHIFT', 'PRODUCTION_TRAFFIC_SHIFT');
    const web = steadyShifting({ ...BLUE_GREEN, ...shifts });
    answers(web, 'SUCCEEDED');
    web.deploy();
    web.until('stage:web=BAKE_TIME');
    expect(calls(web)).toBe(2);
    const { arn: target } = web.deployment().targetServiceRevision;
    stop(web);
    web.pass(1);
    expect(web.weights()).toEqual({ blue: 100, green: 0 });
    expect(web.weights(8080)).toEqual({ blue: 0, green: 100 });
    web.pass(20);
    expect(web.weights(8080)).toEqual({ blue: 100, green: 0 });
    expect(web.deployment().targetServiceRevision.runningTaskCount).toBe(2);
    web.until('deployment:web=ROLLBACK_SUCCESSFUL');
    expect(calls(web)).toBe(4);
    expect(web.deployment().targetServiceRevision).toMatchObject({ arn: target });
    expect(web.deployment().targetServiceRevision.runningTaskCount).toBe(0);
    expect(deployments(web)).toEqual([['PRIMARY', 'COMPLETED', 2]]);
  });

  test('the source is PRIMARY again at once, and never has to start a task', () => {
    const web = steadyShifting(CANARY);
    const before = web.give('ECS.ListTasks', { cluster: 'demo' }, 'taskArns');
    web.deploy();
    web.until('stage:web=PRODUCTION_TRAFFIC_SHIFT');
    stop(web);
    web.pass(1);
    expect(deployments(web)).toEqual([
      ['PRIMARY', 'IN_PROGRESS', 2],
      ['ACTIVE', 'FAILED', 2],
    ]);
    web.until('deployment:web=ROLLBACK_SUCCESSFUL');
    expect(web.give('ECS.ListTasks', { cluster: 'demo' }, 'taskArns')).toEqual(before);
  });

  test('a hook that fails on the way back holds nothing up (assumed)', () => {
    const web = steadyShifting({ ...BLUE_GREEN, ...hooked('PRODUCTION_TRAFFIC_SHIFT') });
    answers(web, 'SUCCEEDED', 'FAILED');
    web.deploy();
    web.until('stage:web=BAKE_TIME');
    stop(web);
    web.until('deployment:web=ROLLBACK_SUCCESSFUL');
  });

  test('out of CLEAN_UP the source comes up again before the traffic goes back', () => {
    const web = steadyShifting({ ...BLUE_GREEN, bakeTimeInMinutes: 0 }, {}, { drain: 120 });
    web.deploy();
    web.until('stage:web=CLEAN_UP');
    web.pass(30);
    stop(web);
    web.pass(1);
    expect(web.weights()).toEqual({ blue: 0, green: 100 });
    web.until('deployment:web=ROLLBACK_SUCCESSFUL');
    expect(web.weights()).toEqual({ blue: 100, green: 0 });
    web.until('steady:web');
  });

  test('no request reaches the target after a canary went back', () => {
    const web = steadyShifting(CANARY, {}, { drain: 30 });
    web.give('Sandbox.PutTraffic', { name: 'users', loadBalancer: 'web-alb', rate: 100 });
    web.give('Sandbox.PutImage', { image: 'web:2', errorRate: 1 });
    web.deploy();
    web.until('stage:web=PRODUCTION_TRAFFIC_SHIFT');
    web.pass(60);
    stop(web);
    web.pass(2);
    const since = web.now();
    web.until('deployment:web=ROLLBACK_SUCCESSFUL');
    web.pass(60);
    const green = { targetGroup: 'green', from: Math.ceil(since), to: Math.floor(web.now()) };
    expect(web.give('Sandbox.GetMetrics', green, 'requestCount')).toBe(0);
  });

  test('a first deployment has nothing to go back to (assumed: ROLLBACK_FAILED)', () => {
    const web = shifting(withTwoGroups());
    answers(web, 'FAILED');
    web.give('ECS.CreateService', shiftingService({ ...BLUE_GREEN, ...hooked('POST_SCALE_UP') }));
    web.until('deployment:web=ROLLBACK_FAILED');
    expect(web.deployment().statusReason).toMatch(/No rollback candidate was found\.$/);
    expect(deployments(web)).toEqual([['PRIMARY', 'FAILED', 2]]);
  });

  test('an updated service goes on from its failed first deployment', () => {
    const web = shifting(withTwoGroups());
    answers(web, 'FAILED', 'SUCCEEDED');
    web.give('ECS.CreateService', shiftingService({ ...BLUE_GREEN, ...hooked('POST_SCALE_UP') }));
    web.until('deployment:web=ROLLBACK_FAILED');
    web.deploy();
    web.until('deployment:web=SUCCESSFUL');
    expect(web.weights()).toEqual({ blue: 0, green: 100 });
    web.until('steady:web');
  });
});

describe('after a roll back', () => {
  test('a later deployment uses the same group again', () => {
    const web = steadyShifting({ ...BLUE_GREEN, bakeTimeInMinutes: 0, ...hooked('POST_SCALE_UP') });
    answers(web, 'FAILED', 'SUCCEEDED');
    web.deploy();
    web.until('deployment:web=ROLLBACK_SUCCESSFUL');
    web.deploy();
    web.until('deployment:web=SUCCESSFUL');
    expect(web.weights()).toEqual({ blue: 0, green: 100 });
  });

  test('the account that is saved can be loaded', () => {
    const web = steadyShifting({ ...BLUE_GREEN, ...hooked('POST_SCALE_UP') });
    answers(web, 'FAILED');
    const account = web.give('Sandbox.DescribeAccount');
    const other = openDoor();
    other.give('Sandbox.LoadAccount', { account });
    expect(other.give('Sandbox.DescribeAccount')).toEqual(account);
  });
});
