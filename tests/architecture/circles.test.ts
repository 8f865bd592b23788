/**
 * Files that import each other cannot be read in any order: each is only understood when the other
 * is. So within a room, as between rooms, imports go one way. Type-only imports count.
 */
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importsOf } from './imports';
import { filesUnder, isCode, parse, parseFile, type Source } from './source-tree';

/**
 * Imports that may close a circle, and why. One that closes none any more fails too, until it is
 * taken off the list.
 */
const ALLOWED: [from: string, to: string, why: string][] = [];

/** Which files each file imports. */
type Graph = ReadonlyMap<string, readonly string[]>;

function graphOf(sources: readonly Source[]): Graph {
  const paths = new Set(sources.map((source) => source.path));
  const fileAt = (bare: string) =>
    [bare, `${bare}.ts`, `${bare}.tsx`].find((path) => paths.has(path)) ?? [];
  return new Map(
    sources.map((source) => {
      const folder = posix.dirname(source.path);
      const own = importsOf(source).filter(({ specifier }) => specifier.startsWith('.'));
      const to = own.flatMap(({ specifier }) => fileAt(posix.join(folder, specifier)));
      return [source.path, [...new Set(to)].sort()];
    }),
  );
}

function without(graph: Graph, left: readonly [from: string, to: string, why: string][]): Graph {
  const isLeft = (from: string, to: string) => left.some((row) => row[0] === from && row[1] === to);
  return new Map([...graph].map(([from, to]) => [from, to.filter((one) => !isLeft(from, one))]));
}

/** The shortest way along imports from a file to another, both included; undefined without one. */
function wayBetween(graph: Graph, from: string, to: string): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [from];
  for (const file of queue) {
    for (const next of graph.get(file) ?? []) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, file);
      queue.push(next);
    }
    if (cameFrom.has(to)) break;
  }
  if (!cameFrom.has(to)) return undefined;
  const way = [to];
  do way.unshift(cameFrom.get(way[0]!)!);
  while (way[0] !== from);
  return way;
}

/** The shortest circle through each file that is in one, told from its first file by name. */
function circlesIn(graph: Graph): string[] {
  const found = [...graph.keys()].flatMap((file) => {
    const way = wayBetween(graph, file, file)?.slice(0, -1);
    if (!way) return [];
    const start = way.indexOf([...way].sort()[0]!);
    const turned = [...way.slice(start), ...way.slice(0, start)];
    return [[...turned, turned[0]].join(' → ')];
  });
  return [...new Set(found)].sort();
}

const circlesOf = (texts: Record<string, string>): string[] =>
  circlesIn(graphOf(Object.entries(texts).map(([path, text]) => parse(path, text))));

describe('circles', () => {
  const graph = graphOf(filesUnder('src').filter(isCode).map(parseFile));

  test('it sees the source: an empty reading proves nothing', () => {
    expect(graph.size).toBeGreaterThan(0);
    expect(graph.get('src/main.tsx')).toContain('src/ui/app.tsx');
  });

  test('no file imports one that comes back to it', () => {
    expect(circlesIn(without(graph, ALLOWED))).toEqual([]);
  });

  test('what is allowed to close a circle does', () => {
    const needless = ALLOWED.filter(
      ([from, to]) => !graph.get(from)?.includes(to) || !wayBetween(graph, to, from),
    );
    expect(needless).toEqual([]);
  });

  test('it would name a circle of two, by types alone', () => {
    const texts = {
      'src/a/b.ts': `import type { C } from './c';`,
      'src/a/c.tsx': `export type { B } from './b';`,
      'src/a/d.ts': `import './b';`,
    };
    expect(circlesOf(texts)).toEqual(['src/a/b.ts → src/a/c.tsx → src/a/b.ts']);
  });

  test('it would name a longer one across folders, and each shorter one in it', () => {
    const texts = {
      'src/a/b.ts': `import { c } from '../e/c';`,
      'src/e/c.ts': `let d: import('./d').D;`,
      'src/e/d.ts': `await import('../a/b'); import './c';`,
    };
    expect(circlesOf(texts)).toEqual([
      'src/a/b.ts → src/e/c.ts → src/e/d.ts → src/a/b.ts',
      'src/e/c.ts → src/e/d.ts → src/e/c.ts',
    ]);
  });

  test('it would name a file that imports itself', () => {
    expect(circlesOf({ 'src/a.ts': `import './a';` })).toEqual(['src/a.ts → src/a.ts']);
  });

  test.each([
    [{ 'src/a.ts': `import './b'; import './c';`, 'src/b.ts': `import './c';`, 'src/c.ts': '' }],
    [{ 'src/a.ts': `new URL('./b.ts', import.meta.url);`, 'src/b.ts': `import './a';` }],
  ])('it would allow %s', (texts) => {
    expect(circlesOf(texts)).toEqual([]);
  });
});
