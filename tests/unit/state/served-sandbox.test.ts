import { describe, expect, test } from 'vitest';
import type { SandboxDocument } from '../../../src/model/sandbox-document';
import { ZERO } from '../../../src/model/sim-time';
import { isEarlierOf } from '../../../src/state/served-sandbox';

const made = (name: string) => ({
  at: ZERO,
  target: 'ECS.CreateCluster',
  input: { clusterName: name },
});
const stored = (seed: number, ...log: SandboxDocument['log']) => ({ seed, log }) as SandboxDocument;

describe('the run that a page is served with', () => {
  const run = { seed: 1, log: [made('a'), made('b')] };

  test.each<[string, SandboxDocument, boolean]>([
    ['the same', stored(1, made('a'), made('b')), true],
    ['the same at an earlier moment', stored(1, made('a')), true],
    ['one that went further', stored(1, made('a'), made('b'), made('c')), false],
    ['one that took another way', stored(1, made('b')), false],
    ['one with another seed', stored(2, made('a')), false],
    ['an empty one, which may be anybody’s', stored(1), false],
  ])('goes on with what is stored: %s', (_, document, goesOn) => {
    expect(isEarlierOf(document, run)).toBe(goesOn);
  });

  test('nothing was made in either', () => {
    expect(isEarlierOf(stored(1), { seed: 1, log: [] })).toBe(true);
    expect(isEarlierOf(stored(1), { seed: 1, log: null })).toBe(true);
  });
});
