/** What containers write, and where it goes. */
import { describe, expect, test } from 'vitest';
import {
  awslogs,
  declareRole,
  EXECUTION_ROLE,
  execStage,
  webContainer,
} from '../../../support/exec-stage';
import { container, openDoor, webUnderLoad } from '../../../support/sandbox-door';
import { lastPart } from '../../../../src/model/ids';

interface Line {
  at: number;
  container: string;
  message: string;
}

const LOG_ROLE = 'web-execution';
const ALL_LOGS = ['logs:CreateLogStream', 'logs:PutLogEvents'];

describe('streams of the awslogs driver', () => {
  test('are PREFIX/CONTAINER/TASK-ID of the group named (using_awslogs)', () => {
    const { give, task } = execStage();
    const names = give('Logs.DescribeLogStreams', { logGroupName: '/ecs/web' }, STREAMS);
    expect(names).toEqual([`ecs/web/${lastPart(task())}`]);
  });

  test('a group that nobody made is there with its first line, and not before', () => {
    const { door, give } = execStage({ seconds: 5 });
    expect(door.refused('Logs.FilterLogEvents', { logGroupName: '/ecs/web' })).toEqual({
      __type: 'ResourceNotFoundException',
      message: 'The specified log group does not exist.',
    });
    give('Sandbox.Wait', { for: 60 });
    expect(give('Logs.DescribeLogGroups', {}, 'logGroups[].logGroupName')).toEqual(['/ecs/web']);
  });

  test('without a log driver nothing reaches CloudWatch, and the sandbox shows it all the same', () => {
    const { give, task } = execStage({ definition: { containerDefinitions: [container] } });
    expect(give('Logs.DescribeLogGroups', {}, 'logGroups')).toEqual([]);
    const shown = give('Sandbox.GetContainerLogs', { task: task() }) as {
      containers: unknown[];
      events: Line[];
    };
    expect(shown.containers).toEqual([{ name: 'web' }]);
    expect(shown.events.map(({ message }) => message)).toEqual([
      'Starting web (web:1)',
      'Listening on port 80',
    ]);
  });
});

describe('lines of a service', () => {
  test('are those of all its tasks in order of time, each with its task and revision', () => {
    const door = openDoor();
    for (const [target, input] of webUnderLoad(20)) door.give(target, input);
    door.give('Sandbox.Wait', { for: 60 });
    const lines = door.give('Sandbox.GetContainerLogs', { service: 'web' }, 'events') as (Line & {
      task: string;
      revision: string;
    })[];
    const times = lines.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(new Set(lines.map(({ task }) => task)).size).toBeGreaterThan(1);
    expect(new Set(lines.map(({ revision }) => revision))).toEqual(new Set(['web:1']));
    expect(door.refused('Sandbox.GetContainerLogs', {})).toMatchObject({
      message: 'Name a task or a service: one of the two.',
    });
  });
});

const STREAMS = 'logStreams[].logStreamName';

describe('lines', () => {
  const loaded = (rate: number, image: Record<string, unknown> = {}) => {
    const door = openDoor();
    door.give('Sandbox.PutImage', { image: 'web:1', ...image });
    for (const [target, input] of webUnderLoad(rate)) door.give(target, input);
    door.give('Sandbox.Wait', { for: 90 });
    const task = door.give('ECS.ListTasks', { cluster: 'demo' }, 'taskArns[0]') as string;
    const lines = () =>
      door.give('Sandbox.GetContainerLogs', { task, limit: 500 }, 'events') as Line[];
    return { door, task, lines };
  };

  test('one request a second at most is written down, whatever the rate', () => {
    const { lines } = loaded(400);
    const requests = lines().filter(({ message }) => message.includes('HTTP/1.1" 200'));
    const perSecond = new Map<number, number>();
    for (const { at } of requests) {
      perSecond.set(Math.ceil(at), (perSecond.get(Math.ceil(at)) ?? 0) + 1);
    }
    expect(requests.length).toBeGreaterThan(30);
    expect(Math.max(...perSecond.values())).toBe(1);
    expect(requests.at(-1)?.message).toMatch(
      /^"GET \/ HTTP\/1\.1" 200 in \d+ ms \(one of \d+ in this second\)$/,
    );
  });

  test('answers that fail are errors, with how many there were', () => {
    const { lines } = loaded(50, { errorRate: 1, errorStatus: 503, healthCheckPath: '/up' });
    const errors = lines().filter(({ message }) => message.startsWith('ERROR'));
    expect(errors.length).toBeGreaterThan(5);
    expect(errors[3]?.message).toMatch(/^ERROR "GET \/ HTTP\/1\.1" 503 in \d+ ms \(one of \d+/);
  });

  test('a failed health check is written down by whoever answered it', () => {
    const { lines } = loaded(0, { healthCheckStatus: 404 });
    const [first] = lines().filter(({ message }) => message.includes('ELB-HealthChecker'));
    expect(first?.message).toBe('WARN "GET / HTTP/1.1" 404 for ELB-HealthChecker/2.0');
  });

  test('signal, exit and kill are the last words of a container', () => {
    const words = (image: Record<string, unknown>) => {
      const { door, task, lines } = loaded(0, image);
      door.give('ECS.StopTask', { cluster: 'demo', task });
      door.give('Sandbox.Wait', { for: 400 });
      return lines()
        .slice(-2)
        .map(({ message }) => message);
    };
    expect(words({})).toEqual(['SIGTERM received, shutting down', 'Process exited with code 0']);
    expect(words({ sigtermExit: 'never' })).toEqual([
      'SIGTERM received and ignored',
      'Killed (SIGKILL, exit code 137)',
    ]);
  });

  test('a container that outgrows its memory says so', () => {
    const { door } = loaded(20, { memoryMib: 500, leakMibPerRequest: 1 });
    const list = { cluster: 'demo', desiredStatus: 'STOPPED' };
    const task = door.give('ECS.ListTasks', list, 'taskArns[0]');
    const last = door.give('Sandbox.GetContainerLogs', { task }, 'events[-1].message');
    expect(last).toBe('Killed: out of memory (exit code 137)');
  });

  test('of many containers some are listened to in turn, and streams stay bounded', () => {
    const door = openDoor();
    for (const [target, input] of webUnderLoad(2000)) {
      const more = target === 'ECS.CreateService' ? { desiredCount: 60 } : {};
      door.give(target, { ...input, ...more });
    }
    door.give('Sandbox.Wait', { for: 120 });
    const { logGroups } = door.dispatcher.engine.ctx.world;
    const streams = [...logGroups.values()].flatMap((group) => Object.values(group.streams));
    const events = streams.flatMap((stream) => stream.events);
    const inOneSecond = events.filter(
      ({ at, message }) => at > 110e6 && at <= 111e6 && message.includes('200'),
    );
    expect(streams).toHaveLength(60);
    expect(inOneSecond.length).toBeLessThanOrEqual(16);
    expect(inOneSecond.length).toBeGreaterThan(5);
    expect(Math.max(...streams.map((stream) => stream.events.length))).toBeLessThanOrEqual(166);
  });
});

describe('a logger that cannot be made (resource-initialization-error)', () => {
  const NO_GROUP =
    'failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.';
  const stopped = (stage: ReturnType<typeof execStage>) =>
    stage.give(
      'ECS.DescribeTasks',
      { cluster: 'demo', tasks: [firstStopped(stage)] },
      'tasks[0].[stopCode, stoppedReason, containers[0].reason]',
    );
  const firstStopped = ({ give }: ReturnType<typeof execStage>) =>
    give('ECS.ListTasks', { cluster: 'demo', desiredStatus: 'STOPPED' }, 'taskArns[0]') as string;

  test('fact T1.3-2: on Fargate, a group that has been deleted keeps the task from starting', () => {
    const stage = execStage({}, ({ give }) =>
      give('Logs.DeleteLogGroup', { logGroupName: '/ecs/web' }),
    );
    expect(stopped(stage)).toEqual([
      'TaskFailedToStart',
      'ResourceInitializationError: failed to validate logger args: create stream has been retried ' +
        `1 times: ${NO_GROUP} : exit status 1`,
      null,
    ]);
  });

  test('with awslogs-create-group the driver makes the group', () => {
    const creates = webContainer({ logConfiguration: awslogs({ 'awslogs-create-group': 'true' }) });
    const { give } = execStage({ definition: { containerDefinitions: [creates] } }, (door) =>
      door.give('Logs.DeleteLogGroup', { logGroupName: '/ecs/web' }),
    );
    expect(give('ECS.ListTasks', { cluster: 'demo' }, 'length(taskArns)')).toBe(1);
    expect(give('Logs.DescribeLogGroups', {}, 'logGroups[].logGroupName')).toEqual(['/ecs/web']);
  });

  test('fact T1.3-2: it must be permitted to make the group, and the stream', () => {
    const creates = webContainer({ logConfiguration: awslogs({ 'awslogs-create-group': 'true' }) });
    const denied = (actions: string[], isGroupThere: boolean) => {
      const stage = execStage({ definition: { containerDefinitions: [creates] } }, (door) => {
        declareRole(door, LOG_ROLE, actions);
        if (!isGroupThere) door.give('Logs.DeleteLogGroup', { logGroupName: '/ecs/web' });
      });
      return (stopped(stage) as string[])[1];
    };
    expect(denied(ALL_LOGS, false)).toMatch(
      /failed to create Cloudwatch log group: AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role\/web-execution\/\w{32} is not authorized to perform: logs:CreateLogGroup on resource/,
    );
    expect(denied(['logs:PutLogEvents'], true)).toMatch(
      /^ResourceInitializationError: .*failed to create Cloudwatch log stream: AccessDeniedException: .* logs:CreateLogStream on resource: arn:aws:logs:us-east-1:123456789012:log-group:\/ecs\/web:log-stream:ecs\/web\/\w{32} because no identity-based policy allows the logs:CreateLogStream action/,
    );
  });

  test('a role that may make streams and not write loses the lines, and the task runs', () => {
    const { give, task } = execStage({}, (door) =>
      declareRole(door, LOG_ROLE, ['logs:CreateLogStream']),
    );
    expect(give('Logs.DescribeLogGroups', {}, 'logGroups')).toEqual([]);
    const lines = give('Sandbox.GetContainerLogs', { task: task() }, 'length(events)');
    expect(lines).toBe(2);
    expect(EXECUTION_ROLE).toContain(LOG_ROLE);
  });

  test('fact T1.3-2, T1.3-7: on EC2 Docker cannot start the container: failed to initialize logging driver', () => {
    const { door, give } = execStage({ service: { desiredCount: 0 } });
    give('Logs.DeleteLogGroup', { logGroupName: '/ecs/web' });
    give('ECS.RegisterTaskDefinition', {
      family: 'on-ec2',
      containerDefinitions: [webContainer({ memory: 128 })],
    });
    const run = { cluster: 'demo', taskDefinition: 'on-ec2', launchType: 'EC2' };
    const task = give('ECS.RunTask', run, 'tasks[0].taskArn') as string;
    give('Sandbox.Wait', { for: 60 });
    const asked = { cluster: 'demo', tasks: [task] };
    expect(door.give('ECS.DescribeTasks', asked, END)).toEqual([
      'TaskFailedToStart',
      'Task failed to start',
      `CannotStartContainerError: Error response from daemon: failed to initialize logging driver: ${NO_GROUP}`,
    ]);
  });
});

const END = 'tasks[0].[stopCode, stoppedReason, containers[0].reason]';
