import { describe, expect, test } from 'vitest';
import { isSteady } from '../../../src/engine/control-plane/operations';
import { injectFault } from '../../../src/engine/control-plane/operations';
import { toEpochSeconds } from '../../../src/model/sim-time';
import type { Task } from '../../../src/model/task';
import { network } from '../../support/sandbox-door';
import { revisionOf, type Setting, type Stage, steadyWebService } from '../../support/web-service';

interface Answer {
  protectedTasks: { taskArn: string; protectionEnabled: boolean; expirationDate?: number }[];
  failures: { arn: string; reason: string; detail?: string }[];
}

const steadyService = (setting: Setting = {}): Stage =>
  steadyWebService({ desired: 3, deregistrationDelay: 10, ...setting });

const update = (stage: Stage, tasks: readonly (Task | string)[], own: object = {}): Answer =>
  stage.door.give('ECS.UpdateTaskProtection', {
    cluster: 'demo',
    tasks: tasks.map((one) => (typeof one === 'string' ? one : one.id)),
    protectionEnabled: true,
    ...own,
  }) as Answer;

const get = (stage: Stage, tasks: readonly string[]): Answer =>
  stage.door.give('ECS.GetTaskProtection', { cluster: 'demo', tasks }) as Answer;

const BLOCKED = (id: string) =>
  `(service web) was unable to reach steady state because task set (${id}) was unable to scale ` +
  'in. Reason: The number of protected tasks are more than the desired count of tasks';

describe('fact 6-11: UpdateTaskProtection and GetTaskProtection', () => {
  test('120 minutes unless asked otherwise, from now on, and again from each call', () => {
    const stage = steadyService();
    const [one, two] = stage.live();
    const until = (minutes: number) => toEpochSeconds(stage.engine.now) + minutes * 60;
    expect(update(stage, [one!]).protectedTasks).toEqual([
      { taskArn: one!.arn, protectionEnabled: true, expirationDate: until(120) },
    ]);
    stage.advance(60);
    const renewed = update(stage, [one!.arn, two!.id], { expiresInMinutes: 30 });
    expect(renewed.protectedTasks.map((task) => task.expirationDate)).toEqual([
      until(30),
      until(30),
    ]);
    expect(get(stage, [one!.id])).toEqual({
      protectedTasks: [{ taskArn: one!.arn, protectionEnabled: true, expirationDate: until(30) }],
      failures: [],
    });
  });

  test('it ends by itself in simulated time, or when told', () => {
    const stage = steadyService();
    const [one, two] = stage.live();
    update(stage, [one!, two!], { expiresInMinutes: 1 });
    update(stage, [two!], { protectionEnabled: false });
    const state = (task: Task) => get(stage, [task.id]).protectedTasks[0];
    expect(state(two!)).toEqual({ taskArn: two!.arn, protectionEnabled: false });
    stage.advance(59);
    expect(state(one!)).toMatchObject({ protectionEnabled: true });
    stage.advance(1);
    expect(state(one!)).toEqual({ taskArn: one!.arn, protectionEnabled: false });
  });

  test('1 to 2880 minutes, up to 10 tasks to update and 100 to get', () => {
    const stage = steadyService();
    const input = { cluster: 'demo', tasks: [stage.live()[0]!.id], protectionEnabled: true };
    const message = (changes: object) =>
      stage.door.refused('ECS.UpdateTaskProtection', { ...input, ...changes }).message;
    expect(message({ expiresInMinutes: 0 })).toBe('expiresInMinutes must be between 1 and 2880.');
    expect(message({ expiresInMinutes: 2881 })).toContain('2880');
    expect(message({ tasks: [] })).toBe('Tasks cannot be empty.');
    expect(message({ tasks: Array(11).fill('0'.repeat(32)) })).toContain('at most 10');
    const many = { cluster: 'demo', tasks: Array(101).fill('0'.repeat(32)) };
    expect(stage.door.refused('ECS.GetTaskProtection', many).message).toContain('at most 100');
    expect(update(stage, [stage.live()[0]!], { expiresInMinutes: 2880 }).failures).toEqual([]);
  });

  test('failures: MISSING, TASK_NOT_VALID for a task of no service', () => {
    const stage = steadyService();
    const alone = stage.door.give(
      'ECS.RunTask',
      {
        cluster: 'demo',
        taskDefinition: 'web',
        launchType: 'FARGATE',
        networkConfiguration: network,
      },
      'tasks[0].taskArn',
    ) as string;
    const unknown = 'f'.repeat(32);
    for (const answer of [update(stage, [alone, unknown]), get(stage, [alone, unknown])]) {
      expect(answer.protectedTasks).toEqual([]);
      expect(answer.failures.map(({ reason }) => reason)).toEqual(['TASK_NOT_VALID', 'MISSING']);
    }
  });

  test('DEPLOYMENT_BLOCKED while more tasks are protected than wanted', () => {
    const stage = steadyService();
    const tasks = stage.live();
    update(stage, tasks.slice(0, 2));
    stage.update({ desiredCount: 1 });
    stage.advance(1);
    const { failures, protectedTasks } = update(stage, [tasks[0]!]);
    expect(protectedTasks).toEqual([]);
    expect(failures).toEqual([
      { arn: tasks[0]!.arn, reason: 'DEPLOYMENT_BLOCKED', detail: expect.any(String) },
    ]);
    update(stage, [tasks[1]!], { protectionEnabled: false });
    expect(update(stage, [tasks[0]!]).failures).toEqual([]);
  });
});

describe('PROTECT-1: what protection holds back', () => {
  test('fact 6-11, 1.7-14, T2.6-21: scale-in takes others, and says so when there are none left', () => {
    const stage = steadyService();
    const [one, two] = stage.live();
    update(stage, [one!, two!], { expiresInMinutes: 10 });
    stage.update({ desiredCount: 1 });
    stage.advance(60);
    expect(stage.live()).toEqual([one, two]);
    const id = stage.service.deployments[0]!.id;
    const said = () => stage.service.events.filter(({ message }) => message === BLOCKED(id));
    expect(said()).toHaveLength(1);
    stage.until(() => stage.live().length === 1, 700);
    expect(said()).toHaveLength(1);
    expect(stage.now()).toBeGreaterThan(600);
  });

  test('fact 6-11, 1.7-14: a rolling update starts its tasks and waits for the protected ones', () => {
    const stage = steadyService({ desired: 2 });
    const [kept] = stage.live();
    update(stage, [kept!], { expiresInMinutes: 20 });
    const source = stage.service.deployments[0]!.id;
    stage.setImage('web:2', {});
    stage.update({ taskDefinition: stage.registerRevision({ containers: [{ image: 'web:2' }] }) });
    stage.advance(600);
    expect(stage.live().map(revisionOf)).toEqual(['web:1', 'web:2', 'web:2']);
    expect(stage.service.deployments[0]!.rolloutState).toBe('IN_PROGRESS');
    expect(stage.service.events.some(({ message }) => message === BLOCKED(source))).toBe(true);
    stage.until(() => isSteady(stage.ctx, stage.service), 900);
    expect(stage.live()).not.toContain(kept);
  });

  test('fact 6-11: without room for new tasks the protected ones hold the update up, as is said', () => {
    const stage = steadyService({ desired: 2, minimum: 50, maximum: 100 });
    update(stage, stage.live(), { expiresInMinutes: 20 });
    const source = stage.service.deployments[0]!.id;
    stage.setImage('web:2', {});
    stage.update({ taskDefinition: stage.registerRevision({ containers: [{ image: 'web:2' }] }) });
    stage.advance(300);
    expect(stage.live().map(revisionOf)).toEqual(['web:1', 'web:1']);
    expect(stage.service.events[0]!.message).toBe(BLOCKED(source));
  });

  test('fact 6-11: an unhealthy task is replaced all the same', () => {
    const stage = steadyService({ desired: 2 });
    const [sick] = stage.live();
    update(stage, [sick!]);
    injectFault(stage.ctx, { type: 'hang-task', taskArns: [sick!.arn] });
    stage.until(() => sick!.desiredStatus === 'STOPPED', 300);
    expect(sick!.stoppedReason).toContain('Task failed ELB health checks');
  });
});
