import { describe, expect, test } from 'vitest';
import { accountDifferences } from '../../../src/formats/sandbox/account-differences';
import type { Account } from '../../../src/model/account';

const account = (...operations: [string, Record<string, unknown>][]): Account => ({
  version: 1,
  operations: operations.map(([target, input]) => ({ target, input })),
});
const revision = (image: string): [string, Record<string, unknown>] => [
  'ECS.RegisterTaskDefinition',
  { family: 'web', containerDefinitions: [{ name: 'web', image }] },
];

describe('whether two accounts say the same', () => {
  test('the order of resources, members, tags and subnets says nothing', () => {
    const one = account(
      ['ECS.CreateCluster', { clusterName: 'a', tags: [{ key: 'x' }, { key: 'y' }] }],
      ['ELBv2.CreateLoadBalancer', { Name: 'alb', Subnets: ['a', 'b'], Scheme: 'internal' }],
    );
    const other = account(
      ['ELBv2.CreateLoadBalancer', { Scheme: 'internal', Subnets: ['b', 'a'], Name: 'alb' }],
      ['ECS.CreateCluster', { tags: [{ key: 'y' }, { key: 'x' }], clusterName: 'a' }],
    );
    expect(accountDifferences(one, other)).toEqual([]);
  });

  test('the order of revisions and of containers does', () => {
    const one = account(revision('web:1'), revision('web:2'));
    const other = account(revision('web:2'), revision('web:1'));
    expect(accountDifferences(one, other)).toHaveLength(4);
  });

  test('what either has alone is named, as often as it has it', () => {
    const cluster: [string, Record<string, unknown>] = ['ECS.CreateCluster', { clusterName: 'a' }];
    const one = account(cluster, cluster);
    const other = account(cluster, ['Sandbox.PutTraffic', { name: 'shoppers', rate: 5 }]);
    const both = ['ECS.CreateCluster a', 'Sandbox.PutTraffic shoppers'];
    expect(accountDifferences(one, other)).toEqual(both);
    expect(accountDifferences(one, account(cluster))).toEqual(['ECS.CreateCluster a']);
  });

  test('tasks run by hand end by themselves and are not compared', () => {
    expect(accountDifferences(account(['ECS.RunTask', { cluster: 'a' }]), account())).toEqual([]);
  });
});
