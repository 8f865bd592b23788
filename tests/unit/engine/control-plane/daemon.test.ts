/** Services with the scheduling strategy DAEMON (tasks 2.1, deployments 1.1). */
import { describe, expect, test } from 'vitest';
import { spreadOver, stageEc2 } from '../../../support/ec2-cluster';
import { withCluster } from '../../../support/sandbox-door';

type Input = Record<string, unknown>;

/** Instances with daemon `agent` on them. */
function stageDaemon(count: number, service: Input = {}) {
  const stage = stageEc2();
  const { door, ctx } = stage;
  const instances = stage.launch({ MinCount: count, MaxCount: count });
  const container = { name: 'agent', image: 'agent:1', cpu: 64, memory: 256 };
  const register = (image = 'agent:1') =>
    door.give('ECS.RegisterTaskDefinition', {
      family: 'agent',
      containerDefinitions: [{ ...container, image }],
    });
  register();
  door.give('ECS.CreateService', {
    cluster: 'demo',
    serviceName: 'agent',
    taskDefinition: 'agent',
    schedulingStrategy: 'DAEMON',
    ...service,
  });
  const daemon = () => [...ctx.world.services.values()].find((one) => one.name === 'agent')!;
  const up = () => stage.live().filter((one) => one.desiredStatus === 'RUNNING');
  return { ...stage, instances, register, daemon, up };
}

describe('one on each instance', () => {
  test('fact T2.1-1: of every ACTIVE instance, however many there are room for', () => {
    const stage = stageDaemon(3);
    stage.advance(60);
    expect(stage.daemon().desiredCount).toBe(3);
    expect(spreadOver(stage.instances, stage.up())).toEqual([1, 1, 1]);
    stage.launch();
    stage.advance(30);
    expect(stage.daemon().desiredCount).toBe(4);
    expect(stage.up()).toHaveLength(4);
  });

  test('fact T2.1-1: only on those that satisfy its placement constraints', () => {
    const stage = stageDaemon(2, {
      placementConstraints: [{ type: 'memberOf', expression: 'attribute:stack == blue' }],
    });
    stage.advance(30);
    expect([stage.daemon().desiredCount, stage.up().length]).toEqual([0, 0]);
    stage.door.give('ECS.PutAttributes', {
      cluster: 'demo',
      attributes: [{ name: 'stack', value: 'blue', targetId: stage.instances[1]!.arn }],
    });
    stage.advance(30);
    expect(spreadOver(stage.instances, stage.up())).toEqual([0, 1]);
  });

  test('a terminated instance takes its daemon along, and none is started for it', () => {
    const stage = stageDaemon(2);
    stage.advance(60);
    const InstanceIds = [stage.instances[0]!.ec2InstanceId];
    stage.door.give('EC2.TerminateInstances', { InstanceIds });
    stage.advance(60);
    expect(stage.daemon().desiredCount).toBe(1);
    expect(spreadOver(stage.instances, stage.up())).toEqual([0, 1]);
  });

  test('on an instance that drains it is the last to stop', () => {
    const stage = stageDaemon(2);
    stage.define();
    stage.serve(2);
    stage.advance(90);
    const [instance] = stage.instances;
    const on = () => stage.up().filter((one) => one.containerInstanceArn === instance!.arn);
    stage.door.give('ECS.UpdateContainerInstancesState', {
      cluster: 'demo',
      containerInstances: [instance!.arn],
      status: 'DRAINING',
    });
    stage.advance(12);
    expect(on().map((one) => one.group)).toContain('service:agent');
    stage.until(() => on().length === 0, 200);
    const [daemon, web] = ['service:agent', 'service:web'].map((group) =>
      stage
        .tasks()
        .find((one) => one.group === group && one.containerInstanceArn === instance!.arn)!,
    );
    expect(daemon!.stoppingAt).toBeGreaterThan(web!.stoppingAt!);
    stage.advance(60);
    expect(stage.daemon().desiredCount).toBe(1);
  });

  test('where nobody declared instances there is one in each zone', () => {
    const { give, dispatcher } = withCluster();
    give('ECS.RegisterTaskDefinition', {
      family: 'agent',
      containerDefinitions: [{ name: 'agent', image: 'agent:1', memory: 256 }],
    });
    give('ECS.CreateService', {
      cluster: 'demo',
      serviceName: 'agent',
      taskDefinition: 'agent',
      schedulingStrategy: 'DAEMON',
    });
    give('Sandbox.Wait', { for: 60 });
    const zones = [...dispatcher.engine.ctx.world.tasks.values()].map(
      (task) => task.availabilityZone,
    );
    expect(zones.sort()).toEqual(['us-east-1a', 'us-east-1b', 'us-east-1c']);
  });
});

describe('deployments of a daemon', () => {
  const configuration = (stage: ReturnType<typeof stageDaemon>) =>
    stage.daemon().deploymentConfiguration;

  test('fact 1.1-1, 1.1-2: 0 and 100 percent where nothing is said', () => {
    expect(configuration(stageDaemon(1))).toMatchObject({
      minimumHealthyPercent: 0,
      maximumPercent: 100,
    });
  });

  test('stop first, then start: never two on an instance', () => {
    const stage = stageDaemon(3);
    stage.advance(90);
    stage.register('agent:2');
    stage.door.give('ECS.UpdateService', {
      cluster: 'demo',
      service: 'agent',
      taskDefinition: 'agent',
    });
    for (let s = 0; s < 120; s++) {
      stage.advance(1);
      const each = spreadOver(stage.instances, stage.live());
      expect(Math.max(...each)).toBeLessThanOrEqual(1);
    }
    expect(stage.daemon().deployments.map((one) => one.rolloutState)).toEqual(['COMPLETED']);
    expect(stage.up().every((one) => one.containers[0]!.image === 'agent:2')).toBe(true);
  });

  test('a minimum above 0 keeps so many of them up', () => {
    const stage = stageDaemon(4, { deploymentConfiguration: { minimumHealthyPercent: 50 } });
    stage.advance(90);
    stage.register('agent:2');
    stage.door.give('ECS.UpdateService', {
      cluster: 'demo',
      service: 'agent',
      taskDefinition: 'agent',
    });
    for (let s = 0; s < 300; s++) {
      stage.advance(1);
      expect(stage.up().length).toBeGreaterThanOrEqual(2);
    }
    expect(stage.daemon().deployments).toHaveLength(1);
  });
});

describe('what a daemon cannot be asked', () => {
  const daemon = { cluster: 'demo', serviceName: 'agent', schedulingStrategy: 'DAEMON' };
  test.each([
    [{ desiredCount: 2 }, 'does not support a desired count'],
    [{ launchType: 'FARGATE' }, 'DAEMON is not supported with FARGATE launch type.'],
    [{ deploymentConfiguration: { maximumPercent: 200 } }, 'a maximumPercent of 100 only'],
    [{ placementStrategy: [{ type: 'random' }] }, 'does not support placement strategies'],
    [{ availabilityZoneRebalancing: 'ENABLED' }, 'does not support the DAEMON'],
    [{ deploymentConfiguration: { strategy: 'BLUE_GREEN' } }, 'deployment strategy BLUE_GREEN'],
  ])('fact T3.2-5, T2.2-2: %j', (asked, message) => {
    const { door, define } = stageEc2();
    define();
    const error = door.refused('ECS.CreateService', {
      ...daemon,
      taskDefinition: 'web',
      ...asked,
    });
    expect(error.__type).toBe('InvalidParameterException');
    expect(error.message).toContain(message);
  });

  test('created twice it is the same service', () => {
    const stage = stageDaemon(2);
    stage.advance(60);
    const again = stage.door.give('ECS.CreateService', { ...daemon, taskDefinition: 'agent' });
    expect(again).toMatchObject({ service: { desiredCount: 2, schedulingStrategy: 'DAEMON' } });
  });
});
