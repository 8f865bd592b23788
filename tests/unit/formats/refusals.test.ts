/** What is said of files that cannot be opened: whose fault it is, where, and what is taken. */
import { describe, expect, test } from 'vitest';
import { IMPORTERS, KINDS, openText } from '../../../src/formats/registry';
import { BILLION_LAUGHS } from '../../support/hostile/deep-files';

async function refusalOf(text: string, fileName: string, as?: (typeof IMPORTERS)[number]['id']) {
  const opened = await openText(text, { fileName }, as);
  if (opened.kind !== 'refused') throw new Error('it was opened');
  const [finding] = opened.result.findings;
  const { line, message, path } = finding!;
  return { line, message, path };
}

const UNFOLDS = /^from here on aliases .* unfold to more than 1000, .*write out what/;

describe('aliases of YAML', () => {
  // The first line has an anchor alone.
  test.each([undefined, 'task-definition', 'service'] as const)(
    'that unfold too far are told with their line, as %s',
    async (as) => {
      const { line, message } = await refusalOf(`# laughs\n${BILLION_LAUGHS}`, 'a.yml', as);
      expect(message).toMatch(UNFOLDS);
      expect(message).not.toMatch(/attack|exhaustion/);
      expect(line).toBe(3);
    },
  );

  test('that name nothing are told with their line', async () => {
    const text = 'a: &a [1]\nb: *a\nc: *nobody\n';
    for (const as of [undefined, 'task-definition'] as const) {
      const { line, message } = await refusalOf(text, 'a.yml', as);
      expect({ line, message }).toEqual({
        line: 3,
        message: expect.stringMatching(/nobody/) as string,
      });
    }
  });
});

describe('aliases of YAML that stand in what they stand for', () => {
  const text = 'family: web\ncontainerDefinitions: &all\n  - name: web\n    environment: *all\n';
  test.each([undefined, 'task-definition', 'compose', 'cloudformation'] as const)(
    'are told with their line, as %s',
    async (as) => {
      const { line, message } = await refusalOf(text, 'a.yml', as);
      expect({ line, message }).toEqual({
        line: 4,
        message: 'the alias *all stands in what &all names: it would never end',
      });
    },
  );

  test('are none where the name was given anew before', async () => {
    const again = 'services:\n  a: &x\n    image: &x nginx\n    labels: { y: *x }\n';
    expect((await openText(again, { fileName: 'compose.yml' })).kind).toBe('import');
  });
});

describe('JSON', () => {
  const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

  test.each([undefined, 'task-definition', 'cloudformation'] as const)(
    'that is only too deep is not called invalid, as %s',
    async (as) => {
      const { message } = await refusalOf(deep(101), 'a.json', as);
      expect(message).toMatch(/^nested too deeply: more than 100 .*\(column 501\)$/);
    },
  );

  test('that is invalid is called so', async () => {
    expect((await refusalOf('{"a": 1,}', 'a.json')).message).toMatch(/^not valid JSON at column 8/);
  });
});

test('a newer version is named once', async () => {
  const told = await refusalOf('{"format":"ecs-sandbox","version":999}', 'a.json');
  expect(told.path).toBe('');
  expect(told.message).toMatch(/^version 999 comes from a newer ECS Sandbox/);
});

test('a file of no format is told all that can be opened', async () => {
  const { message } = await refusalOf('[]', 'a.json');
  for (const { label } of KINDS) expect(message).toContain(label);
  expect(message).toMatch(/PNG picture saved from here, Script of aws lines, Lesson/);
});

describe('names in a task definition that ECS does not take', () => {
  const definition = (family: string, name: string) =>
    JSON.stringify({ family, containerDefinitions: [{ name, image: 'web:1' }] }, null, 1);

  test('the family, on its line', async () => {
    const told = await refusalOf(definition('shop & web', 'web'), 'a.json');
    expect(told).toEqual({
      path: 'family',
      line: 2,
      message:
        '“shop & web” is not a family: up to 255 letters (A–Z, a–z), digits, hyphens and underscores',
    });
  });

  test('a container, on its line', async () => {
    const told = await refusalOf(definition('web', 'a b'), 'a.json');
    expect(told).toMatchObject({ path: 'containerDefinitions[0].name', line: 5 });
    expect(told.message).toMatch(/^“a b” is not the name of a container: up to 255/);
  });

  test('longer than 255', async () => {
    const { path, message } = await refusalOf(definition('f'.repeat(256), 'web'), 'a.json');
    expect(path).toBe('family');
    expect(message.length).toBeLessThan(200);
  });

  test('what is allowed is taken', async () => {
    const opened = await openText(definition('f'.repeat(255), 'A-_9'), { fileName: 'a.json' });
    expect(opened.kind).toBe('import');
  });
});
