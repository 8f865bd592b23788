/** Task sets of a service with the deployment controller EXTERNAL, driven by hand. */
import { describe, expect, test } from 'vitest';
import type { Service } from '../../../../src/model/service';
import { must } from '../../../../src/model/assert';
import { plus, seconds } from '../../../../src/model/sim-time';
import { type Door, network } from '../../../support/sandbox-door';
import { withTwoGroups } from '../../../support/shifting-service';

const WEB = { cluster: 'demo', service: 'web' };

function external(desiredCount = 4): Door {
  const door = withTwoGroups();
  door.give('ECS.CreateService', {
    cluster: 'demo',
    serviceName: 'web',
    desiredCount,
    deploymentController: { type: 'EXTERNAL' },
  });
  return door;
}

const serviceIn = ({ dispatcher }: Door): Service =>
  must([...dispatcher.engine.ctx.world.services.values()][0], 'the service');

const advance = ({ dispatcher: { engine } }: Door, s: number) =>
  engine.advanceTo(plus(engine.now, seconds(s)));

function create(door: Door, changes: Record<string, unknown> = {}): string {
  const input = {
    ...WEB,
    taskDefinition: 'web:1',
    launchType: 'FARGATE',
    networkConfiguration: network,
    scale: { value: 100, unit: 'PERCENT' },
    ...changes,
  };
  return door.give('ECS.CreateTaskSet', input, 'taskSet.id') as string;
}

const behind = (targetGroupArn: string) => ({
  loadBalancers: [{ targetGroupArn, containerName: 'web', containerPort: 80 }],
});

const shown = (door: Door, id: string) =>
  door.give('ECS.DescribeTaskSets', { ...WEB, taskSets: [id] }, 'taskSets[0]');

describe('section 5: a service with the controller EXTERNAL', () => {
  test('needs only a name, and has nothing running', () => {
    const door = withTwoGroups();
    const input = {
      cluster: 'demo',
      serviceName: 'bare',
      deploymentController: { type: 'EXTERNAL' },
    };
    expect(door.give('ECS.CreateService', input, 'service')).toMatchObject({
      desiredCount: 0,
      taskSets: [],
      deployments: [],
      deploymentController: { type: 'EXTERNAL' },
    });
    const described = { cluster: 'demo', services: ['bare'] };
    expect(door.give('ECS.DescribeServices', described, 'services[0].taskDefinition')).toBeNull();
  });

  test.each([
    [3, 50, 2],
    [3, 100, 3],
    [10, 25, 3],
    [1, 1, 1],
    [7, 0, 0],
    [6, 33.3, 2],
  ])('desired %i at %d percent is %i tasks: ceil(desired × scale)', (desired, value, tasks) => {
    const door = external(desired);
    const id = create(door, { scale: { value, unit: 'PERCENT' } });
    expect(shown(door, id)).toMatchObject({ computedDesiredCount: tasks, scale: { value } });
    door.give('Sandbox.Wait', { until: 'steady:web' });
    expect(shown(door, id)).toMatchObject({ runningCount: tasks, stabilityStatus: 'STEADY_STATE' });
  });

  test('task sets are kept side by side, each on its own definition and target group', () => {
    const door = external();
    const first = create(door, behind('blue'));
    const second = create(door, {
      ...behind('green'),
      taskDefinition: 'web:2',
      scale: { value: 50, unit: 'PERCENT' },
    });
    door.give('Sandbox.Wait', { until: 'steady:web' });
    expect(shown(door, first)).toMatchObject({
      runningCount: 4,
      taskDefinition: expect.stringMatching(/web:1$/),
    });
    expect(shown(door, second)).toMatchObject({
      runningCount: 2,
      taskDefinition: expect.stringMatching(/web:2$/),
    });
    for (const [name, count] of [
      ['blue', 4],
      ['green', 2],
    ] as const) {
      const { world } = door.dispatcher.engine.ctx;
      const group = [...world.targetGroups.values()].find((one) => one.name === name);
      expect(group?.targets.filter(({ health }) => health === 'healthy')).toHaveLength(count);
    }
  });

  test('UpdateTaskSet scales, and a task that ends is replaced by its own set', () => {
    const door = external();
    const id = create(door);
    door.give('Sandbox.Wait', { until: 'steady:web' });
    door.give('ECS.UpdateTaskSet', {
      ...WEB,
      taskSet: id,
      scale: { value: 50, unit: 'PERCENT' },
    });
    door.give('Sandbox.Wait', { until: 'running:web=2' });
    door.give('Sandbox.InjectFault', { type: 'crash-container', service: 'web', count: 1 });
    door.give('Sandbox.Wait', { until: 'running:web=1' });
    door.give('Sandbox.Wait', { until: 'steady:web' });
    expect(shown(door, id)).toMatchObject({ runningCount: 2, computedDesiredCount: 2 });
  });

  test('UpdateServicePrimaryTaskSet picks PRIMARY, whose members become the service’s', () => {
    const door = external();
    const first = create(door, behind('blue'));
    const second = create(door, { ...behind('green'), taskDefinition: 'web:2' });
    const promote = (primaryTaskSet: string) =>
      door.give('ECS.UpdateServicePrimaryTaskSet', { ...WEB, primaryTaskSet });
    promote(first);
    expect(serviceIn(door).taskDefinitionArn).toMatch(/web:1$/);
    promote(second);
    expect(serviceIn(door).taskDefinitionArn).toMatch(/web:2$/);
    expect(serviceIn(door).taskSets.map(({ id, status }) => [id, status])).toEqual([
      [second, 'PRIMARY'],
      [first, 'ACTIVE'],
    ]);
  });

  test('DeleteTaskSet: not while it is up or PRIMARY unless forced; DRAINING, then gone', () => {
    const door = external();
    const id = create(door, behind('blue'));
    door.give('Sandbox.Wait', { until: 'steady:web' });
    const input = { ...WEB, taskSet: id };
    expect(door.refused('ECS.DeleteTaskSet', input).__type).toBe('InvalidParameterException');
    expect(door.give('ECS.DeleteTaskSet', { ...input, force: true }, 'taskSet.status')).toBe(
      'DRAINING',
    );
    door.give('Sandbox.Wait', { until: 'running:web=0' });
    advance(door, 60);
    expect(serviceIn(door).taskSets).toEqual([]);
    expect(door.refused('ECS.DeleteTaskSet', input).__type).toBe('TaskSetNotFoundException');
  });

  test('nothing shifts traffic: the caller edits the listener', () => {
    const door = external();
    create(door, behind('blue'));
    create(door, { ...behind('green'), taskDefinition: 'web:2' });
    door.give('Sandbox.Wait', { until: 'steady:web' });
    door.give('Sandbox.PutTraffic', { name: 'users', loadBalancer: 'web-alb', rate: 20 });
    advance(door, 60);
    const byRevision = () =>
      door.give('Sandbox.GetMetrics', { since: 30 }, 'byRevision[].taskDefinition');
    expect(byRevision()).toEqual(['web:1']);
    door.give('ELBv2.ModifyListener', {
      ListenerArn: 'web-alb:80',
      DefaultActions: [{ Type: 'forward', TargetGroupArn: 'green' }],
    });
    advance(door, 60);
    expect(byRevision()).toEqual(['web:2']);
  });

  test('tasks that cannot start are tried again after the back-off; no breaker ends it', () => {
    const door = external();
    door.give('Sandbox.PutImage', { image: 'web:1', missing: true });
    const id = create(door);
    advance(door, 300);
    const [taskSet] = serviceIn(door).taskSets;
    expect(taskSet?.startFailures).toBeGreaterThan(1);
    expect(shown(door, id)).toMatchObject({ stabilityStatus: 'STABILIZING', runningCount: 0 });
    door.give('Sandbox.PutImage', { image: 'web:1', missing: false });
    door.give('Sandbox.Wait', { until: 'steady:web', timeout: 1800 });
  });

  test('events speak of the task set', () => {
    const door = external(2);
    const id = create(door);
    door.give('Sandbox.Wait', { until: 'steady:web' });
    const texts = serviceIn(door).events.map(({ message }) => message);
    expect(texts.at(-1)).toMatch(`(service web, taskSet ${id}) has started 2 tasks: (task `);
    expect(texts).toContain(`(service web, taskSet ${id}) has reached a steady state.`);
  });

  test('fact 6-4: a desired count set in the middle scales every task set at once', () => {
    const door = external(2);
    create(door);
    create(door, { taskDefinition: 'web:2', scale: { value: 50, unit: 'PERCENT' } });
    advance(door, 5);
    door.give('ECS.UpdateService', { ...WEB, desiredCount: 6 });
    expect(serviceIn(door).taskSets.map((one) => one.computedDesiredCount)).toEqual([3, 6]);
    door.give('Sandbox.Wait', { until: 'running:web=9' });
  });

  test('a deleted service takes its task sets with it', () => {
    const door = external(2);
    create(door);
    door.give('Sandbox.Wait', { until: 'steady:web' });
    door.give('ECS.DeleteService', { ...WEB, force: true });
    advance(door, 120);
    expect(serviceIn(door).status).toBe('INACTIVE');
    expect(door.give('ECS.ListTasks', { cluster: 'demo' }, 'taskArns')).toEqual([]);
  });
});
