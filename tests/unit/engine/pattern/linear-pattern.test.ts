/** Users' patterns: as the language's own regular expressions, but never for ever. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitsWildcards } from '../../../../src/engine/pattern/fits-wildcards';
import { linearPattern } from '../../../../src/engine/pattern/linear-pattern';

/** Pieces of patterns that all dialects have in common. */
const { pattern } = fc.letrec<{ pattern: string; one: string }>((tie) => ({
  one: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '[a-c1]', '\\d', '\\w', '\\s', '\\.', '^', '$'),
    fc.constantFrom('\\b', '[\\d-]', 'ab', '\\B', '[]]'.replace(']]', '\\]]')),
    tie('pattern').map((inner) => `(${inner})`),
    fc
      .tuple(tie('one'), fc.constantFrom('*', '+', '?', '{2}', '{1,}', '{0,2}', '*?', '+?'))
      .map(([inner, times]) => `(?:${inner})${times}`),
  ),
  pattern: fc.oneof(
    fc.array(tie('one'), { minLength: 0, maxLength: 4 }).map((all) => all.join('')),
    fc.tuple(tie('one'), tie('one')).map((all) => all.join('|')),
  ),
}));

const text = fc.string({
  unit: fc.constantFrom('a', 'b', 'c', '1', '.', ' ', ']', '-'),
  maxLength: 8,
});

describe('regular expressions of users', () => {
  test('agree with those of the language', () => {
    let fits = 0;
    fc.assert(
      fc.property(pattern, text, (source, subject) => {
        const expected = new RegExp(source).test(subject);
        fits += Number(expected);
        expect(linearPattern(source)?.(subject)).toBe(expected);
      }),
      { numRuns: 1500 },
    );
    expect(fits).toBeGreaterThan(200);
  });

  test.each([
    ['(a+)+$', 24],
    ['^(a|a)*$', 24],
    ['(a|aa)+$', 33],
    ['(.*)*b', 24],
    ['^(([a-z])+.)+[A-Z]([a-z])+$', 24],
  ])('%s is tried in no time, where the language would take for ever', (source, few) => {
    // So few take the language seconds: who tries them its way fails here and need not be stopped.
    for (const [length, most] of [
      [few, 300],
      [2000, 2000],
    ] as const) {
      const before = process.cpuUsage();
      expect(linearPattern(source)?.(`${'a'.repeat(length)}!`)).toBe(false);
      expect(process.cpuUsage(before).user / 1000).toBeLessThan(most);
    }
  });

  test.each([
    '(',
    ')',
    '[',
    '*a',
    'a**',
    'a++',
    '(?=a)',
    '(?<n>a)',
    '\\1',
    'a{2,1}',
    '\\',
    '[z-a]',
  ])('%s is none', (source) => {
    expect(linearPattern(source)).toBeUndefined();
  });

  test('one that would have a million steps is none, nor one in a hundred groups', () => {
    expect(linearPattern('(a{1000}){1000}')).toBeUndefined();
    expect(linearPattern(`${'('.repeat(100)}a${')'.repeat(100)}`)).toBeUndefined();
    expect(linearPattern('('.repeat(100_000))).toBeUndefined();
  });
});

test('wildcards by the dozen are tried in no time', () => {
  const before = process.cpuUsage();
  expect(fitsWildcards(`${'*a'.repeat(500)}*b`, 'a'.repeat(20_000))).toBe(false);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(2000);
});
