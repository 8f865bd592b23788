/** Spot interruptions, lack of capacity and retirement (tasks 1.2, 2.4, 2.6, 3.1). */
import { describe, expect, test } from 'vitest';
import { plus, seconds } from '../../../../src/model/sim-time';
import { stageGroup } from '../../../support/auto-scaling-group';
import {
  addBalancer,
  behindBalancer,
  fargateTask,
  openDoor,
  targetGroup,
  webService,
} from '../../../support/sandbox-door';

type Input = Record<string, unknown>;

const SPOT = [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }];
const BOTH = [{ capacityProvider: 'FARGATE', weight: 1, base: 1 }, ...SPOT];

/** Service `web` of Fargate's providers; `container` changes its container. */
function stageSpot(strategy: object[], service: Input = {}, container: Input = {}) {
  const door = openDoor();
  const { engine } = door.dispatcher;
  const { world } = engine.ctx;
  door.give('ECS.CreateCluster', {
    clusterName: 'demo',
    capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
  });
  const task = fargateTask();
  Object.assign((task.containerDefinitions as object[])[0]!, container);
  door.give('ECS.RegisterTaskDefinition', task);
  door.give('ELBv2.CreateTargetGroup', targetGroup());
  addBalancer(door);
  door.give(
    'ECS.CreateService',
    webService({ launchType: undefined, capacityProviderStrategy: strategy, ...service }),
  );
  const advance = (s: number) => engine.advanceTo(plus(engine.now, seconds(s)));
  const tasks = () => [...world.tasks.values()];
  const live = () => tasks().filter((one) => one.lastStatus !== 'STOPPED');
  const events = () =>
    [...world.services.values()][0]!.events.map((one) => one.message.replace('(service web) ', ''));
  return { door, world, advance, tasks, live, events };
}

const NO_CAPACITY =
  'was unable to place a task. Reason: Capacity is unavailable at this time. Please try again ' +
  'later or in a different availability zone.';

describe('Fargate Spot', () => {
  test('fact T1.2-5: SpotInterruption, and the service starts another on Spot', () => {
    const { door, advance, tasks, live } = stageSpot(SPOT, { desiredCount: 1 });
    advance(120);
    const [task] = tasks();
    door.give('Sandbox.InjectFault', { type: 'spot-interruption', service: 'web' });
    // Told to stop, and still running: what the warning's event shows.
    expect(task).toMatchObject({
      desiredStatus: 'STOPPED',
      lastStatus: 'RUNNING',
      stopCode: 'SpotInterruption',
      stoppedReason: 'Your Spot Task was interrupted.',
    });
    advance(60);
    expect(task!.lastStatus).toBe('STOPPED');
    expect(live().map((one) => one.capacityProviderName)).toEqual(['FARGATE_SPOT']);
  });

  test('fact T2.4-3: SIGTERM comes with the warning, SIGKILL after the stopTimeout', () => {
    const { door, advance, tasks } = stageSpot(SPOT, { desiredCount: 1 }, { stopTimeout: 100 });
    door.give('Sandbox.PutImage', { image: 'web:1', sigtermExit: 'never' });
    advance(120);
    const [task] = tasks();
    door.give('Sandbox.InjectFault', { type: 'spot-interruption', task: task!.id });
    expect(task!.containers[0]!.machine.value).toBe('SIGNALLED');
    advance(99);
    expect(task!.lastStatus).toBe('RUNNING');
    advance(2);
    expect(task!.containers[0]!.exitCode).toBe(137);
    expect(task!.lastStatus).not.toBe('RUNNING');
  });

  test('fact T6-8: its targets drain from the warning on, not after it', () => {
    const { door, world, advance, tasks } = stageSpot(SPOT, { desiredCount: 1, ...behindBalancer });
    advance(180);
    const [group] = [...world.targetGroups.values()];
    expect(group!.targets[0]!.health).toBe('healthy');
    door.give('Sandbox.InjectFault', { type: 'spot-interruption', task: tasks()[0]!.id });
    advance(1);
    expect(group!.targets[0]!.health).toBe('draining');
  });

  test('fact T2.4-3: it never falls back to on-demand; a single task is down until Spot is back', () => {
    const { door, advance, live, events } = stageSpot(SPOT, { desiredCount: 1 });
    advance(120);
    const none = { type: 'capacity-unavailable', capacityProvider: 'FARGATE_SPOT', for: 300 };
    door.give('Sandbox.InjectFault', none);
    door.give('Sandbox.InjectFault', { type: 'spot-interruption', service: 'web' });
    advance(200);
    expect(live()).toEqual([]);
    expect(events()).toContain(NO_CAPACITY);
    advance(200);
    expect(live()).toHaveLength(1);
  });

  test('where a strategy has both, what Spot lacks is not made up for by on-demand', () => {
    const { door, advance, live } = stageSpot(BOTH, { desiredCount: 5 });
    const kinds = () =>
      live()
        .map((one) => one.capacityProviderName)
        .sort();
    advance(120);
    const before = ['FARGATE', 'FARGATE', 'FARGATE', 'FARGATE_SPOT', 'FARGATE_SPOT'];
    expect(kinds()).toEqual(before);
    const none = { type: 'capacity-unavailable', capacityProvider: 'FARGATE_SPOT', for: 200 };
    door.give('Sandbox.InjectFault', none);
    door.give('Sandbox.InjectFault', { type: 'spot-interruption', count: 2 });
    advance(150);
    expect(kinds()).toEqual(['FARGATE', 'FARGATE', 'FARGATE']);
    advance(100);
    expect(kinds()).toEqual(before);
  });

  test('fact T2.3-7: each of the two spreads its tasks over the zones by itself', () => {
    const { advance, live } = stageSpot(BOTH, {
      desiredCount: 4,
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b'] } },
    });
    advance(1);
    const zones = (name: string) =>
      live()
        .filter((one) => one.capacityProviderName === name)
        .map((one) => one.availabilityZone)
        .sort();
    expect(zones('FARGATE')).toEqual(['us-east-1a', 'us-east-1a', 'us-east-1b']);
    expect(zones('FARGATE_SPOT')).toEqual(['us-east-1a']);
    // Rebalancing finds nothing uneven in that.
    advance(600);
    expect(zones('FARGATE')).toHaveLength(3);
    expect(zones('FARGATE_SPOT')).toEqual(['us-east-1a']);
  });

  test('on-demand tasks are never interrupted: with nobody to hit, it is refused', () => {
    const { door, advance, live } = stageSpot([{ capacityProvider: 'FARGATE', weight: 1 }]);
    advance(120);
    const before = live().length;
    const fault = { type: 'spot-interruption' };
    expect(() => door.give('Sandbox.InjectFault', fault, 'fault.taskArns')).toThrow(/hit nobody/);
    advance(200);
    expect(live()).toHaveLength(before);
  });
});

describe('no capacity', () => {
  test('fact T2.6-14: in one zone tasks go to the others; in all of them the event', () => {
    const { door, advance, live, events } = stageSpot(BOTH, { desiredCount: 0 });
    const inZone = { type: 'capacity-unavailable', availabilityZone: 'us-east-1a' };
    door.give('Sandbox.InjectFault', inZone);
    door.give('ECS.UpdateService', { cluster: 'demo', service: 'web', desiredCount: 2 });
    advance(60);
    expect(live().map((one) => one.availabilityZone)).toEqual(['us-east-1b', 'us-east-1b']);
    door.give('Sandbox.InjectFault', { type: 'capacity-unavailable' });
    door.give('ECS.UpdateService', { cluster: 'demo', service: 'web', desiredCount: 3 });
    advance(60);
    expect(live()).toHaveLength(2);
    expect(events()[0]).toBe(NO_CAPACITY);
  });

  test('RunTask answers it among its failures, and starts nothing', () => {
    const { door, tasks } = stageSpot(BOTH, { desiredCount: 0 });
    door.give('Sandbox.InjectFault', { type: 'capacity-unavailable' });
    const answer = door.give('ECS.RunTask', {
      cluster: 'demo',
      taskDefinition: 'web',
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a'] } },
    });
    expect(answer).toEqual({
      tasks: [],
      failures: [
        {
          reason:
            'Capacity is unavailable at this time. Please try again later or in a different ' +
            'availability zone',
        },
      ],
    });
    expect(tasks()).toEqual([]);
  });

  test('fact T2.6-20, 1.7-13: with a circuit breaker it is told how many were not launched', () => {
    const { door, advance, events } = stageSpot(BOTH, {
      desiredCount: 4,
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: false } },
    });
    const none = { type: 'capacity-unavailable', capacityProvider: 'FARGATE_SPOT' };
    door.give('Sandbox.InjectFault', none);
    advance(1);
    expect(events().join('\n')).toMatch(/could not launch 1 tasks for deployment ecs-svc\/\d+\./);
  });
});

describe('EC2 Spot Instances', () => {
  test('fact T2.4-6: two minutes in which they drain, then they are terminated', () => {
    const stage = stageGroup({ group: { DesiredCapacity: 2 } });
    stage.define({ cpu: 512 });
    stage.serve(2);
    stage.until(() => stage.live().filter((one) => one.lastStatus === 'RUNNING').length === 2);
    const [instance] = stage.instances();
    instance!.isSpot = true;
    const { door } = stage;
    const fault = { type: 'spot-interruption', containerInstance: instance!.ec2InstanceId };
    door.give('Sandbox.InjectFault', fault);
    expect(instance!.status).toBe('DRAINING');
    stage.advance(119);
    expect(instance!.state).toBe('running');
    stage.advance(2);
    expect(instance!.state).toBe('shutting-down');
    stage.until(() => stage.instances().filter((one) => one.status === 'ACTIVE').length === 2);
  });

  test('fact T1.2-5: what is still there then is stopped with SpotInterruption', () => {
    const stage = stageGroup({
      group: { DesiredCapacity: 1 },
      provider: { managedDraining: 'DISABLED' },
    });
    stage.define({ cpu: 512 });
    stage.until(() => stage.instances()[0]?.status === 'ACTIVE');
    const [task] = stage.run().tasks;
    stage.until(() => task!.lastStatus === 'RUNNING');
    stage.instances()[0]!.isSpot = true;
    stage.door.give('Sandbox.InjectFault', { type: 'spot-interruption', cluster: 'demo' });
    expect(stage.instances()[0]!.status).toBe('ACTIVE');
    stage.advance(121);
    expect(task).toMatchObject({ desiredStatus: 'STOPPED', stopCode: 'SpotInterruption' });
  });
});

describe('Fargate retires what tasks run on', () => {
  test('fact T1.2-6, T3.1-11: the service starts another first, then stops this one', () => {
    const { door, advance, tasks, live, events } = stageSpot(BOTH, { desiredCount: 1 });
    advance(120);
    const [old] = tasks();
    door.give('Sandbox.InjectFault', { type: 'task-retirement', service: 'web' });
    advance(15);
    expect(old!.desiredStatus).toBe('RUNNING');
    expect(live()).toHaveLength(2);
    advance(120);
    expect(old).toMatchObject({
      stopCode: 'TerminationNotice',
      stoppedReason:
        'ECS is performing maintenance on the underlying infrastructure hosting the task',
    });
    expect(events().filter((text) => text.includes('unhealthy'))).toEqual([]);
  });

  test('a standalone task is stopped', () => {
    const { door, tasks } = stageSpot(BOTH, { desiredCount: 0 });
    door.give('ECS.RunTask', {
      cluster: 'demo',
      taskDefinition: 'web',
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a'] } },
    });
    door.give('Sandbox.InjectFault', { type: 'task-retirement' });
    expect(tasks()[0]).toMatchObject({ desiredStatus: 'STOPPED', stopCode: 'TerminationNotice' });
  });
});
