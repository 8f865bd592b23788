/** Operations on EC2 instances and container instances: their answers and what they refuse. */
import { describe, expect, test } from 'vitest';
import { isSteady } from '../../../src/engine/control-plane/operations';
import type { Account } from '../../../src/model/account';
import { awsvpc, spreadOver, stageEc2 } from '../../support/ec2-cluster';
import { openDoor } from '../../support/sandbox-door';

const CLUSTER = { cluster: 'demo' };

describe('DescribeContainerInstances', () => {
  test('an instance with its resources, attributes and agent', () => {
    const stage = stageEc2();
    const [instance] = stage.launch({
      IamInstanceProfile: { Name: 'ecsInstanceRole' },
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'host' }] }],
    });
    const answer = stage.door.give('ECS.DescribeContainerInstances', {
      ...CLUSTER,
      containerInstances: [instance!.id],
      include: ['TAGS', 'CONTAINER_INSTANCE_HEALTH'],
    }) as { containerInstances: Record<string, unknown>[]; failures: unknown[] };
    expect(answer.failures).toEqual([]);
    const [shown] = answer.containerInstances;
    expect(shown).toMatchObject({
      containerInstanceArn: expect.stringMatching(
        /^arn:aws:ecs:us-east-1:123456789012:container-instance\/demo\/[0-9a-f]{32}$/,
      ),
      ec2InstanceId: instance!.ec2InstanceId,
      status: 'ACTIVE',
      agentConnected: true,
      runningTasksCount: 0,
      pendingTasksCount: 0,
      tags: [{ key: 'Name', value: 'host' }],
      healthStatus: { overallStatus: 'OK' },
    });
    const names = (shown!.registeredResources as { name: string }[]).map(({ name }) => name);
    expect(names).toEqual(['CPU', 'MEMORY', 'PORTS', 'PORTS_UDP']);
    const attributes = (shown!.attributes as { name: string }[]).map(({ name }) => name);
    expect(attributes).toEqual(
      expect.arrayContaining([
        'ecs.availability-zone',
        'ecs.ami-id',
        'ecs.instance-type',
        'ecs.os-type',
      ]),
    );
  });

  test('unknown ones are failures, none at all is refused', () => {
    const stage = stageEc2();
    const id = 'f'.repeat(32);
    const answer = stage.door.give('ECS.DescribeContainerInstances', {
      ...CLUSTER,
      containerInstances: [id],
    });
    expect(answer).toEqual({
      containerInstances: [],
      failures: [
        {
          arn: `arn:aws:ecs:us-east-1:123456789012:container-instance/demo/${id}`,
          reason: 'MISSING',
        },
      ],
    });
    const { message } = stage.door.refused('ECS.DescribeContainerInstances', {
      ...CLUSTER,
      containerInstances: [],
    });
    expect(message).toBe('Container Instances cannot be empty.');
  });

  test('a running task lowers what remains and adds its port; stopping it gives both back', () => {
    const stage = stageEc2();
    const [instance] = stage.launch();
    const remaining = () =>
      stage.door.give(
        'ECS.DescribeContainerInstances',
        { ...CLUSTER, containerInstances: [instance!.arn] },
        'containerInstances[0].remainingResources[:3].[integerValue, stringSetValue]',
      );
    const before = remaining();
    stage.define({ portMappings: [{ containerPort: 80, hostPort: 8080 }] });
    const [task] = stage.run().tasks;
    expect(remaining()).toEqual([
      [2048 - 256, null],
      [7782 - 256, null],
      [0, ['22', '2375', '2376', '51678', '51679', '51680', '8080']],
    ]);
    stage.door.give('ECS.StopTask', { ...CLUSTER, task: task!.arn });
    stage.until(() => task!.lastStatus === 'STOPPED');
    expect(remaining()).toEqual(before);
  });
});

describe('where instances show', () => {
  test('in the cluster’s count, the task’s answer and ListTasks', () => {
    const stage = stageEc2();
    const [first, second] = [...stage.launch(), ...stage.launch()];
    stage.define();
    const [task] = stage.run().tasks;
    const home = task!.containerInstanceArn === first!.arn ? first! : second!;
    const other = home === first ? second! : first!;
    const ask = (operation: string, input: object, query: string) =>
      stage.door.give(`ECS.${operation}`, { ...CLUSTER, ...input }, query);
    expect(
      stage.door.give(
        'ECS.DescribeClusters',
        { clusters: ['demo'] },
        'clusters[0].registeredContainerInstancesCount',
      ),
    ).toBe(2);
    expect(ask('DescribeTasks', { tasks: [task!.id] }, 'tasks[0].containerInstanceArn')).toBe(
      home.arn,
    );
    expect(ask('ListTasks', { containerInstance: home.id }, 'taskArns')).toEqual([task!.arn]);
    expect(ask('ListTasks', { containerInstance: other.id }, 'taskArns')).toEqual([]);
    expect(ask('ListTasks', { containerInstance: 'unknown' }, 'taskArns')).toEqual([]);
    const { __type } = stage.door.refused('ECS.DeleteCluster', { cluster: 'demo' });
    expect(__type).toBe('ClusterContainsTasksException');
  });

  test('a cluster with instances cannot be deleted', () => {
    const stage = stageEc2();
    stage.launch();
    const { __type } = stage.door.refused('ECS.DeleteCluster', { cluster: 'demo' });
    expect(__type).toBe('ClusterContainsContainerInstancesException');
  });

  test('tags of an instance can be changed', () => {
    const stage = stageEc2();
    const [instance] = stage.launch();
    const resourceArn = instance!.arn;
    stage.door.give('ECS.TagResource', { resourceArn, tags: [{ key: 'team', value: 'a' }] });
    expect(stage.door.give('ECS.ListTagsForResource', { resourceArn }, 'tags')).toEqual([
      { key: 'team', value: 'a' },
    ]);
  });
});

describe('UpdateContainerInstancesState', () => {
  test('ACTIVE and DRAINING, again and again, by id or ARN; nothing else', () => {
    const stage = stageEc2();
    const [instance] = stage.launch();
    const put = (reference: string, status: string) =>
      stage.door.give(
        'ECS.UpdateContainerInstancesState',
        { ...CLUSTER, containerInstances: [reference], status },
        'containerInstances[0].status',
      );
    expect(put(instance!.id, 'DRAINING')).toBe('DRAINING');
    expect(put(instance!.arn, 'DRAINING')).toBe('DRAINING');
    expect(put(instance!.arn, 'ACTIVE')).toBe('ACTIVE');
    const { __type } = stage.door.refused('ECS.UpdateContainerInstancesState', {
      ...CLUSTER,
      containerInstances: [instance!.id],
      status: 'REGISTERING',
    });
    expect(__type).toBe('InvalidParameterException');
  });
});

describe('attributes', () => {
  test('put, listed, filtered by and deleted', () => {
    const stage = stageEc2();
    const [first] = [...stage.launch(), ...stage.launch()];
    const attribute = { name: 'stack', value: 'prod', targetId: first!.id };
    stage.door.give('ECS.PutAttributes', { ...CLUSTER, attributes: [attribute] });
    const list = (more = {}) =>
      stage.door.give(
        'ECS.ListAttributes',
        { ...CLUSTER, targetType: 'container-instance', attributeName: 'stack', ...more },
        'attributes',
      );
    const shown = { name: 'stack', value: 'prod', targetId: first!.arn };
    expect(list()).toEqual([shown]);
    expect(list({ attributeValue: 'dev' })).toEqual([]);
    const filtered = stage.door.give(
      'ECS.ListContainerInstances',
      { ...CLUSTER, filter: 'attribute:stack == prod' },
      'containerInstanceArns',
    );
    expect(filtered).toEqual([first!.arn]);
    stage.door.give('ECS.DeleteAttributes', {
      ...CLUSTER,
      attributes: [{ name: 'stack', targetId: first!.arn }],
    });
    expect(list()).toEqual([]);
  });

  test('not of an unknown instance, and not the agent’s own', () => {
    const stage = stageEc2();
    const [instance] = stage.launch();
    const put = (attribute: object) =>
      stage.door.refused('ECS.PutAttributes', { ...CLUSTER, attributes: [attribute] }).__type;
    expect(put({ name: 'stack', targetId: 'unknown' })).toBe('TargetNotFoundException');
    expect(put({ name: 'ecs.os-type', value: 'x', targetId: instance!.id })).toBe(
      'InvalidParameterException',
    );
  });
});

describe('StartTask', () => {
  test('PLACE-12: one task on each instance named, constraints or not, if it fits', () => {
    const stage = stageEc2();
    const [first, second] = [...stage.launch(), ...stage.launch({ InstanceType: 't3.micro' })];
    const expression = 'attribute:ecs.instance-type == r5.large';
    stage.define({ memory: 2000 }, { placementConstraints: [{ type: 'memberOf', expression }] });
    const answer = stage.door.give('ECS.StartTask', {
      ...CLUSTER,
      taskDefinition: 'web',
      containerInstances: [first!.id, second!.id, 'f'.repeat(32)],
    }) as { tasks: { containerInstanceArn: string }[]; failures: object[] };
    expect(answer.tasks.map((one) => one.containerInstanceArn)).toEqual([first!.arn]);
    expect(answer.failures).toEqual([
      { arn: expect.stringContaining('f'.repeat(32)), reason: 'MISSING' },
      { arn: second!.arn, reason: 'RESOURCE:MEMORY' },
    ]);
  });

  test('not on one that was deregistered', () => {
    const stage = stageEc2();
    const [instance] = stage.launch();
    stage.define();
    stage.door.give('ECS.DeregisterContainerInstance', {
      ...CLUSTER,
      containerInstance: instance!.id,
    });
    const ask = { ...CLUSTER, taskDefinition: 'web', containerInstances: [instance!.id] };
    expect(stage.door.give('ECS.StartTask', ask, 'failures')).toEqual([
      { arn: instance!.arn, reason: 'INACTIVE' },
    ]);
    stage.door.refused('ECS.StartTask', { ...ask, containerInstances: [] });
  });
});

describe('account settings', () => {
  test('none is set at first; set, filtered, and back to the default', () => {
    const door = openDoor();
    const list = (input = {}) =>
      door.give('ECS.ListAccountSettings', input, 'settings[].[name, value]');
    expect(list()).toEqual([]);
    door.give('ECS.PutAccountSetting', { name: 'awsvpcTrunking', value: 'enabled' });
    door.give('ECS.PutAccountSettingDefault', { name: 'containerInsights', value: 'enhanced' });
    expect(list()).toHaveLength(2);
    expect(list({ name: 'awsvpcTrunking' })).toEqual([['awsvpcTrunking', 'enabled']]);
    expect(list({ value: 'enhanced' })).toEqual([['containerInsights', 'enhanced']]);
    door.give('ECS.DeleteAccountSetting', { name: 'awsvpcTrunking' });
    expect(list({ name: 'awsvpcTrunking', effectiveSettings: true })).toEqual([
      ['awsvpcTrunking', 'disabled'],
    ]);
  });

  test('an unknown name is refused with the known ones, and so is an odd value', () => {
    const door = openDoor();
    const { __type, message } = door.refused('ECS.PutAccountSetting', {
      name: 'unknown',
      value: 'enabled',
    });
    expect(__type).toBe('InvalidParameterException');
    expect(message).toMatch(/^unknown should be one of \[serviceLongArnFormat,taskLongArnFormat,/);
    door.refused('ECS.PutAccountSetting', { name: 'awsvpcTrunking', value: 'perhaps' });
  });
});

describe('EC2 instances', () => {
  test('described by id and filter; unknown ids are refused', () => {
    const stage = stageEc2();
    const [first] = [...stage.launch(), ...stage.launch({ InstanceType: 't3.micro' })];
    const ids = (input: Record<string, unknown>) =>
      stage.door.give('EC2.DescribeInstances', input, 'Reservations[].Instances[].InstanceId');
    expect(ids({})).toHaveLength(2);
    const filter = [{ Name: 'instance-type', Values: ['m5.*'] }];
    expect(ids({ Filters: filter })).toEqual([first!.ec2InstanceId]);
    expect(ids({ InstanceIds: [first!.ec2InstanceId] })).toEqual([first!.ec2InstanceId]);
    const refused = (id: string) =>
      stage.door.refused('EC2.DescribeInstances', { InstanceIds: [id] });
    expect(refused('i-00000000000000001')).toEqual({
      __type: 'InvalidInstanceID.NotFound',
      message: "The instance ID 'i-00000000000000001' does not exist",
    });
    expect(refused('web').__type).toBe('InvalidInstanceID.Malformed');
  });

  test('started only when stopped, stopped only when running', () => {
    const stage = stageEc2();
    const [instance] = stage.launch();
    const InstanceIds = [instance!.ec2InstanceId];
    const change = stage.door.give('EC2.StopInstances', { InstanceIds }, 'StoppingInstances[0]');
    expect(change).toEqual({
      InstanceId: instance!.ec2InstanceId,
      CurrentState: { Code: 64, Name: 'stopping' },
      PreviousState: { Code: 16, Name: 'running' },
    });
    const { __type } = stage.door.refused('EC2.StartInstances', { InstanceIds });
    expect(__type).toBe('IncorrectInstanceState');
    stage.door.give('EC2.TerminateInstances', { InstanceIds });
    stage.door.refused('EC2.StopInstances', { InstanceIds });
  });

  test('an instance joins the cluster default unless told; another must be there', () => {
    const door = openDoor();
    const one = { InstanceType: 'm5.large', MinCount: 1, MaxCount: 1 };
    door.refused('EC2.RunInstances', { ...one, UserData: 'ECS_CLUSTER=prod' });
    door.give('EC2.RunInstances', one);
    expect(door.give('ECS.ListClusters', {}, 'clusterArns')).toEqual([
      'arn:aws:ecs:us-east-1:123456789012:cluster/default',
    ]);
    door.refused('EC2.RunInstances', { ...one, MinCount: 2 });
    door.refused('EC2.RunInstances', { ...one, UserData: 'ECS_RESERVED_MEMORY=much' });
  });

  test('all of one command are in the same subnet; further ones where there are fewest', () => {
    const stage = stageEc2();
    const launched = [...stage.launch({ MinCount: 2, MaxCount: 2 }), ...stage.launch()];
    const zones = launched.map(({ availabilityZone }) => availabilityZone);
    expect(zones).toEqual(['us-east-1a', 'us-east-1a', 'us-east-1b']);
  });
});

test('wait until instances:CLUSTER=N', () => {
  const door = openDoor();
  door.give('ECS.CreateCluster', { clusterName: 'demo' });
  door.give('EC2.RunInstances', {
    InstanceType: 'm5.large',
    MinCount: 3,
    MaxCount: 3,
    UserData: 'ECS_CLUSTER=demo',
  });
  const waited = door.give('Sandbox.Wait', { until: 'instances:demo=3' }, 'waited') as number;
  expect(waited).toBeGreaterThan(30);
  expect(waited).toBeLessThan(60);
});

describe('an account with instances', () => {
  test('comes back with the same instances, up at once, and its tasks on them', () => {
    const stage = stageEc2();
    stage.door.give('ECS.PutAccountSetting', { name: 'awsvpcTrunking', value: 'enabled' });
    const launched = [
      ...stage.launch({}, 'ECS_RESERVED_MEMORY=100\nECS_CONTAINER_STOP_TIMEOUT=5s'),
      ...stage.launch({ InstanceMarketOptions: { MarketType: 'spot' } }),
      ...stage.launch({ SecurityGroupIds: ['sg-1'] }),
    ];
    const [first, second, third] = launched;
    const put = { name: 'stack', value: 'prod', targetId: first!.id };
    stage.door.give('ECS.PutAttributes', { ...CLUSTER, attributes: [put] });
    stage.define({ portMappings: [{ containerPort: 80, hostPort: 8080 }] });
    const distinct = { placementConstraints: [{ type: 'distinctInstance' }] };
    stage.run({ ...distinct, group: 'family:one' });
    stage.serve(1);
    stage.advance(60);
    stage.door.give('ECS.UpdateContainerInstancesState', {
      ...CLUSTER,
      containerInstances: [third!.id],
      status: 'DRAINING',
    });
    const account = stage.door.give('Sandbox.DescribeAccount') as Account;

    const door = openDoor(9);
    door.give('Sandbox.LoadAccount', { account });
    expect(door.give('Sandbox.DescribeAccount')).toEqual(account);
    const { ctx } = door.dispatcher.engine;
    const back = [...ctx.world.containerInstances.values()];
    const kept = (one: (typeof back)[number]) => ({
      id: one.ec2InstanceId,
      status: one.status,
      memory: one.registeredMemory,
      stop: one.stopTimeoutSeconds,
      attributes: one.attributes,
      spot: one.isSpot,
      trunk: one.trunking,
      groups: one.securityGroupIds,
      subnet: one.subnetId,
    });
    expect(back.map(kept)).toEqual(launched.map(kept));
    door.give('Sandbox.Wait', { for: 120 });
    const tasks = [...ctx.world.tasks.values()].filter((one) => one.lastStatus === 'RUNNING');
    expect(tasks).toHaveLength(2);
    expect(spreadOver(back, tasks)[2]).toBe(0);
    expect(isSteady(ctx, [...ctx.world.services.values()][0]!)).toBe(true);
    expect(second!.isSpot).toBe(true);
  });

  test('a stopped instance is stopped again', () => {
    const stage = stageEc2();
    const [instance] = stage.launch();
    stage.door.give('EC2.StopInstances', { InstanceIds: [instance!.ec2InstanceId] });
    stage.advance(60);
    const account = stage.door.give('Sandbox.DescribeAccount') as Account;
    const door = openDoor();
    door.give('Sandbox.LoadAccount', { account });
    door.give('Sandbox.Wait', { for: 60 });
    const states = door.give(
      'EC2.DescribeInstances',
      {},
      'Reservations[].Instances[].[InstanceId, State.Name]',
    );
    expect(states).toEqual([[instance!.ec2InstanceId, 'stopped']]);
  });
});

test('the view of an instance says what its tasks use', () => {
  const stage = stageEc2();
  const [instance] = stage.launch({}, 'ECS_RESERVED_PORTS=[9999]');
  stage.define({ portMappings: [{ containerPort: 80, hostPort: 0 }] });
  stage.run({ count: 2 });
  stage.define({ cpu: 1 }, { networkMode: 'awsvpc' });
  stage.run(awsvpc(instance!.subnetId));
  stage.until(() => stage.live().every(({ lastStatus }) => lastStatus === 'RUNNING'));
  const { upserts } = stage.door.dispatcher.engine.drainFrame(true);
  const view = upserts.find((one) => one.kind === 'containerInstance');
  expect(view).toMatchObject({
    id: instance!.arn,
    name: instance!.ec2InstanceId,
    status: 'ACTIVE',
    state: 'running',
    agentConnected: true,
    cpu: { registered: 2048, used: 513 },
    memory: { registered: 7782, used: 768 },
    ports: { used: [32_768, 32_769] },
    interfaces: { limit: 2, used: 1 },
    runningTasks: 3,
    pendingTasks: 0,
  });
  stage.door.give('EC2.TerminateInstances', { InstanceIds: [instance!.ec2InstanceId] });
  stage.until(() => instance!.state === 'terminated');
  const { removals } = stage.door.dispatcher.engine.drainFrame();
  expect(removals).toContain(instance!.arn);
});
