/**
 * Who may import whom. The table below is the rule: an exception is a change to it, with a reason.
 * Type-only imports count, so that no room's nouns leak into a room below it.
 */
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Import, importsOf } from './imports';
import { filesUnder, isCode, parse, parseFile, placeOf } from './source-tree';

/** npm packages; a list of names allows only those values of a package (its types are free). */
type Packages = Record<string, 'all' | string[]>;

const SCREEN: Packages = {
  react: 'all',
  'react/*': 'all',
  'react-dom': 'all',
  '@mantine/*': 'all',
  '@xyflow/react': 'all',
  '@xyflow/react/*': 'all',
  d3: 'all',
  zustand: 'all',
  'zustand/*': 'all',
  'lucide-react': 'all',
  'aws-react-icons': 'all',
  'aws-react-icons/*': 'all',
  xstate: [],
  '@xterm/*': 'all',
  '@tanstack/react-virtual': 'all',
  gifenc: 'all',
  mediabunny: 'all',
  mdast: [],
};

/**
 * From a room (a folder or file of src/; the most particular entry wins), to other rooms, and npm.
 * `to` names rooms of this table; a room may always import itself.
 */
const TABLE: [from: string, to: string[], npm: Packages][] = [
  ['model', [], {}],
  ['machines', ['model'], { xstate: ['setup', 'assign', 'emit', 'and', 'or', 'not'] }],
  ['engine', ['model', 'machines', 'engine/runner'], {}],
  [
    'engine/runner',
    ['model', 'machines', 'engine'],
    { xstate: ['initialTransition', 'transition'] },
  ],
  ['api/contract', ['model'], { zod: 'all', 'zod/*': 'all' }],
  // An AppSpec is YAML inside an operation's input: whoever takes the operation must read it.
  ['api', ['model', 'engine', 'api/contract'], { yaml: ['parse'] }],
  ['cli', ['model', 'api/contract'], { '@jmespath-community/jmespath': 'all', yaml: 'all' }],
  ['content', ['model', 'api/contract'], {}],
  [
    'formats',
    ['model', 'api/contract', 'formats/cli-script'],
    { yaml: 'all', zod: 'all', 'zod/*': 'all', fflate: 'all' },
  ],
  // A script is a sandbox written in the command language: the one format that needs its words.
  ['formats/cli-script', ['model', 'api/contract', 'cli', 'formats'], {}],
  [
    'lesson',
    ['model', 'api/contract', 'cli'],
    {
      yaml: 'all',
      'mdast-util-from-markdown': 'all',
      'mdast-util-gfm-table': 'all',
      'mdast-util-to-string': 'all',
      'micromark-extension-gfm-table': 'all',
      mdast: [],
    },
  ],
  // AWS's protocols as text: bodies in, answers out. Sockets are headless/serve's.
  ['wire', ['model', 'api/contract'], {}],
  // A picture is the diagram written out as text: the one format that needs the drawings.
  [
    'formats/picture',
    ['model', 'drawing'],
    { react: ['createElement'], 'react-dom/server': ['renderToStaticMarkup'] },
  ],
  [
    'drawing',
    ['model'],
    {
      react: ['Fragment', 'createElement', 'memo'],
      'react/*': 'all',
      d3: 'all',
      '@dagrejs/dagre': 'all',
      'lucide-react': 'all',
      'aws-react-icons': 'all',
      'aws-react-icons/*': 'all',
    },
  ],
  ['bridge/protocol.ts', ['model', 'api/contract'], {}],
  ['bridge', ['model', 'api/contract', 'bridge/protocol.ts'], {}],
  [
    'bridge/in-process-transport.ts',
    ['model', 'api/contract', 'bridge', 'bridge/protocol.ts', 'bridge/worker'],
    {},
  ],
  // Trials in this very thread, as above: for Node and for tests.
  ['bridge/in-process-trials.ts', ['model', 'bridge', 'bridge/worker'], {}],
  ['bridge/worker', ['bridge/protocol.ts', 'model', 'engine', 'api', 'api/contract'], {}],
  [
    'headless',
    [
      'model',
      'api',
      'api/contract',
      'cli',
      'content',
      'formats',
      'formats/cli-script',
      'formats/picture',
      'lesson',
      'wire',
      'drawing',
      'bridge',
      'bridge/protocol.ts',
      'bridge/in-process-transport.ts',
      'headless/bench',
    ],
    {
      'node:*': 'all',
      react: 'all',
      'react/*': 'all',
      'react-dom/server': 'all',
      ws: 'all',
      '@resvg/resvg-js': 'all',
    },
  ],
  // Measures what a page does as well: histories and travels, without the thread between.
  [
    'headless/bench',
    ['model', 'api', 'api/contract', 'engine', 'engine/runner', 'bridge/worker', 'headless'],
    { 'node:*': 'all' },
  ],
  [
    'state',
    ['model', 'api/contract', 'bridge', 'bridge/protocol.ts', 'content', 'formats'],
    { 'zustand/vanilla': 'all', 'zustand/middleware': 'all', 'idb-keyval': 'all' },
  ],
  [
    'ui',
    [
      'model',
      'machines',
      'api/contract',
      'cli',
      'content',
      'formats',
      'formats/picture',
      'lesson',
      'drawing',
      'state',
      'ui/kit',
    ],
    SCREEN,
  ],
  ['ui/kit', [], SCREEN],
  // Keeps the app's own files; what is in them it does not know.
  ['offline', [], {}],
  [
    'main.tsx',
    [
      'model',
      'bridge',
      'bridge/protocol.ts',
      'content',
      'formats',
      'state',
      'ui',
      'ui/kit',
      'offline',
    ],
    { ...SCREEN, 'react-dom/*': 'all', '@fontsource-variable/*': 'all' },
  ],
];

function inRoom(path: string, room: string): boolean {
  const bare = (name: string) => name.replace(/\.tsx?$/, '');
  return bare(path) === bare(room) || path.startsWith(`${room}/`);
}

/** The most particular entry of the table that holds a path of src/. */
function roomOf(path: string): string | undefined {
  const rooms = TABLE.map(([from]) => from).filter((from) => inRoom(path, from));
  return rooms.sort((a, b) => b.length - a.length)[0];
}

function allowance(npm: Packages, specifier: string): 'all' | string[] | undefined {
  const key = Object.keys(npm).find((name) =>
    name.endsWith('*') ? specifier.startsWith(name.slice(0, -1)) : specifier === name,
  );
  return key === undefined ? undefined : npm[key];
}

function npmFault(from: string, npm: Packages, one: Import): string | undefined {
  const allowed = allowance(npm, one.specifier);
  if (allowed === undefined) return `${from} → npm ${one.specifier}`;
  if (allowed === 'all') return undefined;
  const tooMuch = one.values.filter((name) => !allowed.includes(name));
  if (tooMuch.length === 0) return undefined;
  return `${from} → ${tooMuch.join(', ')} of npm ${one.specifier} (allowed: ${allowed.join(', ') || 'types'})`;
}

/** What is wrong with an import, as `from → to`; nothing if it is allowed. */
function faultOf(one: Import): string | undefined {
  const path = one.source.path.replace(/^src\//, '');
  const from = roomOf(path);
  const row = TABLE.find(([room]) => room === from);
  if (!from || !row) return `src/${path} is in no room of the table`;
  const [, to, npm] = row;
  if (!one.specifier.startsWith('.')) return npmFault(from, npm, one);
  const target = posix.join(posix.dirname(path), one.specifier);
  const room = roomOf(target);
  if (room === from || (room !== undefined && to.includes(room))) return undefined;
  return `${from} → ${room ?? `${target}, which is in no room of the table`}`;
}

function describeFault(one: Import): string[] {
  const fault = faultOf(one);
  if (fault === undefined) return [];
  return [`${fault}   (${placeOf(one.source, one.at.start)} imports '${one.specifier}')`];
}

function faultsIn(path: string, text: string): string[] {
  return importsOf(parse(path, text)).flatMap((one) => faultOf(one) ?? []);
}

describe('layering', () => {
  const sources = filesUnder('src').filter(isCode).map(parseFile);
  const imports = sources.flatMap(importsOf);

  test('it sees the source: an empty reading proves nothing', () => {
    expect(sources.length).toBeGreaterThan(0);
    expect(imports.length).toBeGreaterThan(0);
  });

  test('every file is in a room, and every import is in the table', () => {
    const homeless = sources
      .map((source) => source.path)
      .filter((path) => roomOf(path.replace(/^src\//, '')) === undefined)
      .map((path) => `${path} is in no room of the table`);
    expect([...homeless, ...imports.flatMap(describeFault)]).toEqual([]);
  });

  test('the table names only its own rooms', () => {
    const rooms = new Set(TABLE.map(([from]) => from));
    const unknown = TABLE.flatMap(([, to]) => to).filter((room) => !rooms.has(room));
    expect(unknown).toEqual([]);
  });

  test.each([
    ['src/model/a.ts', `import type { B } from '../engine/b';`, 'model → engine'],
    ['src/model/a.ts', `let b: import('../api/contract/b').B;`, 'model → api/contract'],
    ['src/ui/canvas/a.tsx', `export * from '../../bridge/client';`, 'ui → bridge'],
    ['src/state/a.ts', `await import('../engine/engine');`, 'state → engine'],
    ['src/bridge/client.ts', `import './worker/worker-host';`, 'bridge → bridge/worker'],
    [
      'src/bridge/client.ts',
      `import './in-process-transport';`,
      'bridge → bridge/in-process-transport.ts',
    ],
    ['src/api/dispatcher.ts', `import { z } from 'zod';`, 'api → npm zod'],
    [
      'src/machines/a.machine.ts',
      `import { createActor, setup } from 'xstate';`,
      'machines → createActor of npm xstate (allowed: setup, assign, emit, and, or, not)',
    ],
  ])('it would name the edge: %s with %s', (path, text, edge) => {
    expect(faultsIn(path, text)).toEqual([edge]);
  });

  test.each([
    ['src/engine/engine.ts', `import { x } from './runner/machine-runner';`],
    ['src/engine/runner/a.ts', `import { transition, type Snapshot } from 'xstate';`],
    ['src/api/handlers/ecs/a.ts', `import type { B } from '../../contract/ecs';`],
    ['src/bridge/worker-transport.ts', `new Worker(new URL('./worker/w.ts', import.meta.url));`],
    ['src/ui/canvas/a.tsx', `import '@xyflow/react/dist/style.css';`],
  ])('it would allow: %s with %s', (path, text) => {
    expect(faultsIn(path, text)).toEqual([]);
  });
});
