import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Statement, writtenWord } from '../../../src/cli/statement';
import { expandWord, readStatements } from '../../../src/cli/tokenize';

/** What a line of a shell is made of, and what breaks it. */
const PARTS =
  'aws | && || ; & > 2>&1 < <<E $ $( ${ ) ( " \' ` \\ # = X= if then <a /dev/null $? E b>'
    .split(' ')
    .concat(' ', '\n');

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

  test.each([
    ['other names of the CLI', 'awslocal a', ['aws', 'a']],
    ['programs that change nothing', 'time aws a', ['aws', 'a']],
    ['a copied continuation', 'aws a \\\n> --b c', ['aws', 'a', '--b', 'c']],
    ['a placeholder of several words', 'aws <insert name here>', ['aws', '<insert name here>']],
    ['a backtick with its backslash', '"[?a==\\`1\\`]"', ['[?a==`1`]']],
  ])('read kindly: %s', async (_, script, words) => {
    expect(await wordsOf(script)).toEqual(words);
  });

  test('commands of a line know how they hang together', () => {
    const found = readStatements('a && b || c; d\ne').map((one) => [
      one.source,
      one.joint,
      one.mayFail,
    ]);
    expect(found).toEqual([
      ['a', undefined, true],
      ['b', '&&', true],
      ['c', '||', undefined],
      ['d', undefined, undefined],
      ['e', undefined, undefined],
    ]);
  });

  test.each([
    ['a >/dev/null', { output: true }],
    ['a 2>/dev/null', { errors: true }],
    ['a > /dev/null 2>&1', { output: true }],
    ['a &>/dev/null', { output: true, errors: true }],
    ['a 2>&1', undefined],
  ])('%s', (script, drops) => {
    expect(statement(script).drops).toEqual(drops);
  });

  test('a statement knows its line, its source with continuations joined, and its assignments', () => {
    const [first, second] = readStatements('# one\nX=$(aws ecs \\\n  help)\nexport Y=2 Z=3\n');
    expect(first).toMatchObject({ line: 2, source: 'X=$(aws ecs   help)', words: [] });
    expect(second).toMatchObject({ assignments: [{ name: 'Y' }, { name: 'Z' }], words: [] });
  });

  test.each([
    ['aws | b', 'there is no b here: shape the answer with --query and --output'],
    ['a | b', 'there is no b here: leave it out, all that a prints is shown'],
    ['a > b', 'there are no files to write here: leave out > b, or keep it by NAME=$(aws …)'],
    ['a < b', '< is not supported: an option reads file://…'],
    ['a &', '& is not supported: commands run one after the other'],
    ['(a)', "'(' is not supported here: quote it"],
    ['a "$@"', '$@ is not supported: a script has no arguments'],
    ['a 2>$null', '2>$null is PowerShell: leave it out, or write 2>/dev/null'],
    ['a `\n  b', 'a ` at a line’s end continues it in PowerShell: here it is \\'],
    [
      'if aws help; then',
      "'if' is not supported: a script is a list of commands, which && and || may join",
    ],
    [
      'watch -n 5 aws help',
      'there is no watch here: aws ecs wait, aws sandbox wait --until … and the canvas itself show how it goes on',
    ],
    ['x=$(a; b)', 'only one command is supported in $(…)'],
    [
      'a <<EOF\nb | c\nEOF',
      'a here-document (<<) is not supported: give the text in quotes, which keep its line ends, or attach it as a file and read it with file://',
    ],
    ['a <<< b', '<<< is not supported: an option takes the text'],
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
    const after = readStatements('a <<EOF\nb | c\nEOF\nd').map((one) => one.line);
    expect(after).toEqual([1, 4]);
  });

  test.each([
    ['a pipe', 'aws x --y z | jq .a', 'aws x --y z'],
    ['a file', 'aws x > out.json', 'aws x'],
    ['if', 'if aws x > /dev/null 2>&1; then', 'aws x'],
    ['a program that starts programs', 'pulumi env run a -- aws x y', 'aws x y'],
    ['aws at a pipe’s end', 'echo a | xargs aws x', 'aws x'],
    ['a substitution with a pipe', 'aws x $(aws y | jq .a)', 'aws x $(aws y | jq .a)'],
    ['a variable that is more than a name', 'aws x ${y[@]}', 'aws x ${y[@]}'],
    ['PowerShell’s continuation', 'aws x `\n  y', 'aws x y'],
  ])('what cannot be run is read all the same: %s', (_, script, words) => {
    const [first] = readStatements(script);
    if (first?.kind !== 'problem') throw new Error('it was no problem');
    expect(first.statement?.words.map(writtenWord).join(' ')).toBe(words);
  });

  test.each([
    ['an open quote', "aws 'x", true],
    ['an open substitution', 'aws $(x', true],
    ['nothing after &&', 'aws x &&', true],
    ['an open here-document', 'aws x <<E\ny', true],
    ['what no further line mends', 'aws (x', undefined],
  ])('more lines may complete %s', (_, script, incomplete) => {
    const last = readStatements(script).at(-1);
    expect(last).toMatchObject({ kind: 'problem' });
    expect(last && 'incomplete' in last ? last.incomplete : undefined).toBe(incomplete);
  });

  test('whatever is written, reading ends and throws nothing', () => {
    const parts = fc.constantFrom(...PARTS);
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 30 }), (script) => {
        for (const one of readStatements(script.join(''))) {
          expect(one.line).toBeGreaterThan(0);
        }
      }),
    );
  });

  test('a script of a hundred thousand open substitutions is refused, not followed', () => {
    expect(problem('$('.repeat(100_000))).toBe('$(…) stands too deep in $(…)');
  });
});
