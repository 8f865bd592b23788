/**
 * Published files go into the sandbox, out in each of its formats, and in again. The files stand
 * beside the project; where they do not, the tests say so and pass.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXPORTERS } from '../../src/formats/exporters';
import { accountDifferences } from '../../src/formats/sandbox/account-differences';
import { type OpenedSource, openSource } from '../../src/headless/open-source';
import { SourceError } from '../../src/headless/source-error';
import type { Account } from '../../src/model/account';
import { must } from '../../src/model/assert';
import type { SandboxDocument } from '../../src/model/sandbox-document';
import { publishedFiles } from '../support/published-files';

const PATIENCE = 300_000;

const FOLDERS = ['appspec', 'cfn', 'compose', 'runtask', 'services', 'taskdefs'];
const FILES = FOLDERS.flatMap((folder) => publishedFiles(folder).map(([, path]) => path));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'round-trips-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Undefined for what ECS takes in no form. */
async function opened(path: string): Promise<OpenedSource | undefined> {
  try {
    return await openSource(path);
  } catch (error) {
    if (error instanceof SourceError) return undefined;
    throw error;
  }
}

/** The first file that a format writes. */
async function written(document: SandboxDocument, to: string): Promise<string> {
  const exporter = must(
    EXPORTERS.find(({ id }) => id === to),
    to,
  );
  const [file] = (await exporter.write(document)).files;
  return must(file, to).text;
}

/** Written in a format and opened again. */
async function again(document: SandboxDocument, to: string): Promise<OpenedSource> {
  const path = join(folder, to === 'cli-script' ? 'again.sh' : 'again.txt');
  writeFileSync(path, await written(document, to));
  return openSource(path);
}

/** Comments name the file that a script was made from. */
const withoutComments = (script: string): string => script.replace(/^#.*$/gm, '');

const SECONDS = 20;

function fingerprintLater({ sandbox }: OpenedSource): string {
  sandbox.send('Sandbox.Wait', { for: SECONDS });
  return sandbox.engine.fingerprint();
}

/** Every file by what its round trip lost; nothing where it lost nothing. */
async function losses(
  check: (first: OpenedSource) => Promise<readonly string[]>,
): Promise<Record<string, readonly string[]>> {
  const lost: Record<string, readonly string[]> = {};
  for (const path of FILES) {
    const first = await opened(path);
    const found = first ? await check(first) : [];
    if (found.length > 0) lost[path] = found;
  }
  return lost;
}

/** What says nothing: empty lists and maps. And values of secrets, which no template carries. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value)
    .filter(([name]) => name !== 'SecretString')
    .map(([name, member]) => [name, withoutEmpty(member)] as const);
  return Object.fromEntries(members.filter(([, member]) => !isEmpty(member)));
}

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;

describe.skipIf(FILES.length === 0)('round trips of published files', () => {
  test(
    'sandbox → saved sandbox → sandbox: the same future',
    async () => {
      const lost = await losses(async (first) => {
        const second = await again(first.document(), 'sandbox');
        return fingerprintLater(second) === fingerprintLater(first) ? [] : ['another fingerprint'];
      });
      expect(lost).toEqual({});
    },
    PATIENCE,
  );

  test(
    'sandbox → script → sandbox: the same future, and the same script once more',
    async () => {
      const lost = await losses(async (first) => {
        const second = await again(first.document(), 'cli-script');
        const scripts = [first, second].map((one) => written(one.document(), 'cli-script'));
        const [script, once] = (await Promise.all(scripts)).map(withoutComments);
        if (script !== once) return ['another script'];
        return fingerprintLater(second) === fingerprintLater(first) ? [] : ['another fingerprint'];
      });
      expect(lost).toEqual({});
    },
    PATIENCE,
  );

  test(
    'sandbox → CloudFormation → sandbox: the same is declared',
    async () => {
      const lost = await losses(async (first) => {
        const before = first.document();
        const after = (await again(before, 'cloudformation')).document();
        const [one, other] = [before, after].map(({ account }) => withoutEmpty(account) as Account);
        return accountDifferences(one!, other!);
      });
      expect(lost).toEqual({});
    },
    PATIENCE,
  );
});
