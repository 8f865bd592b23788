import { describe, expect, test } from 'vitest';
import { expandWord, readStatements, type Statement } from '../../../src/cli/tokenize';

const variables: Record<string, string> = { A: 'one', LIST: 'x  y', EMPTY: '' };

async function wordsOf(script: string): Promise<string[]> {
  const words: string[] = [];
  for (const word of statement(script).words) {
    const text = await expandWord(word, {
      variable: (name) => {
        const value = variables[name];
        if (value === undefined) throw new Error(`${name} is not set`);
        return value;
      },
      output: (inner) => `<${inner.source}>\n\n`,
    });
    if (text !== undefined) words.push(text);
  }
  return words;
}

function statement(script: string): Statement {
  const [first] = readStatements(script);
  if (first?.kind !== 'statement') throw new Error(first?.message ?? 'nothing was read');
  return first;
}

function problem(script: string): string {
  const found = readStatements(script).find((one) => one.kind === 'problem');
  return found?.kind === 'problem' ? found.message : 'none';
}

describe('the script language (sandbox-commands 1)', () => {
  test.each([
    ['plain words', 'aws ecs  list-clusters', ['aws', 'ecs', 'list-clusters']],
    ['no expansion in single quotes', `'$A b' x`, ['$A b', 'x']],
    ['expansion in double quotes and bare', '"$A b" ${A}s', ['one b', 'ones']],
    ['quoted and unquoted pieces are one word', `a'b c'"d"$A`, ['ab cdone']],
    ['no word splitting', '$LIST', ['x  y']],
    ['an empty variable is no word, in quotes it is one', '$EMPTY a "$EMPTY"', ['a', '']],
    ['newlines inside quotes are kept', `'a\nb'`, ['a\nb']],
    ['a continued line', 'a \\\n  b', ['a', 'b']],
    ['a comment ends a line, # inside a word does not', 'a#b c # d', ['a#b', 'c']],
    ['no globbing and no brace expansion', '*.json {a,b}', ['*.json', '{a,b}']],
    ['an escaped quote', String.raw`\'a "b\"c"`, ["'a", 'b"c']],
    ['what $(…) printed, its last line ends off', 'x$(aws ecs help)y', ['x<aws ecs help>y']],
    ['the prompt of a copied line', '$ aws help', ['aws', 'help']],
    ['a placeholder left in is text', 'arn:<ACCOUNT_ID>:x', ['arn:<ACCOUNT_ID>:x']],
    ['a dollar that names nothing', 'a$ b', ['a$', 'b']],
  ])('%s', async (_, script, words) => {
    expect(await wordsOf(script)).toEqual(words);
  });

  test('a statement knows its line, its source with continuations joined, and its assignments', () => {
    const [first, second] = readStatements('# one\nX=$(aws ecs \\\n  help)\nexport Y=2 Z=3\n');
    expect(first).toMatchObject({ line: 2, source: 'X=$(aws ecs   help)', words: [] });
    expect(second).toMatchObject({ assignments: [{ name: 'Y' }, { name: 'Z' }], words: [] });
  });

  test.each([
    ['a | b', "'|' is not supported here: quote it, or leave it out"],
    ['a > b', "'>' is not supported here: quote it, or leave it out"],
    ['a `b`', '`…` is not supported: use $(…), or put the backtick in single quotes'],
    ['a $((1))', 'arithmetic, $((…)), is not supported'],
    ['a ${B:-c}', 'only ${NAME} is supported in ${…}'],
    ["a 'b", "unexpected end of file while looking for matching `''"],
    ['a $(b', "unexpected end of file while looking for ')'"],
  ])('%s is named, not guessed', (script, message) => {
    expect(problem(script)).toBe(message);
  });

  test('reading goes on after a line that cannot be read', () => {
    const kinds = readStatements('a | b\nc').map((one) => one.kind);
    expect(kinds).toEqual(['problem', 'statement']);
  });
});
