import { describe, expect, test } from 'vitest';
import { containerFacts } from '../../../src/drawing/container-facts';
import { openedBy, rowTops } from '../../../src/drawing/container-rows';
import { taskFacts } from '../../../src/drawing/task-facts';
import { ZERO } from '../../../src/model/sim-time';
import type { TaskView } from '../../../src/model/view';
import { containerOf, machineAt } from '../../support/entity-views';
import { sampleTask } from '../../support/sample-views';

type Container = TaskView['containers'][number];
type Condition = 'START' | 'COMPLETE' | 'SUCCESS' | 'HEALTHY';

const after = (containerName: string, condition: Condition) => [{ containerName, condition }];
const waiting = { lastStatus: 'PENDING' } as const;

const factsOf = (...containers: Container[]) => containerFacts(sampleTask(1, { containers }));

describe('the containers of a task', () => {
  test('stand in the order in which they start', () => {
    const facts = factsOf(
      containerOf('web', { dependsOn: after('cache', 'START') }),
      containerOf('cache', { dependsOn: after('db', 'HEALTHY') }),
      containerOf('db'),
    );
    expect(facts.map(({ name, depth }) => [name, depth])).toEqual([
      ['db', 0],
      ['cache', 1],
      ['web', 2],
    ]);
  });

  test('two that name each other are drawn all the same', () => {
    const facts = factsOf(
      containerOf('a', { dependsOn: after('b', 'START') }),
      containerOf('b', { dependsOn: after('a', 'START') }),
    );
    expect(facts).toHaveLength(2);
  });

  test.each([
    ['START', containerOf('db', waiting), true],
    ['START', containerOf('db'), false],
    ['HEALTHY', containerOf('db'), true],
    ['HEALTHY', containerOf('db', { healthStatus: 'HEALTHY' }), false],
    ['COMPLETE', containerOf('db'), true],
    ['COMPLETE', containerOf('db', { lastStatus: 'STOPPED', exitCode: 1 }), false],
    ['SUCCESS', containerOf('db', { lastStatus: 'STOPPED', exitCode: 1 }), true],
    ['SUCCESS', containerOf('db', { lastStatus: 'STOPPED', exitCode: 0 }), false],
  ] as const)('after db %s: waits while that has not come', (condition, db, isAwaited) => {
    const web = containerOf('web', { ...waiting, dependsOn: after('db', condition) });
    const facts = factsOf(db, web).find(({ name }) => name === 'web')!;
    expect(facts.after).toEqual([{ name: 'db', condition, isAwaited }]);
    expect(facts.pip).toBe(isAwaited ? 'waiting' : 'starting');
    expect(facts.state).toBe(isAwaited ? 'PENDING · waiting' : 'PENDING');
  });

  test.each([
    [containerOf('a', { healthStatus: 'HEALTHY' }), 'running', 'RUNNING · healthy'],
    [containerOf('a'), 'running', 'RUNNING'],
    [containerOf('a', { healthStatus: 'UNHEALTHY' }), 'failing', 'RUNNING · unhealthy'],
    [containerOf('a', { lastStatus: 'STOPPED', exitCode: 0 }), 'done', 'STOPPED · exit 0'],
    [containerOf('a', { lastStatus: 'STOPPED', exitCode: 137 }), 'failing', 'STOPPED · exit 137'],
    [
      containerOf('a', {
        lastStatus: 'STOPPED',
        reason: 'CannotPullContainerError: no such image',
      }),
      'failing',
      'CannotPullContainerError',
    ],
    [containerOf('a', { machine: machineAt('container', 'SIGNALLED') }), 'draining', 'SIGNALLED'],
  ] as const)('say their state by shape and word: %#', (container, pip, state) => {
    expect(factsOf(container)[0]).toMatchObject({ pip, state });
  });

  test('whoever waited no longer waits once the task has stopped', () => {
    const web = containerOf('web', { ...waiting, dependsOn: after('db', 'HEALTHY') });
    const task = sampleTask(1, { lastStatus: 'STOPPED', containers: [containerOf('db'), web] });
    const facts = containerFacts(task).find(({ name }) => name === 'web')!;
    expect(facts.after[0]?.isAwaited).toBe(false);
  });
});

describe('a task card', () => {
  const two = [containerOf('a'), containerOf('b', { dependsOn: after('a', 'START') })];

  test('shows pips for several containers, and names any when it is open', () => {
    const single = sampleTask(1);
    const several = sampleTask(2, { containers: two });
    const form = { isBoxed: false, isOpen: true };
    expect(taskFacts(single, 'source', ZERO).containers).toEqual([]);
    expect(taskFacts(several, 'source', ZERO).containers).toHaveLength(2);
    expect(taskFacts(single, 'source', ZERO, form).containers).toHaveLength(1);
  });

  test('in the box of an instance says its revision, and leaves the zone to the box', () => {
    const facts = taskFacts(sampleTask(1), 'source', ZERO, { isBoxed: true, isOpen: false });
    expect(facts).toMatchObject({ revision: 'api:41', zone: '' });
  });

  test('is as high as its rows, whether what they wait for has come or not', () => {
    const before = two.map((one) => ({ ...one, ...waiting }));
    expect(openedBy(two)).toBe(openedBy(before));
    const [first, second] = rowTops(containerFacts(sampleTask(1, { containers: two })));
    expect(first).toBeLessThan(second!);
    expect(openedBy(two)).toBeGreaterThan(second!);
  });

  test.each([
    ['awsvpc', 'cp', null, 'waits for capacity'],
    ['awsvpc', 'cp', 'i', 'creating ENI'],
    ['bridge', null, 'i', 'preparing'],
  ] as const)('PROVISIONING on EC2, %s: %s, %s → %s', (networkMode, provider, instance, word) => {
    const task = sampleTask(1, {
      lastStatus: 'PROVISIONING',
      launchType: 'EC2',
      networkMode,
      capacityProvider: provider,
      containerInstanceArn: instance,
    });
    expect(taskFacts(task, 'source', ZERO).word).toBe(word);
  });
});
