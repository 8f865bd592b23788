/** Auto Scaling group capacity providers over time (tasks 2.4, 2.6). */
import { describe, expect, test } from 'vitest';
import { stageGroup } from '../../../support/auto-scaling-group';

const zonesOf = (stage: ReturnType<typeof stageGroup>) =>
  stage
    .instances()
    .map((one) => one.availabilityZone)
    .sort();

/** m5.large has room for four of these. */
const HALF = { cpu: 512, memory: 512 };

describe('tasks that wait for capacity', () => {
  test('fact T1.1-1: PROVISIONING while the provider looks for capacity, in bridge mode too', () => {
    const stage = stageGroup();
    stage.define(HALF);
    const { tasks, reasons } = stage.run({ count: 2 });
    expect(reasons).toEqual([]);
    expect(tasks.map((task) => task.lastStatus)).toEqual(['PROVISIONING', 'PROVISIONING']);
    stage.advance(50);
    expect(tasks.every((task) => task.lastStatus === 'PROVISIONING')).toBe(true);
    expect(tasks[0]).toMatchObject({ capacityProviderName: 'cp', availabilityZone: '' });
    stage.until(() => tasks.every((task) => task.lastStatus === 'RUNNING'));
    expect(tasks[0]!.containerInstanceArn).toBeDefined();
    expect(tasks[0]!.availabilityZone).toMatch(/^us-east-1[ab]$/);
  });

  test('one that is stopped while it waits is STOPPED at once, and nothing is launched for it', () => {
    const stage = stageGroup();
    stage.define(HALF);
    const [task] = stage.run().tasks;
    stage.door.give('ECS.StopTask', { cluster: 'demo', task: task!.id });
    expect(task!.lastStatus).toBe('STOPPED');
    stage.advance(200);
    expect(stage.instances()).toEqual([]);
  });

  test('fact T2.6-19, 1.7-13: 500 of a cluster at most; a service says so, RunTask answers failures', () => {
    const stage = stageGroup();
    stage.define(HALF);
    stage.serve(505);
    expect(stage.tasks()).toHaveLength(500);
    expect(stage.events()).toContain(
      'was unable to place tasks in your cluster because the tasks provisioning capacity limit ' +
        'was exceeded.',
    );
    expect(stage.run().reasons).toEqual(['The tasks provisioning capacity limit was exceeded.']);
  });

  test('fact T2.6-18: without managed scaling nothing waits, and the service says why', () => {
    const stage = stageGroup({ managed: null });
    stage.define(HALF);
    stage.serve(2);
    stage.advance(60);
    expect(stage.tasks()).toEqual([]);
    expect(stage.events()).toEqual([
      'was unable to reach steady state. Reason: No Container Instances were found in your ' +
        'capacity provider.',
    ]);
  });

  test('without managed scaling RunTask’s task stops and names what is missing', () => {
    const stage = stageGroup({ managed: null, group: { DesiredCapacity: 1 } });
    stage.define(HALF);
    expect(stage.run().tasks[0]).toMatchObject({
      stopCode: 'TaskFailedToStart',
      stoppedReason: 'TaskFailedToStart: EMPTY CAPACITY PROVIDER',
    });
    stage.until(() => stage.instances()[0]?.status === 'ACTIVE');
    stage.define({ cpu: 4096, memory: 512 });
    expect(stage.run().tasks[0]?.stoppedReason).toBe('TaskFailedToStart: RESOURCE:CPU');
  });

  test('a task larger than an instance waits for good, and no instance comes for it', () => {
    const stage = stageGroup();
    stage.define({ cpu: 4096, memory: 512 });
    const [task] = stage.run().tasks;
    stage.advance(1800);
    expect(task!.lastStatus).toBe('PROVISIONING');
    expect(stage.provider.reservation).toBe(100);
    expect(stage.instances()).toEqual([]);
  });
});

describe('managed scaling', () => {
  test('fact T2.4-5: from nothing two instances come within two minutes, spread over the zones', () => {
    const stage = stageGroup();
    stage.define(HALF);
    stage.serve(6);
    stage.advance(61);
    expect(stage.provider.reservation).toBe(200);
    stage.advance(15);
    expect(stage.group.desiredCapacity).toBe(2);
    expect(zonesOf(stage)).toEqual(['us-east-1a', 'us-east-1b']);
    stage.until(() => stage.live().every((task) => task.lastStatus === 'RUNNING'));
    stage.advance(60);
    expect(stage.provider.reservation).toBe(100);
  });

  test('further growth waits for the warm-up of the instances that came last', () => {
    const stage = stageGroup({ managed: { instanceWarmupPeriod: 600 } });
    stage.define(HALF);
    stage.serve(12);
    stage.until(() => stage.instances().length === 2);
    const first = stage.ctx.kernel.now;
    stage.until(() => stage.instances().length === 3);
    expect(stage.ctx.kernel.now - first).toBeGreaterThan(600e6);
    expect(stage.group.desiredCapacity).toBe(3);
  });

  test('never beyond the group’s largest size', () => {
    const stage = stageGroup({ group: { MaxSize: 1 } });
    stage.define(HALF);
    stage.serve(12);
    stage.advance(1200);
    expect(stage.instances()).toHaveLength(1);
    expect(stage.live().filter((task) => task.lastStatus === 'RUNNING')).toHaveLength(4);
  });

  test('empty instances go after fifteen minutes, those with tasks stay (T2.4-6)', () => {
    const stage = stageGroup({
      group: { NewInstancesProtectedFromScaleIn: true },
      provider: { managedTerminationProtection: 'ENABLED' },
    });
    stage.define(HALF);
    stage.serve(8);
    stage.until(() => stage.live().filter((one) => one.lastStatus === 'RUNNING').length === 8);
    stage.door.give('ECS.UpdateService', { cluster: 'demo', service: 'web', desiredCount: 0 });
    stage.door.give('ECS.RunTask', { cluster: 'demo', taskDefinition: 'web' });
    stage.advance(14 * 60);
    expect(stage.group.desiredCapacity).toBe(2);
    stage.advance(5 * 60);
    expect(stage.group.desiredCapacity).toBe(1);
    expect(stage.live().filter((one) => one.lastStatus === 'RUNNING')).toHaveLength(1);
  });

  test('fact T2.4-6: with managed draining an instance is emptied before it is terminated', () => {
    const stage = stageGroup({ group: { DesiredCapacity: 2 } });
    stage.define(HALF);
    stage.serve(2);
    stage.until(() => stage.live().filter((one) => one.lastStatus === 'RUNNING').length === 2);
    const [instance] = stage.instances();
    stage.door.give('AutoScaling.TerminateInstanceInAutoScalingGroup', {
      InstanceId: instance!.ec2InstanceId,
      ShouldDecrementDesiredCapacity: true,
    });
    expect(instance!.status).toBe('DRAINING');
    stage.until(() => instance!.state !== 'running');
    // Replaced first, then stopped: the service never had fewer than two.
    expect(stage.tasks().filter((one) => one.stopCode === 'TerminationNotice')).toEqual([]);
    expect(stage.live().filter((one) => one.lastStatus === 'RUNNING')).toHaveLength(2);
  });

  test('without managed draining it goes with all that is on it', () => {
    const stage = stageGroup({
      group: { DesiredCapacity: 2 },
      provider: { managedDraining: 'DISABLED' },
    });
    stage.define(HALF);
    stage.serve(2);
    stage.until(() => stage.live().filter((one) => one.lastStatus === 'RUNNING').length === 2);
    const [instance] = stage.instances();
    stage.door.give('AutoScaling.TerminateInstanceInAutoScalingGroup', {
      InstanceId: instance!.ec2InstanceId,
      ShouldDecrementDesiredCapacity: false,
    });
    const lost = stage.tasks().find((one) => one.desiredStatus === 'STOPPED');
    expect(lost?.stoppedReason).toBe(`Host EC2 (instance ${instance!.ec2InstanceId}) terminated.`);
    stage.until(() => stage.instances().filter((one) => one.status === 'ACTIVE').length === 2);
  });

  test('no capacity for a provider: launches fail, an activity says so, and are tried again', () => {
    const stage = stageGroup();
    stage.define(HALF);
    const fault = { type: 'capacity-unavailable', capacityProvider: 'cp', for: 300 };
    stage.door.give('Sandbox.InjectFault', fault);
    stage.serve(1);
    stage.advance(200);
    expect(stage.instances()).toEqual([]);
    expect(stage.group.activities).toHaveLength(1);
    expect(stage.group.activities[0]).toMatchObject({
      statusCode: 'Failed',
      statusMessage:
        'We currently do not have sufficient m5.large capacity in the Availability Zones you ' +
        'requested.',
    });
    stage.advance(200);
    expect(stage.instances()).toHaveLength(2);
  });
});
