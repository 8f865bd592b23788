import { describe, expect, test } from 'vitest';
import { type Shifting, steadyShifting } from '../../../support/shifting-service';

const canary = (changes: Record<string, unknown> = {}) => ({
  strategy: 'CANARY',
  bakeTimeInMinutes: 5,
  canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 10 },
  ...changes,
});
const listed = (web: Shifting) =>
  web.give(
    'ECS.DescribeServices',
    { cluster: 'demo', services: ['web'] },
    'services[0].deployments[].[status, rolloutState]',
  );
const states = (web: Shifting) => web.moves().map(([, to]) => to);

describe('another deployment begins midway (deployments 3.7)', () => {
  test('the one under way is STOP_REQUESTED, then STOPPED; the new one reconciles first', () => {
    const web = steadyShifting(canary());
    web.deploy();
    web.until('stage:web=PRODUCTION_TRAFFIC_SHIFT');
    web.pass(60);
    web.deploy({ forceNewDeployment: true });
    expect(web.deployment(1).status).toBe('STOP_REQUESTED');
    web.pass(1);
    expect(web.deployment(1).status).toBe('STOPPED');
    expect(web.deployment().lifecycleStage).toBe('RECONCILE_SERVICE');
    expect(listed(web)).toHaveLength(3);
  });

  test('fact 3.2-1: RECONCILE_SERVICE only with more than one revision ACTIVE', () => {
    const web = steadyShifting(canary());
    web.deploy();
    web.until('stage:web=PRE_SCALE_UP');
    expect(states(web)).not.toContain('RECONCILE_SERVICE');
    web.until('stage:web=PRODUCTION_TRAFFIC_SHIFT');
    web.deploy({ forceNewDeployment: true });
    web.until('stage:web=PRE_SCALE_UP');
    expect(states(web)).toEqual(['RECONCILE_SERVICE', 'PRE_SCALE_UP']);
  });

  test('traffic settles on the revision with most of it, others are scaled to 0 (assumed)', () => {
    const web = steadyShifting(canary());
    web.deploy();
    web.until('stage:web=PRODUCTION_TRAFFIC_SHIFT');
    web.pass(60);
    web.deploy({ forceNewDeployment: true });
    web.pass(1);
    expect(web.weights()).toEqual({ blue: 100, green: 0 });
    web.until('stage:web=PRE_SCALE_UP');
    expect(listed(web)).toEqual([
      ['PRIMARY', 'IN_PROGRESS'],
      ['ACTIVE', 'COMPLETED'],
    ]);
    web.until('deployment:web=SUCCESSFUL');
    expect(web.weights()).toEqual({ blue: 0, green: 100 });
    web.until('steady:web');
  });

  test('test traffic settles with it: no request is lost to tasks that have gone', () => {
    const web = steadyShifting(canary());
    web.give('Sandbox.PutTraffic', {
      name: 'testers',
      loadBalancer: 'web-alb',
      listenerPort: 8080,
      rate: 10,
    });
    web.deploy();
    web.until('stage:web=POST_TEST_TRAFFIC_SHIFT');
    expect(web.weights(8080)).toEqual({ blue: 0, green: 100 });
    web.deploy({ forceNewDeployment: true });
    web.pass(1);
    expect(web.weights(8080)).toEqual({ blue: 100, green: 0 });
    web.until('deployment:web=SUCCESSFUL');
    const errors = web.give('Sandbox.GetMetrics', { from: 0 }, 'httpCodeElb');
    expect(errors).toMatchObject({ '502': 0, '503': 0, '504': 0 });
  });

  test('after 100 % the new one goes the other way round', () => {
    const web = steadyShifting(canary());
    web.deploy();
    web.until('stage:web=BAKE_TIME');
    web.deploy({ forceNewDeployment: true });
    web.pass(1);
    expect(web.weights()).toEqual({ blue: 0, green: 100 });
    web.until('deployment:web=SUCCESSFUL');
    expect(web.weights()).toEqual({ blue: 100, green: 0 });
    web.until('steady:web');
  });

  test('the ids of its pauses are void', () => {
    const pause = { targetType: 'PAUSE', lifecycleStages: ['PRE_SCALE_UP'] };
    const web = steadyShifting(canary({ lifecycleHooks: [pause] }));
    web.deploy();
    web.pass(5);
    const { serviceDeploymentArn, lifecycleHookDetails: hooks = [] } = web.deployment();
    web.deploy({ forceNewDeployment: true });
    const input = { serviceDeploymentArn, hookId: hooks[0]?.hookId };
    expect(web.refused('ECS.ContinueServiceDeployment', input).__type).toBe(
      'InvalidParameterException',
    );
  });

  test('one that was going back has failed to', () => {
    const web = steadyShifting(canary());
    web.deploy();
    web.until('stage:web=PRODUCTION_TRAFFIC_SHIFT');
    const { serviceDeploymentArn } = web.deployment();
    web.give('ECS.StopServiceDeployment', { serviceDeploymentArn });
    web.pass(1);
    web.deploy({ forceNewDeployment: true });
    expect(web.deployment(1).status).toBe('ROLLBACK_FAILED');
    web.until('deployment:web=SUCCESSFUL');
    web.until('steady:web');
  });

  test('stopped at once, it goes back to what serves, and leaves traffic with nobody else', () => {
    const web = steadyShifting(canary());
    web.deploy();
    web.until('stage:web=PRODUCTION_TRAFFIC_SHIFT');
    web.deploy({ forceNewDeployment: true });
    const { serviceDeploymentArn } = web.deployment();
    web.give('ECS.StopServiceDeployment', { serviceDeploymentArn });
    web.pass(1);
    expect([web.weights(), web.weights(8080)]).toEqual([
      { blue: 100, green: 0 },
      { blue: 100, green: 0 },
    ]);
    web.until('deployment:web=ROLLBACK_SUCCESSFUL');
    web.until('steady:web');
  });

  test('it can go back to one that it took over from, if that had all of the traffic', () => {
    const web = steadyShifting(canary());
    web.deploy();
    web.until('stage:web=BAKE_TIME');
    web.deploy({ forceNewDeployment: true });
    web.until('stage:web=PRODUCTION_TRAFFIC_SHIFT');
    expect(web.weights()).toEqual({ blue: 10, green: 90 });
    const { serviceDeploymentArn } = web.deployment();
    web.give('ECS.StopServiceDeployment', { serviceDeploymentArn });
    web.until('deployment:web=ROLLBACK_SUCCESSFUL');
    expect(web.weights()).toEqual({ blue: 0, green: 100 });
    web.until('steady:web');
  });

  test('no request is lost', () => {
    const web = steadyShifting(canary(), {}, { drain: 30 });
    web.give('Sandbox.PutTraffic', { name: 'users', loadBalancer: 'web-alb', rate: 50 });
    web.deploy();
    web.until('stage:web=PRODUCTION_TRAFFIC_SHIFT');
    web.pass(60);
    web.deploy({ forceNewDeployment: true });
    web.until('deployment:web=SUCCESSFUL');
    web.give('Sandbox.DeleteTraffic', { name: 'users' });
    web.pass(60);
    const { requestCount, httpCodeTarget } = web.give('Sandbox.GetMetrics') as {
      requestCount: number;
      httpCodeTarget: Record<string, number>;
    };
    expect(httpCodeTarget['2XX']).toBe(requestCount);
  });
});

describe('a change of strategy', () => {
  test('a rolling update takes over: all traffic on the group that its tasks use', () => {
    const web = steadyShifting(canary());
    web.deploy();
    web.until('stage:web=PRODUCTION_TRAFFIC_SHIFT');
    web.deploy({
      forceNewDeployment: true,
      deploymentConfiguration: { strategy: 'ROLLING' },
    });
    expect(web.weights()).toEqual({ blue: 100, green: 0 });
    web.until('deployment:web=SUCCESSFUL');
    web.until('steady:web');
    expect(
      web.give(
        'ELBv2.DescribeTargetHealth',
        { TargetGroupArn: 'blue' },
        'length(TargetHealthDescriptions)',
      ),
    ).toBe(2);
  });

  test.each(['PRODUCTION_TRAFFIC_SHIFT', 'BAKE_TIME', 'CLEAN_UP'])(
    'a rolling update that takes over at %s loses no request, of test traffic neither',
    (stage) => {
      const web = steadyShifting(canary(), {}, { drain: 30 });
      for (const listenerPort of [80, 8080]) {
        const name = `users-of-${listenerPort}`;
        const traffic = { name, loadBalancer: 'web-alb', listenerPort, rate: 20 };
        web.give('Sandbox.PutTraffic', traffic);
      }
      web.deploy();
      web.until(`stage:web=${stage}`);
      web.pass(30);
      web.deploy({ forceNewDeployment: true, deploymentConfiguration: { strategy: 'ROLLING' } });
      web.until('deployment:web=SUCCESSFUL');
      expect(web.weights(8080)).toEqual(web.weights(80));
      web.until('steady:web');
      const errors = web.give('Sandbox.GetMetrics', { from: 0 }, 'httpCodeElb');
      expect(errors).toMatchObject({ '502': 0, '503': 0, '504': 0 });
    },
  );

  test('a shift that takes over from a rolling update loses no request either', () => {
    const web = steadyShifting({ strategy: 'ROLLING' }, { desiredCount: 1 }, { drain: 30 });
    web.give('Sandbox.PutTraffic', { name: 'users', loadBalancer: 'web-alb', rate: 20 });
    web.deploy();
    // The new revision is up, and the old one on its way out, but a healthy target still.
    web.until('running:web=2');
    web.until('running:web=1');
    const deploymentConfiguration = { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 0 };
    web.deploy({ forceNewDeployment: true, deploymentConfiguration });
    web.until('deployment:web=SUCCESSFUL');
    web.until('steady:web');
    const errors = web.give('Sandbox.GetMetrics', { from: 0 }, 'httpCodeElb');
    expect(errors).toMatchObject({ '502': 0, '503': 0, '504': 0 });
  });

  test('a rolling update that took over from a shift takes the traffic along on its way back', () => {
    const web = steadyShifting(canary(), {}, { drain: 30 });
    web.give('Sandbox.PutTraffic', { name: 'users', loadBalancer: 'web-alb', rate: 20 });
    web.deploy();
    web.until('stage:web=BAKE_TIME');
    web.pass(15);
    web.deploy({ forceNewDeployment: true, deploymentConfiguration: { strategy: 'ROLLING' } });
    web.pass(20);
    const { serviceDeploymentArn } = web.deployment();
    web.give('ECS.StopServiceDeployment', { serviceDeploymentArn });
    web.until('deployment:web=ROLLBACK_SUCCESSFUL');
    web.until('steady:web');
    expect(web.weights()).toEqual({ blue: 100, green: 0 });
    const errors = web.give('Sandbox.GetMetrics', { from: 0 }, 'httpCodeElb');
    expect(errors).toMatchObject({ '502': 0, '503': 0, '504': 0 });
  });

  test('a rolling service is deployed blue/green from its next deployment on', () => {
    const web = steadyShifting({ strategy: 'ROLLING' });
    web.deploy({ deploymentConfiguration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 0 } });
    web.until('stage:web=PRODUCTION_TRAFFIC_SHIFT');
    web.until('deployment:web=SUCCESSFUL');
    expect(web.weights()).toEqual({ blue: 0, green: 100 });
    web.until('steady:web');
  });

  test('one that is under way keeps the strategy that it began with', () => {
    const web = steadyShifting(canary());
    web.deploy();
    web.until('stage:web=SCALE_UP');
    web.give('ECS.UpdateService', {
      cluster: 'demo',
      service: 'web',
      deploymentConfiguration: { strategy: 'BLUE_GREEN' },
    });
    web.until('stage:web=PRODUCTION_TRAFFIC_SHIFT');
    expect(web.weights()).toEqual({ blue: 90, green: 10 });
    web.until('deployment:web=SUCCESSFUL');
  });
});
