/** An account described and loaded again; a run replayed from its log. */
import { describe, expect, test } from 'vitest';
import { Replay } from '../../../src/api/command-log';
import type { Account } from '../../../src/model/account';
import type { SimMicros } from '../../../src/model/sim-time';
import { behindBalancer, type Door, fargateTask, network } from '../../support/sandbox-door';
import { openDoor, targetGroup, webService, withBalancer } from '../../support/sandbox-door';

const described = ({ give }: Door) => give('Sandbox.DescribeAccount') as Account;

/** A sandbox with something of everything that can be declared. */
function furnished(): Door {
  const door = withBalancer();
  const { give } = door;
  give('Sandbox.PutImage', { image: 'web:1', concurrency: 4, sigtermExit: 'never' });
  give('ECS.CreateCluster', { clusterName: 'spot', capacityProviders: ['FARGATE'] });
  give('ECS.RegisterTaskDefinition', fargateTask({ tags: [{ key: 'a', value: 'b' }] }));
  give('ECS.RegisterTaskDefinition', fargateTask({ family: 'old' }));
  give('ECS.DeregisterTaskDefinition', { taskDefinition: 'old:1' });
  give('ECS.DeregisterTaskDefinition', { taskDefinition: 'web:1' });
  give('ELBv2.ModifyTargetGroupAttributes', {
    TargetGroupArn: 'web',
    Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '5' }],
  });
  give('ELBv2.ModifyLoadBalancerAttributes', {
    LoadBalancerArn: 'web-alb',
    Attributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '30' }],
  });
  give('ELBv2.CreateTargetGroup', targetGroup({ Name: 'green', HealthCheckIntervalSeconds: 5 }));
  const TargetGroups = [
    { TargetGroupArn: 'web', Weight: 90 },
    { TargetGroupArn: 'green', Weight: 10 },
  ];
  give('ELBv2.CreateRule', {
    ListenerArn: 'web-alb:80',
    Priority: 5,
    Conditions: [
      { Field: 'host-header', Values: ['*.shop'] },
      { Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'x', Values: ['1'] } },
      { Field: 'query-string', QueryStringConfig: { Values: [{ Key: 'v', Value: '2' }] } },
    ],
    Actions: [{ Type: 'forward', ForwardConfig: { TargetGroups } }],
    Tags: [{ Key: 'team', Value: 'shop' }],
  });
  const RedirectConfig = { StatusCode: 'HTTP_302', Host: 'other' };
  give('ELBv2.CreateListener', {
    LoadBalancerArn: 'web-alb',
    Protocol: 'HTTP',
    Port: 8080,
    DefaultActions: [{ Type: 'redirect', RedirectConfig }],
  });
  give('ELBv2.RegisterTargets', { TargetGroupArn: 'green', Targets: [{ Id: '10.9.0.9' }] });
  give('ECS.CreateService', webService({ ...behindBalancer, healthCheckGracePeriodSeconds: 30 }));
  give('ECS.RunTask', {
    cluster: 'demo',
    taskDefinition: 'web',
    launchType: 'FARGATE',
    networkConfiguration: network,
    startedBy: 'me',
  });
  const spikes = { pattern: 'spike', spikeRate: 50, header: { x: '1' } };
  give('Sandbox.PutTraffic', { name: 'shoppers', loadBalancer: 'web-alb', rate: 10, ...spikes });
  return door;
}

/** What can be asked about all of it. Deployments are of the run, not of the account. */
const READS: [target: string, input: Record<string, unknown>, query?: string][] = [
  ['ECS.DescribeClusters', { clusters: ['demo', 'spot'], include: ['SETTINGS'] }],
  ['ECS.DescribeTaskDefinition', { taskDefinition: 'web', include: ['TAGS'] }],
  ['ECS.DescribeTaskDefinition', { taskDefinition: 'old:1' }],
  [
    'ECS.DescribeServices',
    { cluster: 'demo', services: ['web'] },
    'services[0].[desiredCount, launchType, taskDefinition, loadBalancers, networkConfiguration, deploymentConfiguration, healthCheckGracePeriodSeconds]',
  ],
  ['ECS.ListTasks', { cluster: 'demo', startedBy: 'me' }, 'length(taskArns)'],
  ['ELBv2.DescribeLoadBalancers', {}],
  ['ELBv2.DescribeLoadBalancerAttributes', { LoadBalancerArn: 'web-alb' }],
  ['ELBv2.DescribeTargetGroups', {}],
  ['ELBv2.DescribeTargetGroupAttributes', { TargetGroupArn: 'web' }],
  ['ELBv2.DescribeListeners', { LoadBalancerArn: 'web-alb' }],
  ['ELBv2.DescribeRules', { ListenerArn: 'web-alb:80' }],
  ['ELBv2.DescribeTags', { ResourceArns: ['web-alb:80/5'] }],
  ['ELBv2.DescribeTargetHealth', { TargetGroupArn: 'green' }],
  ['Sandbox.ListImages', {}],
  ['Sandbox.ListTraffic', {}],
];

/** An answer with the digits that a run draws for its ids left out. */
function said({ give }: Door, ...read: (typeof READS)[number]): unknown {
  const text = JSON.stringify(give(...read));
  return JSON.parse(text.replace(/\/[0-9a-f]{16}/g, '/…').replace(/-\d{9}\./g, '-….'));
}

describe('an account', () => {
  test('loaded into an empty sandbox it is described the same', () => {
    const account = described(furnished());
    const other = openDoor(2);
    other.give('Sandbox.LoadAccount', { account });
    expect(described(other)).toEqual(account);
  });

  test('loaded into an empty sandbox, every description says what it said', () => {
    const door = furnished();
    const other = openDoor(2);
    other.give('Sandbox.LoadAccount', { account: described(door) });
    for (const read of READS) expect(said(other, ...read)).toEqual(said(door, ...read));
  });

  test('it names things by name: no ARN of this run is in it', () => {
    expect(JSON.stringify(described(furnished()))).not.toContain('arn:aws:');
  });

  test('revision numbers and what is retired come out the same', () => {
    const account = described(furnished());
    const { give } = openDoor();
    give('Sandbox.LoadAccount', { account });
    const list = (status: string) =>
      give('ECS.ListTaskDefinitions', { status }, 'length(taskDefinitionArns)');
    expect([list('ACTIVE'), list('INACTIVE')]).toEqual([1, 2]);
    const next = give('ECS.RegisterTaskDefinition', fargateTask(), 'taskDefinition.revision');
    expect(next).toBe(3);
  });

  test('it can be loaded whatever has been deleted meanwhile', () => {
    const door = furnished();
    door.give('Sandbox.Wait', { for: 60 });
    door.give('ECS.UpdateService', { cluster: 'demo', service: 'web', desiredCount: 1 });
    door.give('ELBv2.DeleteLoadBalancer', { LoadBalancerArn: 'web-alb' });
    door.give('ELBv2.DeleteTargetGroup', { TargetGroupArn: 'web' });
    const account = described(door);
    const other = openDoor();
    other.give('Sandbox.LoadAccount', { account });
    expect(described(other)).toEqual(account);
  });

  test('a refusal halfway leaves nothing behind, and says where', () => {
    const { refused } = openDoor();
    const operations = [
      { target: 'ECS.CreateCluster', input: { clusterName: 'demo' } },
      { target: 'ECS.CreateService', input: webService() },
    ];
    expect(refused('Sandbox.LoadAccount', { account: { version: 1, operations } })).toEqual({
      __type: 'ClientException',
      message: 'operations[1] (ECS.CreateService): TaskDefinition not found.',
    });
  });

  test.each(['ECS.ListClusters', 'Sandbox.SetSeed', 'Sandbox.Wait', 'Nonsense'])(
    'it holds no %s',
    (target) => {
      const account = { version: 1, operations: [{ target, input: {} }] };
      expect(openDoor().refused('Sandbox.LoadAccount', { account }).__type).toBe(
        'ValidationException',
      );
    },
  );

  test('a newer version is refused', () => {
    const account = { version: 2, operations: [] };
    expect(openDoor().refused('Sandbox.LoadAccount', { account }).__type).toBe(
      'ValidationException',
    );
  });
});

describe('a log', () => {
  test('replayed at its moments it gives the same run', () => {
    const door = furnished();
    door.give('Sandbox.Wait', { for: 61.5 });
    door.give('Sandbox.InjectFault', { type: 'kill-task', service: 'web', count: 1 });
    door.give('Sandbox.Wait', { for: 100 });
    const again = openDoor(1);
    const { engine, log } = door.dispatcher;
    const run = new Replay(again.dispatcher, log);
    run.advanceTo(engine.now);
    expect(run.refused).toEqual([]);
    expect(again.dispatcher.log).toEqual(log);
    expect(again.give('Sandbox.DescribeClock')).toEqual(door.give('Sandbox.DescribeClock'));
  });

  test('replayed in part it stops there', () => {
    const door = furnished();
    door.give('Sandbox.Wait', { for: 50 });
    door.give('ECS.UpdateService', { cluster: 'demo', service: 'web', desiredCount: 5 });
    const again = openDoor(1);
    const { log } = door.dispatcher;
    new Replay(again.dispatcher, log).advanceTo(30e6 as SimMicros);
    expect(again.dispatcher.log).toHaveLength(log.length - 1);
    expect(again.dispatcher.engine.now).toBe(30e6);
  });

  test('replayed in pieces of any length it gives the same run', () => {
    const door = furnished();
    door.give('Sandbox.Wait', { for: 20 });
    door.give('ECS.UpdateService', { cluster: 'demo', service: 'web', desiredCount: 5 });
    door.give('Sandbox.Wait', { for: 10 });
    const again = openDoor(1);
    const { engine, log } = door.dispatcher;
    const run = new Replay(again.dispatcher, log);
    while (run.now < engine.now)
      run.advanceTo(Math.min(run.now + 700_001, engine.now) as SimMicros);
    expect(again.give('Sandbox.DescribeClock')).toEqual(door.give('Sandbox.DescribeClock'));
  });

  test('given to another beginning it says what was refused, and goes on', () => {
    const { give, dispatcher } = openDoor();
    const log = [
      { at: 0 as SimMicros, target: 'ECS.DeleteCluster', input: { cluster: 'gone' } },
      { at: 5e6 as SimMicros, target: 'ECS.CreateCluster', input: { clusterName: 'demo' } },
    ];
    const run = new Replay(dispatcher, log);
    run.advanceTo(9e6 as SimMicros);
    expect(run.refused).toEqual(['ECS.DeleteCluster: Cluster not found.']);
    expect(give('ECS.ListClusters', {}, 'length(clusterArns)')).toBe(1);
  });

  test('refused commands and reads are not in it', () => {
    const { give, refused, dispatcher } = openDoor();
    give('ECS.CreateCluster', { clusterName: 'demo' });
    refused('ECS.DeleteCluster', { cluster: 'nope' });
    give('ECS.ListClusters');
    give('Sandbox.Wait', { for: 5 });
    expect(dispatcher.log).toEqual([
      { at: 0, target: 'ECS.CreateCluster', input: { clusterName: 'demo' } },
    ]);
  });
});
