/**
 * Files, links and pictures that were made to do harm, through the doors that take them without a
 * browser. Each is refused with words that name where, or opened; none throws, takes long, changes
 * what all objects share, or answers in a program's words.
 */
import { describe, expect, test } from 'vitest';
import { Replay } from '../../src/api/command-log';
import { createSandbox } from '../../src/api/create-sandbox';
import { type Opened, openText } from '../../src/formats/registry';
import { commandsOf } from '../../src/formats/sandbox/commands-of';
import { giveImport } from '../../src/headless/give-import';
import { seconds } from '../../src/model/sim-time';
import { tryInput } from '../fuzz/try-input';
import { CYCLIC_FILES } from '../support/hostile/cyclic-files';
import { DEEP_FILES, LARGE_FILES } from '../support/hostile/deep-files';
import type { HostileFile } from '../support/hostile/hostile-file';
import { ODD_FILES } from '../support/hostile/odd-files';

/** The largest files of all are fifty megabytes; processor time, ms. */
const SLOWEST_MS = 10_000;

const textOf = (content: string | Uint8Array): string =>
  typeof content === 'string' ? content : new TextDecoder().decode(content);

/** What the door does with what was opened, and the first moments of the run. */
function begin(opened: Opened): void {
  if (opened.kind === 'sandbox') {
    const { document } = opened;
    const replay = new Replay(createSandbox({ seed: document.seed }), commandsOf(document));
    replay.advanceTo(seconds(1));
  } else if (opened.kind === 'import') {
    const sandbox = createSandbox({ seed: 1 });
    giveImport(sandbox, opened.result, { asService: true });
    sandbox.engine.advanceTo(seconds(1));
  }
}

/** What is wrong with how a file was taken; nothing, where all is well. */
async function troubleWith({ name, fileName, content, refusal }: HostileFile): Promise<string[]> {
  let opened: Opened | undefined;
  const run = async (text: string): Promise<unknown> => {
    opened = await openText(text, {
      fileName,
      readFile: (path) => (path === fileName ? text : undefined),
    });
    begin(opened);
    return opened.kind === 'sandbox' ? undefined : opened.result.findings;
  };
  const target = { name, seeds: [], run, slowestMs: SLOWEST_MS };
  const harm = await tryInput(target, textOf(content()));
  if (harm) return [`${name}: ${harm.kind}: ${harm.what}`];
  return refusal === undefined ? [] : troubleWithRefusal(name, refusal, opened!);
}

function troubleWithRefusal(name: string, refusal: RegExp, opened: Opened): string[] {
  if (opened.kind !== 'refused') return [`${name}: opened as ${opened.kind}`];
  const [finding] = opened.result.findings;
  const said = `${finding?.path} ${finding?.message}`;
  if (finding?.severity !== 'error' || !refusal.test(said)) return [`${name}: said ${said}`];
  return finding.message.length > 400 ? [`${name}: said ${finding.message.length} characters`] : [];
}

async function troubleWithAll(files: readonly HostileFile[]): Promise<string[]> {
  const found: string[] = [];
  for (const file of files) found.push(...(await troubleWith(file)));
  return found;
}

describe('hostile files', () => {
  test.each([...DEEP_FILES, ...LARGE_FILES])(
    'deep or large: $name',
    async (file) => {
      expect(await troubleWith(file)).toEqual([]);
    },
    300_000,
  );

  test.each(CYCLIC_FILES)('leads back to itself: $name', async (file) => {
    expect(await troubleWith(file)).toEqual([]);
  });

  test.each(Object.entries(ODD_FILES))(
    '%s',
    async (_, files) => {
      expect(files.length).toBeGreaterThan(4);
      expect(await troubleWithAll(files)).toEqual([]);
    },
    300_000,
  );
});
