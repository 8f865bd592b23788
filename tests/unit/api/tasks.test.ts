/** Tasks and tags: rows of section 7.4 and of the corner cases. */
import { describe, expect, test } from 'vitest';
import { container, fargateTask, network, openDoor } from '../../support/sandbox-door';
import { webService, withCluster } from '../../support/sandbox-door';

const ecs = 'arn:aws:ecs:us-east-1:123456789012';
const bad = (message: string) => ({ __type: 'InvalidParameterException', message });

const oneTask = (changes: Record<string, unknown> = {}) => ({
  cluster: 'demo',
  taskDefinition: 'web',
  launchType: 'FARGATE',
  networkConfiguration: network,
  ...changes,
});

describe('running', () => {
  test('corner 67: one by default, group family:F, overrides and startedBy kept', () => {
    const { give } = withCluster();
    const query = 'tasks[].[group, startedBy, desiredStatus]';
    expect(give('ECS.RunTask', oneTask({ startedBy: 'me' }), query)).toEqual([
      ['family:web', 'me', 'RUNNING'],
    ]);
    const many = oneTask({ count: 3, group: 'batch' });
    expect(give('ECS.RunTask', many, 'tasks[].group')).toEqual(['batch', 'batch', 'batch']);
  });

  test('7.3: members of a new task come in the order of the model; nothing has stopped', () => {
    const { give } = withCluster();
    const task = give('ECS.RunTask', oneTask(), 'tasks[0]') as object;
    expect(Object.keys(task)).toEqual([
      'attachments',
      'attributes',
      'availabilityZone',
      'clusterArn',
      'containers',
      'cpu',
      'createdAt',
      'desiredStatus',
      'enableExecuteCommand',
      'group',
      'healthStatus',
      'lastStatus',
      'launchType',
      'memory',
      'overrides',
      'platformVersion',
      'platformFamily',
      'tags',
      'taskArn',
      'taskDefinitionArn',
      'version',
      'ephemeralStorage',
    ]);
    expect(task).toMatchObject({
      lastStatus: 'PROVISIONING',
      containers: [{ name: 'web', lastStatus: 'PENDING' }],
    });
  });

  test('corner 71: an awsvpc task has a network interface, PRECREATED, then ATTACHED', () => {
    const { give } = withCluster();
    const task = give('ECS.RunTask', oneTask(), 'tasks[0]') as { taskArn: string };
    expect(task).toMatchObject({
      attachments: [{ type: 'ElasticNetworkInterface', status: 'PRECREATED' }],
    });
    give('Sandbox.Wait', { until: `task:${task.taskArn}=RUNNING` });
    const query = 'tasks[0].attachments[0].[status, details[].name, id]';
    const asked = { cluster: 'demo', tasks: [task.taskArn] };
    expect(give('ECS.DescribeTasks', asked, query)).toEqual([
      'ATTACHED',
      ['subnetId', 'networkInterfaceId', 'macAddress', 'privateDnsName', 'privateIPv4Address'],
      expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/),
    ]);
  });

  test('corner 69: a container names its task', () => {
    const { give } = withCluster();
    const query = 'tasks[0].[taskArn == containers[0].taskArn, containers[0].containerArn]';
    expect(give('ECS.RunTask', oneTask(), query)).toEqual([
      true,
      expect.stringMatching(/:container\/demo\/[0-9a-f]{32}\/[0-9a-f-]{36}$/),
    ]);
  });

  test('corner 70: awsvpc without a network configuration', () => {
    const { refused } = withCluster();
    expect(refused('ECS.RunTask', oneTask({ networkConfiguration: undefined }))).toEqual(
      bad("Network Configuration must be provided when networkMode 'awsvpc' is specified."),
    );
  });

  test('7.2: no more than ten at a time', () => {
    const { refused } = withCluster();
    expect(refused('ECS.RunTask', oneTask({ count: 11 })).__type).toBe('InvalidParameterException');
    expect(refused('ECS.RunTask', oneTask({ count: 0 })).__type).toBe('InvalidParameterException');
  });

  test('an override of a container that is not there', () => {
    const { refused } = withCluster();
    const overrides = { containerOverrides: [{ name: 'api' }] };
    expect(refused('ECS.RunTask', oneTask({ overrides }))).toEqual(
      bad('Override for container named api is not a container in the TaskDefinition.'),
    );
  });
});

describe('stopping', () => {
  test('corner 83, 84: desired status first; the reason is the caller’s', () => {
    const { give } = withCluster();
    const arn = give('ECS.RunTask', oneTask(), 'tasks[0].taskArn') as string;
    give('Sandbox.Wait', { until: `task:${arn}=RUNNING` });
    const query = "task.[lastStatus != 'STOPPED', desiredStatus, stopCode]";
    const input = { cluster: 'demo', task: arn, reason: 'enough' };
    expect(give('ECS.StopTask', input, query)).toEqual([true, 'STOPPED', 'UserInitiated']);
    give('Sandbox.Wait', { until: `task:${arn}=STOPPED` });
    const asked = { cluster: 'demo', tasks: [arn] };
    const stopped = 'tasks[0].[lastStatus, stoppedReason, stopCode]';
    expect(give('ECS.DescribeTasks', asked, stopped)).toEqual([
      'STOPPED',
      'enough',
      'UserInitiated',
    ]);
  });

  test('7.4: unknown', () => {
    const { refused } = withCluster();
    expect(refused('ECS.StopTask', { cluster: 'demo', task: 'f'.repeat(32) })).toEqual(
      bad('The referenced task was not found.'),
    );
  });
});

describe('describing and listing', () => {
  test('corner 81: by id, ARN or CLUSTER/ID; unknown ones are failures', () => {
    const { give } = withCluster();
    const arn = give('ECS.RunTask', oneTask(), 'tasks[0].taskArn') as string;
    const id = arn.split('/').at(-1)!;
    const gone = '0'.repeat(32);
    const tasks = [id, arn, `demo/${id}`, gone];
    const query = '{found: length(tasks), failures: failures}';
    expect(give('ECS.DescribeTasks', { cluster: 'demo', tasks }, query)).toEqual({
      found: 3,
      failures: [{ arn: `${ecs}:task/demo/${gone}`, reason: 'MISSING' }],
    });
  });

  test('corner 82, 7.4: none asked for, cluster looked for first; an id of another length', () => {
    const { refused } = withCluster();
    expect(refused('ECS.DescribeTasks', { cluster: 'x', tasks: [] }).message).toBe(
      'Cluster not found.',
    );
    expect(refused('ECS.DescribeTasks', { cluster: 'demo', tasks: [] })).toEqual(
      bad('Tasks cannot be empty.'),
    );
    expect(refused('ECS.DescribeTasks', { cluster: 'demo', tasks: ['short'] })).toEqual(
      bad('taskId length should be one of [32,36]'),
    );
  });

  test('corner 80: filters narrow one another down; an unknown value finds none', () => {
    const { give } = withCluster();
    give('ECS.RegisterTaskDefinition', fargateTask({ family: 'job' }));
    give('ECS.RunTask', oneTask({ startedBy: 'me' }));
    give('ECS.RunTask', oneTask({ startedBy: 'me', taskDefinition: 'job' }));
    const count = (filter: Record<string, unknown>) =>
      give('ECS.ListTasks', { cluster: 'demo', ...filter }, 'length(taskArns)');
    expect(count({})).toBe(2);
    expect(count({ startedBy: 'me', family: 'job' })).toBe(1);
    expect(count({ family: 'nope' })).toBe(0);
    expect(count({ desiredStatus: 'PENDING' })).toBe(0);
    expect(count({ desiredStatus: 'STOPPED' })).toBe(0);
    expect(count({ containerInstance: 'i-1' })).toBe(0);
  });

  test('7.4: the tasks of an unknown service', () => {
    const { refused } = withCluster();
    expect(refused('ECS.ListTasks', { cluster: 'demo', serviceName: 'nope' })).toEqual({
      __type: 'ServiceNotFoundException',
      message: 'Service not found.',
    });
  });

  test('7.1: a service’s tasks are in its group, started by its deployment', () => {
    const { give } = withCluster();
    give('ECS.CreateService', webService());
    give('Sandbox.Wait', { for: 1 });
    const mine = { cluster: 'demo', serviceName: 'web' };
    const tasks = give('ECS.ListTasks', mine, 'taskArns');
    const query = "tasks[].[group, starts_with(startedBy, 'ecs-svc/')]";
    expect(give('ECS.DescribeTasks', { cluster: 'demo', tasks }, query)).toEqual([
      ['service:web', true],
      ['service:web', true],
    ]);
  });
});

describe('tags', () => {
  test('corner 95: added, overwritten by key, removed; order kept', () => {
    const { give } = withCluster();
    const resourceArn = `${ecs}:cluster/demo`;
    const tag = (tags: object[]) => give('ECS.TagResource', { resourceArn, tags });
    tag([{ key: 'a', value: '1' }]);
    tag([
      { key: 'b', value: '2' },
      { key: 'a', value: '3' },
      { key: 'c', value: '4' },
    ]);
    give('ECS.UntagResource', { resourceArn, tagKeys: ['b', 'nope'] });
    expect(give('ECS.ListTagsForResource', { resourceArn })).toEqual({
      tags: [
        { key: 'a', value: '3' },
        { key: 'c', value: '4' },
      ],
    });
  });

  test.each([
    ['cluster/x', 'ClusterNotFoundException'],
    ['service/demo/x', 'ServiceNotFoundException'],
    ['task-definition/x:1', 'ClientException'],
    ['moon/x', 'InvalidParameterException'],
  ])('of %s, which is not there', (name, type) => {
    const resourceArn = `${ecs}:${name}`;
    expect(withCluster().refused('ECS.ListTagsForResource', { resourceArn }).__type).toBe(type);
  });

  test('a service and a task have theirs', () => {
    const { give } = withCluster();
    const tags = [{ key: 'team', value: 'shop' }];
    const service = give('ECS.CreateService', webService({ tags }), 'service.serviceArn');
    const task = give('ECS.RunTask', oneTask({ tags }), 'tasks[0].taskArn');
    for (const resourceArn of [service, task]) {
      expect(give('ECS.ListTagsForResource', { resourceArn })).toEqual({ tags });
    }
  });
});

test('3.4: a bridge task shows the host port it was given', () => {
  const { give } = withCluster();
  const containerDefinitions = [{ ...container, memory: 128 }];
  give('ECS.RegisterTaskDefinition', { family: 'host', containerDefinitions });
  const input = { cluster: 'demo', taskDefinition: 'host', launchType: 'EC2' };
  const arn = give('ECS.RunTask', input, 'tasks[0].taskArn') as string;
  give('Sandbox.Wait', { until: `task:${arn}=RUNNING` });
  const query = 'tasks[0].[attachments, containers[0].networkBindings]';
  const told = give('ECS.DescribeTasks', { cluster: 'demo', tasks: [arn] }, query);
  expect(told).toEqual([
    [],
    [{ bindIP: '0.0.0.0', containerPort: 80, hostPort: 32_768, protocol: 'tcp' }],
  ]);
});

test('7.4: every operation on a cluster that is not there says so', () => {
  const { refused } = openDoor();
  for (const [target, input] of [
    ['ECS.ListTasks', {}],
    ['ECS.ListServices', {}],
    ['ECS.RunTask', oneTask()],
    ['ECS.StopTask', { task: 'x' }],
    ['ECS.DescribeServices', { services: ['a'] }],
    ['ECS.UpdateCluster', { cluster: 'x' }],
  ] as const) {
    expect(refused(target, input)).toEqual({
      __type: 'ClusterNotFoundException',
      message: 'Cluster not found.',
    });
  }
});
