import { describe, expect, test } from 'vitest';
import { lineFilter } from '../../../../src/engine/logs/filter-pattern';

const LINE = 'ERROR "GET /cart HTTP/1.1" 500 in 12 ms';

describe('filter patterns for lines of text (FilterAndPatternSyntax)', () => {
  test.each([
    ['', true],
    ['ERROR', true],
    ['error', false],
    ['ERROR 500', true],
    ['ERROR 404', false],
    ['?WARN ?ERROR', true],
    ['?WARN ?INFO', false],
    ['ERROR -500', false],
    ['ERROR -404', true],
    ['"GET /cart"', true],
    ['"GET /home"', false],
    ['%5\\d\\d%', true],
    ['%4\\d\\d%', false],
  ])('%s', (pattern, matches) => {
    expect(lineFilter(pattern)?.(LINE)).toBe(matches);
  });

  test.each(['{ $.level = "error" }', '[ip, user]', 'a/b', '"open', '%(%'])(
    '%s is none here',
    (pattern) => {
      expect(lineFilter(pattern)).toBeUndefined();
    },
  );
});
