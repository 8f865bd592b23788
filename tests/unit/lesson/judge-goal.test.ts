import { describe, expect, test } from 'vitest';
import { createSandbox } from '../../../src/api/create-sandbox';
import { judgeGoals, judgeValue } from '../../../src/lesson/judge-goal';
import type { Goal } from '../../../src/lesson/lesson';

describe('an answer stands to what is expected', () => {
  test.each([
    [2, { atLeast: 3 }, { reached: false, progress: 2 / 3, found: '2 of 3' }],
    [3, { atLeast: 3 }, { reached: true, progress: 1, found: '3 of 3' }],
    [405, { atLeast: 200 }, { reached: true, progress: 1, found: '405' }],
    [null, { atLeast: 3 }, { reached: false, progress: 0, found: '0 of 3' }],
    [1.234, { atMost: 1 }, { reached: false, progress: 0, found: '1.23, at most 1' }],
    [0, { atMost: 0 }, { reached: true, progress: 1, found: '0' }],
    [null, { atMost: 0 }, { reached: false, progress: 0, found: '' }],
    ['/healthz', { is: '/healthz' }, { reached: true, progress: 1, found: '' }],
    ['/', { is: '/healthz' }, { reached: false, progress: 0, found: 'now /' }],
    [true, { is: false }, { reached: false, progress: 0, found: '' }],
    [undefined, { is: null }, { reached: true, progress: 1, found: '' }],
    [['a', 'bc'], { contains: 'bc' }, { reached: true, progress: 1, found: '' }],
  ])('%j as %j', (value, expectation, state) => {
    expect(judgeValue(value, expectation)).toEqual(state);
  });
});

describe('goals are judged in a sandbox', () => {
  const look: Goal = {
    kind: 'look',
    label: 'A cluster',
    line: 1,
    run: `aws ecs list-clusters --query 'length(clusterArns)'`,
    expect: { atLeast: 1 },
  };
  const given: Goal = { kind: 'given', label: 'Used', line: 2, given: 'aws ecs list-clusters' };
  const question: Goal = {
    kind: 'question',
    label: 'Which?',
    line: 3,
    choices: [
      { text: 'a', right: false, because: 'no' },
      { text: 'b', right: true, because: 'yes' },
    ],
  };
  const goals = [look, given, question];
  const host = () => {
    const { send } = createSandbox({ seed: 1 });
    return { send, readFile: () => undefined };
  };
  const reached = async (lines: string[], choice: number | null, made = false) => {
    const sandbox = host();
    if (made) await sandbox.send('ECS.CreateCluster', { clusterName: 'demo' });
    const chosen = new Map(choice === null ? [] : [[2, choice]]);
    const states = await judgeGoals(goals, { given: lines, chosen }, sandbox);
    return states.map((state) => state.reached);
  };

  test('nothing done, nothing reached', async () => {
    expect(await reached([], null)).toEqual([false, false, false]);
  });

  test('what is there, what was typed, what was chosen', async () => {
    expect(await reached(['ecs  list-clusters --output table'], 1, true)).toEqual([
      true,
      true,
      true,
    ]);
    expect(await reached(['aws ecs list-tasks'], 0)).toEqual([false, false, false]);
  });

  test.each([
    'echo one\naws ecs list-clusters',
    'aws ecs list-tasks && aws ecs list-clusters --output text',
    'aws ecs \\\n  list-clusters',
    "FIRST=$(aws ecs list-clusters --query 'clusterArns[0]')",
  ])('a command counts wherever it stands in what was typed: %s', async (typed) => {
    expect(await reached([typed], null)).toEqual([false, true, false]);
  });

  test('what cannot be asked yet is not reached', async () => {
    const run = `aws ecs describe-services --cluster none --services web --query 'services[0].desiredCount'`;
    const early: Goal = { ...look, run };
    const [state] = await judgeGoals([early], { given: [], chosen: new Map() }, host());
    expect(state).toEqual({ reached: false, progress: 0, found: '' });
  });
});
