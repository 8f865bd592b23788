import { describe, expect, test } from 'vitest';
import type { ImportOptions } from '../../../src/formats/import-result';
import { openText } from '../../../src/formats/registry';
import { network, openDoor } from '../../support/sandbox-door';

async function open(value: unknown, more: Partial<ImportOptions> = {}) {
  const text = JSON.stringify(value, null, 1);
  const opened = await openText(text, { fileName: 'run.json', ...more });
  if (opened.kind !== 'import') throw new Error(`opened as ${opened.kind}`);
  return { id: opened.importer.id, ...opened.result };
}

/** The status of each task after two minutes. */
function run({ operations }: Awaited<ReturnType<typeof open>>): unknown {
  const { give } = openDoor();
  let tasks: unknown;
  for (const { target, input } of operations) tasks = give(target, input);
  give('Sandbox.Wait', { for: 120 });
  const { cluster } = operations.at(-1)!.input;
  const arns = (tasks as { tasks: { taskArn: string }[] }).tasks.map((one) => one.taskArn);
  return give('ECS.DescribeTasks', { cluster, tasks: arns }, 'tasks[].lastStatus');
}

describe('inputs of run-task', () => {
  const plain = {
    cluster: 'batch',
    taskDefinition: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/report:4',
    launchType: 'FARGATE',
    count: 2,
    networkConfiguration: network,
    overrides: { containerOverrides: [{ name: 'job', command: ['nightly'] }] },
  };

  test('a stand-in has the containers that are overridden', async () => {
    const file = await open(plain);
    expect(file.id).toBe('run-task');
    expect(file.operations.map(({ target }) => target)).toEqual([
      'ECS.CreateCluster',
      'ECS.RegisterTaskDefinition',
      'ECS.RunTask',
    ]);
    expect(file.operations[1]?.input).toMatchObject({
      family: 'report',
      containerDefinitions: [{ name: 'job' }],
    });
    expect(file.operations[2]?.input).toEqual({ ...plain, taskDefinition: 'report' });
    expect(run(file)).toEqual(['RUNNING', 'RUNNING']);
  });

  test('the one of the sandbox by choice, at its revision', async () => {
    const { operations } = await open(plain, { choices: { 'task-definition': 'existing' } });
    expect(operations.at(-1)?.input).toMatchObject({ taskDefinition: 'report:4' });
    expect(operations).toHaveLength(2);
  });

  test('overrides by themselves run one task, of the definition beside them if there is one', async () => {
    const overrides = { containerOverrides: [{ name: 'job', command: ['x'] }], cpu: 512 };
    const file = await open(overrides);
    expect(file.id).toBe('run-task');
    expect(file.operations.at(-1)?.input).toMatchObject({
      taskDefinition: 'job',
      overrides: { cpu: '512' },
    });
    expect(run(file)).toEqual(['RUNNING']);
    const definition = {
      family: 'jobs',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: '256',
      memory: '512',
      containerDefinitions: [{ name: 'job', image: 'job:1' }],
    };
    const readFile = (path: string) =>
      path === 'ecs-task-def.json' ? JSON.stringify(definition) : undefined;
    const beside = await open({ containerOverrides: [{ name: 'job' }] }, { readFile });
    expect(beside.operations.at(-1)?.input).toMatchObject({ taskDefinition: 'jobs' });
    expect(run(beside)).toEqual(['RUNNING']);
  });

  test('on EC2, and with members that it does not know', async () => {
    const file = await open({ taskDefinition: 'old', overrides: null, wait: true });
    expect(file.findings.map(({ path, line }) => `${line} ${path}`)).toEqual([
      '3 overrides',
      '4 wait',
      '1 cluster',
      '2 taskDefinition',
    ]);
    expect(run(file)).toEqual(['RUNNING']);
  });
});
