import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../../src/cli/query';

const services = [
  { name: 'web', status: 'ACTIVE', note: 'a`b', 'odd`key': 1 },
  { name: 'old', status: 'DRAINING', note: "it's" },
];
const find = (expression: string) => parseQuery(expression)({ services });

/** Expected values: what version 1.1.0 of the library inside the AWS CLI finds. */
describe('literals of --query', () => {
  test.each([
    ['services[?status==`ACTIVE`].name', ['web']],
    ['services[?status==`"ACTIVE"`].name', ['web']],
    ['services[?status==` ACTIVE`].name', ['web']],
    ['services[?status==`ACTIVE `].name', []],
    ["services[?status=='ACTIVE' || status==`DRAINING`].name", ['web', 'old']],
    ['services[?note==`a\\`b`].name', ['web']],
    ["services[?note=='a`b'].name", ['web']],
    ["services[?note=='it\\'s'].name", ['old']],
    ['services[0]."odd`key"', 1],
    ['`a\\`b\\`c`', 'a`b`c'],
    ['`"\\`\\`"`', '``'],
    ['`foo\\"bar`', 'foo"bar'],
    ["`'quoted'`", "'quoted'"],
    ["'not `ACTIVE`'", 'not `ACTIVE`'],
    ["'a\\\\'", 'a\\\\'],
    ['`\\\\`', '\\'],
    ['`a\\nb`', 'a\nb'],
    ['`[1, 2]`', [1, 2]],
    ['` {"a": "\\`"} `', { a: '`' }],
    ['`{a}`', '{a}'],
    ['`tru`', 'tru'],
    ['`true`', true],
    ['`2026-01-01`', '2026-01-01'],
    ['`00`', '00'],
    ['``', ''],
  ])('%s', (expression, expected) => {
    expect(find(expression)).toEqual(expected);
  });

  test.each([
    ['`foo"bar`', 'Bad token foo"bar', 0],
    ['`a\tb`', 'Bad token a\tb', 0],
    ['`a\\qb`', 'Bad token a\\qb', 0],
    ['services[?status==`ACTIVE]', 'Unclosed ` delimiter', 18],
    ["name=='web", "Unclosed ' delimiter", 6],
    ['"name', 'Unclosed " delimiter', 0],
    ["'web\\'", "Unclosed ' delimiter", 0],
  ])('%s is refused', (expression, what, position) => {
    expect(() => find(expression)).toThrow(
      `Bad value for --query ${expression}: Bad jmespath expression: ${what}:\n` +
        `${expression}\n${' '.repeat(position)}^`,
    );
  });
});

test.each(['split(`/`, a)', 'items(@)', 'a[].upper(@)'])(
  '%s is a function of the community’s that the AWS CLI does not know',
  (expression) => {
    const name = /(\w+)\(/.exec(expression)?.[1];
    const query = parseQuery(expression);
    expect(() => query({ a: [] })).toThrow(`Unknown function: ${name}()`);
  },
);

test('however deep it is, an expression is read or refused in words', () => {
  const strange: unknown[] = [];
  // Each function that looks through it runs out of stack at another depth.
  for (let deep = 200; deep < 9000; deep += Math.ceil(deep / 20)) {
    try {
      parseQuery(`${'!'.repeat(deep)}a`);
    } catch (error) {
      if (!/nested too deeply/.test((error as Error).message)) strange.push(error);
    }
  }
  expect(strange).toEqual([]);
});
