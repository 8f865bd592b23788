/**
 * Every published file is opened and run: what `sim interop` prints, and what its page says. The
 * files stand beside the project; where they do not, the tests say so and pass.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { folderOutcome } from '../../src/headless/interop';
import type { FileOutcome, FolderOutcome } from '../../src/headless/interop-file';
import { pageWith, tallyOf } from '../../src/headless/interop-table';
import { must } from '../../src/model/assert';

const corpus = join(process.env.SHARED_DIR ?? join(process.cwd(), '..', 'shared'), 'corpus');
const isHere = existsSync(corpus);
if (!isHere) console.warn('skipped: the published files, as SHARED_DIR/corpus is not here');

/** Some two hundred runs. */
const PATIENCE = 300_000;

/** What the files of each folder are read as. */
const KINDS: Record<string, FileOutcome['kind']> = {
  appspec: 'app-spec',
  cfn: 'cloudformation',
  compose: 'compose',
  runtask: 'run-task',
  services: 'service',
  taskdefs: 'task-definition',
};

let outcome: FolderOutcome = [];
beforeAll(async () => {
  if (isHere) outcome = await folderOutcome(corpus);
}, PATIENCE);

const filesOf = (folder: string): readonly FileOutcome[] =>
  must(
    outcome.find((one) => one.folder === folder),
    folder,
  ).files;

describe.skipIf(!isHere)('published files', () => {
  test('every one was opened, and none broke anything', () => {
    for (const folder of [...Object.keys(KINDS), 'bad']) {
      expect(filesOf(folder), folder).toHaveLength(readdirSync(join(corpus, folder)).length);
    }
  });

  test.each(Object.entries(KINDS))('%s: read as %s', (folder, kind) => {
    const others = filesOf(folder).filter((one) => one.kind !== kind);
    // Without containers it is no task definition, and is refused as one.
    expect(others.filter(({ outcome: came }) => came !== 'unreadable')).toEqual([]);
    expect(others.length).toBeLessThanOrEqual(1);
  });

  test.each(Object.keys(KINDS))('%s: 90 of 100 that ECS can run reach steady state', (folder) => {
    const { steady, notSteady } = tallyOf({ folder, files: filesOf(folder) });
    const restless = filesOf(folder).filter((one) => one.outcome === 'not steady');
    const said = restless.map(({ file, reason }) => `${file}: ${String(reason)}`).join('\n');
    expect(steady, said).toBeGreaterThanOrEqual(0.9 * (steady + notSteady));
    expect(steady).toBeGreaterThan(0);
  });

  test('few are refused, and those with the words of ECS', () => {
    for (const folder of Object.keys(KINDS)) {
      const { files, refused, unreadable } = tallyOf({ folder, files: filesOf(folder) });
      expect(refused + unreadable, folder).toBeLessThanOrEqual(0.1 * files);
    }
    const refused = outcome.flatMap(({ files }) =>
      files.filter((one) => one.outcome === 'refused by ECS'),
    );
    for (const { file, reason } of refused) {
      expect(reason, file).toMatch(/ was refused: (?:ClientException|InvalidParameterException): /);
    }
  });
});

describe.skipIf(!isHere)('what is said of published files', () => {
  test('what is malformed or not of ECS gives one clear error', () => {
    for (const one of filesOf('bad')) {
      expect(one, one.file).toMatchObject({
        outcome: 'unreadable',
        findings: { error: 1, warning: 0, info: 0 },
      });
    }
    const reasons = filesOf('bad').map(({ reason }) => reason);
    expect(reasons).toEqual([
      expect.stringMatching(/^line \d+: .* column \d+/),
      expect.stringMatching(/^line \d+: .* column \d+/),
      expect.stringMatching(/App Runner/),
    ]);
  });

  test('every finding has its path, but one or so about a file as a whole', () => {
    for (const { files } of outcome) {
      for (const { file, withoutPath } of files) {
        expect(withoutPath, file).toBeLessThanOrEqual(1);
      }
    }
  });

  test('the interop page says what a fresh run says', () => {
    const page = readFileSync(new URL('../../docs/interop.md', import.meta.url), 'utf8');
    expect(pageWith(page, outcome)).toBe(page);
  });
});
