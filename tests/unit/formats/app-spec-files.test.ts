import { describe, expect, test } from 'vitest';
import { exportAppSpecs } from '../../../src/formats/app-spec/export-app-spec';
import type { ImportOptions, ImportResult } from '../../../src/formats/import-result';
import { openText } from '../../../src/formats/registry';
import type { Account } from '../../../src/model/account';
import { openDoor } from '../../support/sandbox-door';

const SPEC = `version: 0.0
Resources:
  - TargetService:
      Type: AWS::ECS::Service
      Properties:
        TaskDefinition: "arn:aws:ecs:eu-west-1:111122223333:task-definition/shop:8"
        LoadBalancerInfo:
          ContainerName: app
          ContainerPort: 3000
        PlatformVersion: LATEST
Hooks:
  - AfterAllowTestTraffic: checkShop
`;

async function open(text: string, more: Partial<ImportOptions> = {}) {
  return openText(text, { fileName: 'appspec.yaml', ...more });
}

async function imported(text: string, more: Partial<ImportOptions> = {}): Promise<ImportResult> {
  const opened = await open(text, more);
  if (opened.kind !== 'import') throw new Error(`opened as ${opened.kind}`);
  expect(opened.importer.id).toBe('app-spec');
  return opened.result;
}

/** Carries it out and answers the status of the deployment a quarter of an hour later. */
function deploy({ operations }: ImportResult) {
  const door = openDoor();
  let id: unknown;
  for (const { target, input } of operations) id = door.give(target, input);
  door.give('Sandbox.Wait', { for: 900 });
  const input = { deploymentId: (id as { deploymentId: string }).deploymentId };
  return { door, status: door.give('CodeDeploy.GetDeployment', input, 'deploymentInfo.status') };
}

describe('AppSpecs for ECS', () => {
  test('a service is made to deploy to, and the second revision is deployed', async () => {
    const result = await imported(SPEC);
    const { door, status } = deploy(result);
    expect(status).toBe('Succeeded');
    const service = { cluster: 'shop', services: ['shop'] };
    const running = "services[0].taskSets[?status=='PRIMARY'].taskDefinition | [0]";
    expect(door.give('ECS.DescribeServices', service, running)).toMatch(/shop:2$/);
    const lines = result.findings.map(({ path, line }) => `${line} ${path}`);
    expect(lines).toContain('6 Resources[0].TargetService.Properties.TaskDefinition');
  });

  test('JSON says the same', async () => {
    const Properties = {
      TaskDefinition: '<TASK_DEFINITION>',
      LoadBalancerInfo: { ContainerName: 'app', ContainerPort: 80 },
      NetworkConfiguration: {
        awsvpcConfiguration: {
          subnets: ['subnet-a'],
          securityGroups: ['sg-1'],
          assignPublicIp: 'ENABLED',
        },
      },
    };
    const spec = {
      version: 1 - 1,
      resources: [{ TargetService: { type: 'AWS::ECS::Service', properties: Properties } }],
    };
    const result = await imported(JSON.stringify(spec));
    expect(deploy(result).status).toBe('Succeeded');
    const filled = await imported(JSON.stringify(spec), {
      variables: { TASK_DEFINITION: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/api:2' },
    });
    const families = filled.operations.map(({ input }) => input.family).filter(Boolean);
    expect(families).toEqual(['api', 'api']);
  });

  test('the task definition beside it is the one that is registered', async () => {
    const definition = {
      family: 'real',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: '256',
      memory: '512',
      containerDefinitions: [
        { name: 'app', image: '<IMAGE1_NAME>', portMappings: [{ containerPort: 3000 }] },
      ],
    };
    const readFile = (path: string) =>
      path === 'taskdef.json' ? JSON.stringify(definition) : undefined;
    const result = await imported(SPEC, { readFile });
    expect(result.findings.map(({ path }) => path)).toContain(
      'taskdef.json containerDefinitions[0].image',
    );
    expect(deploy(result).status).toBe('Succeeded');
  });

  test.each([
    ['version: 0.0\nos: linux\nfiles:\n  - source: /\n    destination: /x\n', 2, /EC2/],
    [
      'version: 0.0\nResources:\n  - F:\n      Type: AWS::Lambda::Function\n      Properties: {}\n',
      2,
      /AWS::Lambda::Function/,
    ],
    ['version: 0.0\nResources:\n  - T:\n      Type: AWS::ECS::Service\n', 3, /no Properties/],
    ['version: 0.0\nResources: []\n', 2, /no resource/],
  ])('%j is refused with its line', async (text, line, reason) => {
    const opened = await open(text);
    if (opened.kind !== 'refused') throw new Error(opened.kind);
    expect(opened.result.findings).toHaveLength(1);
    expect(opened.result.findings[0]).toMatchObject({ severity: 'error', line });
    expect(opened.result.findings[0]?.message).toMatch(reason);
  });

  test('out again: of services that CodeDeploy deploys, with the newest revision', async () => {
    const { door } = deploy(await imported(SPEC));
    const account = door.give('Sandbox.DescribeAccount') as Account;
    const { files } = exportAppSpecs({ account });
    expect(files.map(({ name }) => name)).toEqual(['shop.appspec.yaml']);
    expect(files[0]?.text).toMatch(/^version: 0\.0\n/);
    expect(files[0]?.text).toContain('task-definition/shop:2');
    expect(deploy(await imported(files[0]!.text)).status).toBe('Succeeded');
    const none = exportAppSpecs({ account }, { choices: { service: 'other' } });
    expect(none).toMatchObject({ files: [], findings: [{ severity: 'error' }] });
  });
});
