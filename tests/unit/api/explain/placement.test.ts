/**
 * "Why?" of tasks that find no place on EC2 instances: ports in use, free CPU in pieces, no
 * instance that is large enough; each with the fix that is offered first, and what comes of it.
 */
import { describe, expect, test } from 'vitest';
import type { Explanation } from '../../../../src/model/explanation';
import { toCommandLine } from '../../../../src/cli/to-command-line';
import { runLines, type ScriptedSandbox } from '../../../support/stopped-task';

const launch = (type: string, subnet = 'subnet-a') =>
  `aws ec2 run-instances --image-id ami-1 --instance-type ${type} --subnet-id ${subnet} --count 1 --user-data 'ECS_CLUSTER=demo'`;
const register = (family: string, container: Record<string, unknown>) =>
  `aws ecs register-task-definition --family ${family} --network-mode bridge --container-definitions '${JSON.stringify([{ name: family, image: `${family}:1`, memory: 256, ...container }])}'`;
const serve = (name: string, count: number, more = '') =>
  `aws ecs create-service --cluster demo --service-name ${name} --task-definition ${name} --desired-count ${count} --launch-type EC2 ${more}`;
const wait = (seconds: number) => `aws sandbox wait --for ${seconds}`;
const CLUSTER = 'aws ecs create-cluster --cluster-name demo';

const why = ({ give }: ScriptedSandbox, service: string): Explanation =>
  give('Sandbox.Explain', { service }) as Explanation;

async function cure(sandbox: ScriptedSandbox, service: string): Promise<Explanation> {
  for (const { command } of why(sandbox, service).causes) await sandbox.run(command);
  const [first] = why(sandbox, service).fixes.filter(({ operations }) => operations.length > 0);
  for (const { target, input } of first?.operations ?? []) sandbox.give(target, input);
  await sandbox.run(`aws sandbox wait --until steady:${service} --timeout 3600`);
  return why(sandbox, service);
}

describe('why a task finds no place', () => {
  test('a fixed host port that is in use: dynamic ones are offered first, and cure it', async () => {
    const sandbox = await runLines(
      [
        CLUSTER,
        launch('m5.large'),
        wait(120),
        register('web', { portMappings: [{ containerPort: 80, hostPort: 8080 }] }),
        serve('web', 2),
        wait(240),
      ].join('\n'),
    );
    const before = why(sandbox, 'web');
    expect(before.causes.at(-1)?.evidence).toMatch(/has a port in use that the task wants/);
    expect(before.causes.at(-1)?.evidence).not.toMatch(/ENI/);
    expect(before.fixes[0]?.text).toMatch(/dynamic host ports \(hostPort 0\)/);
    expect(before.fixes.map(({ text }) => text)).toContain('Launch another m5.large');
    expect((await cure(sandbox, 'web')).isFault).toBe(false);
    const { taskDefinition } = sandbox.give('ECS.DescribeTaskDefinition', {
      taskDefinition: 'web',
    }) as { taskDefinition: { revision: number; containerDefinitions: object[] } };
    expect(taskDefinition.revision).toBe(2);
    expect(taskDefinition.containerDefinitions).toMatchObject([
      { portMappings: [{ containerPort: 80, hostPort: 0 }] },
    ]);
  });

  test('CPU that is free in pieces: packing the small tasks makes room', async () => {
    const sandbox = await runLines(
      [
        CLUSTER,
        launch('m5.large'),
        launch('m5.large', 'subnet-b'),
        wait(120),
        register('small', { cpu: 512 }),
        serve('small', 2),
        register('big', { cpu: 2048 }),
        serve('big', 1),
        wait(240),
      ].join('\n'),
    );
    const before = why(sandbox, 'big');
    expect(before.causes.at(-1)?.text).toMatch(/^3072 CPU units .* free in all, but scattered/);
    expect(before.fixes[0]?.text).toMatch(/Pack the tasks of small/);
    expect((await cure(sandbox, 'big')).isFault).toBe(false);
  });

  test('where packing would not help, it is only advised', async () => {
    const sandbox = await runLines(
      [
        CLUSTER,
        launch('m5.large'),
        launch('m5.large', 'subnet-b'),
        wait(120),
        register('small', { cpu: 1024 }),
        serve('small', 2),
        register('big', { cpu: 2048 }),
        serve('big', 1),
        wait(240),
      ].join('\n'),
    );
    const { fixes } = why(sandbox, 'big');
    expect(fixes.find(({ text }) => text.includes('binpack'))?.operations).toEqual([]);
    expect((await cure(sandbox, 'big')).isFault).toBe(false);
  });

  test('another instance is launched by a whole command, large enough for a task', async () => {
    const sandbox = await runLines(
      [
        CLUSTER,
        `${launch('t3.micro')} --security-group-ids sg-hosts`,
        wait(120),
        register('web', { memory: 3000 }),
        serve('web', 1),
        wait(240),
      ].join('\n'),
    );
    const { causes, fixes } = why(sandbox, 'web');
    expect(causes.map(({ command }) => command).join()).not.toContain('…');
    const [operation] = fixes.find(({ text }) => text.startsWith('Launch'))?.operations ?? [];
    const line = operation && toCommandLine(operation.target, operation.input);
    expect(line).toMatch(/--image-id resolve:ssm/);
    expect(line).toMatch(/--subnet-id subnet-a/);
    expect(line).toMatch(/--security-group-ids sg-hosts/);
    expect(line).toMatch(/ECS_CLUSTER=demo/);
    expect((await cure(sandbox, 'web')).isFault).toBe(false);
  });

  test('what is said is of the last try, while the event itself is muted', async () => {
    const sandbox = await runLines(
      [
        CLUSTER,
        launch('t3.micro'),
        wait(120),
        register('web', { memory: 3000 }),
        serve('web', 1),
        wait(240),
      ].join('\n'),
    );
    const missing = () => why(sandbox, 'web').causes.find(({ text }) => /found a place/.test(text));
    const before = missing();
    await sandbox.run(wait(1800));
    expect(missing()?.at).toBeGreaterThan((before?.at ?? 0) + 600);
    expect(missing()?.evidence).toMatch(/^\(service web\) was unable to place a task/);
    const { services } = sandbox.give('ECS.DescribeServices', {
      cluster: 'demo',
      services: ['web'],
    }) as { services: { events: { message: string }[] }[] };
    const said = services[0]?.events.filter(({ message }) => /unable to place/.test(message));
    expect(said).toHaveLength(1);
  });
});
