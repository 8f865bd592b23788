import { expect, test } from 'vitest';
import { commandLines, typedOperations } from '../../../src/cli/gesture-commands';

const CLUSTER = { target: 'ECS.CreateCluster', input: { clusterName: 'a' } };
const GROUP = { target: 'Logs.CreateLogGroup', input: { logGroupName: '/ecs/a' } };

test('an operation is its own line', () => {
  expect(commandLines([CLUSTER])).toEqual(['aws ecs create-cluster --cluster-name a']);
});

test('an account that is loaded at once is the operations in it, in their place', () => {
  const account = { version: 1, operations: [GROUP, CLUSTER] };
  const load = { target: 'Sandbox.LoadAccount', input: { account } };
  expect(typedOperations([CLUSTER, load])).toEqual([CLUSTER, GROUP, CLUSTER]);
  expect(commandLines([load])).toEqual([
    'aws logs create-log-group --log-group-name /ecs/a',
    'aws ecs create-cluster --cluster-name a',
  ]);
});

test('what is no account stays the one line it is', () => {
  for (const account of [undefined, null, 'x', { operations: 3 }]) {
    const odd = { target: 'Sandbox.LoadAccount', input: { account } };
    expect(typedOperations([odd])).toEqual([odd]);
  }
});
