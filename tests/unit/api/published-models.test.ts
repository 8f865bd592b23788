/**
 * What operations take that the sandbox does not carry out, and what those answer that it does, is
 * written down from AWS's published models, as its SDK packages carry them. `npx vitest run -u` on
 * this file writes it anew.
 */
import * as cloudWatch from '@aws-sdk/client-cloudwatch';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as codeDeploy from '@aws-sdk/client-codedeploy';
import * as ecs from '@aws-sdk/client-ecs';
import * as elbv2 from '@aws-sdk/client-elastic-load-balancing-v2';
import { format } from 'oxfmt';
import { expect, test } from 'vitest';
import { OPERATIONS } from '../../../src/api/contract/operations';
import { publishedOutput } from '../../../src/api/contract/published-output';
import { UNSUPPORTED } from '../../../src/api/contract/unsupported';
import { unsupportedInput } from '../../../src/api/contract/unsupported-input';
import layout from '../../../.oxfmtrc.json' with { type: 'json' };

type Schema = number | SchemaArray | (() => SchemaArray);
type SchemaArray = readonly [
  kind: number,
  space: string,
  name: string,
  traits: unknown,
  ...unknown[],
];

const MODELS: Record<string, Record<string, unknown>> = {
  ECS: ecs,
  ELBv2: elbv2,
  CloudWatch: cloudWatch,
  CodeDeploy: codeDeploy,
  Logs: logs,
};

const [LIST, MAP, STRUCTURE, UNION] = [1, 2, 3, 4];
const [LIST_OF, MAP_OF] = [64, 128];

/** The SDK's scalars: text, number, boolean, moments, free JSON. */
function scalar(code: number): string {
  if (code >= MAP_OF) return `<${scalar(code - MAP_OF)}>`;
  if (code >= LIST_OF) return `[${scalar(code - LIST_OF)}]`;
  if (code >= 4 && code <= 7) return 't';
  const signs: Record<number, string> = { 0: 's', 1: 'n', 2: 'b', 15: 'd', 17: 'n', 21: 's' };
  return signs[code] ?? 's';
}

function spelled(schema: Schema, above: readonly string[]): string {
  const resolved = typeof schema === 'function' ? schema() : schema;
  if (typeof resolved === 'number') return scalar(resolved);
  const [kind, , name, , ...rest] = resolved;
  // A member with traits of its own stands with them in a list.
  if (typeof kind !== 'number') return spelled(kind as Schema, above);
  if (kind === LIST) return `[${spelled(rest[0] as Schema, above)}]`;
  if (kind === MAP) return `<${spelled(rest[1] as Schema, above)}>`;
  if (kind !== STRUCTURE && kind !== UNION) return scalar(rest[0] as number);
  if (above.includes(name)) return 'd';
  return `{${members(resolved, [...above, name])}}`;
}

/** The members that must be given stand first, and are counted. */
function members(schema: SchemaArray, above: readonly string[]): string {
  const [, , , , names, schemas, must = 0] = schema as unknown as [
    number,
    string,
    string,
    unknown,
    string[],
    Schema[],
    number?,
  ];
  return names
    .map((name, i) => {
      const type = spelled(schemas[i] ?? 0, above);
      return name + (i < must ? '!' : '') + (type === 's' ? '' : `:${type}`);
    })
    .join(' ');
}

function inputText(target: string): string | undefined {
  const [service = '', name = ''] = target.split('.');
  const operation = MODELS[service]?.[`${name}$`] as SchemaArray | undefined;
  if (!operation) return undefined;
  const input = (operation[4] as () => SchemaArray)();
  return Array.isArray(input) ? members(input, [input[2]]) : '';
}

const targets = Object.keys(MODELS).flatMap((service) =>
  UNSUPPORTED[service as keyof typeof UNSUPPORTED].map((name) => `${service}.${name}`),
);

/** The file as `npm run format` would leave it. */
async function formatted(text: string): Promise<string> {
  const { code, errors } = await format('published.ts', text, layout);
  expect(errors).toEqual([]);
  return code;
}
const WRITTEN =
  '/** Written by tests/unit/api/published-models.test.ts from AWS’s published models. */';

const lines = (texts: Readonly<Record<string, string>>): string =>
  Object.entries(texts)
    .map(([name, text]) => `'${name}': '${text}',`)
    .join('\n');

/** Texts of what operations answer; structures are written once, in `shapes`. */
function outputTexts(services: readonly string[]) {
  const outputs: Record<string, string> = {};
  const shapes: Record<string, Record<string, string>> = {};
  for (const service of services) {
    const own: Record<string, string> = {};
    for (const target of Object.keys(OPERATIONS).filter((one) => one.startsWith(`${service}.`))) {
      const operation = MODELS[service]?.[`${target.split('.')[1]}$`] as SchemaArray | undefined;
      const output = (operation?.[5] as (() => SchemaArray) | undefined)?.();
      if (output) outputs[target] = Array.isArray(output) ? named(output, own) : '';
    }
    shapes[service] = Object.fromEntries(Object.entries(own).sort());
  }
  return { outputs, shapes };
}

function named(schema: SchemaArray, shapes: Record<string, string>): string {
  const [, , , , names, schemas] = schema as unknown as [
    number,
    string,
    string,
    unknown,
    string[],
    Schema[],
  ];
  return names
    .map((name, i) => {
      const type = reference(schemas[i] ?? 0, shapes);
      return name + (type === 's' ? '' : `:${type}`);
    })
    .join(' ');
}

function reference(schema: Schema, shapes: Record<string, string>): string {
  const resolved = typeof schema === 'function' ? schema() : schema;
  if (typeof resolved === 'number') return scalar(resolved);
  const [kind, , name, , ...rest] = resolved;
  if (typeof kind !== 'number') return reference(kind as Schema, shapes);
  if (kind === LIST) return `[${reference(rest[0] as Schema, shapes)}]`;
  if (kind === MAP) return `<${reference(rest[1] as Schema, shapes)}>`;
  if (kind !== STRUCTURE && kind !== UNION) return scalar(rest[0] as number);
  if (!Object.hasOwn(shapes, name)) {
    shapes[name] = '';
    shapes[name] = named(resolved, shapes);
  }
  return name;
}

test('inputs of operations not carried out are those of the published models', async () => {
  const texts = Object.fromEntries(
    targets.flatMap((target) => {
      const text = inputText(target);
      return text === undefined ? [] : [[target, text]];
    }),
  ) as Record<string, string>;
  const file = `${WRITTEN}
export const PUBLISHED_INPUTS: Readonly<Record<string, string>> = {
${lines(texts)}
};
`;
  await expect(await formatted(file)).toMatchFileSnapshot(
    '../../../src/api/contract/published-inputs.ts',
  );
});

test('nearly all of them are known, and each is read', () => {
  const known = targets.filter((target) => unsupportedInput(target));
  expect(known.length).toBeGreaterThan(targets.length - 4);
  expect(unsupportedInput('ECS.CreateDaemon')).toMatchObject({
    required: ['daemonName', 'daemonTaskDefinitionArn', 'capacityProviderArns'],
    members: {
      capacityProviderArns: { type: 'list', member: { type: 'string' } },
      enableExecuteCommand: { type: 'boolean' },
      tags: { member: { members: { key: { type: 'string' } } } },
    },
  });
  expect(unsupportedInput('ECS.__proto__')).toBeUndefined();
});

test('answers are those of the published models', async () => {
  const { outputs, shapes } = outputTexts(['ECS', 'ELBv2', 'Logs']);
  const file = `${WRITTEN}
export const PUBLISHED_OUTPUTS: Readonly<Record<string, string>> = {
${lines(outputs)}
};

/** Structures that those name, by service. */
export const PUBLISHED_SHAPES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
${Object.entries(shapes)
  .map(([service, texts]) => `${service}: {\n${lines(texts)}\n},`)
  .join('\n')}
};
`;
  await expect(await formatted(file)).toMatchFileSnapshot(
    '../../../src/api/contract/published-outputs.ts',
  );
});

test('an answer has its members, and those of what it holds', () => {
  expect(publishedOutput('ECS.StopTask')).toMatchObject({
    members: { task: { members: { containers: { member: { members: { exitCode: {} } } } } } },
  });
  expect(publishedOutput('Sandbox.Wait')).toBeUndefined();
});
