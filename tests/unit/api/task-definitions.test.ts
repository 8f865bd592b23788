/** Task definitions: rows of section 7.4, of Fargate's rules and of the corner cases. */
import { describe, expect, test } from 'vitest';
import { container, fargateTask, openDoor, withCluster } from '../../support/sandbox-door';

const arn = (name: string) => `arn:aws:ecs:us-east-1:123456789012:task-definition/${name}`;
const client = (message: string) => ({ __type: 'ClientException', message });

/** What RegisterTaskDefinition takes for a task on instances. */
const ec2Task = (changes: Record<string, unknown> = {}) => ({
  family: 'job',
  containerDefinitions: [{ name: 'job', image: 'job:1', memory: 128 }],
  ...changes,
});
const withContainer = (changes: Record<string, unknown>) =>
  fargateTask({ containerDefinitions: [{ ...container, ...changes }] });

describe('what is filled in', () => {
  test('corner 13: revisions of a family count from 1', () => {
    const { give } = openDoor();
    const register = () =>
      give('ECS.RegisterTaskDefinition', ec2Task(), 'taskDefinition.[revision, taskDefinitionArn]');
    expect(register()).toEqual([1, arn('job:1')]);
    expect(register()).toEqual([2, arn('job:2')]);
  });

  test('corner 14: container defaults', () => {
    const { give } = openDoor();
    expect(
      give('ECS.RegisterTaskDefinition', ec2Task(), 'taskDefinition.containerDefinitions[0]'),
    ).toEqual({
      name: 'job',
      image: 'job:1',
      cpu: 0,
      memory: 128,
      portMappings: [],
      essential: true,
      environment: [],
      mountPoints: [],
      volumesFrom: [],
      systemControls: [],
    });
  });

  test('corner 15, 16: task defaults; what was not given is not in the answer', () => {
    const { give } = openDoor();
    const told = give('ECS.RegisterTaskDefinition', ec2Task(), 'taskDefinition');
    expect(told).toMatchObject({ volumes: [], placementConstraints: [], networkMode: 'bridge' });
    expect(told).not.toHaveProperty('cpu');
    expect(told).not.toHaveProperty('memory');
    expect(told).not.toHaveProperty('requiresCompatibilities');
  });

  test('compatibilities: EXTERNAL and EC2 for bridge, EC2 and FARGATE where Fargate takes it', () => {
    const { give } = openDoor();
    const query = 'taskDefinition.compatibilities';
    expect(give('ECS.RegisterTaskDefinition', ec2Task(), query)).toEqual(['EXTERNAL', 'EC2']);
    expect(give('ECS.RegisterTaskDefinition', fargateTask(), query)).toEqual(['EC2', 'FARGATE']);
    const noSize = fargateTask({ requiresCompatibilities: ['EC2'], cpu: undefined });
    expect(give('ECS.RegisterTaskDefinition', noSize, query)).toEqual(['EC2']);
  });

  test('3.4: host ports: the container’s in awsvpc, any in bridge', () => {
    const { give } = openDoor();
    const query = 'taskDefinition.containerDefinitions[0].portMappings';
    expect(give('ECS.RegisterTaskDefinition', fargateTask(), query)).toEqual([
      { containerPort: 80, hostPort: 80, protocol: 'tcp' },
    ]);
    const bridge = ec2Task({ containerDefinitions: [{ ...container, memory: 128 }] });
    expect(give('ECS.RegisterTaskDefinition', bridge, query)).toEqual([
      { containerPort: 80, hostPort: 0, protocol: 'tcp' },
    ]);
  });

  test('1.6: health check defaults, in the order of the model', () => {
    const { give } = openDoor();
    const input = withContainer({ healthCheck: { command: ['CMD', 'true'] } });
    const query = 'taskDefinition.containerDefinitions[0].healthCheck';
    expect(JSON.stringify(give('ECS.RegisterTaskDefinition', input, query))).toBe(
      '{"command":["CMD","true"],"interval":30,"timeout":5,"retries":3}',
    );
  });

  test('sizes in words come back in units and MiB', () => {
    const { give } = openDoor();
    const input = fargateTask({ cpu: '.5 vCPU', memory: '1 GB' });
    const query = 'taskDefinition.[cpu, memory]';
    expect(give('ECS.RegisterTaskDefinition', input, query)).toEqual(['512', '1024']);
  });

  test('corner 29: members the simulator does not act on come back unchanged', () => {
    const { give } = openDoor();
    const carried = {
      taskRoleArn: 'arn:aws:iam::123456789012:role/a',
      executionRoleArn: 'arn:aws:iam::123456789012:role/b',
      runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
      pidMode: 'task',
      ephemeralStorage: { sizeInGiB: 50 },
      volumes: [
        { name: 'v', efsVolumeConfiguration: { fileSystemId: 'fs-1', rootDirectory: '/' } },
      ],
    };
    give('ECS.RegisterTaskDefinition', fargateTask(carried));
    expect(
      give('ECS.DescribeTaskDefinition', { taskDefinition: 'web' }, 'taskDefinition'),
    ).toMatchObject(carried);
  });
});

describe('what is refused', () => {
  const { refused } = openDoor();
  const register = (input: Record<string, unknown>) => refused('ECS.RegisterTaskDefinition', input);

  test.each(['name', 'image'])('corner 23: a container without %s', (member) => {
    expect(register(withContainer({ [member]: undefined }))).toEqual(
      client(`Container.${member} should not be null or empty.`),
    );
  });

  const digest = `sha256:${'0f'.repeat(32)}`;

  test.each([
    ['spaces and signs', 'Web Two!!'],
    ['a variable that was never filled in', '$ECR_REGISTRY/web:1'],
    ['a digest that is cut short', 'web@sha256:0f0f'],
  ])('an image of characters that none may have: %s', (_, image) => {
    expect(register(withContainer({ image }))).toEqual(
      client('Container.image contains invalid characters.'),
    );
  });

  test('an image of more than 255 characters, of which a digest is none', () => {
    expect(register(withContainer({ image: 'w'.repeat(256) }))).toEqual(
      client('Container.image should be 255 characters or less'),
    );
    const { give } = openDoor();
    for (const image of ['w'.repeat(255), `${'w'.repeat(255)}@${digest}`, 'a.b:80/c_d#e/Web:1-2']) {
      const path = 'taskDefinition.containerDefinitions[0].image';
      expect(give('ECS.RegisterTaskDefinition', withContainer({ image }), path)).toBe(image);
    }
  });

  test('corner 21: neither memory nor memoryReservation; the first offender is named', () => {
    const containers = [
      { name: 'a', image: 'a', memory: 128 },
      { name: 'b', image: 'b' },
      { name: 'c', image: 'c' },
    ];
    expect(register(ec2Task({ containerDefinitions: containers }))).toEqual(
      client(
        "Invalid setting for container 'b'. At least one of 'memory' or 'memoryReservation' must be specified.",
      ),
    );
  });

  test('corner 22: the task’s memory makes the containers’ optional', () => {
    const { give } = openDoor();
    const input = ec2Task({ memory: '512', containerDefinitions: [{ name: 'a', image: 'a' }] });
    expect(give('ECS.RegisterTaskDefinition', input, 'taskDefinition.memory')).toBe('512');
  });

  test.each(['bridge', 'host', 'none', undefined])(
    'fact T3.2-1: Fargate with network mode %s',
    (mode) => {
      expect(register(fargateTask({ networkMode: mode }))).toEqual(
        client("Fargate only supports network mode 'awsvpc'."),
      );
    },
  );

  test.each(['cpu', 'memory'])('fact T3.2-8: Fargate without %s', (member) => {
    expect(register(fargateTask({ [member]: undefined }))).toEqual(
      client(`Fargate requires that '${member}' be defined at the task level.`),
    );
  });

  test.each([
    ['256', '4096'],
    ['300', '512'],
    ['4096', '7168'],
    ['8192', '18432'],
    ['32768', '122879'],
  ])('3.1: no Fargate size of %s CPU units and %s MiB', (cpu, memory) => {
    expect(register(fargateTask({ cpu, memory }))).toEqual(
      client(`No Fargate configuration exists for given values: ${cpu} CPU, ${memory} memory`),
    );
  });

  test('3.1: there are 77 Fargate sizes', () => {
    const { dispatcher } = openDoor();
    let taken = 0;
    for (const cpu of [256, 512, 1024, 2048, 4096, 8192, 16_384, 32_768]) {
      for (let memory = 512; memory <= 250 * 1024; memory += memory < 1024 ? 512 : 1024) {
        const input = fargateTask({ cpu: String(cpu), memory: String(memory) });
        if (dispatcher.send('ECS.RegisterTaskDefinition', input).ok) taken++;
      }
    }
    expect(taken).toBe(77);
  });

  test('7.4: a size that is none', () => {
    expect(register(fargateTask({ cpu: 'lots' })).message).toMatch(
      /^Invalid 'cpu' setting for task\. /,
    );
    expect(register(ec2Task({ cpu: '64' })).message).toMatch(/^Invalid 'cpu' setting for task\. /);
  });

  test('fact T3.2-7: corner 20: Fargate with pidMode host, and with task', () => {
    expect(register(fargateTask({ pidMode: 'host' }))).toEqual(
      client(
        "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value for pidMode is 'task'.",
      ),
    );
    const { dispatcher } = openDoor();
    const withTask = fargateTask({ pidMode: 'task' });
    expect(dispatcher.send('ECS.RegisterTaskDefinition', withTask).ok).toBe(true);
  });

  test.each([
    [20, 'EphemeralStorage size should be at least 21'],
    [201, 'EphemeralStorage size should be at most 200'],
  ])('3.1: ephemeral storage of %s GiB', (sizeInGiB, message) => {
    expect(register(fargateTask({ ephemeralStorage: { sizeInGiB } }))).toEqual(client(message));
  });

  test.each([
    ['privileged', { privileged: true }],
    ['links', { links: ['db'] }],
    ['dnsServers', { dnsServers: ['10.0.0.2'] }],
    ['dnsSearchDomains', { dnsSearchDomains: ['internal'] }],
    ['extraHosts', { extraHosts: [{ hostname: 'a', ipAddress: '10.0.0.1' }] }],
    ['disableNetworking', { disableNetworking: true }],
    ['dockerSecurityOptions', { dockerSecurityOptions: ['no-new-privileges'] }],
    ['devices', { linuxParameters: { devices: [{ hostPath: '/dev/fuse' }] } }],
    ['tmpfs', { linuxParameters: { tmpfs: [{ containerPath: '/t', size: 64 }] } }],
    ['maxSwap', { linuxParameters: { maxSwap: 0 } }],
    ['swappiness', { linuxParameters: { swappiness: 10 } }],
    ['capabilities', { linuxParameters: { capabilities: { add: ['NET_ADMIN'] } } }],
    ['sharedMemorySize', { linuxParameters: { sharedMemorySize: 64 } }],
    ['gpu', { resourceRequirements: [{ type: 'GPU', value: '1' }] }],
    ['log driver', { logConfiguration: { logDriver: 'syslog' } }],
  ])('fact T3.2-4, T3.2-6: Fargate with %s', (_, changes) => {
    const { __type, message } = register(withContainer(changes));
    expect(__type).toBe('ClientException');
    expect(message).toMatch(/^Fargate compatible task definitions do not support /);
  });

  test('fact T3.2-4: SYS_PTRACE may be added', () => {
    const linuxParameters = { capabilities: { add: ['SYS_PTRACE'] } };
    const { dispatcher } = openDoor();
    const task = withContainer({ linuxParameters });
    expect(dispatcher.send('ECS.RegisterTaskDefinition', task).ok).toBe(true);
  });

  test.each([
    ['T3.2-2: dockerVolumeConfiguration', { dockerVolumeConfiguration: { scope: 'task' } }],
    ['T3.2-3: host.sourcePath', { host: { sourcePath: '/data' } }],
  ])('fact T3.2-2, T3.2-3: Fargate with %s', (_, volume) => {
    const { message } = register(fargateTask({ volumes: [{ name: 'data', ...volume }] }));
    expect(message).toMatch(/^Fargate compatible task definitions do not support /);
  });

  test('fact T3.2-6: Fargate with an ipcMode', () => {
    expect(register(fargateTask({ ipcMode: 'host' }))).toEqual(
      client("Tasks using the Fargate launch type do not support ipcMode 'host'."),
    );
  });

  test('fact T3.2-5: Fargate with placement constraints', () => {
    const constraint = { type: 'memberOf', expression: 'attribute:a == b' };
    const { message } = register(fargateTask({ placementConstraints: [constraint] }));
    expect(message).toContain('placement constraints');
  });

  test('3.4: other host ports than container ports in awsvpc', () => {
    const mapping = { containerPort: 80, hostPort: 8080 };
    expect(register(withContainer({ portMappings: [mapping] }))).toEqual(
      client(
        'When networkMode=awsvpc, the host ports and container ports in port mappings must match.',
      ),
    );
  });

  test.each([
    ['interval', 4],
    ['interval', 301],
    ['timeout', 1],
    ['retries', 11],
    ['startPeriod', 301],
  ])('1.6: a health check with %s %s', (member, value) => {
    const healthCheck = { command: ['CMD', 'true'], [member]: value };
    expect(register(withContainer({ healthCheck })).message).toContain(`healthCheck.${member}`);
  });

  test('1.5: dependencies must be there, end, be healthy, and form no cycle', () => {
    const two = (a: object, b: object) =>
      register(
        fargateTask({
          containerDefinitions: [
            { name: 'a', image: 'a', ...a },
            { name: 'b', image: 'b', ...b },
          ],
        }),
      ).message;
    const on = (containerName: string, condition: string) => ({
      dependsOn: [{ containerName, condition }],
    });
    expect(two(on('c', 'START'), {})).toContain("'c', which is not defined");
    expect(two(on('b', 'SUCCESS'), {})).toContain('to end');
    expect(two(on('b', 'HEALTHY'), {})).toContain('no health check');
    expect(two(on('b', 'START'), on('a', 'START'))).toContain('cycle');
  });

  test('a mount of a volume that is not there', () => {
    expect(register(withContainer({ mountPoints: [{ sourceVolume: 'data' }] }))).toEqual(
      client("Unknown volume 'data'."),
    );
  });
});

describe('finding and retiring', () => {
  test('corner 24, 25, 26: lists by family and revision; exact family here, prefix there', () => {
    const { give } = openDoor();
    for (const family of ['b', 'a', 'ab']) give('ECS.RegisterTaskDefinition', ec2Task({ family }));
    give('ECS.RegisterTaskDefinition', ec2Task({ family: 'a' }));
    const list = (input = {}) => give('ECS.ListTaskDefinitions', input, 'taskDefinitionArns');
    expect(list()).toEqual(['a:1', 'a:2', 'ab:1', 'b:1'].map(arn));
    expect(list({ familyPrefix: 'a' })).toEqual(['a:1', 'a:2'].map(arn));
    expect(list({ sort: 'DESC', maxResults: 1 })).toEqual([arn('b:1')]);
    const families = (input = {}) => give('ECS.ListTaskDefinitionFamilies', input, 'families');
    expect(families({ familyPrefix: 'a' })).toEqual(['a', 'ab']);
  });

  test('corner 27, 28, 32: INACTIVE ones, and the latest ACTIVE one by family', () => {
    const { give } = withCluster();
    give('ECS.RegisterTaskDefinition', fargateTask());
    const retired = give(
      'ECS.DeregisterTaskDefinition',
      { taskDefinition: 'web:2' },
      'taskDefinition.[status, length(containerDefinitions)]',
    );
    expect(retired).toEqual(['INACTIVE', 1]);
    const list = (status: string) =>
      give('ECS.ListTaskDefinitions', { status }, 'taskDefinitionArns');
    expect(list('ACTIVE')).toEqual([arn('web:1')]);
    expect(list('INACTIVE')).toEqual([arn('web:2')]);
    const revision = (taskDefinition: string) =>
      give('ECS.DescribeTaskDefinition', { taskDefinition }, 'taskDefinition.revision');
    expect(revision('web')).toBe(1);
    expect(revision('web:2')).toBe(2);
    expect(revision(arn('web:2'))).toBe(2);
  });

  test('corner 31: tags stand beside the definition, when asked for', () => {
    const { give } = openDoor();
    const tags = [{ key: 'team', value: 'shop' }];
    give('ECS.RegisterTaskDefinition', ec2Task({ tags }));
    const told = give('ECS.DescribeTaskDefinition', { taskDefinition: 'job' });
    expect(told).not.toHaveProperty('tags');
    const all = give('ECS.DescribeTaskDefinition', { taskDefinition: 'job', include: ['TAGS'] });
    expect(all).toHaveProperty('tags', tags);
    expect(all).not.toHaveProperty('taskDefinition.tags');
  });

  test.each([
    ['job', 'Revision is missing.'],
    ['job:foo', 'Invalid revision number. Number: foo'],
    ['job:7', 'Unable to describe task definition.'],
  ])('corner 33: deregistering %s', (taskDefinition, message) => {
    const { refused } = openDoor();
    expect(refused('ECS.DeregisterTaskDefinition', { taskDefinition })).toEqual(client(message));
  });

  test('7.4: describing one that is not there', () => {
    const { refused } = openDoor();
    expect(refused('ECS.DescribeTaskDefinition', { taskDefinition: 'nope' })).toEqual(
      client('Unable to describe task definition.'),
    );
  });

  test('corner 34 to 37: deletion answers each by itself', () => {
    const { give } = openDoor();
    give('ECS.RegisterTaskDefinition', ec2Task());
    give('ECS.RegisterTaskDefinition', ec2Task());
    give('ECS.DeregisterTaskDefinition', { taskDefinition: 'job:1' });
    const taskDefinitions = ['job:1', 'job:2', 'job', 'gone:1'];
    const told = give(
      'ECS.DeleteTaskDefinitions',
      { taskDefinitions },
      '{gone: taskDefinitions[].[taskDefinitionArn, status], failures: failures}',
    );
    expect(told).toEqual({
      gone: [[arn('job:1'), 'DELETE_IN_PROGRESS']],
      failures: [
        {
          arn: 'job:2',
          reason:
            'The specified task definition is still in ACTIVE status. Please deregister the target and try again.',
        },
        {
          arn: 'job',
          reason:
            'The specified task definition identifier is invalid. Specify a valid name or ARN and try again.',
        },
        {
          arn: 'gone:1',
          reason:
            'The specified task definition does not exist. Specify a valid account, family, revision and try again.',
        },
      ],
    });
  });
});
