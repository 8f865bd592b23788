/**
 * Every phrase of the Docker phrasebook is read as if it had been typed, and what it becomes is
 * given to a sandbox: nothing is refused, and what the phrase is about is seen in it.
 */
import { describe, expect, test } from 'vitest';
import { createSandbox } from '../../src/api/create-sandbox';
import { dockerEqual } from '../../src/cli/docker-words';
import { runScript } from '../../src/cli/run-script';
import { knownNames } from '../../src/cli/shell/known-names';
import { toCommandLine } from '../../src/cli/to-command-line';
import { PRACTICE } from '../../src/content/command-book/index';
import { PHRASEBOOK, type Phrase } from '../../src/content/phrasebook/index';
import { importCompose } from '../../src/formats/compose/import-compose';
import { linksOfPlace } from '../../src/ui/reference/phrasebook/lit-members';
import { understand } from '../../src/ui/reference/phrasebook/understand';

const PAGE = /^https:\/\/docs\.aws\.amazon\.com\/[\w./-]+\.html$/;
const PHRASES = PHRASEBOOK.flatMap(({ phrases }) => phrases);

function door() {
  const sandbox = createSandbox({ seed: 1 });
  return (target: string, input: Record<string, unknown>) => sandbox.send(target, input);
}

async function run(lines: string, send: ReturnType<typeof door>) {
  for await (const step of runScript(lines, { send, readFile: () => undefined })) {
    if (!step.ok) throw new Error(`${step.command}: ${step.text}`);
  }
}

test('the table is whole: each phrase has an id and a page, and there are plenty', () => {
  expect(PHRASES.length).toBeGreaterThanOrEqual(40);
  for (const member of ['id', 'phrase'] as const) {
    expect(new Set(PHRASES.map((one) => one[member])).size).toBe(PHRASES.length);
  }
  for (const { docs, phrase, title } of PHRASES) {
    expect(docs).toMatch(PAGE);
    expect(title ?? phrase).not.toContain('\n');
  }
});

test('each phrase is understood as what it is', () => {
  for (const { id, phrase } of PHRASES) {
    const kind = /^docker (?!run)/.test(phrase) ? 'command' : 'file';
    expect(`${id}: ${understand(phrase).kind}`).toBe(`${id}: ${kind}`);
  }
});

const named = (phrases: readonly Phrase[]) => phrases.map((one): [string, Phrase] => [one.id, one]);
const FILES = PHRASES.filter(({ phrase }) => understand(phrase).kind === 'file');
const COMMANDS = PHRASES.filter(
  ({ phrase, equal }) => equal !== null && understand(phrase).kind === 'command',
);

describe.each(named(FILES))('%s', (_, { phrase, place, equal, choices = {} }) => {
  test('what it becomes is taken, also as command lines, and what it is about is in it', async () => {
    const read = understand(phrase);
    const text = read.kind === 'file' ? read.text : '';
    const result = importCompose(text, { fileName: 'compose.yml', choices });
    expect(result.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const account = { version: 1, operations: result.operations };
    expect(door()('Sandbox.LoadAccount', { account })).toMatchObject({ ok: true });
    const lines = result.operations.map((one) => toCommandLine(one.target, one.input));
    await run(lines.join('\n'), door());
    if (place !== undefined) expect(linksOfPlace(result, place)).not.toEqual([]);
    // Where there is no equal, the reader says so itself.
    const said = result.findings.filter(({ path }) => path !== 'name');
    if (equal === null) expect(said).not.toEqual([]);
  });
});

/** A task of a service does not stop by itself: whoever runs this waits for long. */
const WAITS = 'aws ecs wait tasks-stopped';

describe.each(named(COMMANDS))('%s', (_, { phrase }) => {
  test('its commands run on the practice sandbox', async () => {
    const send = door();
    await run(PRACTICE.script, send);
    const read = understand(phrase);
    const words = read.kind === 'command' ? read.words : [];
    const { commands = [], says } = dockerEqual(words, await knownNames(send)) ?? {};
    expect(says).toBeTruthy();
    // A name in angle brackets only the user can give.
    const whole = commands.filter((line) => !/<[\w-]+>/.test(line) && !line.startsWith(WAITS));
    for (const line of whole) await run(line, send);
  });
});
