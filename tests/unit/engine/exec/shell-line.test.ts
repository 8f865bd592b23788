import { describe, expect, test } from 'vitest';
import { expandWord, parseLine } from '../../../../src/engine/exec/shell-line';

const VALUES: Record<string, string> = { NAME: 'a b', PORT: '80', '?': '7' };

/** Words of each command with their variables put in, and where output goes. */
const read = (line: string) =>
  parseLine(line).map(({ after, words, into }) => [
    after,
    ...words.map((word) => expandWord(word, (name) => VALUES[name] ?? '').text),
    ...(into ? [`${into.append ? '>>' : '>'}${expandWord(into.path, () => '').text}`] : []),
  ]);

describe('a line for the shell', () => {
  test.each([
    ['ls -la /data', [[';', 'ls', '-la', '/data']]],
    ['echo \'a  $NAME\' "b $NAME"', [[';', 'echo', 'a  $NAME', 'b a b']]],
    ['echo ${PORT}x$PORT $?', [[';', 'echo', '80x80', '7']]],
    ['echo "\\$PORT \\"q\\"" \\$PORT', [[';', 'echo', '$PORT "q"', '$PORT']]],
    [
      'a; b && c || d',
      [
        [';', 'a'],
        [';', 'b'],
        ['&&', 'c'],
        ['||', 'd'],
      ],
    ],
    ['echo hi > /tmp/a', [[';', 'echo', 'hi', '>/tmp/a']]],
    ['echo hi>>a 2>&1', [[';', 'echo', 'hi', '>>a']]],
    [
      'ls /x 2>/dev/null && pwd',
      [
        [';', 'ls', '/x'],
        ['&&', 'pwd'],
      ],
    ],
    ['ls # a comment', [[';', 'ls']]],
    ["pre'fix'$PORT", [[';', 'prefix80']]],
    ['', []],
  ])('%s', (line, commands) => {
    expect(read(line)).toEqual(commands);
  });

  test.each([
    ['ls | wc', /^pipes are not simulated here$/],
    ['sleep 5 &', /^commands in the background/],
    ['echo $(date)', /^commands in commands/],
    ['echo `date`', /^commands in commands/],
    ['cat < a', /^input from files/],
    ['(ls)', /^subshells/],
    ['echo "a', /unterminated quoted string/],
    ['&& ls', /unexpected "&&"/],
    ['ls &&', /unexpected "end of line"/],
    ['echo >', /unexpected "end of line"/],
  ])('%s is refused', (line, message) => {
    expect(() => parseLine(line)).toThrow(message);
  });
});
