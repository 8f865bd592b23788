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
    expect(rows.length).toBeGreaterThan(150);
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

const SHEET = new URL('../../../shared/behaviour/deployments-and-api.md', import.meta.url);
const hasSheet = existsSync(SHEET);

/** `section: number of rows` of the sheet's tables in the sections that the page covers. */
function rowsOfSheet(): Map<string, number> {
  const counts = new Map<string, number>();
  const lines = readFileSync(SHEET, 'utf8').split('\n');
  let section = '';
  for (const [i, line] of lines.entries()) {
    section = /^#{2,3} (\d+(?:\.\d+)?)\.? /.exec(line)?.[1] ?? section;
    const isRow = line.startsWith('|') && !/^\|[-|]+$/.test(line);
    const isHead = /^\|[-|]+$/.test(lines[i + 1] ?? '');
    if (!isRow || isHead || !/^(?:[12]\.\d|3\.[1-6]|4|6)$/.test(section)) continue;
    counts.set(section, (counts.get(section) ?? 0) + 1);
  }
  return counts;
}

test.skipIf(!hasSheet)(
  `has a line for every row of the fact sheet${hasSheet ? '' : ' (skipped: no fact sheet here)'}`,
  () => {
    const wanted = [...rowsOfSheet()].flatMap(([section, count]) =>
      Array.from({ length: count }, (_, i) => `${section}-${i + 1}`),
    );
    expect(wanted).toContain('2.1-19');
    expect(rows.map(({ id }) => id)).toEqual(wanted);
  },
);
