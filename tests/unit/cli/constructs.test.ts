/** Control structures of the shell are one problem each, whatever stands in them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCommands } from '../../../src/cli/constructs';

const kinds = (script: string) =>
  readCommands(script).map((found) => (found.kind === 'problem' ? 'problem' : found.source));

function only(script: string) {
  const [first, ...others] = readCommands(script);
  expect(others).toEqual([]);
  if (first?.kind !== 'problem') throw new Error(`no problem: ${script}`);
  return first;
}

describe('one problem', () => {
  test.each([
    ['a loop', 'for i in 1 2; do aws ecs a; aws ecs b; done', 'for … done'],
    ['on lines of its own', 'for i in 1 2\ndo\n  aws ecs a\ndone', 'for … done'],
    ['a loop in C’s way', 'for ((i=0;i<3;i++)); do aws ecs a; done', 'for … done'],
    ['while', 'while true; do aws ecs a; sleep 5; done', 'while … done'],
    ['if, else', 'if aws ecs a; then\n aws ecs b\nelse\n aws ecs c\nfi', 'if … fi'],
    ['structures in one another', 'for i in 1; do if a; then b; fi; done', 'for … done'],
    ['case', 'case $1 in\n a) aws ecs a ;;\n *) aws ecs b ;;\nesac', 'case … esac'],
    ['braces', '{ aws ecs a; aws ecs b; }', '{ … }'],
    ['a function', 'up() {\n  aws ecs a\n}', 'a function'],
    ['a function on one line', 'up () { aws ecs a; aws ecs b; }', 'a function'],
    ['a function, its brace below', 'up()\n{\n  aws ecs a\n}', 'a function'],
    ['a function by the word', 'function up {\n  aws ecs a\n}', 'a function'],
    ['a loop over an answer', 'aws ecs a | while read -r x; do aws ecs b; done', 'while … done'],
  ])('%s', (_, script, name) => {
    const { message, incomplete } = only(script);
    expect(message.startsWith(`${name} is not supported, and nothing in it was run`)).toBe(true);
    expect(incomplete).toBeUndefined();
  });
});

test('what stands before and after is there', () => {
  expect(kinds('aws a\nfor i in 1; do aws b; done\naws c')).toEqual(['aws a', 'problem', 'aws c']);
  expect(readCommands('aws a\n\nif x; then\n y\nfi')[1]).toMatchObject({ line: 3 });
  expect(readCommands('aws a && if x; then y; fi')[1]).toMatchObject({ joint: '&&' });
});

test.each([
  'for i in 1',
  'if aws a; then',
  'while x; do y',
  'up() {',
  'up()',
  'if a; then if b; fi',
])('more lines may complete %s', (script) => expect(only(script).incomplete).toBe(true));

test('a word of its own that closes nothing is a problem by itself', () => {
  expect(kinds('done\naws a')).toEqual(['problem', 'aws a']);
});

test('whatever is written, each part of it is there once', () => {
  const words = 'if fi for done do { } f() case esac aws a ; \n && "x" | while'.split(' ');
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { maxLength: 30 }), (script) => {
      for (const { line } of readCommands(script.join(' '))) expect(line).toBeGreaterThan(0);
    }),
  );
});
