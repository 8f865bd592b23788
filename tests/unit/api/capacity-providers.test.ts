/** Capacity providers, Auto Scaling groups and launch templates through the door. */
import { describe, expect, test } from 'vitest';
import {
  giveGroup,
  HOSTS_GROUP,
  HOSTS_TEMPLATE,
  stageGroup,
} from '../../support/auto-scaling-group';
import { fargateTask, network, openDoor, webService } from '../../support/sandbox-door';

type Input = Record<string, unknown>;

const ofGroup = (changes: Input = {}) => ({
  name: 'cp',
  autoScalingGroupProvider: { autoScalingGroupArn: 'hosts', ...changes },
});

function withGroup(group: Input = {}) {
  const door = openDoor();
  giveGroup(door, group);
  return door;
}

describe('a capacity provider', () => {
  test('corner 94: ACTIVE with its ARN, defaults filled in', () => {
    const { give } = withGroup();
    const managedScaling = { status: 'ENABLED' };
    expect(
      give('ECS.CreateCapacityProvider', ofGroup({ managedScaling }), 'capacityProvider'),
    ).toEqual({
      capacityProviderArn: 'arn:aws:ecs:us-east-1:123456789012:capacity-provider/cp',
      name: 'cp',
      status: 'ACTIVE',
      autoScalingGroupProvider: {
        autoScalingGroupArn: expect.stringMatching(/:autoScalingGroupName\/hosts$/),
        managedScaling: {
          status: 'ENABLED',
          targetCapacity: 100,
          minimumScalingStepSize: 1,
          maximumScalingStepSize: 10_000,
          instanceWarmupPeriod: 300,
        },
        managedTerminationProtection: 'DISABLED',
        managedDraining: 'ENABLED',
      },
      updateStatus: 'CREATE_COMPLETE',
      tags: [],
      type: 'EC2_AUTOSCALING',
    });
  });

  test('corner 94: by name or ARN; unknown ones are MISSING; an update changes what is given', () => {
    const { give } = withGroup();
    give('ECS.CreateCapacityProvider', ofGroup({ managedScaling: {} }));
    give('ECS.UpdateCapacityProvider', {
      name: 'cp',
      autoScalingGroupProvider: { managedScaling: { targetCapacity: 80 } },
    });
    const arn = 'arn:aws:ecs:us-east-1:123456789012:capacity-provider/cp';
    const answer = give('ECS.DescribeCapacityProviders', { capacityProviders: [arn, 'nope'] });
    expect(answer).toMatchObject({
      capacityProviders: [
        {
          autoScalingGroupProvider: { managedScaling: { targetCapacity: 80, status: 'ENABLED' } },
          updateStatus: 'UPDATE_COMPLETE',
        },
      ],
      failures: [{ reason: 'MISSING' }],
    });
  });

  test('fact T2.4-1: FARGATE and FARGATE_SPOT are there without being made', () => {
    const names = openDoor().give(
      'ECS.DescribeCapacityProviders',
      {},
      'capacityProviders[].[name, type]',
    );
    expect(names).toEqual([
      ['FARGATE', 'FARGATE'],
      ['FARGATE_SPOT', 'FARGATE_SPOT'],
    ]);
  });

  test.each([
    [{ ...ofGroup(), name: 'fargate-mine' }, 'name cannot be prefixed with "aws"'],
    [ofGroup({ autoScalingGroupArn: 'nope' }), 'Auto Scaling group ARN was not found'],
    [
      ofGroup({ managedScaling: {}, managedTerminationProtection: 'ENABLED' }),
      'must have instance protection from scale in enabled',
    ],
    [
      ofGroup({ managedTerminationProtection: 'ENABLED' }),
      'The managed termination protection setting for the capacity provider is invalid',
    ],
    [
      ofGroup({ managedScaling: { minimumScalingStepSize: 5, maximumScalingStepSize: 2 } }),
      'minimumScalingStepSize cannot be greater',
    ],
  ])('fact T2.4-6: refused: %j', (input, message) => {
    expect(withGroup().refused('ECS.CreateCapacityProvider', input).message).toContain(message);
  });

  test('fact T2.4-8: Managed Instances are refused by name', () => {
    const input = { name: 'mi', managedInstancesProvider: { infrastructureRoleArn: 'role' } };
    expect(openDoor().refused('ECS.CreateCapacityProvider', input).message).toBe(
      'ECS Sandbox does not simulate Managed Instances.',
    );
  });

  test('one for each group; two of a name are refused', () => {
    const door = withGroup();
    door.give('ECS.CreateCapacityProvider', ofGroup());
    const refusal = (input: Input) => door.refused('ECS.CreateCapacityProvider', input).message;
    expect(refusal(ofGroup())).toContain('already exists');
    expect(refusal({ ...ofGroup(), name: 'other' })).toContain('already being used by another');
  });

  test('in use it is neither deleted nor taken from its cluster; Fargate’s never', () => {
    const { door, define, run } = stageGroup();
    define();
    run();
    const lists = { cluster: 'demo', capacityProviders: [], defaultCapacityProviderStrategy: [] };
    expect(door.refused('ECS.PutClusterCapacityProviders', lists).__type).toBe(
      'ResourceInUseException',
    );
    const remove = (capacityProvider: string) =>
      door.refused('ECS.DeleteCapacityProvider', { capacityProvider });
    expect(remove('cp').__type).toBe('ResourceInUseException');
    expect(remove('FARGATE').message).toContain('reserved');
  });
});

describe('a cluster’s providers', () => {
  test('corner 5: PutClusterCapacityProviders replaces both lists', () => {
    const { give } = withGroup();
    give('ECS.CreateCluster', { clusterName: 'demo', capacityProviders: ['FARGATE'] });
    give('ECS.CreateCapacityProvider', ofGroup());
    const defaultCapacityProviderStrategy = [{ capacityProvider: 'cp', weight: 1 }];
    give('ECS.PutClusterCapacityProviders', {
      cluster: 'demo',
      capacityProviders: ['cp'],
      defaultCapacityProviderStrategy,
    });
    const query = 'clusters[0].[capacityProviders, defaultCapacityProviderStrategy]';
    expect(give('ECS.DescribeClusters', { clusters: ['demo'] }, query)).toEqual([
      ['cp'],
      defaultCapacityProviderStrategy,
    ]);
  });
});

describe('strategies', () => {
  const twentyOne = Array.from({ length: 21 }, (_, i) => ({ capacityProvider: `p${i}` }));
  test.each([
    ['more than twenty', twentyOne, 'at most 20'],
    [
      'Fargate and a group together',
      [
        { capacityProvider: 'FARGATE', weight: 1 },
        { capacityProvider: 'cp', weight: 1 },
      ],
      'cannot contain a mix',
    ],
    [
      'two bases',
      [
        { capacityProvider: 'FARGATE', base: 1, weight: 1 },
        { capacityProvider: 'FARGATE_SPOT', base: 1, weight: 1 },
      ],
      'Only one capacity provider may have a base',
    ],
    [
      'no weight at all',
      [{ capacityProvider: 'FARGATE' }, { capacityProvider: 'FARGATE_SPOT' }],
      'greater than zero',
    ],
    ['one that there is not', [{ capacityProvider: 'nope' }], 'was not found'],
    ['one of another cluster', [{ capacityProvider: 'other', weight: 1 }], 'not associated'],
    [
      'a base too large',
      [{ capacityProvider: 'FARGATE', base: 100_001 }],
      'less than or equal to 100000',
    ],
  ])('fact T2.4-2: refused: %s', (_name, capacityProviderStrategy, message) => {
    const door = withGroup();
    door.give('ECS.CreateCapacityProvider', ofGroup());
    giveOther(door);
    door.give('ECS.CreateCluster', {
      clusterName: 'demo',
      capacityProviders: ['FARGATE', 'FARGATE_SPOT', 'cp'],
    });
    door.give('ECS.RegisterTaskDefinition', fargateTask());
    const service = webService({ capacityProviderStrategy });
    delete service.launchType;
    expect(door.refused('ECS.CreateService', service).message).toContain(message);
  });

  test('fact T2.4-2: a mix of tasks in a single call, each with its provider', () => {
    const door = openDoor();
    const capacityProviders = ['FARGATE', 'FARGATE_SPOT'];
    door.give('ECS.CreateCluster', { clusterName: 'demo', capacityProviders });
    door.give('ECS.RegisterTaskDefinition', fargateTask());
    const names = door.give(
      'ECS.RunTask',
      {
        cluster: 'demo',
        taskDefinition: 'web',
        count: 6,
        networkConfiguration: network,
        capacityProviderStrategy: [
          { capacityProvider: 'FARGATE', base: 2, weight: 1 },
          { capacityProvider: 'FARGATE_SPOT', weight: 3 },
        ],
      },
      'tasks[].capacityProviderName',
    ) as string[];
    expect(names.filter((name) => name === 'FARGATE')).toHaveLength(3);
  });

  test('fact T2.4-7: a service may go from Fargate to a group’s instances', () => {
    const { door, ctx, advance } = stageGroup({ group: { DesiredCapacity: 2 } });
    door.give('ECS.PutClusterCapacityProviders', {
      cluster: 'demo',
      capacityProviders: ['cp', 'FARGATE'],
      defaultCapacityProviderStrategy: [],
    });
    door.give('ECS.RegisterTaskDefinition', fargateTask());
    const fargate = [{ capacityProvider: 'FARGATE', weight: 1 }];
    const own = { launchType: undefined, capacityProviderStrategy: fargate };
    door.give(
      'ECS.CreateService',
      webService({
        ...own,
        networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b'] } },
      }),
    );
    advance(200);
    door.give('ECS.UpdateService', {
      cluster: 'demo',
      service: 'web',
      capacityProviderStrategy: [{ capacityProvider: 'cp', weight: 1 }],
      forceNewDeployment: true,
    });
    advance(200);
    const live = [...ctx.world.tasks.values()].filter((one) => one.lastStatus === 'RUNNING');
    expect(live.map((one) => [one.launchType, one.capacityProviderName])).toEqual([
      ['EC2', 'cp'],
      ['EC2', 'cp'],
    ]);
  });
});

/** Provider `other`, which no cluster has. */
function giveOther({ give }: ReturnType<typeof openDoor>): void {
  give('AutoScaling.CreateAutoScalingGroup', {
    AutoScalingGroupName: 'others',
    LaunchTemplate: { LaunchTemplateName: 'hosts' },
    MinSize: 0,
    MaxSize: 1,
    AvailabilityZones: ['us-east-1a'],
  });
  give('ECS.CreateCapacityProvider', {
    name: 'other',
    autoScalingGroupProvider: { autoScalingGroupArn: 'others' },
  });
}

describe('Auto Scaling groups', () => {
  test('described with their instances; sizes are kept within bounds', () => {
    const { door, advance } = stageGroup({ group: { MinSize: 1, MaxSize: 3 } });
    advance(90);
    const [group] = door.give(
      'AutoScaling.DescribeAutoScalingGroups',
      {},
      'AutoScalingGroups',
    ) as Input[];
    expect(group).toMatchObject({
      AutoScalingGroupName: 'hosts',
      MinSize: 1,
      MaxSize: 3,
      DesiredCapacity: 1,
      VPCZoneIdentifier: 'subnet-a,subnet-b',
      Instances: [{ InstanceType: 'm5.large', LifecycleState: 'InService' }],
    });
    const set = (DesiredCapacity: number) =>
      door.refused('AutoScaling.SetDesiredCapacity', {
        AutoScalingGroupName: 'hosts',
        DesiredCapacity,
      }).message;
    expect(set(4)).toBe(
      'New SetDesiredCapacity value 4 is above max value 3 for the AutoScalingGroup.',
    );
    expect(set(0)).toContain('below min value 1');
  });

  test.each([
    [{ LaunchTemplate: { LaunchTemplateName: 'nope' } }, 'does not exist'],
    [{ LaunchTemplate: undefined }, 'must contain either LaunchTemplate'],
    [{ VPCZoneIdentifier: undefined }, 'At least one Availability Zone or VPC Subnet'],
    [{ MinSize: 3, MaxSize: 2 }, 'Max bound'],
    [{ DesiredCapacity: 9 }, 'between the specified min size and max size'],
  ])('refused: %j', (changes, message) => {
    const door = openDoor();
    door.give('EC2.CreateLaunchTemplate', HOSTS_TEMPLATE);
    const input = { ...HOSTS_GROUP, ...changes };
    expect(door.refused('AutoScaling.CreateAutoScalingGroup', input).message).toContain(message);
  });

  test('a type that is not known is refused when the group is made', () => {
    const door = openDoor();
    door.give('EC2.CreateLaunchTemplate', {
      LaunchTemplateName: 'odd',
      LaunchTemplateData: { InstanceType: 'x9.huge' },
    });
    const input = { ...HOSTS_GROUP, LaunchTemplate: { LaunchTemplateName: 'odd' } };
    expect(door.refused('AutoScaling.CreateAutoScalingGroup', input).message).toContain('x9.huge');
  });

  test('a newer version of the template is what later instances are like', () => {
    const { door, instances, advance } = stageGroup({
      group: { LaunchTemplate: { LaunchTemplateName: 'hosts', Version: '$Latest' }, MinSize: 1 },
    });
    advance(11);
    door.give('EC2.CreateLaunchTemplateVersion', {
      LaunchTemplateName: 'hosts',
      SourceVersion: '1',
      LaunchTemplateData: { InstanceType: 'c5.large' },
    });
    const AutoScalingGroupName = 'hosts';
    door.give('AutoScaling.SetDesiredCapacity', { AutoScalingGroupName, DesiredCapacity: 2 });
    advance(11);
    expect(instances().map((one) => one.instanceType)).toEqual(['m5.large', 'c5.large']);
  });

  test('mixed instances: so many On-Demand first, the rest shared with Spot', () => {
    const { instances, advance } = stageGroup({
      group: {
        LaunchTemplate: undefined,
        MixedInstancesPolicy: {
          LaunchTemplate: {
            LaunchTemplateSpecification: { LaunchTemplateName: 'hosts' },
            Overrides: [{ InstanceType: 'm6i.large' }],
          },
          InstancesDistribution: {
            OnDemandBaseCapacity: 1,
            OnDemandPercentageAboveBaseCapacity: 25,
          },
        },
        DesiredCapacity: 5,
      },
    });
    advance(11);
    expect(instances().filter((one) => one.isSpot)).toHaveLength(3);
    expect(new Set(instances().map((one) => one.instanceType))).toEqual(new Set(['m6i.large']));
  });

  test('scale-in leaves protected instances alone', () => {
    const { door, instances, advance } = stageGroup({ group: { DesiredCapacity: 2 } });
    advance(11);
    const InstanceIds = instances().map((one) => one.ec2InstanceId);
    const AutoScalingGroupName = 'hosts';
    const protect = { AutoScalingGroupName, InstanceIds, ProtectedFromScaleIn: true };
    door.give('AutoScaling.SetInstanceProtection', protect);
    door.give('AutoScaling.SetDesiredCapacity', { AutoScalingGroupName, DesiredCapacity: 0 });
    advance(60);
    const up = () => instances().filter(({ state }) => state === 'running' || state === 'pending');
    expect(up()).toHaveLength(2);
    door.give('AutoScaling.SetInstanceProtection', { ...protect, ProtectedFromScaleIn: false });
    advance(60);
    expect(up()).toHaveLength(0);
  });

  test('an instance that somebody terminates is replaced', () => {
    const { door, instances, advance } = stageGroup({ group: { DesiredCapacity: 1 } });
    advance(90);
    const [first] = instances();
    door.give('EC2.TerminateInstances', { InstanceIds: [first!.ec2InstanceId] });
    advance(15);
    const up = instances().filter(({ state }) => state === 'pending');
    expect(up).toHaveLength(1);
    expect(up[0]!.ec2InstanceId).not.toBe(first!.ec2InstanceId);
  });
});

test('all of it comes back with an account, and tasks that waited wait again', () => {
  const { door, define, serve, run } = stageGroup({ group: { MaxSize: 0 }, managed: {} });
  define({ cpu: 512 });
  serve(2);
  run();
  door.give('Sandbox.PutQuota', { set: { 'tasks-per-service': 7 } });
  const account = door.give('Sandbox.DescribeAccount');
  const other = openDoor();
  other.give('Sandbox.LoadAccount', { account });
  expect(other.give('Sandbox.DescribeAccount')).toEqual(account);
  const waiting = [...other.dispatcher.engine.ctx.world.tasks.values()];
  expect(waiting.map((task) => [task.lastStatus, task.capacityProviderName])).toEqual([
    ['PROVISIONING', 'cp'],
  ]);
});
