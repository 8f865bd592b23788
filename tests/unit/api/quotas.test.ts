/** Account quotas, once they are on (tasks 2.6; AWS's lists of quotas). */
import { describe, expect, test } from 'vitest';
import {
  container,
  fargateTask,
  network,
  openDoor,
  targetGroup,
  webService,
  withBalancer,
  withCluster,
} from '../../support/sandbox-door';

type Input = Record<string, unknown>;
const runFive = {
  cluster: 'demo',
  taskDefinition: 'web',
  launchType: 'FARGATE',
  count: 5,
  networkConfiguration: network,
};

test('they are off until they are turned on, and then have AWS’s defaults', () => {
  const { give } = openDoor();
  expect(give('Sandbox.ListQuotas', {}, 'enabled')).toBe(false);
  give('Sandbox.PutQuota', { set: { 'Fargate Spot vCPU resource count': 9 } });
  expect(give('Sandbox.ListQuotas', {}, '[enabled, quotas[:2].[name, value, default]]')).toEqual([
    true,
    [
      ['Fargate On-Demand vCPU resource count', 6, 6],
      ['Fargate Spot vCPU resource count', 9, 6],
    ],
  ]);
  give('Sandbox.PutQuota', { enabled: false });
  expect(give('Sandbox.ListQuotas', {}, 'enabled')).toBe(false);
});

test('one that there is not is refused, with those that there are', () => {
  const error = openDoor().refused('Sandbox.PutQuota', { set: { nope: 1 } });
  expect(error.message).toContain('tasks-per-service');
});

describe('Fargate’s vCPUs', () => {
  const LIMIT = "You've reached the limit on the number of vCPUs you can run concurrently";
  const set = { 'fargate-on-demand-vcpu-resource-count': 1 };

  test('fact T2.6-14: RunTask starts what there is room for and fails the rest', () => {
    const { give } = withCluster();
    give('Sandbox.PutQuota', { set });
    const answer = give('ECS.RunTask', runFive, '[length(tasks), failures[].reason]');
    expect(answer).toEqual([4, [LIMIT]]);
  });

  test('fact T2.6-14, 1.7-12: a service says so in its events, and goes on once there is room', () => {
    const { give, dispatcher } = withCluster();
    give('Sandbox.PutQuota', { set });
    const { taskArns } = { taskArns: give('ECS.RunTask', runFive, 'tasks[].taskArn') as string[] };
    give('ECS.CreateService', webService({ desiredCount: 1 }));
    give('Sandbox.Wait', { for: 30 });
    const events = () =>
      [...dispatcher.engine.ctx.world.services.values()][0]!.events.map((one) => one.message);
    expect(events()).toEqual([`(service web) was unable to place a task. Reason: ${LIMIT}.`]);
    give('ECS.StopTask', { cluster: 'demo', task: taskArns[0] });
    give('Sandbox.Wait', { for: 120 });
    expect(events()[0]).toMatch(/has reached a steady state|has started 1 tasks/);
  });

  test('fact T2.6-14: a task that alone is above the quota', () => {
    const { give } = withCluster();
    give('Sandbox.PutQuota', { set });
    give('ECS.RegisterTaskDefinition', fargateTask({ cpu: '2048', memory: '4096' }));
    expect(give('ECS.RunTask', { ...runFive, count: 1 }, 'failures[].reason')).toEqual([
      'The requested CPU configuration is above your limit',
    ]);
  });

  test('On-Demand and Spot are counted apart', () => {
    const { give } = openDoor();
    const capacityProviders = ['FARGATE', 'FARGATE_SPOT'];
    give('ECS.CreateCluster', { clusterName: 'demo', capacityProviders });
    give('ECS.RegisterTaskDefinition', fargateTask());
    give('Sandbox.PutQuota', { set });
    const spot = [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }];
    const onSpot = { ...runFive, launchType: undefined, capacityProviderStrategy: spot };
    expect(give('ECS.RunTask', onSpot, 'length(tasks)')).toBe(5);
    expect(give('ECS.RunTask', runFive, 'length(tasks)')).toBe(4);
  });
});

describe('what operations must not exceed', () => {
  const many = Array.from({ length: 3 }, (_, i) => ({
    ...container,
    name: `c${i}`,
    portMappings: [],
  }));
  test.each<[string, number, string, Input, string]>([
    [
      'tasks-per-service',
      3,
      'ECS.CreateService',
      webService({ serviceName: 'other', desiredCount: 4 }),
      'Desired count exceeds limit.',
    ],
    [
      'tasks-per-service',
      3,
      'ECS.UpdateService',
      { cluster: 'demo', service: 'web', desiredCount: 4 },
      'Desired count exceeds limit.',
    ],
    [
      'services-per-cluster',
      1,
      'ECS.CreateService',
      webService({ serviceName: 'other' }),
      'The limit of 1 services was exceeded.',
    ],
    [
      'clusters-per-account',
      1,
      'ECS.CreateCluster',
      { clusterName: 'other' },
      'The limit of 1 clusters was exceeded.',
    ],
    [
      'containers-per-task-definition',
      2,
      'ECS.RegisterTaskDefinition',
      fargateTask({ containerDefinitions: many }),
      'at most 2 containers',
    ],
    [
      'application-load-balancers-per-region',
      1,
      'ELBv2.CreateLoadBalancer',
      { Name: 'other', Subnets: ['subnet-a', 'subnet-b'] },
      'The maximum number of load balancers has been reached',
    ],
    [
      'listeners-per-application-load-balancer',
      1,
      'ELBv2.CreateListener',
      {
        LoadBalancerArn: 'web-alb',
        Port: 81,
        Protocol: 'HTTP',
        DefaultActions: [{ Type: 'forward', TargetGroupArn: 'web' }],
      },
      'The maximum number of listeners has been reached',
    ],
    [
      'targets-per-target-group-per-region',
      1,
      'ELBv2.RegisterTargets',
      { TargetGroupArn: 'web', Targets: [{ Id: '10.0.0.9' }, { Id: '10.0.0.8' }] },
      'The maximum number of targets has been reached',
    ],
    [
      'rules-per-application-load-balancer',
      0,
      'ELBv2.CreateRule',
      rule('web'),
      'The maximum number of rules has been reached',
    ],
    [
      'target-groups-per-application-load-balancer',
      1,
      'ELBv2.CreateRule',
      rule('more'),
      'The maximum number of unique target groups has been reached',
    ],
  ])('%s of %i: %s', (quota, value, target, input, message) => {
    const door = withBalancer();
    door.give('ELBv2.CreateTargetGroup', targetGroup({ Name: 'more' }));
    door.give('ECS.CreateService', webService({ desiredCount: 1 }));
    door.give('Sandbox.PutQuota', { set: { [quota]: value } });
    expect(door.refused(target, input).message).toContain(message);
    door.give('Sandbox.PutQuota', { set: { [quota]: 50 } });
    expect(door.dispatcher.send(target, input).ok).toBe(true);
  });
});

function rule(TargetGroupArn: string): Input {
  return {
    ListenerArn: 'web-alb:80',
    Priority: 5,
    Conditions: [{ Field: 'path-pattern', Values: ['/x'] }],
    Actions: [{ Type: 'forward', TargetGroupArn }],
  };
}
