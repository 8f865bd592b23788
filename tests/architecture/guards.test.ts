/** `npm run guards` takes a while and is not part of a run: that it still could is. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { GUARDS, inItsPlace } from '../guards/guards';
import { root } from '../setup/install.mjs';

test('every guard stands where the list says, once, and its test is there', () => {
  expect(GUARDS.length).toBeGreaterThan(30);
  const lost = GUARDS.filter((guard) => !inItsPlace(guard, join(root, guard.file)));
  expect(lost.map(({ file, keeps }) => `${file}: ${keeps}`)).toEqual([]);
  expect(GUARDS.filter(({ noticedBy }) => !existsSync(join(root, noticedBy)))).toEqual([]);
});
