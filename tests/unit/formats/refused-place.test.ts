import { describe, expect, test } from 'vitest';
import { createSandbox } from '../../../src/api/create-sandbox';
import { faultsOf, refusedPlace } from '../../../src/formats/refused-place';
import { openText } from '../../../src/formats/registry';
import type { AwsError } from '../../../src/model/result';

/** Where each fault of the first operation that the door refuses stands in the file. */
async function places(fileName: string, text: string): Promise<unknown[]> {
  const opened = await openText(text, { fileName });
  if (opened.kind !== 'import') throw new Error(`${fileName} is no import`);
  const { result } = opened;
  const sandbox = createSandbox({ seed: 1 });
  for (const [index, { target, input }] of result.operations.entries()) {
    const answer = sandbox.send(target, input);
    if (answer.ok) continue;
    return faultsOf(answer.error).map((fault) => refusedPlace(fault, result, index));
  }
  throw new Error(`${fileName} was not refused`);
}

const definition = (own: string) => `{
  "family": "web",
  "cpu": "256",
  "memory": "512",
  "networkMode": "awsvpc",
  "requiresCompatibilities": ["FARGATE"],
  "containerDefinitions": [
    { "name": "web", "image": "nginx" },
    {
      "name": "side",
      ${own}
    }
  ]
}`;

describe('the place of what is refused', () => {
  test('is each member that botocore names, on its own line', async () => {
    const text = definition('"image": "nginx",\n      "memory": "many",\n      "cpu": [1]');
    expect(await places('web.json', text)).toEqual([
      { path: 'containerDefinitions[1].memory', line: 12 },
      { path: 'containerDefinitions[1].cpu', line: 13 },
    ]);
  });

  test('is what a missing member would stand in', async () => {
    expect(
      await places(
        'web.json',
        definition('"image": "nginx",\n      "secrets": [\n        { "name": "A" }\n      ]'),
      ),
    ).toEqual([{ path: 'containerDefinitions[1].secrets[0]', line: 13 }]);
  });

  test('is the container that ECS names, and its member', async () => {
    expect(
      await places('web.json', definition('"image": "nginx",\n      "startTimeout": 900')),
    ).toEqual([{ path: 'containerDefinitions[1].startTimeout', line: 12 }]);
    const port = '"portMappings": [{ "containerPort": 99999 }]';
    expect(await places('web.json', definition(`"image": "nginx",\n      ${port}`))).toEqual([
      { path: 'containerDefinitions[1]', line: 9 },
    ]);
  });

  test('is cpu, for a size that Fargate does not have', async () => {
    const text = definition('"image": "nginx"').replace('"256"', '"300"');
    expect(await places('web.json', text)).toEqual([{ path: 'cpu', line: 3 }]);
  });

  test('is found in the spelling of the file, in YAML too', async () => {
    const text = `Type: AWS::ECS::TaskDefinition
Properties:
  Family: web
  ContainerDefinitions:
    - Name: web
      Image: nginx
      Memory: many
`;
    expect(await places('web.yml', text)).toEqual([
      { path: 'Properties.ContainerDefinitions[0].Memory', line: 7 },
    ]);
  });

  test('is the operation’s own where the refusal names nothing, and none where the file has none', async () => {
    const fault: AwsError = { __type: 'ServerException', message: 'no.' };
    const link = { line: 4, endLine: 9, operation: 0 };
    const result = {
      operations: [{ target: 'ECS.CreateService', input: {} }],
      findings: [],
      notes: {},
      links: [
        { ...link, path: 'services.web.image', member: 'taskDefinition' },
        { ...link, path: 'services.web.ports', member: 'loadBalancers' },
      ],
    };
    expect(faultsOf(fault).map((one) => refusedPlace(one, result, 0))).toEqual([
      { path: 'services.web', line: 4 },
    ]);
    expect(refusedPlace('no.', result, 1)).toBeUndefined();
  });
});
