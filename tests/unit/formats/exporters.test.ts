import { describe, expect, test } from 'vitest';
import { EXPORTERS } from '../../../src/formats/exporters';
import { EMPTY_WORKBENCH, type SandboxDocument } from '../../../src/model/sandbox-document';

const register = (cpu: string) => ({
  target: 'ECS.RegisterTaskDefinition',
  input: {
    family: 'web',
    cpu,
    memory: '1024',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    containerDefinitions: [{ name: 'web', image: 'web:1' }],
  },
});

const DOCUMENT: SandboxDocument = {
  format: 'ecs-sandbox',
  version: 2,
  id: 'shop',
  name: 'Shop',
  seed: 1,
  account: {
    version: 1,
    operations: [
      { target: 'ECS.CreateCluster', input: { clusterName: 'shop' } },
      register('256'),
      register('512'),
      {
        target: 'ECS.CreateService',
        input: {
          cluster: 'shop',
          serviceName: 'web',
          taskDefinition: 'web:2',
          desiredCount: 1,
          launchType: 'FARGATE',
          networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a'] } },
        },
      },
    ],
  },
  log: [],
  now: 0,
  layout: {},
  notes: {},
  workbench: EMPTY_WORKBENCH,
};

describe.each(EXPORTERS)('$label', ({ choices = [], write, command, ending }) => {
  /** What stands without an answer. */
  const usualOf = ({ options, unanswered }: (typeof choices)[number]) =>
    unanswered ?? options[0]!.value;

  test('is written the same without an answer as with what stands for none', async () => {
    const first = Object.fromEntries(choices.map((choice) => [choice.id, usualOf(choice)]));
    expect(await write(DOCUMENT, { choices: first })).toEqual(await write(DOCUMENT));
  });

  test('is written otherwise with each other option', async () => {
    const usual = await write(DOCUMENT);
    for (const choice of choices) {
      const { id, options } = choice;
      for (const { value } of options.filter((one) => one.value !== usualOf(choice))) {
        expect((await write(DOCUMENT, { choices: { [id]: value } })).files).not.toEqual(
          usual.files,
        );
      }
    }
  });

  test('says the command that takes each file where it is to go', async () => {
    for (const file of (await write(DOCUMENT)).files) {
      expect(file.name.endsWith(ending)).toBe(true);
      expect(command?.(file, {})).toContain(file.name);
    }
  });
});

test('the command for a template names the parameters that it asks for', async () => {
  const { write, command } = EXPORTERS.find(({ id }) => id === 'cloudformation')!;
  const line = async (vpc: string) => {
    const { files } = await write(DOCUMENT, { choices: { vpc } });
    return command!(files[0]!, { vpc });
  };
  expect(await line('parameter')).toBe(
    'aws cloudformation deploy --template-file shop.template.yaml --stack-name shop ' +
      '--capabilities CAPABILITY_NAMED_IAM --parameter-overrides VpcId=… SubnetIds=…',
  );
  expect(await line('new')).not.toContain('VpcId=');
});
