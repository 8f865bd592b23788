/** The fidelity page, fact by fact, against the tests that prove it. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { filesUnder, isCode, nodesOf, parseFile, readText } from '../architecture/source-tree';

const ID = /T?\d+(?:\.\d+)?-\d+/;
const LISTED = /^(?:simulated(?:: .+)?|simplified: .+|not simulated: .+)$/;

interface Row {
  id: string;
  here: string;
}

/** Cells of the page's table rows that begin with the number of a fact. */
const rows: Row[] = readText('docs/fidelity.md')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, first = '']) => new RegExp(`^${ID.source}$`).test(first))
  .map((cells) => ({ id: cells[1] ?? '', here: cells.at(-2) ?? '' }));

const places = ['unit', 'scenarios', 'properties', 'contract', 'ui', 'e2e'];
const texts = places
  .flatMap((place) => filesUnder(`tests/${place}`))
  .filter((path) => isCode(path) && path !== 'tests/contract/facts.test.ts')
  .map((path) => parseFile(path))
  // Read only where it may be found: parsing is not what takes long, walking is.
  .filter(({ text }) => /['"`]fact /.test(text))
  .flatMap((source) =>
    nodesOf(source, 'Literal', 'TemplateElement').map((node) => ({
      path: source.path,
      name: source.text.slice(node.start, node.end).replace(/^['"`]/, ''),
    })),
  )
  .filter(({ name }) => name.startsWith('fact '));

const FACTS = new RegExp(`^fact (${ID.source}(?:, ${ID.source})*): `);
const factsOf = (name: string): string[] => FACTS.exec(name)?.[1]?.split(', ') ?? [];
const proved = new Set(texts.flatMap(({ name }) => factsOf(name)));

describe('the fidelity page', () => {
  test('says of each fact, once, how it stands, and how or why where it is not the same', () => {
    expect(rows.length).toBeGreaterThan(450);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.filter(({ here }) => !LISTED.test(here))).toEqual([]);
  });

  test('claims nothing without a test named after it', () => {
    const claimed = rows.filter(({ here }) => !here.startsWith('not simulated'));
    expect(claimed.map(({ id }) => id).filter((id) => !proved.has(id))).toEqual([]);
  });

  test('lists what tests are named after, and their names are well formed', () => {
    expect(texts.filter(({ name }) => factsOf(name).length === 0)).toEqual([]);
    const known = new Set(rows.map(({ id }) => id));
    expect([...proved].filter((id) => !known.has(id))).toEqual([]);
  });

  test('is what the README points to', () => {
    expect(readText('README.md')).toContain('(docs/fidelity.md)');
  });
});

interface Sheet {
  file: string;
  /** What the numbers of its facts begin with. */
  prefix: string;
  /** The sections that the page covers. */
  sections: RegExp;
  /** What is a row of a section. */
  row: RegExp;
}

const SHEETS: Sheet[] = [
  {
    file: 'deployments-and-api.md',
    prefix: '',
    sections: /^(?:[12]\.\d|3\.[1-6]|4|6)$/,
    row: /^\|/,
  },
  {
    file: 'tasks-and-load-balancing.md',
    prefix: 'T',
    sections: /^(?:[1-5]\.\d|6|7\.[1-3])$/,
    row: /^(?:\||- )/,
  },
];

const sheetAt = (file: string) => new URL(`../../../shared/behaviour/${file}`, import.meta.url);

/** Numbers of the rows of a sheet's tables and lists, in order. */
function rowsOfSheet({ file, prefix, sections, row }: Sheet): string[] {
  const counts = new Map<string, number>();
  const lines = readFileSync(sheetAt(file), 'utf8').split('\n');
  let section = '';
  for (const [i, line] of lines.entries()) {
    if (/^#{2,3} /.test(line)) section = /^#+ (\d+(?:\.\d+)?)\.? /.exec(line)?.[1] ?? '';
    const isRow = row.test(line) && !/^\|[-|]+$/.test(line);
    const isHead = /^\|[-|]+$/.test(lines[i + 1] ?? '');
    if (!isRow || isHead || !sections.test(section)) continue;
    counts.set(section, (counts.get(section) ?? 0) + 1);
  }
  return [...counts].flatMap(([name, count]) =>
    Array.from({ length: count }, (_, i) => `${prefix}${name}-${i + 1}`),
  );
}

describe.each(SHEETS)('$file', (sheet) => {
  const isThere = existsSync(sheetAt(sheet.file));
  test.skipIf(!isThere)(
    `each row has its line${isThere ? '' : ' (skipped: no fact sheet)'}`,
    () => {
      const wanted = rowsOfSheet(sheet);
      expect(wanted).toContain(`${sheet.prefix}2.1-9`);
      const own = rows
        .map(({ id }) => id)
        .filter((id) => id.startsWith('T') === (sheet.prefix === 'T'));
      expect(own).toEqual(wanted);
    },
  );
});
