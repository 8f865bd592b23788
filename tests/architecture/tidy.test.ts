/** House rules that no off-the-shelf linter states; each says what to do instead. */
import { describe, expect, test } from 'vitest';
import { bannedNamesIn } from './banned-names';
import { filesUnder, foldersIn, isCode, isNode, lineOf, nodesOf } from './source-tree';
import { type Node, parse, parseFile, placeOf, readText, type Source, walk } from './source-tree';

const LINES_PER_FILE = 500;
const LINES_PER_FUNCTION = 70;
const COLUMNS = 100;
const LINES_PER_README = 40;

/** Ratchets: they may only go down. A lower count fails too, until the number here is lowered. */
const ANY_TYPES = 0;
const SUPPRESSIONS = 0;

/** Hot loops of the kernel and the data plane, kept whole for speed: file, function, lines, why. */
const LONG_FUNCTIONS: [file: string, name: string, lines: number, why: string][] = [];

const VAGUE = ['util', 'utils', 'helper', 'helpers', 'manager', 'common'];
const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/;

const isData = (path: string) => /^(?:src\/content|tests\/fixtures)\//.test(path);

/** Calls whose last argument is a list of tests rather than a function with a job. */
const SUITES = ['describe', 'describe.each', 'test.describe'];

const FUNCTIONS = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'];

const files = [...filesUnder('src'), ...filesUnder('tests')];
const sources = files.filter((path) => isCode(path) && !path.startsWith('tests/fixtures/'));
const parsed = sources.map(parseFile);
const product = parsed.filter((source) => source.path.startsWith('src/'));

function textOf(source: Source, node: unknown): string {
  return isNode(node) ? source.text.slice(node.start, node.end) : '';
}

interface Fn {
  place: string;
  name: string;
  lines: number;
}

function functionsOf(source: Source): Fn[] {
  const found: Fn[] = [];
  walk(source.program, (node, parent) => {
    if (!FUNCTIONS.includes(node.type)) return;
    if (parent?.type === 'CallExpression') {
      const callee = textOf(source, parent.callee).replace(/\(.*$/s, '');
      if (SUITES.includes(callee)) return;
    }
    const name = textOf(source, node.id ?? parent?.id ?? parent?.key) || '(unnamed)';
    const lines = lineOf(source, node.end) - lineOf(source, node.start) + 1;
    found.push({ place: placeOf(source, node.start), name, lines });
  });
  return found;
}

/** What cannot be broken over lines: texts, patterns and addresses in comments. */
function unbreakable(source: Source): { start: number; end: number }[] {
  const texts = nodesOf(source, 'Literal', 'TemplateElement', 'JSXText').filter(
    (node) => node.type !== 'Literal' || typeof node.raw === 'string',
  );
  return [...texts, ...source.comments.filter((comment) => comment.value.includes('://'))];
}

function longLinesOf(source: Source): string[] {
  const spans = unbreakable(source);
  let offset = 0;
  return source.text.split('\n').flatMap((line, index) => {
    const [start, end] = [offset, offset + line.length];
    offset = end + 1;
    if (line.length <= COLUMNS) return [];
    const exempt = spans
      .map((span) => Math.min(end, span.end) - Math.max(start, span.start))
      .filter((length) => length > 0)
      .reduce((sum, length) => sum + length, 0);
    return line.length - exempt > COLUMNS ? [`${source.path}:${index + 1}: ${line.length}`] : [];
  });
}

function suppressionsOf(source: Source): Node[] | Source['comments'] {
  return source.comments.filter((comment) =>
    /(?:oxlint|eslint)-disable|@ts-(?:ignore|expect-error|nocheck)|(?:oxfmt|prettier)-ignore/.test(
      comment.value,
    ),
  );
}

describe('tidy', () => {
  test('it sees the source: an empty reading proves nothing', () => {
    expect(product.length).toBeGreaterThan(0);
    expect(parsed.length).toBeGreaterThan(product.length);
    expect(parsed.flatMap(functionsOf).length).toBeGreaterThan(0);
  });

  test('files and folders are kebab-case', () => {
    const odd = files
      .filter((path) => !isData(path))
      .filter((path) => path.split('/').some((part) => part !== 'README.md' && !KEBAB.test(part)));
    expect(odd).toEqual([]);
  });

  test('names say what a file is: no utils, helpers, manager, common', () => {
    const vague = files.filter((path) => path.split(/[/.-]/).some((word) => VAGUE.includes(word)));
    expect(vague).toEqual([]);
  });

  test(`no file over ${LINES_PER_FILE} lines`, () => {
    const long = files
      .filter((path) => /\.(?:tsx?|mjs|css)$/.test(path) && !isData(path))
      .map((path) => ({ path, lines: readText(path).trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > LINES_PER_FILE)
      .map(({ path, lines }) => `${path}: ${lines} lines; split it by what it knows`);
    expect(long).toEqual([]);
  });

  test(`no function over ${LINES_PER_FUNCTION} lines, but for the hot loops named above`, () => {
    const long = parsed
      .filter((source) => !isData(source.path))
      .flatMap(functionsOf)
      .filter(({ lines }) => lines > LINES_PER_FUNCTION);
    const entry = ({ place, name, lines }: Fn) =>
      LONG_FUNCTIONS.find(
        ([file, fn, most]) => place.startsWith(`${file}:`) && fn === name && lines <= most,
      );
    const unnamed = long.filter((fn) => !entry(fn));
    expect(unnamed.map(({ place, name, lines }) => `${place} ${name}: ${lines} lines`)).toEqual([]);
    expect(LONG_FUNCTIONS.filter((row) => !long.some((fn) => entry(fn) === row))).toEqual([]);
  });

  test(`no line over ${COLUMNS} columns, long texts apart`, () => {
    expect(parsed.filter((source) => !isData(source.path)).flatMap(longLinesOf)).toEqual([]);
  });

  test('each room keeps to its own clock, chance and surroundings', () => {
    expect(product.flatMap(bannedNamesIn)).toEqual([]);
  });

  test.each([
    ['src/engine/a.ts', 'const at = Date.now();', 'Date'],
    ['src/model/a.ts', 'const x = Math.random();', 'Math.random'],
    ['src/api/a.ts', 'export async function a() {}', 'async'],
    ['src/engine/a.ts', 'const x = (n: number) => 2 ** n;', '**'],
    ['src/engine/a.ts', 'const x = Math.log(2);', 'Math.log'],
    ['src/machines/a.ts', 'setup({}).createMachine({ invoke: { src: 1 } });', 'invoke'],
    ['src/cli/a.ts', 'document.title = "";', 'document'],
    ['src/bridge/worker/worker-host.ts', 'performance.now();', 'performance'],
  ])('%s would be stopped at: %s', (path, text, name) => {
    expect(bannedNamesIn(parse(path, text)).join()).toContain(` ${name}: `);
  });

  test.each([
    ['src/engine/a.ts', 'const f = (document: number) => ({ window: document, x: a.Date });'],
    ['src/engine/kernel/portable-math.ts', 'export const f = (x: number) => Math.log(x);'],
    ['src/bridge/worker/pacer.ts', 'performance.now();'],
    ['src/ui/a.tsx', 'document.title = String(Date.now());'],
  ])('%s would be let pass: %s', (path, text) => {
    expect(bannedNamesIn(parse(path, text))).toEqual([]);
  });

  test('nothing is left for later in a comment', () => {
    const left = parsed.flatMap((source) =>
      source.comments
        .filter((comment) => /\b(?:FIXME|TODO|XXX)\b/.test(comment.value))
        .map((comment) => `${placeOf(source, comment.start)}: do it, or open an issue`),
    );
    expect(left).toEqual([]);
  });

  test('the count of `any` only goes down', () => {
    const found = product.flatMap((source) =>
      nodesOf(source, 'TSAnyKeyword').map((node) => placeOf(source, node.start)),
    );
    expect(found.length, found.join('\n')).toBe(ANY_TYPES);
  });

  test('the count of silenced warnings only goes down', () => {
    const found = parsed.flatMap((source) =>
      suppressionsOf(source).map((comment) => placeOf(source, comment.start)),
    );
    expect(found.length, found.join('\n')).toBe(SUPPRESSIONS);
  });

  test(`each room has a README of at most ${LINES_PER_README} lines`, () => {
    const faults = foldersIn('src').flatMap((room) => {
      const readme = `${room}/README.md`;
      if (!files.includes(readme)) return [`${readme} is missing`];
      const lines = readText(readme).trimEnd().split('\n').length;
      return lines > LINES_PER_README ? [`${readme}: ${lines} lines`] : [];
    });
    expect(faults).toEqual([]);
  });
});
