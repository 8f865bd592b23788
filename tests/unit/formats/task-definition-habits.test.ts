/** What files that people keep have beyond the API's own spelling. */
import { describe, expect, test } from 'vitest';
import type { ImportOptions, ImportResult } from '../../../src/formats/import-result';
import { openText } from '../../../src/formats/registry';
import { openDoor } from '../../support/sandbox-door';

async function open(text: string, fileName = 'web.json', more: Partial<ImportOptions> = {}) {
  const opened = await openText(text, { fileName, ...more });
  if (opened.kind !== 'import') throw new Error(`opened as ${opened.kind}`);
  expect(opened.importer.id).toBe('task-definition');
  return opened.result;
}

const input = ({ operations }: ImportResult) => operations[0]?.input;
const said = ({ findings }: ImportResult) =>
  findings.map(({ path, line, severity }) => `${line} ${path} ${severity}`);

function register({ operations }: ImportResult) {
  const door = openDoor();
  for (const { target, input: given } of operations) door.give(target, given);
  return door;
}

const YAML = `family: web
requiresCompatibilities: [FARGATE]
networkMode: awsvpc
cpu: 256
memory: 512
containerDefinitions:
  - name: web
    image: <IMAGE1_NAME>
    portMappings:
      - containerPort: 80
    shiny: true
`;

/** A resource's properties as CloudFormation spells them, references and all. */
const Properties = {
  Family: 'web',
  TaskRoleArn: 'shop',
  ExecutionRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
  RequiresCompatibilities: ['FARGATE'],
  NetworkMode: 'awsvpc',
  Cpu: 256,
  Memory: '512',
  Volumes: [
    {
      Name: 'files',
      EFSVolumeConfiguration: {
        FilesystemId: 'fs-12345678',
        AuthorizationConfig: { IAM: 'ENABLED', AccessPointId: 'fsap-1' },
        TransitEncryption: 'ENABLED',
      },
    },
  ],
  ContainerDefinitions: [
    {
      Name: 'app',
      Image: { 'Fn::Sub': '${Registry}/app:1' },
      PortMappings: [{ ContainerPort: 80 }],
      LogConfiguration: {
        LogDriver: 'awslogs',
        Options: {
          'awslogs-group': { Ref: 'Logs' },
          'awslogs-region': 'us-east-1',
          'awslogs-stream-prefix': 'a',
        },
      },
      Colour: 'red',
    },
  ],
  Tags: [{ Key: 'team', Value: 'shop' }],
};

/** The same as ECS registers it. */
const REGISTERED = {
  family: 'web',
  executionRoleArn: 'Role',
  cpu: '256',
  volumes: [
    {
      name: 'files',
      efsVolumeConfiguration: {
        fileSystemId: 'fs-12345678',
        authorizationConfig: { iam: 'ENABLED', accessPointId: 'fsap-1' },
        transitEncryption: 'ENABLED',
      },
    },
  ],
  containerDefinitions: [
    {
      name: 'app',
      image: 'Registry/app:1',
      logConfiguration: { options: { 'awslogs-group': 'Logs' } },
    },
  ],
  tags: [{ key: 'team', value: 'shop' }],
};

describe('task definition files as people keep them', () => {
  test('YAML, with the lines of what is said', async () => {
    const result = await open(YAML, 'web.yaml');
    expect(said(result)).toEqual([
      '4 cpu info',
      '5 memory info',
      '11 containerDefinitions[0].shiny warning',
      '8 containerDefinitions[0].image warning',
    ]);
    register(result);
  });

  test('YAML with templates outside quotes', async () => {
    const text = YAML.replace('<IMAGE1_NAME>', '{{ must_env `IMAGE` }}').replace(
      'cpu: 256',
      'cpu: {{ must_env `CPU` }}',
    );
    const result = await open(text, 'web.yaml', { variables: { IMAGE: 'shop:1' } });
    expect(input(result)).toMatchObject({
      cpu: '256',
      containerDefinitions: [{ image: 'shop:1' }],
    });
    register(result);
  });

  test('JSON with comments is read, and told that AWS takes none', async () => {
    const text = `{
  // the shop
  "family": "web", /* not
  a comment of JSON */
  "networkMode": "bridge",
  "containerDefinitions": [
    { "name": "web", "image": "http://reg/web", "memory": 256, "cpuu": 1 } // one
  ]
}`;
    const result = await open(text);
    expect(said(result)).toEqual(['2  warning', '7 containerDefinitions[0].cpuu warning']);
    expect(input(result)).toMatchObject({ containerDefinitions: [{ image: 'http://reg/web' }] });
  });

  test('templates of ecspresso: variables, defaults, stand-ins, each with its line', async () => {
    const text = `{
  "family": "{{ must_env \`NAME\` }}",
  "cpu": "{{ must_env \`CPU\` }}",
  "memory": "512", "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"],
  "executionRoleArn": "arn:aws:iam::{{ must_env \`AWS_ACCOUNT_ID\` }}:role/x",
  "containerDefinitions": [
    {
      "name": "app",
      "image": "{{ env "IMAGE" "shop:latest" }}",
      "memory": {{ must_env \`MEMORY\` }},
      "essential": {{ env \`ESSENTIAL\` \`true\` }},
      "environment": [
        { "name": "A", "value": "{{ or (tfstate \`a.b\`) \`usual\` }}" },
        { "name": "B", "value": "{{ ssm \`/shop/url\` }}" },
        { "name": "C", "value": "{{ must_env \`GIVEN\` }}-{{ must_env \`GIVEN\` }}" }
      ]
    }
  ]
}`;
    const result = await open(text, 'x.json', { variables: { GIVEN: 'yes' } });
    expect(input(result)).toMatchObject({
      family: 'NAME',
      cpu: '256',
      executionRoleArn: 'arn:aws:iam::123456789012:role/x',
      containerDefinitions: [
        {
          image: 'shop:latest',
          memory: 512,
          essential: true,
          environment: [
            { name: 'A', value: 'usual' },
            { name: 'B', value: 'shop-url' },
            { name: 'C', value: 'yes-yes' },
          ],
        },
      ],
    });
    expect(said(result)).toEqual([
      '2 family warning',
      '3 cpu warning',
      '5 executionRoleArn warning',
      '9 containerDefinitions[0].image info',
      '10 containerDefinitions[0].memory warning',
      '11 containerDefinitions[0].essential info',
      '13 containerDefinitions[0].environment[0].value info',
      '14 containerDefinitions[0].environment[1].value warning',
      '15 containerDefinitions[0].environment[2].value info',
    ]);
    expect(result.notes.family).toBe('{{ must_env `NAME` }}');
    register(result);
  });

  test('CloudFormation’s spelling: a resource, its properties, and their references', async () => {
    for (const value of [Properties, { Type: 'AWS::ECS::TaskDefinition', Properties }]) {
      const result = await open(JSON.stringify(value, null, 1));
      expect(input(result)).toMatchObject(REGISTERED);
      const paths = result.findings.map(({ path }) => path);
      const at = value === Properties ? '' : 'Properties.';
      expect(paths).toContain(`${at}ContainerDefinitions[0].Image`);
      expect(result.notes).toHaveProperty([`${at}ContainerDefinitions[0].Colour`]);
      for (const { line } of result.findings) expect(line).toBeGreaterThan(0);
      register(result);
    }
  });

  test('a list of containers, as Terraform keeps it', async () => {
    const text = '[\n{ "name": "app", "image": "${image}", "memory": 256,\n"odd": 1 }]';
    const result = await open(text, 'shop.container-definitions.json');
    expect(input(result)).toMatchObject({
      family: 'shop',
      containerDefinitions: [{ name: 'app', image: 'image' }],
    });
    expect(said(result)).toEqual(['3 [0].odd warning', '2 [0].image warning', '1 family warning']);
    register(result);
    const variables = { image: 'shop:3' };
    const filled = await open(text, 'shop.json', { variables });
    expect(input(filled)).toMatchObject({ containerDefinitions: [{ image: 'shop:3' }] });
  });

  test('placeholders elsewhere than in names are kept and told', async () => {
    const role = 'arn:aws:iam::<ACCOUNT_ID>:role/x';
    const text = JSON.stringify({
      family: '<TASK_NAME>',
      taskRoleArn: role,
      containerDefinitions: [{ name: 'a', image: 'a', memory: 256, command: ['echo ${HOME}'] }],
    });
    const result = await open(text);
    expect(input(result)).toMatchObject({ family: 'TASK_NAME', taskRoleArn: role });
    expect(said(result)).toEqual(['1 family warning', '1 taskRoleArn info']);
  });

  test('what others wait for ends, and little memory is enough, with images nobody declared', async () => {
    const container = { image: 'app', memory: 300 };
    const dependsOn = [{ containerName: 'init', condition: 'SUCCESS' }];
    const text = (initImage: string) =>
      JSON.stringify({
        family: 'a',
        containerDefinitions: [
          { name: 'init', image: initImage, memory: 20, essential: false },
          { ...container, name: 'app', dependsOn },
        ],
        runtimePlatform: { cpuArchitecture: 'ARM64' },
      });
    const images = (result: ImportResult) => result.operations.slice(1).map((one) => one.input);
    expect(images(await open(text('migrate')))).toEqual([
      { image: 'migrate', memoryMib: 10, exitAfter: 1, exitCode: 0, architecture: 'ARM64' },
      { image: 'app', architecture: 'ARM64' },
    ]);
    const shared = await open(text('app'));
    expect(images(shared)).toEqual([{ image: 'app', memoryMib: 10, architecture: 'ARM64' }]);
    expect(said(shared)).toContain('1 containerDefinitions[0].image warning');
  });

  test('links lead from each member to the registration', async () => {
    const { links = [] } = await open(YAML, 'web.yaml');
    expect(links).toContainEqual({
      path: 'containerDefinitions[0]',
      line: 7,
      endLine: 11,
      operation: 0,
      member: 'containerDefinitions[0]',
    });
  });

  test.each([
    ['{"containerDefinitions": [], "__proto__": {"a": 1}, "constructor": {"b": 2}}'],
    ['{"containerDefinitions": [null, 1, "x", {"name": {"__proto__": null}}], "family": []}'],
    ['{"containerDefinitions": [{"environment": [{"name": "{{ x }}", "value": 1}]}]}'],
    [`{"containerDefinitions": ${'['.repeat(30_000)}${']'.repeat(30_000)}}`],
    [`containerDefinitions: ${'['.repeat(3000)}${']'.repeat(3000)}`],
    ['containerDefinitions: &a [*a]'],
    [`{"family": ${'{{'.repeat(300_000)}`],
    [`{"family": ${'/*'.repeat(300_000)}`],
    [`{"containerDefinitions": [{"image": "${'-'.repeat(300_000)}<"}]}`],
    [`{"containerDefinitions": [], "family": "${'x'.repeat(2_100_000)}"}`],
    ['{"containerDefinitions": [], "taskDefinition": {"containerDefinitions": 1}}'],
  ])('%#: odd files are no exception', async (text) => {
    const opened = await openText(text, { fileName: 'x.json' }, 'task-definition');
    expect(['import', 'refused']).toContain(opened.kind);
    if (opened.kind !== 'refused') return;
    expect(opened.result.findings).toMatchObject([{ severity: 'error' }]);
  });

  test('an unknown member called __proto__ is kept like any other', async () => {
    const { notes } = await open('{"containerDefinitions": [], "family": "a", "__proto__": 5}');
    expect(Object.getOwnPropertyNames(notes)).toEqual(['__proto__']);
  });
});

test('a member given twice counts as given last, and is told with its line', async () => {
  const result = await open(
    '{\n"family": "a",\n"containerDefinitions": [{"name": "web", "image": "a", "memory": 64}],\n"family": "b"\n}',
  );
  expect(said(result)).toContain('4 family warning');
  expect(input(result)).toMatchObject({ family: 'b' });
});
