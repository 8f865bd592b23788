/** ECS Exec: what it needs, what it says where that is missing, and how long a session lasts. */
import { describe, expect, test } from 'vitest';
import { stageGroup } from '../../../support/auto-scaling-group';
import { container } from '../../../support/sandbox-door';
import { declareRole, type ExecStage, execStage, webContainer } from '../../../support/exec-stage';

const NOT_ENABLED = {
  __type: 'InvalidParameterException',
  message:
    'The execute command failed because execute command was not enabled when the task was run or ' +
    "the execute command agent isn't running. Wait and try again or run a new task with execute " +
    'command enabled and try again.',
};
const NOT_CONNECTED = {
  __type: 'TargetNotConnectedException',
  message: 'The execute command failed due to an internal error. Try again later.',
};
const CHANNELS = [
  'CreateControlChannel',
  'CreateDataChannel',
  'OpenControlChannel',
  'OpenDataChannel',
];

const agents = ({ give, task }: ExecStage) =>
  give(
    'ECS.DescribeTasks',
    { cluster: 'demo', tasks: [task()] },
    'tasks[0].containers[].managedAgents[] | [].[name, lastStatus]',
  );

describe('prerequisites (ecs-exec, ecs-exec-troubleshooting)', () => {
  test('fact T7.1-1, T7.1-7: only tasks started with it have it', () => {
    const stage = execStage({ service: { enableExecuteCommand: false } });
    expect(agents(stage)).toEqual([]);
    expect(stage.execRefused('ls')).toEqual(NOT_ENABLED);
    const update = { cluster: 'demo', service: 'web', enableExecuteCommand: true };
    stage.give('ECS.UpdateService', update);
    stage.wait(30);
    expect(stage.execRefused('ls')).toEqual(NOT_ENABLED);
    stage.give('ECS.UpdateService', { ...update, forceNewDeployment: true });
    stage.wait(300);
    expect(stage.exec('whoami').output).toBe('root\n');
  });

  test('fact T7.1-3, T7.1-7: the agent comes up some seconds after its container', () => {
    const stage = execStage({ seconds: 5 });
    expect(agents(stage)).toEqual([['ExecuteCommandAgent', 'PENDING']]);
    stage.give('Sandbox.Wait', { until: 'running:web=1' });
    expect(agents(stage)).toEqual([['ExecuteCommandAgent', 'PENDING']]);
    expect(stage.execRefused('ls')).toEqual(NOT_ENABLED);
    stage.wait(6);
    expect(agents(stage)).toEqual([['ExecuteCommandAgent', 'RUNNING']]);
    expect(stage.exec('pwd')).toEqual({ output: '/\n', exitCode: 0 });
  });

  test('fact T7.1-2, T7.1-8: the task role must permit all four channels', () => {
    const withActions = (actions: readonly string[]) =>
      execStage({}, (door) =>
        declareRole(
          door,
          'web-task',
          actions.map((name) => `ssmmessages:${name}`),
        ),
      );
    for (const missing of CHANNELS) {
      const stage = withActions(CHANNELS.filter((name) => name !== missing));
      expect(stage.execRefused('ls'), missing).toEqual(NOT_CONNECTED);
    }
    expect(withActions(CHANNELS).exec('true').exitCode).toBe(0);
  });

  test('fact T7.1-2: the root filesystem must be writable', () => {
    const readOnly = webContainer({ readonlyRootFilesystem: true });
    const stage = execStage({ definition: { containerDefinitions: [readOnly] } });
    expect(agents(stage)).toEqual([['ExecuteCommandAgent', 'STOPPED']]);
    expect(stage.execRefused('ls')).toEqual(NOT_ENABLED);
  });

  test('fact T7.1-2, T7.1-8: a route or an endpoint must lead to Session Manager', () => {
    const stage = execStage();
    const { give } = stage;
    const vpc = give('EC2.CreateVpc', { CidrBlock: '10.0.0.0/16' }, 'Vpc.VpcId');
    const subnet = { VpcId: vpc, CidrBlock: '10.0.1.0/24', AvailabilityZone: 'us-east-1a' };
    const id = give('EC2.CreateSubnet', subnet, 'Subnet.SubnetId');
    const networkConfiguration = { awsvpcConfiguration: { subnets: [id] } };
    const endpoint = (service: string) =>
      give('EC2.CreateVpcEndpoint', {
        VpcId: vpc,
        VpcEndpointType: 'Interface',
        ServiceName: `com.amazonaws.us-east-1.${service}`,
        SubnetIds: [id],
      });
    for (const service of ['ecr.api', 'ecr.dkr', 'logs']) endpoint(service);
    const image = '123456789012.dkr.ecr.us-east-1.amazonaws.com/web:1';
    give('ECS.RegisterTaskDefinition', {
      family: 'private',
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '512',
      taskRoleArn: 'arn:aws:iam::123456789012:role/web-task',
      containerDefinitions: [{ ...container, image }],
    });
    give('EC2.CreateVpcEndpoint', {
      VpcId: vpc,
      VpcEndpointType: 'Gateway',
      ServiceName: 'com.amazonaws.us-east-1.s3',
      RouteTableIds: [give('EC2.DescribeRouteTables', {}, 'RouteTables[-1].RouteTableId')],
    });
    const run = {
      cluster: 'demo',
      taskDefinition: 'private',
      launchType: 'FARGATE',
      networkConfiguration,
      enableExecuteCommand: true,
    };
    const task = give('ECS.RunTask', run, 'tasks[0].taskArn') as string;
    stage.wait(90);
    expect(stage.execRefused('ls', { task })).toEqual(NOT_CONNECTED);
    endpoint('ssmmessages');
    expect(stage.exec('id', { task }).output).toMatch(/^uid=0\(root\)/);
  });

  test('fact T7.1-4: of several containers one must be named', () => {
    const two = [webContainer(), { name: 'log', image: 'log:1' }];
    const stage = execStage({ definition: { containerDefinitions: two } });
    expect(stage.execRefused('ls').__type).toBe('InvalidParameterException');
    expect(stage.execRefused('ls', { container: 'nope' }).__type).toBe('InvalidParameterException');
    expect(stage.exec('hostname', { container: 'log' }).exitCode).toBe(0);
  });

  test('fact T7.1-5: a task that waits for its capacity provider’s first instance has no agent yet', () => {
    const { door, define } = stageGroup({ managed: { status: 'ENABLED' } });
    define({ memory: 128 }, { taskRoleArn: 'arn:aws:iam::123456789012:role/web-task' });
    const run = {
      cluster: 'demo',
      taskDefinition: 'web',
      capacityProviderStrategy: [{ capacityProvider: 'cp', weight: 1 }],
      enableExecuteCommand: true,
    };
    const task = door.give('ECS.RunTask', run, 'tasks[0].taskArn');
    const command = { cluster: 'demo', task, command: 'ls', interactive: true };
    expect(door.refused('ECS.ExecuteCommand', command)).toEqual(NOT_ENABLED);
    door.give('Sandbox.Wait', { for: 600 });
    expect(door.give('ECS.ExecuteCommand', command)).toMatchObject({ interactive: true });
  });

  test('fact T7.1-9: clusters and tasks that are not there; only interactive', () => {
    const stage = execStage();
    expect(stage.execRefused('ls', { cluster: 'nowhere' }).__type).toBe('ClusterNotFoundException');
    const task = '0123456789abcdef0123456789abcdef';
    expect(stage.execRefused('ls', { task })).toEqual({
      __type: 'InvalidParameterException',
      message: 'The referenced task was not found.',
    });
    expect(stage.execRefused('ls', { interactive: false })).toEqual({
      __type: 'InvalidParameterException',
      message: 'Interactive is the only mode supported currently.',
    });
  });
});

describe('sessions', () => {
  const opened = (stage: ExecStage, command = '/bin/sh', input = {}) =>
    stage.give(
      'ECS.ExecuteCommand',
      { cluster: 'demo', task: stage.task(), command, interactive: true, ...input },
      'session.sessionId',
    ) as string;
  const send = (stage: ExecStage, sessionId: string, input: string) =>
    stage.give('Sandbox.SendToSession', { sessionId, input }) as {
      output: string;
      exitCode: number;
      status: string;
    };
  const status = (stage: ExecStage, id: string) =>
    stage.give('Sandbox.DescribeSessions', { sessionIds: [id] }, 'sessions[0].status');

  test('the answer has AWS’s shape', () => {
    const stage = execStage();
    const input = { cluster: 'demo', task: stage.task(), command: 'ls', interactive: true };
    const answer = stage.give('ECS.ExecuteCommand', input) as Record<string, unknown>;
    expect(Object.keys(answer)).toEqual([
      'clusterArn',
      'containerArn',
      'containerName',
      'interactive',
      'session',
      'taskArn',
    ]);
    expect(answer['session']).toEqual({
      sessionId: expect.stringMatching(/^ecs-execute-command-[0-9a-f]{17}$/),
      streamUrl: expect.stringMatching(/^wss:\/\/ssmmessages\.us-east-1\.amazonaws\.com\//),
      tokenValue: expect.any(String),
    });
  });

  test('a shell remembers where it is, and ends with exit', () => {
    const stage = execStage();
    const id = opened(stage);
    expect(send(stage, id, 'cd /tmp; echo one > a').output).toBe('# ');
    expect(send(stage, id, 'pwd; cat a').output).toBe('/tmp\none\n# ');
    expect(send(stage, id, 'exit 3')).toMatchObject({ output: '', exitCode: 3, status: 'ENDED' });
    const late = { sessionId: id, input: 'ls' };
    expect(stage.door.refused('Sandbox.SendToSession', late).message).toMatch(/ENDED/);
  });

  test('fact T7.1-4: twenty minutes without a line end it, not one more', () => {
    const stage = execStage();
    const id = opened(stage, 'bash');
    stage.wait(1199);
    expect(send(stage, id, 'pwd').output).toMatch(/^\/\nroot@ip-[\d-]+:\/# $/);
    stage.wait(1199);
    expect(status(stage, id)).toBe('OPEN');
    stage.wait(1);
    expect(status(stage, id)).toBe('TIMED_OUT');
  });

  test('fact T7.1-4: with a shared PID namespace, sessions go into one container only', () => {
    const two = [webContainer(), { name: 'log', image: 'log:1' }];
    const shared = { pidMode: 'task', containerDefinitions: two };
    const stage = execStage({ definition: shared });
    const id = opened(stage, '/bin/sh', { container: 'web' });
    expect(stage.execRefused('ls', { container: 'log' })).toEqual(NOT_CONNECTED);
    expect(stage.exec('ps', { container: 'web' }).output).toMatch(/\/app\/web[\s\S]*\/app\/log/);
    send(stage, id, 'exit');
    expect(stage.exec('true', { container: 'log' }).exitCode).toBe(0);
  });

  test('fact T7.1-6: sessions are logged with the container, to a group of the cluster’s, or not at all', () => {
    const streams = (executeCommandConfiguration?: object) => {
      const stage = execStage({}, ({ give }) => {
        if (!executeCommandConfiguration) return;
        give('ECS.UpdateCluster', {
          cluster: 'demo',
          configuration: { executeCommandConfiguration },
        });
      });
      stage.exec('echo seen');
      const groups = stage.give(
        'Logs.DescribeLogGroups',
        {},
        'logGroups[].logGroupName',
      ) as string[];
      return groups.filter((logGroupName) => {
        const messages = stage.give('Logs.FilterLogEvents', { logGroupName }, 'events[].message');
        return (messages as string[]).includes('# echo seen');
      });
    };
    expect(streams()).toEqual(['/ecs/web']);
    expect(streams({ logging: 'NONE' })).toEqual([]);
    const own = { cloudWatchLogGroupName: '/exec' };
    expect(streams({ logging: 'OVERRIDE', logConfiguration: own })).toEqual(['/exec']);
  });

  test('it ends with its container', () => {
    const stage = execStage();
    const id = opened(stage);
    const crash = { type: 'crash-container', service: 'web' };
    stage.give('Sandbox.InjectFault', crash);
    expect(status(stage, id)).toBe('CONTAINER_STOPPED');
  });
});
