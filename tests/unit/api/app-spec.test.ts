/** AppSpecs as people write them: what is read off them, and what is refused. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAppSpec } from '../../../src/api/handlers/code-deploy/app-spec';
import { Refusal } from '../../../src/api/refusal';
import { appSpec } from '../../support/code-deploy-service';

const CORPUS = join(process.cwd(), '../shared/corpus/appspec');

function refusalOf(content: string): string {
  try {
    readAppSpec(content);
  } catch (error) {
    if (error instanceof Refusal) {
      expect(error.error.__type).toBe('InvalidRevisionException');
      return error.error.message;
    }
    throw error;
  }
  throw new Error('it was read');
}

test('everything an AppSpec for ECS can say, in YAML', () => {
  const content = [
    'version: 0.0',
    'Resources:',
    '  - TargetService:',
    '      Type: AWS::ECS::Service',
    '      Properties:',
    '        TaskDefinition: arn:aws:ecs:us-east-1:123456789012:task-definition/web:2',
    '        LoadBalancerInfo: { ContainerName: web, ContainerPort: "8080" }',
    '        PlatformVersion: 1.4.0',
    '        NetworkConfiguration:',
    '          AwsvpcConfiguration:',
    '            Subnets: [subnet-a, subnet-b]',
    '            SecurityGroups: [sg-1]',
    '            AssignPublicIp: ENABLED',
    '        CapacityProviderStrategy:',
    '          - { CapacityProvider: FARGATE_SPOT, Base: 1, Weight: 2 }',
    'Hooks:',
    '  - BeforeInstall: check-before',
    '  - AfterAllowTestTraffic: arn:aws:lambda:us-east-1:123456789012:function:check',
  ].join('\n');
  expect(readAppSpec(content)).toEqual({
    taskDefinition: 'arn:aws:ecs:us-east-1:123456789012:task-definition/web:2',
    containerName: 'web',
    containerPort: 8080,
    platformVersion: '1.4.0',
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: ['subnet-a', 'subnet-b'],
        securityGroups: ['sg-1'],
        assignPublicIp: 'ENABLED',
      },
    },
    capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', base: 1, weight: 2 }],
    hooks: {
      BeforeInstall: 'check-before',
      AfterAllowTestTraffic: 'arn:aws:lambda:us-east-1:123456789012:function:check',
    },
  });
});

test('the same in JSON, and members in another case', () => {
  const LoadBalancerInfo = { ContainerName: 'web', ContainerPort: 80 };
  const Properties = { TaskDefinition: 'web:2', LoadBalancerInfo };
  const Resources = [{ TargetService: { Type: 'AWS::ECS::Service', Properties } }];
  const expected = { taskDefinition: 'web:2', containerName: 'web', containerPort: 80, hooks: {} };
  expect(readAppSpec(JSON.stringify({ version: 0.0, Resources }))).toEqual(expected);
  expect(readAppSpec(appSpec().replace('Resources', 'resources'))).toEqual(expected);
});

describe('refused', () => {
  test.each([
    ['a text that is no YAML', 'version: [', /neither valid YAML nor valid JSON/],
    ['no mapping', 'just words', /must be a mapping/],
    ['another version', appSpec().replace('0.0', '1.0'), /version .* must be 0\.0/],
    ['no resource', 'version: 0.0', /exactly one entry in Resources/],
    [
      'a Lambda function',
      appSpec().replace('ECS::Service', 'Lambda::Function'),
      /must be AWS::ECS/,
    ],
    ['no task definition', appSpec({ taskDefinition: '' }), /does not say TaskDefinition/],
    ['a placeholder for the port', appSpec().replace('80', '<PORT>'), /must be a number/],
    [
      'a function for Install',
      appSpec({ hooks: { Install: 'f' } }),
      /Install is no lifecycle event/,
    ],
    ['an unknown event', appSpec({ hooks: { Before: 'f' } }), /Before is no lifecycle event/],
  ])('%s', (_, content, message) => {
    expect(refusalOf(content)).toMatch(message);
  });

  test('a network configuration that says only part', () => {
    const partial = appSpec().replace(
      '        LoadBalancerInfo:',
      '        NetworkConfiguration: {AwsvpcConfiguration: {Subnets: [a]}}\n        LoadBalancerInfo:',
    );
    expect(refusalOf(partial)).toMatch(/must say all of/);
  });
});

describe.skipIf(!existsSync(CORPUS))('those of public repositories (skipped without them)', () => {
  const files = existsSync(CORPUS) ? readdirSync(CORPUS) : [];

  test.each(files)('%s is read, once its placeholders are filled in', (file) => {
    const content = readFileSync(join(CORPUS, file), 'utf8')
      .replace('<TASK_DEFINITION>', 'web:2')
      .replace('<CONTAINER_NAME>', 'web')
      .replace('<CONTAINER_PORT>', '80')
      .replace('<CAPACITY_PROVIDER>', 'FARGATE');
    const { containerPort, taskDefinition } = readAppSpec(content);
    expect(containerPort).toBe(80);
    expect(taskDefinition).toMatch(/:/);
  });

  test('a template with its placeholders still in it is refused', () => {
    const template = files.find((file) => file.includes('template')) ?? '';
    expect(refusalOf(readFileSync(join(CORPUS, template), 'utf8'))).toMatch(/ContainerPort/);
  });
});
