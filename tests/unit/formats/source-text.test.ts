/** What a file is, before anyone knows which format it is of. */
import { expect, test } from 'vitest';
import { readSourceText } from '../../../src/formats/source-text';

const ONES = Array(9).fill(1) as number[];

/** Nine of nine of nine: a short file that unfolds to nine million nodes. */
const BOMB = ['a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1]']
  .concat([...'bcdefg'].map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdef'[i]}`)}]`))
  .join('\n');

test('aliases in YAML unfold up to a bound', async () => {
  const bomb = await readSourceText(BOMB, 'a.yaml');
  expect(bomb).toMatchObject({ syntax: 'yaml', value: undefined });
  expect(bomb.fault?.message).toMatch(/alias/);
  const harmless = await readSourceText(BOMB.split('\n').slice(0, 2).join('\n'), 'a.yaml');
  expect(harmless.fault).toBeUndefined();
  expect(harmless.value).toEqual({ a: ONES, b: Array(9).fill(ONES) });
});
