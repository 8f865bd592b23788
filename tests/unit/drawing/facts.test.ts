import { describe, expect, test } from 'vitest';
import { alarmFacts } from '../../../src/drawing/alarm-facts';
import {
  clientFacts,
  faultFacts,
  knownFrom,
  loadBalancerFacts,
  targetGroupFacts,
} from '../../../src/drawing/from-views';
import { serviceFacts } from '../../../src/drawing/service-facts';
import { roleOfTargetGroup, roleOfTask, rolesOfService } from '../../../src/drawing/revision-roles';
import { momentOfCard, taskFacts } from '../../../src/drawing/task-facts';
import { formatTimeLeft, seconds } from '../../../src/model/sim-time';
import type { TaskView } from '../../../src/model/view';
import { alarmView, entityMap } from '../../support/entity-views';
import {
  sampleFault,
  sampleListener,
  sampleLoadBalancer,
  sampleService,
  sampleTarget,
  sampleTargetGroup,
  sampleTask,
  sampleTraffic,
} from '../../support/sample-views';

const now = seconds(100);
const container = sampleTask(0).containers[0]!;
const pulling = { ...container, machine: { ...container.machine, value: 'PENDING' } };
const drain = { from: seconds(88), to: seconds(118) };

test.each([12, 45.3, 45.9, 253.000001, 254, 300, 301])(
  'a task that drains says at %d s what the inspector says is left',
  (at) => {
    const [from, to] = [seconds(0.4), seconds(300.4)];
    const targets = [sampleTarget('tg', 'draining', { from, to })];
    const task = sampleTask(1, { lastStatus: 'DEACTIVATING', targets });
    const { word } = taskFacts(task, 'neutral', momentOfCard(task, seconds(at)));
    expect(word).toBe(`draining ${formatTimeLeft(to, seconds(at))}`);
  },
);

describe('a task’s card, state by state (behaviour: tasks 1.1, 1.6, target health)', () => {
  const cases: [name: string, task: Partial<TaskView>, looks: object][] = [
    [
      'an interface is being made',
      { lastStatus: 'PROVISIONING' },
      { ring: 'starting', tone: 'waiting', word: 'creating ENI' },
    ],
    [
      'waiting for the agent',
      { lastStatus: 'PENDING' },
      { ring: 'starting', tone: 'waiting', word: 'not registered' },
    ],
    [
      'images are pulled in ACTIVATING',
      { lastStatus: 'ACTIVATING', containers: [pulling] },
      { ring: 'starting', word: 'pulling image' },
    ],
    [
      'before its images it has something else to wait for',
      { lastStatus: 'ACTIVATING', containers: [pulling], initializing: 'mounting EFS' },
      { ring: 'starting', tone: 'waiting', word: 'mounting EFS' },
    ],
    [
      'targets are registered in ACTIVATING',
      { lastStatus: 'ACTIVATING', targets: [sampleTarget('tg', 'initial')] },
      { ring: 'starting', word: 'registering' },
    ],
    ['nobody checks it', {}, { ring: 'running', tone: 'plain', word: 'not checked' }],
    [
      'its container health check passes',
      { healthStatus: 'HEALTHY' },
      { ring: 'healthy', word: 'healthy' },
    ],
    [
      'first health checks',
      { targets: [sampleTarget('tg', 'initial')] },
      { ring: 'starting', tone: 'waiting', word: 'health checks' },
    ],
    [
      'a healthy target',
      { targets: [sampleTarget('tg', 'healthy')] },
      { ring: 'healthy', tone: 'plain', word: 'healthy' },
    ],
    [
      'one of two targets is unhealthy',
      { targets: [sampleTarget('a', 'healthy'), sampleTarget('b', 'unhealthy')] },
      { ring: 'failing', tone: 'failing', word: 'unhealthy' },
    ],
    [
      'no listener uses its group',
      { targets: [sampleTarget('tg', 'unused')] },
      { ring: 'unused', word: 'target not in use' },
    ],
    [
      '18 of 30 s of the deregistration delay are left',
      { lastStatus: 'DEACTIVATING', targets: [sampleTarget('tg', 'draining', drain)] },
      { ring: 'draining', tone: 'draining', word: 'draining 18 s', ringFraction: 0.6 },
    ],
    [
      'SIGTERM after the drain',
      { lastStatus: 'STOPPING' },
      { ring: 'draining', ringFraction: 0, word: 'SIGTERM sent' },
    ],
    ['its interface is removed', { lastStatus: 'DEPROVISIONING' }, { word: 'releasing ENI' }],
    [
      'stopped by the scheduler',
      { lastStatus: 'STOPPED', stopCode: 'ServiceSchedulerInitiated' },
      { ring: 'stopped', tone: 'plain', word: 'stopped' },
    ],
    [
      'its container crashed',
      {
        lastStatus: 'STOPPED',
        stopCode: 'EssentialContainerExited',
        containers: [{ ...container, exitCode: 137 }],
      },
      { ring: 'stopped', tone: 'failing', word: 'exit code 137' },
    ],
    [
      'it never ran',
      { lastStatus: 'STOPPED', stopCode: 'TaskFailedToStart' },
      { tone: 'failing', word: 'failed to start' },
    ],
  ];

  test.each(cases)('%s', (_, over, looks) => {
    const task = sampleTask(1, over);
    const facts = taskFacts(task, 'source', now);
    expect(facts).toMatchObject({ status: task.lastStatus, zone: '1b', role: 'source', ...looks });
  });
});

describe('whose colour', () => {
  const revision = (id: string, state = 'COMPLETED') => ({
    id,
    revision: `api:${id}`,
    running: 1,
    desired: 1,
    state,
  });
  const roles = (...ids: Parameters<typeof sampleService>[1]) =>
    Object.fromEntries(rolesOfService(sampleService('api', ids)));

  test('a single deployment is the source, finished or not', () => {
    expect(roles(revision('2'))).toEqual({ 2: 'source' });
    expect(roles(revision('1', 'IN_PROGRESS'))).toEqual({ 1: 'source' });
  });

  test('the new one is the target while the old one is still there', () => {
    expect(roles(revision('2', 'IN_PROGRESS'), revision('1'))).toEqual({
      1: 'source',
      2: 'target',
    });
  });

  test('one that was overtaken on the way is the third', () => {
    const three = [revision('3', 'IN_PROGRESS'), revision('2', 'IN_PROGRESS'), revision('1')];
    expect(roles(...three)).toEqual({ 1: 'source', 2: 'third', 3: 'target' });
  });

  const service = sampleService('api', [revision('2', 'IN_PROGRESS'), revision('1')]);
  const of = (n: number, deploymentId: string) =>
    sampleTask(n, {
      serviceArn: service.id,
      deploymentId,
      targets: [sampleTarget('tg', 'healthy')],
    });

  test('a task without a service has no revision colour, a forgotten one the third', () => {
    expect(roleOfTask(sampleTask(1), undefined)).toBe('neutral');
    expect(roleOfTask(of(1, '0'), service)).toBe('third');
  });

  test('a target group has the colour its targets share, else none; each pip has its own', () => {
    const [old, fresh] = [of(1, '1'), of(2, '2')];
    const known = knownFrom(entityMap([service, old, fresh]));
    expect(roleOfTargetGroup(sampleTargetGroup('tg', [old]), known)).toBe('source');
    const mixed = targetGroupFacts(sampleTargetGroup('tg', [old, fresh]), known);
    expect(mixed.role).toBe('neutral');
    expect(mixed.pips).toEqual([
      { shape: 'healthy', role: 'source' },
      { shape: 'healthy', role: 'target' },
    ]);
  });
});

describe('what a service says of itself', () => {
  const old = { id: 'd1', revision: 'api:1', running: 1, desired: 1 };
  const fresh = { id: 'd2', revision: 'api:2', running: 1, desired: 3, state: 'IN_PROGRESS' };
  const rolledBack = sampleService('api', [fresh]);
  rolledBack.deployments[0]!.rolloutStateReason =
    'ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/1.';

  test.each([
    ['steady', sampleService('api', [old])],
    ['settling', sampleService('api', [old], { steady: false })],
    ['deploying', sampleService('api', [fresh], { steady: false })],
    ['deploying', sampleService('api', [fresh, old])],
    ['deployment failed', sampleService('api', [{ ...fresh, state: 'FAILED' }, old])],
    ['rolling back', rolledBack],
    ['cannot place', sampleService('api', [fresh], { steady: false, trouble: 'placement' })],
    ['starts fail', sampleService('api', [fresh], { steady: false, trouble: 'starts' })],
    ['draining', sampleService('api', [old], { status: 'DRAINING' })],
    ['no tasks wanted', sampleService('api', [{ ...old, running: 0, desired: 0 }])],
  ])('%s', (state, view) => {
    expect(serviceFacts(view, { slots: {} }).state).toBe(state);
  });

  test('revisions stand oldest first, each with as many places as it wants', () => {
    const { groups, percents } = serviceFacts(sampleService('api', [fresh, old]), { slots: {} });
    expect(groups.map((group) => [group.revision, group.caption, group.slots])).toEqual([
      ['api:1', 'source revision', 1],
      ['api:2', 'target revision', 3],
    ]);
    expect(percents).toBe('100/200 %');
  });
});

describe('an alarm’s name', () => {
  const uuid = '57107cce-414a-470a-a1b4-12efbe847da0';

  test.each([
    [`TargetTracking-service/demo/web-AlarmHigh-${uuid}`, 'AlarmHigh · web'],
    [`TargetTracking-service/demo/orders-api-AlarmLow-${uuid}`, 'AlarmLow · orders-api'],
    ['web-AlarmHigh', 'web-AlarmHigh'],
  ])('%s', (name, shown) => {
    expect(alarmFacts(alarmView(name)).name).toBe(shown);
  });
});

describe('the way in', () => {
  const known = knownFrom(new Map());
  const lb = sampleLoadBalancer('web', [
    { group: 'blue', weight: 9 },
    { group: 'green', weight: 1 },
  ]);

  test('weights are shown as percents, whatever they add up to', () => {
    const [listener] = loadBalancerFacts(lb, known).listeners;
    expect(listener).toMatchObject({ label: 'HTTP :80', purpose: 'forward' });
    expect(listener!.shares.map((share) => share.percent)).toEqual([90, 10]);
  });

  test('a listener with rules, a redirect and a fixed response say what they do', () => {
    const ruled = sampleListener('web', 81, [{ group: 'blue', weight: 1 }]);
    ruled.rules.unshift({ ...ruled.rules[0]!, priority: 10 });
    const fixed = sampleListener('web', 82, []);
    fixed.rules[0]!.actions = [{ type: 'fixed-response', statusCode: '503' }];
    const { listeners } = loadBalancerFacts({ ...lb, listeners: [ruled, fixed] }, known);
    expect(listeners.map((one) => one.purpose)).toEqual(['1 rule', 'fixed 503']);
    expect(listeners[1]!.shares).toEqual([]);
  });

  test('fail-open is said on the target group (behaviour: routing when all are unhealthy)', () => {
    const group = sampleTargetGroup('tg', []);
    group.routing = { ...group.routing, value: 'fail-open' };
    expect(targetGroupFacts(group, known)).toMatchObject({
      failOpen: true,
      algorithm: 'least outstanding',
      check: '/healthz · 10 s · 2/2',
    });
  });

  test('a client says pattern and rate; the sandbox’s own label stands in for its name', () => {
    const facts = clientFacts(sampleTraffic('shoppers', lb, 2.5), [1, 2], 'Black Friday');
    expect(facts).toMatchObject({ name: 'Black Friday', pattern: 'Poisson 2.5/s' });
  });

  test('a fault says how long it will last', () => {
    const active = faultFacts(sampleFault({ endsAt: seconds(112) }), now);
    expect(active).toMatchObject({ scope: '2 tasks · ×4', remaining: '12 s left' });
    const lasting = sampleFault();
    delete lasting.fault.endsAt;
    expect(faultFacts(lasting, now).remaining).toBe('until cleared');
    expect(faultFacts(sampleFault({ active: false }), now).remaining).toBe('done');
  });
});
