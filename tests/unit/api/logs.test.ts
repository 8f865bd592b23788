/** The operations of CloudWatch Logs. */
import { describe, expect, test } from 'vitest';
import type { Account } from '../../../src/model/account';
import { execStage } from '../../support/exec-stage';
import { openDoor } from '../../support/sandbox-door';

const NOT_THERE = {
  __type: 'ResourceNotFoundException',
  message: 'The specified log group does not exist.',
};

describe('log groups', () => {
  test('are made once, deleted once, and described by name', () => {
    const { give, refused } = openDoor();
    give('Logs.CreateLogGroup', { logGroupName: '/b' });
    give('Logs.CreateLogGroup', { logGroupName: '/a/x', tags: { team: 'shop' } });
    expect(refused('Logs.CreateLogGroup', { logGroupName: '/b' })).toEqual({
      __type: 'ResourceAlreadyExistsException',
      message: 'The specified log group already exists',
    });
    expect(refused('Logs.CreateLogGroup', { logGroupName: 'no blanks' }).__type).toBe(
      'InvalidParameterException',
    );
    expect(give('Logs.DescribeLogGroups', {}, NAMES)).toEqual(['/a/x', '/b']);
    expect(give('Logs.DescribeLogGroups', { logGroupNamePrefix: '/a' }, NAMES)).toEqual(['/a/x']);
    give('Logs.DeleteLogGroup', { logGroupName: '/b' });
    expect(refused('Logs.DeleteLogGroup', { logGroupName: '/b' })).toEqual(NOT_THERE);
    expect(refused('Logs.DescribeLogStreams', { logGroupName: '/b' })).toEqual(NOT_THERE);
  });

  test('pages go on where the last one ended', () => {
    const { give } = openDoor();
    for (const name of ['a', 'b', 'c']) give('Logs.CreateLogGroup', { logGroupName: name });
    const first = give('Logs.DescribeLogGroups', { limit: 2 }) as { nextToken: string };
    const { nextToken } = first;
    expect(give('Logs.DescribeLogGroups', { nextToken }, NAMES)).toEqual(['c']);
  });

  test('retention takes AWS’s numbers of days only', () => {
    const { give, refused } = openDoor();
    give('Logs.PutRetentionPolicy', { logGroupName: '/a', retentionInDays: 14 });
    const days = 'logGroups[0].retentionInDays';
    expect(give('Logs.DescribeLogGroups', {}, days)).toBe(14);
    const bad = { logGroupName: '/a', retentionInDays: 15 };
    expect(refused('Logs.PutRetentionPolicy', bad).__type).toBe('InvalidParameterException');
    give('Logs.DeleteRetentionPolicy', { logGroupName: '/a' });
    expect(give('Logs.DescribeLogGroups', {}, days)).toBe(null);
  });

  test('come back with an account, and so does the lack of one', () => {
    const { give } = openDoor();
    give('Logs.CreateLogGroup', { logGroupName: '/a' });
    give('Logs.PutRetentionPolicy', { logGroupName: '/a', retentionInDays: 7 });
    give('Logs.DeleteLogGroup', { logGroupName: '/gone' });
    const account = give('Sandbox.DescribeAccount') as Account;
    const again = openDoor();
    again.give('Sandbox.LoadAccount', { account });
    expect(again.give('Sandbox.DescribeAccount')).toEqual(account);
    const gone = { logGroupName: '/gone' };
    expect(again.refused('Logs.DescribeLogStreams', gone)).toEqual(NOT_THERE);
  });
});

const NAMES = 'logGroups[].logGroupName';

describe('lines', () => {
  test('moments are milliseconds; the same lines by stream and by filter', () => {
    const { give } = execStage();
    const logGroupName = '/ecs/web';
    const stream = give('Logs.DescribeLogStreams', { logGroupName }, 'logStreams[0]') as {
      logStreamName: string;
      firstEventTimestamp: number;
    };
    const { logStreamName, firstEventTimestamp: first } = stream;
    const messages = 'events[].[timestamp, message]';
    const read = give('Logs.GetLogEvents', { logGroupName, logStreamName }, messages);
    expect(read).toEqual([
      [first, 'Starting web (web:1)'],
      [first + 5000, 'Listening on port 80'],
    ]);
    // 2026-01-01, and some seconds for the task to start.
    expect(first).toBeGreaterThan(1_767_225_600_000 + 15_000);
    expect(first).toBeLessThan(1_767_225_600_000 + 40_000);
    expect(give('Logs.FilterLogEvents', { logGroupName }, messages)).toEqual(read);
    const later = { logGroupName, startTime: first + 1 };
    expect(give('Logs.FilterLogEvents', later, 'length(events)')).toBe(1);
    const listening = { logGroupName, filterPattern: 'Listening' };
    expect(give('Logs.FilterLogEvents', listening, 'length(events)')).toBe(1);
  });

  test('GetLogEvents gives the last lines, and tokens for both ways', () => {
    const { give, door } = execStage();
    const logGroupName = '/ecs/web';
    const logStreamName = give(
      'Logs.DescribeLogStreams',
      { logGroupName },
      'logStreams[0].logStreamName',
    );
    const page = (input: Record<string, unknown>) =>
      give('Logs.GetLogEvents', { logGroupName, logStreamName, limit: 1, ...input }) as {
        events: { message: string }[];
        nextBackwardToken: string;
        nextForwardToken: string;
      };
    const last = page({});
    expect(last.events[0]?.message).toMatch(/^Listening/);
    expect(page({ nextToken: last.nextBackwardToken }).events[0]?.message).toMatch(/^Starting/);
    expect(page({ nextToken: last.nextForwardToken }).events).toEqual([]);
    expect(page({ startFromHead: true }).events[0]?.message).toMatch(/^Starting/);
    const unknown = { logGroupName, logStreamName: 'nope' };
    expect(door.refused('Logs.GetLogEvents', unknown)).toEqual({
      __type: 'ResourceNotFoundException',
      message: 'The specified log stream does not exist.',
    });
  });

  test('patterns and names that cannot be are refused', () => {
    const { door } = execStage();
    const refused = (input: Record<string, unknown>) =>
      door.refused('Logs.FilterLogEvents', { logGroupName: '/ecs/web', ...input }).__type;
    expect(refused({ filterPattern: '{ $.a = 1 }' })).toBe('InvalidParameterException');
    expect(refused({ logStreamNames: ['nope'] })).toBe('ResourceNotFoundException');
    const both = { logStreamNames: ['a'], logStreamNamePrefix: 'a' };
    expect(refused(both)).toBe('InvalidParameterException');
  });
});

describe('fact T3.1-13: log drivers at registration', () => {
  test.each([
    [{ logDriver: 'gelf' }, /do not support log driver 'gelf'/],
    [
      { logDriver: 'awslogs' },
      /^Log driver awslogs requires options: awslogs-region, awslogs-group$/,
    ],
    [
      { logDriver: 'awslogs', options: { 'awslogs-region': 'us-east-1', 'awslogs-group': 'a' } },
      /^Log driver awslogs requires options: awslogs-stream-prefix$/,
    ],
    [
      {
        logDriver: 'awslogs',
        options: { 'awslogs-region': 'r', 'awslogs-group': 'a', 'awslogs-endpoint': 'x' },
      },
      /^Log driver awslogs disallows options: awslogs-endpoint$/,
    ],
  ])('%j', (logConfiguration, message) => {
    const { refused } = openDoor();
    const error = refused('ECS.RegisterTaskDefinition', {
      family: 'web',
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '512',
      containerDefinitions: [{ name: 'web', image: 'web:1', logConfiguration }],
    });
    expect(error.__type).toBe('ClientException');
    expect(error.message).toMatch(message);
  });
});
