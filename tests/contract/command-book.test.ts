/**
 * Every command of the command book is run, as it stands there, on a sandbox that has something of
 * everything: it succeeds, it changes something where it says so, and nothing where it does not.
 */
import { describe, expect, test } from 'vitest';
import { createSandbox } from '../../src/api/create-sandbox';
import { isTarget, OPERATIONS } from '../../src/api/contract/operations';
import { runScript } from '../../src/cli/run-script';
import { ownNames } from '../../src/cli/shell/own-names';
import { blanksOf, filledLine } from '../../src/content/command-book/fill';
import { COMMAND_BOOK, PRACTICE } from '../../src/content/command-book/index';

const PAGE = /^https:\/\/docs\.aws\.amazon\.com\/[\w./-]+\.html$/;
const COMMANDS = COMMAND_BOOK.flatMap(({ commands }) => commands);

/** A practice sandbox, and a way to give it lines. */
async function practise() {
  const sandbox = createSandbox({ seed: PRACTICE.seed });
  let changes = 0;
  const send = (target: string, input: Record<string, unknown>) => {
    if (isTarget(target) && OPERATIONS[target].mutates) changes += 1;
    return sandbox.send(target, input);
  };
  const run = async (lines: string) => {
    const texts: string[] = [];
    for await (const step of runScript(lines, { send, readFile: () => undefined })) {
      if (!step.ok) throw new Error(`${step.command}: ${step.text}`);
      texts.push(step.text);
    }
    return texts.join('\n');
  };
  await run(PRACTICE.script);
  const first = async (kind: Parameters<typeof ownNames>[1]) => (await ownNames(send, kind))[0]!;
  const chosen = {
    cluster: await first('clusters'),
    service: await first('services'),
    task: await first('tasks'),
    family: await first('families'),
    targetGroup: await first('targetGroups'),
    loadBalancer: await first('loadBalancers'),
    logGroup: await first('logGroups'),
    client: await first('traffic'),
  };
  return {
    run,
    chosen,
    counted: async (lines: string) => {
      changes = 0;
      const text = await run(lines);
      return { text, changes };
    },
  };
}

test('each command has an id, a title and a line of its own, and a page of AWS', () => {
  for (const member of ['id', 'title', 'line'] as const) {
    expect(new Set(COMMANDS.map((one) => one[member])).size).toBe(COMMANDS.length);
  }
  for (const { docs } of COMMANDS) expect(docs).toMatch(PAGE);
});

test('a place is a name that the sandbox knows, or a name and a value', () => {
  expect(blanksOf('aws ecs x --cluster {cluster} --n {count=4} --c {enable=true,b=1}')).toEqual([
    'cluster',
  ]);
  const line = '{service} {count=4} {"a":{b=2}}';
  expect(filledLine(line, { service: 'web', b: '3' })).toBe('web 4 {"a":3}');
  expect(filledLine(line, {})).toBe('<service> 4 {"a":2}');
});

describe.each(
  COMMANDS.map((command): [string, (typeof COMMANDS)[number]] => [command.id, command]),
)('%s', (_, { line, after, changes, takesTime }) => {
  test('runs on the practice sandbox', async () => {
    const { run, chosen, counted } = await practise();
    if (after !== undefined) await run(filledLine(after, chosen));
    const filled = filledLine(line, chosen);
    expect(filled).not.toMatch(/<\w+>/);
    const ran = await counted(filled);
    // A waiter lets time pass, and changes nothing else.
    if (changes === undefined) expect(ran.changes).toBe(0);
    else expect(ran.changes).toBeGreaterThan(0);
    if (changes === undefined && !takesTime) expect(ran.text.trim()).not.toBe('');
  });
});
