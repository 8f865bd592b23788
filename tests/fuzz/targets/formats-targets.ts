/** Files as they come in by the picker, by a drop, by a link, inside a picture. */
import { readFileSync } from 'node:fs';
import { Replay } from '../../../src/api/command-log';
import { createSandbox } from '../../../src/api/create-sandbox';
import type { ImportResult } from '../../../src/formats/import-result';
import { type Importer, openText } from '../../../src/formats/registry';
import { commandsOf } from '../../../src/formats/sandbox/commands-of';
import { loadSandbox } from '../../../src/formats/sandbox/load';
import { saveSandbox } from '../../../src/formats/sandbox/save';
import { fromLessonFragment, toLessonFragment } from '../../../src/formats/share/lesson-link';
import { sandboxInside, withSandbox } from '../../../src/formats/share/png-sandbox';
import { fromShareFragment, toShareFragment } from '../../../src/formats/share/share-link';
import { dockerRunAsCompose } from '../../../src/formats/docker-run/docker-run-as-compose';
import { readLesson } from '../../../src/lesson/read-lesson';
import { looksLikeScript } from '../../../src/formats/looks-like-script';
import { giveImport } from '../../../src/headless/give-import';
import type { SandboxDocument } from '../../../src/model/sandbox-document';
import { seconds } from '../../../src/model/sim-time';
import { fromProgressFile } from '../../../src/state/progress-file';
import { binaryOf, bytesOf, type FuzzTarget } from '../fuzz-target';
import * as seeds from './format-seeds';

const fileOf = (path: string): string =>
  readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

const DOCUMENT = fileOf('tests/fixtures/documents/v2.json');

/** What a file is read with: nothing beside it but one other of its own kind. */
const beside = (text: string) => ({
  fileName: 'compose.yaml',
  readFile: (path: string) => (path.includes('missing') ? undefined : text),
});

/** What a format's own reader makes of it. */
async function read(as: Importer['id'], text: string): Promise<unknown> {
  const opened = await openText(text, beside(text), as);
  return opened.kind === 'sandbox' ? undefined : opened.result.findings;
}

/** Opened as whatever it is; all of it goes through the one door, and time passes. */
async function imported(text: string): Promise<unknown> {
  const opened = await openText(text, beside(text));
  if (opened.kind === 'import') given(opened.result);
  return opened.kind === 'sandbox' ? undefined : opened.result.findings;
}

function given(result: ImportResult): void {
  const sandbox = createSandbox({ seed: 1 });
  const found = giveImport(sandbox, result, { asService: true });
  if (found.given > 0) sandbox.engine.advanceTo(seconds(2));
}

function document(text: string): unknown {
  const loaded = loadSandbox(text);
  if (!loaded.ok) return loaded;
  const replay = new Replay(
    createSandbox({ seed: loaded.document.seed }),
    commandsOf(loaded.document),
  );
  replay.advanceTo(seconds(2));
  saveSandbox(loaded.document);
  return replay.refused;
}

const PICTURE = bytesOf(
  atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  ),
);

const inWords = (error: unknown): boolean => error instanceof Error && error.constructor === Error;

const loaded = loadSandbox(DOCUMENT);
const known = loaded.ok ? loaded.document : ({} as SandboxDocument);

export const FORMATS_TARGETS: readonly FuzzTarget[] = [
  { name: 'open', seeds: seeds.ANY, run: imported },
  {
    name: 'compose',
    seeds: seeds.COMPOSE,
    words: seeds.COMPOSE_WORDS,
    run: (text) => read('compose', text),
  },
  {
    name: 'task-definition',
    seeds: seeds.TASK_DEFINITION,
    run: (text) => read('task-definition', text),
  },
  { name: 'service', seeds: seeds.SERVICE, run: (text) => read('service', text) },
  { name: 'app-spec', seeds: seeds.APP_SPEC, run: (text) => read('app-spec', text) },
  {
    name: 'cloudformation',
    seeds: seeds.CLOUDFORMATION,
    words: seeds.CLOUDFORMATION_WORDS,
    run: (text) => read('cloudformation', text),
  },
  { name: 'sandbox', seeds: [DOCUMENT, fileOf('tests/fixtures/documents/v1.json')], run: document },
  { name: 'link', seeds: [toShareFragment(known)], run: fromShareFragment },
  {
    name: 'lesson-link',
    seeds: [toLessonFragment('# A lesson')],
    run: (text) => fromLessonFragment(text),
    declared: inWords,
  },
  {
    name: 'png',
    seeds: [binaryOf(withSandbox(PICTURE, known)), binaryOf(PICTURE)],
    run: (text) => sandboxInside(bytesOf(text)),
  },
  {
    name: 'progress',
    seeds: seeds.PROGRESS,
    run: (text) => fromProgressFile(text),
    declared: inWords,
  },
  {
    name: 'docker-run',
    seeds: seeds.DOCKER_RUN,
    run: (text) => {
      const made = dockerRunAsCompose(text);
      return made.ok ? read('compose', made.text) : made;
    },
  },
  {
    name: 'lesson',
    seeds: [seeds.LESSON],
    words: seeds.LESSON_WORDS,
    run: async (text) => (looksLikeScript(text), (await readLesson(text)).faults),
  },
];
