import { describe, expect, test } from 'vitest';
import { fargateTask } from '../../../support/sandbox-door';
import { isSteady, serviceCounts } from '../../../../src/engine/control-plane/operations';
import {
  revisionOf,
  type Setting,
  type Stage,
  stageWebService,
  steadyWebService,
} from '../../../support/web-service';

const steadyService = (setting: Setting = {}): Stage =>
  steadyWebService({ deregistrationDelay: 30, ...setting });

function roll(stage: Stage, image = 'web:2', changes: Record<string, unknown> = {}): void {
  if (!stage.ctx.world.images.has(image)) stage.setImage(image, {});
  const taskDefinition = stage.registerRevision({ containers: [{ image }] });
  stage.update({ taskDefinition, ...changes });
}

const since = (stage: Stage, n: number) => stage.events().slice(n);

describe('DEP: a rolling update from end to end', () => {
  test('fact 1.7-1, 1.7-2, 1.7-6, T2.6-1, T2.6-2, T2.6-11, T2.1-8: DEP-6, SVC-2: the events of a first deployment, in order', () => {
    const stage = steadyService({ desired: 2 });
    expect(stage.events()).toEqual([
      'has started 2 tasks: (task) (task).',
      'registered 1 targets in (target-group tg)',
      'registered 1 targets in (target-group tg)',
      '(deployment ecs-svc) deployment completed.',
      'has reached a steady state.',
    ]);
  });

  test('fact 1.7-3, 1.7-4, 1.7-5: TASK-4: "has stopped", then "deregistered" and "begun draining"', () => {
    const stage = steadyService({ desired: 1 });
    const before = stage.events().length;
    roll(stage);
    stage.until(() => isSteady(stage.ctx, stage.service), 300);
    expect(since(stage, before)).toEqual([
      'has started 1 tasks: (task).',
      'registered 1 targets in (target-group tg)',
      'has stopped 1 running tasks: (task).',
      'deregistered 1 targets in (target-group tg)',
      '(service web, taskSet ecs-svc) has begun draining connections on 1 tasks.',
      '(deployment ecs-svc) deployment completed.',
      'has reached a steady state.',
    ]);
    const at = (text: string) =>
      stage.service.events.find(({ message }) => message.includes(text))!.createdAt / 1e6;
    const gap = at('deregistered') - at('has stopped');
    expect(gap).toBeGreaterThanOrEqual(8);
    expect(gap).toBeLessThanOrEqual(10);
  });

  test('fact 1.5-1, 1.5-4, 1.5-8: DEP-6: the fresh deployment wants nothing yet; the old one is ACTIVE', () => {
    const stage = steadyService();
    roll(stage);
    const [fresh, old] = stage.service.deployments;
    expect(fresh).toMatchObject({
      status: 'PRIMARY',
      desiredCount: 0,
      rolloutState: 'IN_PROGRESS',
    });
    expect(fresh!.rolloutStateReason).toBe(`ECS deployment ${fresh!.id} in progress.`);
    expect(old).toMatchObject({ status: 'ACTIVE', rolloutState: 'COMPLETED' });
    expect(fresh!.revisionArn.endsWith(fresh!.id.slice('ecs-svc/'.length))).toBe(true);
    stage.advance(1);
    expect(stage.service.deployments[0]!.desiredCount).toBe(3);
  });

  test('fact 1.5-1, 1.5-4, 1.5-6: DEP-7, DEP-8: COMPLETED, and alone, only once the old tasks are gone', () => {
    const stage = steadyService({ desired: 2 });
    roll(stage);
    stage.until(() => stage.service.deployments[0]!.rolloutState === 'COMPLETED', 300);
    expect(stage.live().map(revisionOf)).toEqual(['web:2', 'web:2']);
    expect(stage.service.deployments).toHaveLength(1);
    const [only] = stage.service.deployments;
    expect(only!.rolloutStateReason).toBe(`ECS deployment ${only!.id} completed.`);
    expect(stage.service.serviceDeployments.map((one) => one.status)).toEqual([
      'SUCCESSFUL',
      'SUCCESSFUL',
    ]);
  });

  test.each([
    [4, 50, 100],
    [2, 100, 150],
    [3, 100, 200],
    [4, 75, 125],
  ])(
    'DEP-3, DEP-4: %i at %i/%i stays between floor and cap all the way',
    (desired, minimum, maximum) => {
      const stage = steadyService({ desired, minimum, maximum });
      const floor = Math.ceil((desired * minimum) / 100);
      const cap = Math.floor((desired * maximum) / 100);
      roll(stage);
      stage.until(() => {
        const healthy = stage.group.targets.filter((target) => target.health === 'healthy');
        expect(healthy.length).toBeGreaterThanOrEqual(floor);
        expect(stage.live().length).toBeLessThanOrEqual(cap);
        return isSteady(stage.ctx, stage.service);
      }, 900);
      expect(stage.live().map(revisionOf)).toEqual(Array(desired).fill('web:2'));
    },
  );

  test('DEP-2: with maximum 100 the old task’s drain decides the pace', () => {
    const stage = steadyService({ desired: 1, minimum: 0, maximum: 100, deregistrationDelay: 100 });
    const from = stage.now();
    roll(stage);
    const startedAt = stage.until(
      () => stage.live().some((task) => revisionOf(task) === 'web:2'),
      300,
    );
    expect(startedAt - from).toBeGreaterThan(100);
  });

  test.each([
    [3, 100, 125],
    [2, 75, 125],
    [1, 50, 100],
  ])(
    'DEP-5: %i at %i/%i is stuck, says so once and stays IN_PROGRESS',
    (desired, minimum, maximum) => {
      const stage = steadyService({ desired, minimum, maximum });
      const before = stage.events().length;
      roll(stage);
      stage.advance(600);
      expect(since(stage, before)).toEqual([
        'was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.',
      ]);
      expect(stage.service.deployments[0]!.rolloutState).toBe('IN_PROGRESS');
      expect(stage.live().map(revisionOf)).toEqual(Array(desired).fill('web:1'));
      stage.update({ deploymentConfiguration: { maximumPercent: 200 } });
      stage.until(() => isSteady(stage.ctx, stage.service), 600);
    },
  );

  test('fact 1.5-13, 1.6-3: DEP-9: a newer deployment stops the one under way, and its unstarted tasks', () => {
    const stage = steadyService({ desired: 2 });
    roll(stage, 'web:2');
    stage.advance(5);
    const before = stage.events().length;
    roll(stage, 'web:3');
    expect(stage.service.serviceDeployments.map((one) => one.status)).toEqual([
      'PENDING',
      'STOP_REQUESTED',
      'SUCCESSFUL',
    ]);
    expect(stage.service.deployments.map((one) => one.status)).toEqual([
      'PRIMARY',
      'ACTIVE',
      'ACTIVE',
    ]);
    stage.advance(1);
    expect(since(stage, before)[0]).toBe('stopped 2 pending tasks.');
    stage.until(() => isSteady(stage.ctx, stage.service), 400);
    expect(stage.service.serviceDeployments.map((one) => one.status)).toEqual([
      'SUCCESSFUL',
      'STOPPED',
      'SUCCESSFUL',
    ]);
    expect(stage.live().map(revisionOf)).toEqual(['web:3', 'web:3']);
  });

  test('fact 1.5-3: DEP-3: without breaker and alarms a bad one is IN_PROGRESS for good, the old serving', () => {
    const stage = steadyService({ desired: 2 });
    stage.setImage('web:2', { missing: true });
    roll(stage);
    stage.advance(900);
    const { deployments } = stage.service;
    expect(deployments[0]).toMatchObject({ status: 'PRIMARY', rolloutState: 'IN_PROGRESS' });
    expect(deployments[0]!.failedTasks).toBeGreaterThan(2);
    expect(stage.group.targets.filter((one) => one.health === 'healthy')).toHaveLength(2);
  });
});

describe('DEP-10: which updates start a deployment', () => {
  const subnets = (...names: string[]) => ({ awsvpcConfiguration: { subnets: names } });
  const registry = 'arn:aws:servicediscovery:us-east-1:123456789012:service/srv-1';

  test.each<[string, Record<string, unknown>]>([
    ['fact 1.5-11: forceNewDeployment', { forceNewDeployment: true }],
    ['fact 1.5-11: platformVersion', { platformVersion: '1.4.0' }],
    ['fact 1.5-11: networkConfiguration', { networkConfiguration: subnets('subnet-z') }],
    ['fact 1.5-11: loadBalancers', { loadBalancers: [] }],
    ['fact 1.5-11: serviceRegistries', { serviceRegistries: [{ registryArn: registry }] }],
    [
      'fact 1.5-11: serviceConnectConfiguration',
      { serviceConnectConfiguration: { enabled: true, namespace: 'demo' } },
    ],
    [
      'fact 1.5-11: vpcLatticeConfigurations',
      { vpcLatticeConfigurations: [{ roleArn: 'r', targetGroupArn: 't', portName: 'p' }] },
    ],
  ])('%s', (_name, changes) => {
    const stage = steadyService({ desired: 2 });
    stage.update(changes);
    expect(stage.service.deployments).toHaveLength(2);
    expect(stage.service.serviceDeployments).toHaveLength(2);
    expect(stage.service.revisions).toHaveLength(2);
  });

  test('fact 1.5-11: volumeConfigurations', () => {
    const stage = steadyService({ desired: 2 });
    stage.door.give(
      'ECS.RegisterTaskDefinition',
      fargateTask({ volumes: [{ name: 'data', configuredAtLaunch: true }] }),
    );
    const ofSize = (sizeInGiB: number) => ({
      volumeConfigurations: [{ name: 'data', managedEBSVolume: { roleArn: 'role', sizeInGiB } }],
    });
    stage.update({ taskDefinition: 'web', ...ofSize(10) });
    expect(stage.service.revisions).toHaveLength(2);
    stage.update(ofSize(20));
    expect(stage.service.revisions).toHaveLength(3);
  });

  test('fact 1.5-11: taskDefinition', () => {
    const stage = steadyService({ desired: 2 });
    roll(stage);
    expect(stage.service.deployments).toHaveLength(2);
  });

  test('fact 1.5-11: a deploying member that is what it was before starts none', () => {
    const stage = steadyService({ desired: 2 });
    stage.update({
      taskDefinition: 'web:1',
      networkConfiguration: subnets('subnet-a', 'subnet-b'),
    });
    expect(stage.service.deployments).toHaveLength(1);
  });

  test.each<[string, Record<string, unknown>]>([
    ['fact 1.5-12: desiredCount', { desiredCount: 4 }],
    [
      'fact 1.5-12: deploymentConfiguration',
      { deploymentConfiguration: { maximumPercent: 150, minimumHealthyPercent: 50 } },
    ],
    ['fact 1.5-12: availabilityZoneRebalancing', { availabilityZoneRebalancing: 'DISABLED' }],
    ['fact 1.5-12: healthCheckGracePeriodSeconds', { healthCheckGracePeriodSeconds: 30 }],
    ['fact 1.5-12: enableExecuteCommand', { enableExecuteCommand: true }],
    ['fact 1.5-12: enableECSManagedTags', { enableECSManagedTags: true }],
    ['fact 1.5-12: propagateTags', { propagateTags: 'SERVICE' }],
  ])('%s', (_name, changes) => {
    const stage = steadyService({ desired: 2 });
    stage.update(changes);
    expect(stage.service.deployments).toHaveLength(1);
    expect(stage.service.serviceDeployments).toHaveLength(1);
  });

  test('fact 1.5-12: capacityProviderStrategy: a new deployment has to be asked for', () => {
    const stage = steadyService({ desired: 2 });
    const changes = { capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }] };
    expect(() => stage.update(changes)).toThrow(/you must force a new deployment/);
    expect(stage.service.deployments).toHaveLength(1);
    stage.update({ ...changes, forceNewDeployment: true });
    expect(stage.service.deployments).toHaveLength(2);
    stage.update(changes);
    expect(stage.service.deployments).toHaveLength(2);
  });

  test('fact 1.5-12: placement, which EC2 alone has', () => {
    const stage = steadyService({ desired: 2, networkMode: 'bridge', launchType: 'EC2' });
    stage.update({ placementStrategy: [{ type: 'spread', field: 'instanceId' }] });
    expect(stage.service.deployments).toHaveLength(1);
  });
});

describe('SVC: desired count and steady state', () => {
  test('SVC-1: pending is PROVISIONING, PENDING and ACTIVATING; running is RUNNING alone', () => {
    const stage = stageWebService({ desired: 3, deregistrationDelay: 30 });
    expect(serviceCounts(stage.ctx, stage.service)).toEqual({ running: 0, pending: 3 });
    stage.advance(20);
    expect(serviceCounts(stage.ctx, stage.service)).toEqual({ running: 0, pending: 3 });
    stage.until(() => isSteady(stage.ctx, stage.service), 200);
    expect(serviceCounts(stage.ctx, stage.service)).toEqual({ running: 3, pending: 0 });
    stage.update({ desiredCount: 2 });
    stage.advance(1);
    expect(serviceCounts(stage.ctx, stage.service)).toEqual({ running: 2, pending: 0 });
  });

  test('fact 1.5-7, T2.6-1: SVC-6: the steady state event comes once, and again after some 6 h', () => {
    const stage = steadyService({ desired: 1 });
    const steady = () => stage.events().filter((text) => text.includes('steady state')).length;
    expect(steady()).toBe(1);
    stage.advance(5.9 * 3600);
    expect(steady()).toBe(1);
    stage.advance(0.2 * 3600);
    expect(steady()).toBe(2);
  });

  test('SVC-3, PLACE-4: scaling in empties the fullest zone first', () => {
    const stage = steadyService({ desired: 5 });
    stage.update({ desiredCount: 2 });
    stage.until(() => isSteady(stage.ctx, stage.service), 200);
    const zones = stage.live().filter((task) => task.desiredStatus === 'RUNNING');
    expect(zones.map((task) => task.availabilityZone).sort()).toEqual(['us-east-1a', 'us-east-1b']);
    const gone = stage.tasks().find((task) => task.desiredStatus === 'STOPPED')!;
    expect(gone.stopCode).toBe('ServiceSchedulerInitiated');
    const [deployment] = stage.service.deployments;
    expect(gone.stoppedReason).toBe(`Scaling activity initiated by (deployment ${deployment!.id})`);
  });

  test('fact T2.6-10: SVC-3: tasks that never came up are stopped as pending ones', () => {
    const stage = stageWebService({ desired: 4 });
    stage.advance(5);
    stage.update({ desiredCount: 1 });
    stage.advance(1);
    expect(stage.events().at(-1)).toBe('stopped 3 pending tasks.');
  });
});
