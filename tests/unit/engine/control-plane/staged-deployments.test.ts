import { describe, expect, test } from 'vitest';
import { seconds } from '../../../../src/model/sim-time';
import { targetGroup } from '../../../support/sandbox-door';
import {
  forward,
  shifting,
  shiftingBalancers,
  shiftingService,
  steadyHeadless,
  steadyShifting,
  withTwoGroups,
} from '../../../support/shifting-service';

const BLUE_GREEN = { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 1 };
const CANARY = {
  strategy: 'CANARY',
  bakeTimeInMinutes: 1,
  canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 2 },
};
const linear = (stepPercent: number, stepBakeTimeInMinutes = 1) => ({
  strategy: 'LINEAR',
  bakeTimeInMinutes: 0,
  linearConfiguration: { stepPercent, stepBakeTimeInMinutes },
});

/** Names of states in order, of the newest deployment. */
const names = (moves: [number, string][]) => moves.map(([, to]) => to);
const STAGES = [
  'PRE_SCALE_UP',
  'SCALE_UP',
  'POST_SCALE_UP',
  'TEST_TRAFFIC_SHIFT',
  'POST_TEST_TRAFFIC_SHIFT',
  'PRE_PRODUCTION_TRAFFIC_SHIFT',
  'PRODUCTION_TRAFFIC_SHIFT',
  'POST_PRODUCTION_TRAFFIC_SHIFT',
  'BAKE_TIME',
  'CLEAN_UP',
];

describe('the stages of a blue/green deployment', () => {
  test('fact 1.7-6: the event of its end, and right after it that of the steady state', () => {
    const web = steadyShifting(BLUE_GREEN);
    web.deploy();
    web.until('deployment:web=SUCCESSFUL');
    const query = 'services[0].events[:2].message';
    const input = { cluster: 'demo', services: ['web'] };
    expect(web.give('ECS.DescribeServices', input, query)).toEqual([
      '(service web) has reached a steady state.',
      expect.stringMatching(/^\(service web\) \(deployment ecs-svc\/\d+\) deployment completed\.$/),
    ]);
  });

  test('fact 3.2-2, 3.2-3, 3.2-4: the target is scaled to all of the count before traffic moves', () => {
    const web = steadyShifting(BLUE_GREEN);
    web.deploy();
    web.pass(1);
    expect(web.deployment().lifecycleStage).toBe('PRE_SCALE_UP');
    expect(web.deployment().targetServiceRevision.runningTaskCount).toBe(0);
    web.until('stage:web=SCALE_UP');
    web.pass(10);
    expect(web.deployment().targetServiceRevision.requestedTaskCount).toBe(2);
    expect(web.weights()).toEqual({ blue: 100, green: 0 });
    web.until('stage:web=POST_SCALE_UP');
    expect(web.deployment().targetServiceRevision.runningTaskCount).toBe(2);
    expect(
      web.give(
        'ELBv2.DescribeTargetHealth',
        { TargetGroupArn: 'green' },
        'TargetHealthDescriptions[].TargetHealth.State',
      ),
    ).toEqual(['healthy', 'healthy']);
    expect(web.weights()).toEqual({ blue: 100, green: 0 });
  });

  test('fact 3.2-5, 3.2-6, 3.2-7, 3.4-1: the test rule goes first, production stays as it is', () => {
    const web = steadyShifting(BLUE_GREEN);
    web.deploy();
    web.until('stage:web=TEST_TRAFFIC_SHIFT');
    expect(web.weights(8080)).toEqual({ blue: 0, green: 100 });
    web.until('stage:web=POST_TEST_TRAFFIC_SHIFT');
    web.until('stage:web=PRE_PRODUCTION_TRAFFIC_SHIFT');
    expect(web.weights(80)).toEqual({ blue: 100, green: 0 });
    expect(web.deployment().targetServiceRevision).toMatchObject({
      requestedTestTrafficWeight: 100,
      requestedProductionTrafficWeight: 0,
    });
  });

  test('fact 3.2-8, 3.2-9, 3.2-10, 3.1-2: all at once, then both at full size for the bake', () => {
    const web = steadyShifting(BLUE_GREEN);
    web.deploy();
    web.until('stage:web=PRODUCTION_TRAFFIC_SHIFT');
    expect(web.weights()).toEqual({ blue: 0, green: 100 });
    web.until('stage:web=POST_PRODUCTION_TRAFFIC_SHIFT');
    web.until('stage:web=BAKE_TIME');
    const baked = web.now();
    web.pass(59);
    expect(web.deployment()).toMatchObject({
      lifecycleStage: 'BAKE_TIME',
      sourceServiceRevisions: [{ runningTaskCount: 2, requestedProductionTrafficWeight: 0 }],
      targetServiceRevision: { runningTaskCount: 2, requestedProductionTrafficWeight: 100 },
    });
    web.until('stage:web=CLEAN_UP');
    expect(web.now() - baked).toBeCloseTo(60, 3);
  });

  test('fact 3.2-11: the source goes to 0, and with its last task the deployment succeeds', () => {
    const web = steadyShifting(BLUE_GREEN);
    web.deploy();
    web.until('stage:web=CLEAN_UP');
    web.pass(1);
    const listed = () =>
      web.give(
        'ECS.DescribeServices',
        { cluster: 'demo', services: ['web'] },
        'services[0].deployments[].[status, rolloutState, desiredCount, runningCount]',
      );
    expect(listed()).toEqual([
      ['PRIMARY', 'IN_PROGRESS', 2, 2],
      ['ACTIVE', 'COMPLETED', 0, 0],
    ]);
    web.until('deployment:web=SUCCESSFUL');
    expect(listed()).toEqual([['PRIMARY', 'COMPLETED', 2, 2]]);
    web.until('steady:web');
    expect(names(web.moves()).slice(0, -1)).toEqual([...STAGES, 'SUCCESSFUL']);
  });

  test('during the shift both deployments are listed at full count (deployments 3.5)', () => {
    const web = steadyShifting(CANARY);
    web.deploy();
    web.until('stage:web=PRODUCTION_TRAFFIC_SHIFT');
    expect(
      web.give(
        'ECS.DescribeServices',
        { cluster: 'demo', services: ['web'] },
        'services[0].deployments[].[status, rolloutState, desiredCount, runningCount]',
      ),
    ).toEqual([
      ['PRIMARY', 'IN_PROGRESS', 2, 2],
      ['ACTIVE', 'COMPLETED', 2, 2],
    ]);
  });

  test('fact 3.3-8: 2 s for a stage that does nothing, 15 s for a change of weights (assumed)', () => {
    const web = steadyShifting(BLUE_GREEN);
    web.deploy();
    web.until('deployment:web=SUCCESSFUL');
    const at = Object.fromEntries(web.moves().map(([second, to]) => [to, second]));
    const length = (from: string, to: string) => (at[to] ?? 0) - (at[from] ?? 0);
    expect(length('PRE_SCALE_UP', 'SCALE_UP')).toBeCloseTo(2, 3);
    expect(length('TEST_TRAFFIC_SHIFT', 'POST_TEST_TRAFFIC_SHIFT')).toBeCloseTo(15, 3);
    expect(length('PRODUCTION_TRAFFIC_SHIFT', 'POST_PRODUCTION_TRAFFIC_SHIFT')).toBeCloseTo(15, 3);
  });
});

describe('steps', () => {
  test('fact 3.3-7, 3.1-6, 3.2-7: a canary, its own bake, the rest; stages 7 and 8 come twice', () => {
    const web = steadyShifting(CANARY);
    web.deploy();
    web.until('stage:web=PRODUCTION_TRAFFIC_SHIFT');
    const began = web.now();
    expect(web.weights()).toEqual({ blue: 90, green: 10 });
    web.pass(15 + 119);
    expect(web.weights()).toEqual({ blue: 90, green: 10 });
    expect(web.deployment().lifecycleStage).toBe('PRODUCTION_TRAFFIC_SHIFT');
    web.until('stage:web=PRE_PRODUCTION_TRAFFIC_SHIFT');
    expect(web.now() - began).toBeCloseTo(15 + 120, 3);
    web.until('stage:web=PRODUCTION_TRAFFIC_SHIFT');
    expect(web.weights()).toEqual({ blue: 0, green: 100 });
    web.until('deployment:web=SUCCESSFUL');
    const steps = names(web.moves()).filter((name) => /PRODUCTION|CANARY/.test(name));
    expect(steps).toEqual([
      'PRE_PRODUCTION_TRAFFIC_SHIFT',
      'PRODUCTION_TRAFFIC_SHIFT',
      'CANARY_BAKE',
      'PRE_PRODUCTION_TRAFFIC_SHIFT',
      'PRODUCTION_TRAFFIC_SHIFT',
      'POST_PRODUCTION_TRAFFIC_SHIFT',
    ]);
  });

  test('fact 3.3-6, 3.1-4: linear 40 % takes 40, 80, 100, and bakes between, not at the end', () => {
    const web = steadyShifting(linear(40));
    web.deploy();
    const seen: number[] = [];
    for (const _ of [1, 2, 3]) {
      web.until('stage:web=PRE_PRODUCTION_TRAFFIC_SHIFT');
      web.until('stage:web=PRODUCTION_TRAFFIC_SHIFT');
      seen.push(web.weights().green ?? -1);
    }
    expect(seen).toEqual([40, 80, 100]);
    const last = web.now();
    web.until('stage:web=POST_PRODUCTION_TRAFFIC_SHIFT');
    expect(web.now() - last).toBeCloseTo(15, 3);
    const bakes = names(web.moves()).filter((name) => name === 'STEP_BAKE');
    expect(bakes).toHaveLength(2);
  });

  test('fact 3.3-6: linear 10 % of 6 min bakes for 54 min', () => {
    const web = steadyShifting(linear(10, 6));
    web.deploy();
    web.until('deployment:web=SUCCESSFUL', 7200);
    const moves = web.moves();
    const baked = moves.reduce((sum, [at, to], index) => {
      const next = moves[index + 1];
      return to === 'STEP_BAKE' && next ? sum + next[0] - at : sum;
    }, 0);
    expect(baked / 60).toBeCloseTo(54, 3);
  });

  test('fact 3.4-6: whole percent as they are, tenths as per mille (assumed)', () => {
    const canary = (canaryPercent: number) => {
      const web = steadyShifting({ ...CANARY, canaryConfiguration: { canaryPercent } });
      web.deploy();
      web.until('stage:web=PRODUCTION_TRAFFIC_SHIFT');
      return web;
    };
    expect(canary(99.9).weights()).toEqual({ blue: 1, green: 999 });
    const tenth = canary(0.1);
    expect(tenth.weights()).toEqual({ blue: 999, green: 1 });
    expect(tenth.deployment().targetServiceRevision.requestedProductionTrafficWeight).toBe(0.1);
  });

  test('fact 3.4-7: weights asked for are told of both revisions', () => {
    const web = steadyShifting(CANARY);
    web.deploy();
    web.until('stage:web=PRODUCTION_TRAFFIC_SHIFT');
    expect(web.deployment()).toMatchObject({
      sourceServiceRevisions: [{ requestedProductionTrafficWeight: 90 }],
      targetServiceRevision: { requestedProductionTrafficWeight: 10 },
    });
  });
});

describe('target groups', () => {
  test('fact 3.4-1: they swap roles with every deployment', () => {
    const web = steadyShifting({ ...BLUE_GREEN, bakeTimeInMinutes: 0 });
    const resolved = () =>
      web.give(
        'ECS.DescribeServiceRevisions',
        { serviceRevisionArns: [web.deployment().targetServiceRevision.arn] },
        'serviceRevisions[0].resolvedConfiguration.loadBalancers[0].targetGroupArn',
      );
    expect(resolved()).toContain('/blue/');
    web.deploy();
    web.until('deployment:web=SUCCESSFUL');
    expect(resolved()).toContain('/green/');
    expect(web.weights()).toEqual({ blue: 0, green: 100 });
    web.deploy({ taskDefinition: 'web:1' });
    web.until('deployment:web=SUCCESSFUL');
    expect(resolved()).toContain('/blue/');
    expect(web.weights()).toEqual({ blue: 100, green: 0 });
    expect(web.weights(8080)).toEqual({ blue: 100, green: 0 });
  });

  test('the service goes on naming the groups as they were given', () => {
    const web = steadyShifting({ ...BLUE_GREEN, bakeTimeInMinutes: 0 });
    web.deploy();
    web.until('deployment:web=SUCCESSFUL');
    expect(
      web.give(
        'ECS.DescribeServices',
        { cluster: 'demo', services: ['web'] },
        'services[0].loadBalancers[0].targetGroupArn',
      ),
    ).toContain('/blue/');
  });

  test('fact 3.4-8: without a test rule the test stages are passed (assumed)', () => {
    const web = steadyShifting(BLUE_GREEN, { loadBalancers: shiftingBalancers() });
    web.deploy();
    web.until('deployment:web=SUCCESSFUL');
    const at = Object.fromEntries(web.moves().map(([second, to]) => [to, second]));
    expect(at.POST_TEST_TRAFFIC_SHIFT! - at.TEST_TRAFFIC_SHIFT!).toBeCloseTo(2, 3);
    expect(web.weights(8080)).toEqual({ blue: 100, green: 0 });
  });

  test('a first deployment takes the group that has the traffic, and passes every stage', () => {
    const web = shifting(withTwoGroups());
    web.give('ECS.CreateService', shiftingService({ ...CANARY, bakeTimeInMinutes: 0 }));
    web.until('deployment:web=SUCCESSFUL');
    expect(web.deployment().sourceServiceRevisions).toEqual([]);
    expect(web.weights()).toEqual({ blue: 100, green: 0 });
    expect(names(web.moves()).slice(0, -1)).toEqual([...STAGES, 'SUCCESSFUL']);
  });

  test('two load balancer entries shift together', () => {
    const web = shifting(withTwoGroups());
    for (const Name of ['blue-2', 'green-2']) {
      web.give('ELBv2.CreateTargetGroup', targetGroup({ Name }));
    }
    const [action] = forward(100, 0);
    const DefaultActions = [JSON.parse(JSON.stringify(action).replaceAll(/blue|green/g, '$&-2'))];
    const listener = { LoadBalancerArn: 'web-alb', Protocol: 'HTTP', Port: 81, DefaultActions };
    web.give('ELBv2.CreateListener', listener);
    const second = {
      ...shiftingBalancers({
        alternateTargetGroupArn: 'green-2',
        productionListenerRule: 'web-alb:81/default',
      })[0],
      targetGroupArn: 'blue-2',
    };
    const loadBalancers = [...shiftingBalancers(), second];
    web.give('ECS.CreateService', shiftingService(BLUE_GREEN, { loadBalancers }));
    web.until('deployment:web=SUCCESSFUL');
    web.deploy();
    web.until('deployment:web=SUCCESSFUL');
    expect(web.weights()).toEqual({ blue: 0, green: 100 });
    expect(web.weights(81)).toEqual({ 'blue-2': 0, 'green-2': 100 });
    web.until('steady:web');
  });

  test('fact 3.4-5: headless, the new revision comes up before the old one goes', () => {
    const web = steadyHeadless(BLUE_GREEN);
    web.deploy();
    web.until('stage:web=BAKE_TIME');
    expect(web.deployment()).toMatchObject({
      sourceServiceRevisions: [{ runningTaskCount: 2 }],
      targetServiceRevision: { runningTaskCount: 2 },
    });
    expect(web.deployment().targetServiceRevision).not.toHaveProperty(
      'requestedProductionTrafficWeight',
    );
    web.until('deployment:web=SUCCESSFUL');
  });
});

describe('traffic', () => {
  const under = (configuration: Record<string, unknown>) => {
    const web = steadyShifting({ ...configuration, bakeTimeInMinutes: 1 }, {}, { drain: 30 });
    const client = { loadBalancer: 'web-alb', rate: 100 };
    web.give('Sandbox.PutTraffic', { name: 'users', ...client });
    web.give('Sandbox.PutTraffic', { name: 'testers', ...client, rate: 5, listenerPort: 8080 });
    return web;
  };
  const onGroup = (web: ReturnType<typeof under>, group: string, since: number) =>
    (web.give('Sandbox.GetMetrics', { targetGroup: group, since }, 'requestCount') as number) ?? 0;

  test('fact 3.3-7: a canary of 10 % has 10 % of the requests, and none before its stage', () => {
    const web = under(CANARY);
    web.give('Sandbox.DeleteTraffic', { name: 'testers' });
    web.deploy();
    web.until('stage:web=PRODUCTION_TRAFFIC_SHIFT');
    expect(onGroup(web, 'green', web.now())).toBe(0);
    web.pass(130);
    const [blue, green] = [onGroup(web, 'blue', 130), onGroup(web, 'green', 130)];
    const share = green / (blue + green);
    // Four standard deviations of a share of 10 % among some 13,000.
    expect(Math.abs(share - 0.1)).toBeLessThan(4 * Math.sqrt((0.1 * 0.9) / (blue + green)));
  });

  test('test traffic reaches the target from TEST_TRAFFIC_SHIFT on, and not before', () => {
    const web = under(BLUE_GREEN);
    web.give('Sandbox.DeleteTraffic', { name: 'users' });
    web.deploy();
    web.until('stage:web=TEST_TRAFFIC_SHIFT');
    expect(onGroup(web, 'green', web.now())).toBe(0);
    web.until('stage:web=PRODUCTION_TRAFFIC_SHIFT');
    expect(onGroup(web, 'green', 10)).toBeGreaterThan(0);
  });

  test.each([
    ['BLUE_GREEN', BLUE_GREEN],
    ['CANARY', CANARY],
    ['LINEAR', linear(25)],
  ])('%s loses no request with a drain long enough', (_name, configuration) => {
    const web = under(configuration);
    web.deploy();
    web.until('deployment:web=SUCCESSFUL');
    web.give('Sandbox.DeleteTraffic', { name: 'users' });
    web.give('Sandbox.DeleteTraffic', { name: 'testers' });
    web.pass(30);
    const metrics = web.give('Sandbox.GetMetrics') as {
      requestCount: number;
      httpCodeTarget: Record<string, number>;
    };
    expect(metrics.requestCount).toBeGreaterThan(10_000);
    expect(metrics.httpCodeTarget['2XX']).toBe(metrics.requestCount);
  });
});

describe('what changes on the way', () => {
  test('fact 3.1-16: the target comes up whole, whatever minimum and maximum percent allow', () => {
    const web = steadyShifting(
      { ...BLUE_GREEN, maximumPercent: 100, minimumHealthyPercent: 50 },
      { desiredCount: 3, availabilityZoneRebalancing: 'DISABLED' },
    );
    web.deploy();
    web.until('stage:web=POST_SCALE_UP');
    expect(web.deployment()).toMatchObject({
      sourceServiceRevisions: [{ runningTaskCount: 3 }],
      targetServiceRevision: { runningTaskCount: 3 },
    });
  });

  test('fact 6-5: another desired count holds for both revisions (assumed)', () => {
    const web = steadyShifting(BLUE_GREEN);
    web.deploy();
    web.until('stage:web=BAKE_TIME');
    web.give('ECS.UpdateService', { cluster: 'demo', service: 'web', desiredCount: 4 });
    web.pass(50);
    expect(web.deployment()).toMatchObject({
      sourceServiceRevisions: [{ requestedTaskCount: 4 }],
      targetServiceRevision: { requestedTaskCount: 4 },
    });
    web.until('deployment:web=SUCCESSFUL');
    web.until('steady:web');
  });

  test('a task of either revision that ends is replaced by its own', () => {
    const web = steadyShifting({ ...BLUE_GREEN, bakeTimeInMinutes: 10 });
    web.deploy();
    web.until('stage:web=BAKE_TIME');
    const both = web.give('ECS.ListTasks', { cluster: 'demo' }, 'taskArns') as string[];
    for (const task of both.slice(0, 2)) web.give('ECS.StopTask', { cluster: 'demo', task });
    web.pass(120);
    expect(web.deployment()).toMatchObject({
      lifecycleStage: 'BAKE_TIME',
      sourceServiceRevisions: [{ runningTaskCount: 2 }],
      targetServiceRevision: { runningTaskCount: 2 },
    });
  });

  test('deleting the service ends its deployment and leaves the rules as they are', () => {
    const web = steadyShifting(CANARY);
    web.deploy();
    web.until('stage:web=PRODUCTION_TRAFFIC_SHIFT');
    const { serviceDeploymentArn } = web.deployment();
    web.give('ECS.DeleteService', { cluster: 'demo', service: 'web', force: true });
    web.pass(1200);
    expect(
      web.give(
        'ECS.DescribeServiceDeployments',
        { serviceDeploymentArns: [serviceDeploymentArn] },
        'serviceDeployments[0].status',
      ),
    ).toBe('STOPPED');
    expect(web.weights()).toEqual({ blue: 90, green: 10 });
    expect(web.give('ECS.ListTasks', { cluster: 'demo' }, 'taskArns')).toEqual([]);
  });

  test('a run restored midway goes on as it would have', () => {
    const web = steadyShifting(CANARY);
    web.deploy();
    web.until('stage:web=PRODUCTION_TRAFFIC_SHIFT');
    const { engine } = web.dispatcher;
    const saved = engine.checkpoint();
    const end = (engine.now + seconds(600)) as typeof engine.now;
    engine.advanceTo(end);
    const first = engine.fingerprint();
    engine.restore(saved);
    engine.advanceTo(end);
    expect(engine.fingerprint()).toBe(first);
  });
});
