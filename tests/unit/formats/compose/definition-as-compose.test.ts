import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { definitionAsCompose } from '../../../../src/formats/compose/write/definition-as-compose';

test('a described task definition is seen as compose; what Compose has no word for is said', () => {
  const { text, findings } = definitionAsCompose({
    taskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/shop:7',
    family: 'shop',
    revision: 7,
    status: 'ACTIVE',
    compatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    executionRoleArn: 'arn:aws:iam::123456789012:role/run',
    containerDefinitions: [
      {
        name: 'web',
        image: 'nginx:1.29',
        essential: true,
        portMappings: [{ containerPort: 80 }],
        environment: [{ name: 'STAGE', value: 'test' }],
      },
    ],
  });
  expect(parse(text)).toMatchObject({
    name: 'shop',
    services: { shop: { image: 'nginx:1.29', environment: { STAGE: 'test' } } },
  });
  expect(findings.map(({ path }) => path)).toContain('executionRoleArn');
  // What ECS adds to its answers is nothing that was lost.
  expect(JSON.stringify(findings)).not.toMatch(/revision|taskDefinitionArn|compatibilities/);
});

test('what is no task definition gives an empty file, not an exception', () => {
  for (const odd of [undefined, null, 'x', []]) {
    expect(definitionAsCompose(odd).findings).not.toEqual([]);
  }
});
