/** Containers inside a task: starts, stops, restarts and their order. */
import { describe, expect, test } from 'vitest';
import { isSteady, stopTask } from '../../../../src/engine/control-plane/operations';
import { toSeconds } from '../../../../src/model/sim-time';
import type { Container, Task } from '../../../../src/model/task';
import { fargateTask, openDoor } from '../../../support/sandbox-door';
import { type Setting, type Stage, stageWebService } from '../../../support/web-service';

const alone = (setting: Setting): Stage =>
  stageWebService({ desired: 1, balanced: false, ...setting });

/** The one task of the service, once it is RUNNING. */
function running(stage: Stage): Task {
  const task = stage.live()[0]!;
  stage.until(() => task.lastStatus === 'RUNNING', 200);
  return task;
}

const named = (task: Task, name: string): Container =>
  task.containers.find((one) => one.name === name)!;

/** Seconds at which a container's machine came into a state, each time. */
const moments = (container: Container, state: string): number[] =>
  container.machine.history.filter(({ value }) => value === state).map(({ at }) => toSeconds(at));

function stop(stage: Stage, task: Task): void {
  stopTask(stage.ctx, task, 'Task stopped by user', 'UserInitiated');
  stage.until(() => task.lastStatus === 'STOPPED', 400);
}

/** From the stop signal to the end, in seconds. */
function lengthOfStop(container: Container): number {
  return moments(container, 'STOPPED')[0]! - moments(container, 'SIGNALLED')[0]!;
}

describe('stop signal and timeouts', () => {
  test('fact T1.4-1: a process that heeds the signal ends in its own time, one that does not is killed', () => {
    const heeds = alone({ image: { sigtermExit: 7 } });
    const first = running(heeds);
    stop(heeds, first);
    expect(lengthOfStop(first.containers[0]!)).toBeCloseTo(7);
    expect(first.containers[0]!.exitCode).toBe(0);
    const ignores = alone({ image: { sigtermExit: 'never' } });
    const second = running(ignores);
    stop(ignores, second);
    expect(second.containers[0]!.exitCode).toBe(137);
  });

  test('fact T1.4-2: killed after 30 s on Fargate unless it says otherwise', () => {
    const usual = alone({ image: { sigtermExit: 'never' } });
    const first = running(usual);
    stop(usual, first);
    expect(lengthOfStop(first.containers[0]!)).toBeCloseTo(30);
    const own = alone({ image: { sigtermExit: 'never' }, containers: [{ stopTimeout: 90 }] });
    const second = running(own);
    stop(own, second);
    expect(lengthOfStop(second.containers[0]!)).toBeCloseTo(90);
  });

  test.each([
    ['fact T1.4-2: on an instance as long as its agent says', 'ECS_CONTAINER_STOP_TIMEOUT=45s', 45],
    ['fact T1.4-2: or 30 s where it says nothing', '', 30],
  ])('%s', (_what, setting, seconds) => {
    const door = openDoor();
    const { ctx } = door.dispatcher.engine;
    door.give('ECS.CreateCluster', { clusterName: 'demo' });
    door.give('EC2.RunInstances', {
      ImageId: 'ami-1',
      InstanceType: 'm5.large',
      MinCount: 1,
      MaxCount: 1,
      UserData: btoa(`#!/bin/bash\necho ECS_CLUSTER=demo >> /etc/ecs/ecs.config\n${setting}`),
    });
    door.give('Sandbox.PutImage', { image: 'web:1', sigtermExit: 'never' });
    const input = { family: 'web', networkMode: 'bridge', containerDefinitions: [{ name: 'web' }] };
    const [web] = input.containerDefinitions;
    door.give('ECS.RegisterTaskDefinition', {
      ...input,
      containerDefinitions: [{ ...web, image: 'web:1', memory: 128 }],
    });
    door.give('Sandbox.Wait', { for: 200 });
    door.give('ECS.RunTask', { cluster: 'demo', taskDefinition: 'web', launchType: 'EC2' });
    door.give('Sandbox.Wait', { for: 60 });
    const [task] = [...ctx.world.tasks.values()];
    expect(task!.lastStatus).toBe('RUNNING');
    door.give('ECS.StopTask', { cluster: 'demo', task: task!.id });
    door.give('Sandbox.Wait', { for: 200 });
    expect(lengthOfStop(task!.containers[0]!)).toBeCloseTo(seconds);
  });

  test.each(['stopTimeout', 'startTimeout'])(
    'fact T1.4-3, T1.4-4: Fargate takes a %s of 2 to 120 s',
    (member) => {
      const door = openDoor();
      const input = (value: number) =>
        fargateTask({ containerDefinitions: [{ name: 'web', image: 'web:1', [member]: value }] });
      for (const value of [2, 120]) door.give('ECS.RegisterTaskDefinition', input(value));
      for (const value of [1, 121]) {
        const { __type, message } = door.refused('ECS.RegisterTaskDefinition', input(value));
        expect(__type).toBe('ClientException');
        expect(message).toBe(
          `Invalid setting for container 'web'. '${member}' must be between 2 and 120.`,
        );
      }
    },
  );
});

describe('essential containers', () => {
  test('fact T1.5-1: the end of an essential one stops all others, that of another none', () => {
    const stage = alone({
      containers: [{}, { image: 'side:1', essential: false }, { image: 'end:1' }],
    });
    stage.setImage('side:1', { exitAfter: 20, exitCode: 4 });
    stage.setImage('end:1', { exitAfter: 60, exitCode: 5 });
    const task = running(stage);
    stage.advance(25);
    expect(named(task, 'side-1')).toMatchObject({ lastStatus: 'STOPPED', exitCode: 4 });
    expect(task.lastStatus).toBe('RUNNING');
    stage.until(() => task.lastStatus === 'STOPPED', 100);
    expect(task.stopCode).toBe('EssentialContainerExited');
    expect(task.containers.map((one) => one.exitCode)).toEqual([0, 4, 5]);
  });

  test('fact T1.5-1: it is the default, and one at least there must be', () => {
    const door = openDoor();
    const given = (essential?: boolean) =>
      fargateTask({ containerDefinitions: [{ name: 'web', image: 'web:1', essential }] });
    const query = 'taskDefinition.containerDefinitions[0].essential';
    expect(door.give('ECS.RegisterTaskDefinition', given(), query)).toBe(true);
    expect(door.refused('ECS.RegisterTaskDefinition', given(false)).message).toBe(
      'A task definition must have at least one essential container.',
    );
  });
});

describe('dependsOn', () => {
  const on = (condition: 'START' | 'COMPLETE' | 'SUCCESS' | 'HEALTHY') => [
    { containerName: 'side-1', condition },
  ];

  test('fact T1.5-2: START waits for the other to have started', () => {
    const stage = alone({ containers: [{ dependsOn: on('START') }, {}] });
    const task = running(stage);
    const [web, side] = task.containers;
    expect(moments(web!, 'STARTING')[0]).toBe(moments(side!, 'RUNNING')[0]);
  });

  test.each([0, 7])('fact T1.5-3: COMPLETE waits for its end, exit code %i or any', (exitCode) => {
    const stage = alone({
      containers: [{ dependsOn: on('COMPLETE') }, { image: 'job:1', essential: false }],
    });
    stage.setImage('job:1', { exitAfter: 12, exitCode });
    const task = running(stage);
    const [web, job] = task.containers;
    expect(moments(web!, 'STARTING')[0]).toBe(moments(job!, 'STOPPED')[0]);
    expect(job!.exitCode).toBe(exitCode);
  });

  test('fact T1.5-4: SUCCESS waits for exit code 0', () => {
    const stage = alone({
      containers: [{ dependsOn: on('SUCCESS') }, { image: 'job:1', essential: false }],
    });
    stage.setImage('job:1', { exitAfter: 12, exitCode: 0 });
    const [web, job] = running(stage).containers;
    expect(moments(web!, 'STARTING')[0]).toBe(moments(job!, 'STOPPED')[0]);
  });

  test('fact T1.5-3, T1.5-4: nobody may wait for the end of an essential container', () => {
    const door = openDoor();
    for (const condition of ['COMPLETE', 'SUCCESS'] as const) {
      const containerDefinitions = [
        { name: 'web', image: 'web:1', dependsOn: on(condition) },
        { name: 'side-1', image: 'job:1' },
      ];
      const { __type } = door.refused(
        'ECS.RegisterTaskDefinition',
        fargateTask({ containerDefinitions }),
      );
      expect(__type).toBe('ClientException');
    }
  });

  test('fact T1.5-5: HEALTHY waits for the first check that passes, and is not looked at again', () => {
    const healthCheck = { command: ['CMD', 'true'], interval: 10, timeout: 2, retries: 1 };
    const stage = alone({
      containers: [{ dependsOn: on('HEALTHY') }, { image: 'db:1', essential: false, healthCheck }],
    });
    stage.setImage('db:1', { startup: 0, unhealthyAfter: 60 });
    const task = running(stage);
    const [web, db] = task.containers;
    const waited = moments(web!, 'STARTING')[0]! - moments(db!, 'RUNNING')[0]!;
    expect(waited).toBeCloseTo(10);
    stage.until(() => db!.healthStatus === 'UNHEALTHY', 100);
    stage.advance(60);
    expect(task.lastStatus).toBe('RUNNING');
  });

  test('fact T1.5-5: it needs a health check to wait for', () => {
    const door = openDoor();
    const containerDefinitions = [
      { name: 'web', image: 'web:1', dependsOn: on('HEALTHY') },
      { name: 'side-1', image: 'job:1' },
    ];
    const input = fargateTask({ containerDefinitions });
    expect(door.refused('ECS.RegisterTaskDefinition', input).message).toContain('no health check');
  });

  test('fact T1.5-6: stop signals go out in reverse order of the start', () => {
    const stage = alone({
      containers: [{ dependsOn: on('START') }, {}],
      image: { sigtermExit: 3 },
    });
    const task = running(stage);
    stop(stage, task);
    const [web, side] = task.containers;
    expect(moments(side!, 'SIGNALLED')[0]).toBe(moments(web!, 'STOPPED')[0]);
  });
});

describe('restart policies', () => {
  const restartPolicy = (more: Record<string, unknown> = {}) => ({
    enabled: true,
    restartAttemptPeriod: 60,
    ...more,
  });

  test('fact T1.5-7: an essential container that ran for the period starts again in the same task', () => {
    const stage = alone({
      containers: [{ restartPolicy: restartPolicy() }],
      image: { exitAfter: 70, exitCode: 1 },
    });
    const task = running(stage);
    const { privateIp } = task;
    const [web] = task.containers;
    stage.until(() => web!.restarts === 1, 100);
    stage.until(() => web!.lastStatus === 'RUNNING', 10);
    expect(task).toMatchObject({ lastStatus: 'RUNNING', desiredStatus: 'RUNNING', privateIp });
    expect(web).not.toHaveProperty('exitCode');
    expect(web!.machine.history.map(({ value }) => value)).toEqual([
      'PENDING',
      'STARTING',
      'RUNNING',
      'STOPPED',
      'PENDING',
      'STARTING',
      'RUNNING',
    ]);
    stage.until(() => web!.restarts === 2, 100);
    expect(stage.tasks()).toHaveLength(1);
  });

  test('fact T1.5-7: requests are lost until it is up again, and answered then', () => {
    const stage = stageWebService({
      desired: 1,
      containers: [{ restartPolicy: restartPolicy() }],
    });
    stage.until(() => isSteady(stage.ctx, stage.service), 200);
    stage.door.give('Sandbox.PutTraffic', { name: 'c', loadBalancer: 'web-alb', rate: 20 });
    stage.advance(60);
    stage.door.give('Sandbox.InjectFault', { type: 'crash-container', service: 'web' });
    stage.advance(4);
    const figures = (since: number) =>
      stage.door.give('Sandbox.GetMetrics', { since }, 'httpCodeElb."502"') as number;
    expect(figures(4)).toBeGreaterThan(20);
    stage.advance(20);
    expect(figures(10)).toBe(0);
    expect(stage.tasks()).toHaveLength(1);
    expect(stage.live()[0]!.containers[0]!.restarts).toBe(1);
  });

  test.each([
    ['fact T1.5-7: one that ran for less ends for good', { exitAfter: 50 }, {}],
    [
      'fact T1.5-7: so does one whose exit code is ignored',
      { exitAfter: 70, exitCode: 9 },
      { ignoredExitCodes: [0, 9] },
    ],
    ['fact T1.5-7: and one with the default period of 300 s', { exitAfter: 290 }, 'default'],
    ['fact T1.5-7: off by default', { exitAfter: 70 }, 'none'],
  ])('%s', (_what, image, policy) => {
    const own =
      policy === 'none'
        ? {}
        : { restartPolicy: policy === 'default' ? { enabled: true } : restartPolicy(policy as {}) };
    const stage = alone({ containers: [own], image });
    const task = running(stage);
    stage.until(() => task.lastStatus === 'STOPPED', 400);
    expect(task.stopCode).toBe('EssentialContainerExited');
    expect(task.containers[0]!.restarts).toBeUndefined();
  });

  test('fact T1.5-7: one that is not essential restarts as well; a task told to stop brings none back', () => {
    const stage = alone({
      containers: [{}, { image: 'side:1', essential: false, restartPolicy: restartPolicy() }],
    });
    stage.setImage('side:1', { exitAfter: 65, exitCode: 0 });
    const task = running(stage);
    const side = named(task, 'side-1');
    stage.until(() => side.restarts === 1, 100);
    stage.until(() => side.lastStatus === 'RUNNING', 10);
    stage.advance(62);
    stop(stage, task);
    expect(side).toMatchObject({ restarts: 1, lastStatus: 'STOPPED' });
  });

  test('fact T1.5-7: a lost zone brings none back', () => {
    const stage = alone({ containers: [{ restartPolicy: restartPolicy() }] });
    const task = running(stage);
    stage.advance(100);
    stage.door.give('Sandbox.InjectFault', {
      type: 'az-outage',
      availabilityZone: task.availabilityZone,
    });
    stage.until(() => task.lastStatus === 'STOPPED', 60);
    expect(task.containers[0]!.restarts).toBeUndefined();
  });

  test('its checks begin anew, once', () => {
    const healthCheck = { command: ['CMD', 'true'], interval: 30, timeout: 2, retries: 2 };
    const stage = alone({
      containers: [{ restartPolicy: restartPolicy(), healthCheck }],
      image: { startup: 0, exitAfter: 70 },
    });
    const task = running(stage);
    const [web] = task.containers;
    stage.until(() => web!.restarts === 1, 100);
    expect(web!.healthStatus).toBe('UNKNOWN');
    stage.until(() => web!.lastStatus === 'RUNNING', 10);
    const since = stage.now();
    stage.until(() => web!.healthStatus === 'HEALTHY', 60);
    expect(stage.now() - since).toBeCloseTo(30, 0);
  });

  test.each([
    ['restartAttemptPeriod', 59],
    ['restartAttemptPeriod', 1801],
    ['ignoredExitCodes', Array.from({ length: 51 }, (_, i) => i)],
  ])('fact T1.5-7: %s of %s is refused', (member, value) => {
    const door = openDoor();
    const container = { name: 'web', image: 'web:1', restartPolicy: restartPolicy() };
    const broken = { ...container, restartPolicy: restartPolicy({ [member]: value }) };
    door.give('ECS.RegisterTaskDefinition', fargateTask({ containerDefinitions: [container] }));
    const input = fargateTask({ containerDefinitions: [broken] });
    expect(door.refused('ECS.RegisterTaskDefinition', input).message).toContain(member);
  });
});

describe('what a container cannot do without', () => {
  test('one that is not essential and cannot be started leaves the task running', () => {
    const stage = alone({ containers: [{}, { image: 'side:1', essential: false }] });
    stage.setImage('side:1', { startError: 'no such file' });
    const task = running(stage);
    expect(named(task, 'side-1')).toMatchObject({
      lastStatus: 'STOPPED',
      reason: 'CannotStartContainerError: no such file',
    });
  });

  test('members that change nothing here come back as they were given', () => {
    const door = openDoor();
    const carried = {
      ulimits: [{ name: 'nofile', softLimit: 1024, hardLimit: 4096 }],
      linuxParameters: { initProcessEnabled: true, capabilities: { add: ['SYS_PTRACE'] } },
      systemControls: [{ namespace: 'net.core.somaxconn', value: '1024' }],
      user: '1000:1000',
      readonlyRootFilesystem: true,
      restartPolicy: { enabled: true, ignoredExitCodes: [3], restartAttemptPeriod: 120 },
    };
    const containerDefinitions = [{ name: 'web', image: 'web:1', ...carried }];
    const query = 'taskDefinition.containerDefinitions[0]';
    const input = fargateTask({ containerDefinitions });
    expect(door.give('ECS.RegisterTaskDefinition', input, query)).toMatchObject(carried);
  });

  test('MEM-1: what a sidecar uses is not there for the container that serves', () => {
    const stage = alone({
      containers: [{}, { image: 'side:1', essential: false }],
      image: { memoryMib: 200 },
    });
    stage.setImage('side:1', { memoryMib: 250 });
    const task = running(stage);
    stage.advance(10);
    expect(task.lastStatus).toBe('RUNNING');
    stage.door.give('Sandbox.InjectFault', {
      type: 'memory-leak',
      mibPerSecond: 10,
      service: 'web',
    });
    const since = stage.now();
    stage.until(() => task.containers[0]!.exitCode === 137, 60);
    // 512 MiB of the task, less 250 and 200: there at 10 MiB a second after some seven.
    expect(stage.now() - since).toBeLessThanOrEqual(9);
  });

  test('MEM-1: of sidecars that together need more than the task has, the largest is killed', () => {
    const side = (image: string) => ({ image, essential: false });
    const stage = alone({ containers: [{}, side('small:1'), side('large:1')] });
    stage.setImage('small:1', { memoryMib: 250 });
    stage.setImage('large:1', { memoryMib: 300 });
    const task = running(stage);
    stage.until(() => named(task, 'side-2').exitCode === 137, 10);
    stage.advance(30);
    expect(named(task, 'side-1').lastStatus).toBe('RUNNING');
    expect(task.lastStatus).toBe('RUNNING');
  });

  test('a leak that is cleared in time kills nothing', () => {
    const stage = alone({ image: { memoryMib: 100 } });
    const task = running(stage);
    const faultId = stage.door.give(
      'Sandbox.InjectFault',
      { type: 'memory-leak', mibPerSecond: 10, service: 'web' },
      'fault.faultId',
    );
    stage.advance(20);
    stage.door.give('Sandbox.ClearFault', { faultId });
    stage.advance(200);
    expect(task.lastStatus).toBe('RUNNING');
    expect(stage.engine.requests.taskFigures(task).memoryPercent).toBeGreaterThan(50);
  });
});
