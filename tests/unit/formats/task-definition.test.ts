import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ImportOptions, ImportResult } from '../../../src/formats/import-result';
import { openText } from '../../../src/formats/registry';
import { importTaskDefinition } from '../../../src/formats/task-definition/import-task-definition';
import {
  doorsOf,
  launchTypeFor,
  planService,
  type Runnable,
} from '../../../src/formats/task-definition/service-plan';
import { planService as planNewService } from '../../../src/state/gestures/containers';
import { openDoor } from '../../support/sandbox-door';

const plain = {
  family: 'web',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  cpu: '256',
  memory: '512',
  containerDefinitions: [{ name: 'web', image: 'web:1', portMappings: [{ containerPort: 80 }] }],
};

const readText = (text: string, fileName = 'x.json', more: Partial<ImportOptions> = {}) =>
  importTaskDefinition(text, { fileName, ...more });
const read = (value: unknown, name?: string) => readText(JSON.stringify(value, null, 1), name);
const input = async (value: unknown, name?: string) =>
  (await read(value, name)).operations[0]?.input;
const told = ({ findings: all }: ImportResult) =>
  all.map(({ path, severity, message }) => `${path} ${severity}: ${message}`);
const findings = async (value: unknown) => told(await read(value));

describe('task definition files', () => {
  test('a plain registration goes through as it is, without a word', async () => {
    expect(await read(plain)).toMatchObject({
      operations: [{ target: 'ECS.RegisterTaskDefinition', input: plain }],
      findings: [],
      notes: {},
    });
  });

  test('the answer of describe-task-definition gives the same registration', async () => {
    const answer = {
      taskDefinition: {
        ...plain,
        taskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/web:3',
        revision: 3,
        status: 'ACTIVE',
        compatibilities: ['EC2', 'FARGATE'],
        registeredAt: '2024-01-01T00:00:00Z',
      },
      tags: [{ key: 'team', value: 'shop' }],
    };
    expect(await input(answer)).toEqual({ ...plain, tags: [{ key: 'team', value: 'shop' }] });
    expect((await read(answer)).notes).toMatchObject({ 'taskDefinition.revision': 3 });
    expect(await findings(answer)).toHaveLength(5);
  });

  test('numbers and texts are put right where the meaning is plain, and each is reported', async () => {
    const habit = {
      ...plain,
      cpu: 256,
      containerDefinitions: [
        {
          name: 'web',
          image: 'web:1',
          cpu: '128',
          essential: 'true',
          environment: [{ name: 'PORT', value: 80 }],
          portMappings: [{ containerPort: '80' }],
        },
      ],
    };
    expect(await input(habit)).toMatchObject({
      cpu: '256',
      containerDefinitions: [
        {
          cpu: 128,
          essential: true,
          environment: [{ name: 'PORT', value: '80' }],
          portMappings: [{ containerPort: 80 }],
        },
      ],
    });
    expect(await findings(habit)).toContain('cpu info: 256 read as "256"');
    expect(await findings(habit)).toContain(
      'containerDefinitions[0].portMappings[0].containerPort info: "80" read as 80',
    );
  });

  test('what cannot be put right is left for ECS to judge', async () => {
    const odd = { ...plain, containerDefinitions: [{ name: 'web', image: 'a', cpu: 'lots' }] };
    expect(await input(odd)).toMatchObject({ containerDefinitions: [{ cpu: 'lots' }] });
  });

  test.each([
    ['<IMAGE1_NAME>', 'IMAGE1_NAME'],
    ['{{ must_env `REGISTRY` }}/{{ must_env `REPO` }}:{{ must_env `TAG` }}', 'REGISTRY/REPO:TAG'],
    [
      '<ACCOUNT>.dkr.ecr.us-east-1.amazonaws.com/web:latest',
      'ACCOUNT.dkr.ecr.us-east-1.amazonaws.com/web:latest',
    ],
    [`web@sha256:${'a'.repeat(64)}`, `web@sha256:${'a'.repeat(64)}`],
  ])(
    'an image that a pipeline is to fill in, %s, is said and stood in for',
    async (image, name) => {
      const odd = { ...plain, containerDefinitions: [{ ...plain.containerDefinitions[0], image }] };
      expect(await input(odd)).toMatchObject({ containerDefinitions: [{ image: name }] });
      const said = (await findings(odd)).filter((line) => line.includes('stands in for it'));
      expect(said).toHaveLength(image === name ? 0 : 1);
      if (image !== name) {
        expect(said[0]).toMatch(/^containerDefinitions\[0\]\.image warning: /);
        expect((await read(odd)).notes).toEqual({ 'containerDefinitions[0].image': image });
      }
    },
  );

  test('unknown members are reported with their path and kept, not sent', async () => {
    const odd = {
      ...plain,
      Cpu: '512',
      containerDefinitions: [{ ...plain.containerDefinitions[0], ecsExec: { on: true } }],
    };
    const result = await read(odd);
    expect(await input(odd)).toEqual(plain);
    expect(result.notes).toEqual({ Cpu: '512', 'containerDefinitions[0].ecsExec': { on: true } });
    expect((await findings(odd))[1]).toMatch(/^Cpu warning: unknown .* \(did you mean cpu\?\)$/);
    expect((await findings(odd))[0]).toMatch(
      /^containerDefinitions\[0\]\.ecsExec warning: unknown/,
    );
  });

  test('null is not given, and free maps take any key', async () => {
    const odd = {
      ...plain,
      taskRoleArn: null,
      containerDefinitions: [
        { ...plain.containerDefinitions[0], dockerLabels: { 'any.key': 'x', n: 5 } },
      ],
    };
    expect(await input(odd)).not.toHaveProperty('taskRoleArn');
    expect(await input(odd)).toMatchObject({
      containerDefinitions: [{ dockerLabels: { 'any.key': 'x', n: '5' } }],
    });
  });

  test('an empty text is not given where it cannot mean anything, and is reported', async () => {
    const port = { containerPort: 80, protocol: '', appProtocol: '' };
    const container = { name: 'web', image: 'web:1', versionConsistency: '', cpu: '' };
    const exported = {
      ...plain,
      ipcMode: '',
      pidMode: '',
      taskRoleArn: '',
      runtimePlatform: { cpuArchitecture: '', operatingSystemFamily: 'LINUX' },
      containerDefinitions: [{ ...container, portMappings: [port] }],
    };
    expect(await input(exported)).toEqual({
      ...plain,
      runtimePlatform: { operatingSystemFamily: 'LINUX' },
    });
    const said = 'info: an empty text: taken as not given';
    expect(await findings(exported)).toEqual([
      `containerDefinitions[0].versionConsistency ${said}`,
      `containerDefinitions[0].cpu ${said}`,
      `containerDefinitions[0].portMappings[0].protocol ${said}`,
      `containerDefinitions[0].portMappings[0].appProtocol ${said}`,
      `ipcMode ${said}`,
      `pidMode ${said}`,
      `taskRoleArn ${said}`,
      `runtimePlatform.cpuArchitecture ${said}`,
    ]);
  });

  test('an empty text stays where it has a meaning: environment, labels, commands, tags', async () => {
    const meant = {
      ...plain,
      tags: [{ key: 'team', value: '' }],
      containerDefinitions: [
        {
          ...plain.containerDefinitions[0],
          environment: [{ name: 'PREFIX', value: '' }],
          dockerLabels: { stage: '' },
          entryPoint: [''],
          command: ['run', ''],
        },
      ],
    };
    expect(await read(meant)).toMatchObject({ operations: [{ input: meant }], findings: [] });
  });

  test('a family that is missing is named after the file', async () => {
    const { family: _, ...nameless } = plain;
    expect(await input(nameless, 'shop web.taskdef.json')).toMatchObject({ family: 'shop-web' });
  });

  test.each([
    ['[]', /not a file this can open/],
    ['{"a": 1}', /not a file this can open/],
    ['{"containerDefinitions": {}}', /containerDefinitions must be a list/],
    ['{"family": "a", "networkMode": "host"}', /containerDefinitions is missing/],
    ['{"family": "a",\n "containerDefinitions": [,]}', /not valid JSON at column 27/],
  ])('%s is refused with the reason', async (text, reason) => {
    const opened = await openText(text, { fileName: 'a.json' });
    expect(opened.kind).toBe('refused');
    if (opened.kind === 'refused') expect(opened.result.findings[0]?.message).toMatch(reason);
  });
});

describe('running it as a service', () => {
  const bridge: Runnable = {
    family: 'old',
    revision: 2,
    networkMode: 'bridge',
    compatibilities: ['EXTERNAL', 'EC2'],
    containerDefinitions: [{ name: 'app', portMappings: [{ containerPort: 8080, hostPort: 0 }] }],
  };
  const fargate = { ...plain, revision: 1 };
  const options = {
    cluster: 'demo',
    clusterExists: true,
    serviceName: 'web',
    desiredCount: 2,
    rate: 0,
  };

  test('Fargate where it was asked for or is all that was asked, else EC2', () => {
    expect(launchTypeFor(fargate)).toBe('FARGATE');
    expect(launchTypeFor(bridge)).toBe('EC2');
    expect(launchTypeFor({ ...fargate, requiresCompatibilities: ['EC2'] })).toBe('EC2');
  });

  test('awsvpc registers addresses, bridge registers instances', () => {
    const targetType = (definition: Runnable) =>
      planService(definition, { ...options, door: doorsOf(definition)[0] ?? null })[0]?.input
        .TargetType;
    expect(targetType(fargate)).toBe('ip');
    expect(targetType(bridge)).toBe('instance');
  });

  test('the likeliest door comes first, the others after it', () => {
    const doors = (...containers: [name: string, port: number, essential?: boolean][]) =>
      doorsOf({
        ...fargate,
        containerDefinitions: containers.map(([name, containerPort, essential]) => ({
          name,
          ...(essential !== undefined && { essential }),
          portMappings: [{ containerPort }],
        })),
      }).map((door) => `${door.containerName}:${door.containerPort}`);
    expect(doors(['php', 9000], ['nginx', 80])).toEqual(['nginx:80', 'php:9000']);
    expect(doors(['a', 3000], ['b', 8080], ['c', 443])).toEqual(['c:443', 'b:8080', 'a:3000']);
    expect(doors(['php', 9000], ['side', 80, false], ['db', 5432])).toEqual([
      'php:9000',
      'side:80',
      'db:5432',
    ]);
    expect(doors(['php', 9000, false], ['web', 8000, true])[0]).toBe('web:8000');
  });

  test('the same network as a service from the palette; on EC2 no public address', () => {
    const inputOf = (plan: { target: string; input: Record<string, unknown> }[], target: string) =>
      plan.find((one) => one.target === target)?.input;
    const plan = planService(fargate, { ...options, door: doorsOf(fargate)[0] ?? null });
    const palette = planNewService(new Map(), { cluster: 'demo' }).operations;
    const network = inputOf(plan, 'ECS.CreateService')?.networkConfiguration;
    expect(network).toEqual(inputOf(palette, 'ECS.CreateService')?.networkConfiguration);
    const subnets = ['subnet-a', 'subnet-b', 'subnet-c'];
    expect(network).toEqual({ awsvpcConfiguration: { subnets, assignPublicIp: 'ENABLED' } });
    expect(inputOf(plan, 'ELBv2.CreateLoadBalancer')?.Subnets).toEqual(subnets);
    const onEc2 = { ...fargate, requiresCompatibilities: ['EC2'] };
    const created = inputOf(planService(onEc2, { ...options, door: null }), 'ECS.CreateService');
    expect(created?.networkConfiguration).toEqual({ awsvpcConfiguration: { subnets } });
  });

  test('without a port there is a service and no load balancer', () => {
    const plan = planService(fargate, { ...options, door: null, clusterExists: false, rate: 10 });
    expect(plan.map(({ target }) => target)).toEqual(['ECS.CreateCluster', 'ECS.CreateService']);
  });
});

/** Files that people published; they stay outside the project. */
const shared = process.env.SHARED_DIR ?? join(process.cwd(), '..', 'shared');
const corpus = join(shared, 'corpus');
const filesOf = (kind: string) => {
  const folder = join(corpus, kind);
  if (existsSync(folder)) return readdirSync(folder).map((name) => join(folder, name));
  console.warn(`skipped: every file of ${kind}, as SHARED_DIR/corpus is not here`);
  return [];
};

const clientException = (message: string) => ({ __type: 'ClientException', message });
const PORTS = clientException(
  'When networkMode=awsvpc, the host ports and container ports in port mappings must match.',
);
/** Ten minutes, which EC2 may take; a task that is to fit Fargate may not. */
const START_TIMEOUT = clientException(
  "Invalid setting for container 'Presto'. 'startTimeout' must be between 2 and 120.",
);
/** Published files, by a part of their names, that break a rule of ECS; and what ECS answers. */
const REFUSED_BY_ECS: [file: string, error: object][] = [
  ['rust-backend-aws', PORTS],
  ['kibana_kibana_ec2', PORTS],
  ['tomcat_tomcat_ec2', PORTS],
  ['airflow-presto', START_TIMEOUT],
];
/** No containerDefinitions, which ECS requires: nothing to recognise the file by. */
const NO_CONTAINERS = 'LaravelHandsOn';
const CONTAINERS = 'taskDefinition.containerDefinitions';

describe('published files', () => {
  const given = filesOf('taskdefs');
  const hopeless = (path: string) => path.includes(NO_CONTAINERS);
  const files = given.filter((path) => !hopeless(path));
  const bad = given.filter(hopeless);
  const named = (paths: string[]) => paths.map((path) => [basename(path), path] as const);

  async function opened(path: string) {
    const text = readFileSync(path, 'utf8');
    const file = await openText(text, { fileName: path });
    if (file.kind !== 'import') throw new Error(`opened as ${file.kind}`);
    const whole = JSON.parse(text.replace(/^\uFEFF/, '')) as Record<string, unknown>;
    const definition = (whole.taskDefinition ?? whole) as Record<string, unknown>;
    return { ...file.result, definition };
  }

  test.skipIf(given.length > 0)('are not beside this checkout', () => {
    expect(bad).toEqual([]);
  });

  test.skipIf(files.length === 0).each(named(files))('%s loses nothing unsaid', async (_, path) => {
    const { operations, findings: said, notes, definition } = await opened(path);
    expect(said.filter(({ severity }) => severity === 'error')).toEqual([]);
    const sent = operations[0]?.input ?? {};
    for (const name of Object.keys(definition)) {
      const told = said.some((finding) => finding.path.endsWith(name));
      expect(name in sent || told, `${name} is neither sent nor reported`).toBe(true);
    }
    for (const { path: where, message } of said) {
      if (message.startsWith('unknown')) expect(notes).toHaveProperty([where]);
    }
    const reported = said.map((finding) => finding.path);
    for (const where of Object.keys(notes)) expect(reported).toContain(where);
  });

  test.skipIf(files.length === 0).each(named(files))(
    '%s registers, or breaks a rule of ECS',
    async (_, path) => {
      const { give, refused } = openDoor();
      const { operations, definition } = await opened(path);
      expect(operations[0]?.target).toBe('ECS.RegisterTaskDefinition');
      const others = operations.slice(1).map((one) => one.target);
      expect(others.every((one) => one === 'Sandbox.PutImage')).toBe(true);
      const { target, input: sent } = operations[0]!;
      const broken = REFUSED_BY_ECS.find(([part]) => path.includes(part));
      if (broken) {
        expect(refused(target, sent)).toEqual(broken[1]);
        return;
      }
      give(target, sent);
      const kept = give('ECS.DescribeTaskDefinition', { taskDefinition: sent.family }, CONTAINERS);
      const names = (containers: unknown) =>
        (containers as { name: string }[]).map(({ name }) => name);
      expect(names(kept)).toEqual(names(sent.containerDefinitions));
      expect(kept).toHaveLength(names(definition.containerDefinitions ?? definition).length);
    },
  );

  test.skipIf(bad.length === 0).each(named(bad))('%s is refused clearly', async (_, path) => {
    const file = await openText(readFileSync(path, 'utf8'), { fileName: path });
    expect(file.kind).toBe('refused');
    if (file.kind !== 'refused') return;
    expect(file.result.findings[0]?.message).toMatch(
      /line \d+, column \d+|not a file this can|is missing/,
    );
  });
});
