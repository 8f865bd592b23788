/** What Compose reads in single texts: variables, sizes, durations, words, lines of .env files. */
import { describe, expect, test } from 'vitest';
import { readDotenv } from '../../../../src/formats/compose/dotenv';
import { interpolate } from '../../../../src/formats/compose/interpolation';
import { bytes, cpuUnits, mebibytes, seconds } from '../../../../src/formats/compose/quantities';
import { shellWords } from '../../../../src/formats/compose/shell-words';

const SET = { NAME: 'web', EMPTY: '', DEEP: 'down' };

describe('variables', () => {
  test.each([
    ['$NAME', 'web'],
    ['${NAME}:${NAME}', 'web:web'],
    ['$NAME-x$NAMES', 'web-x'],
    ['${EMPTY:-other}', 'other'],
    ['${EMPTY-other}', ''],
    ['${GONE-other}', 'other'],
    ['${GONE:-}', ''],
    ['${GONE:-:2283:2283}', ':2283:2283'],
    ['${GONE- }', ' '],
    ['${NAME:+yes}${EMPTY:+no}${EMPTY+set}${GONE+no}', 'yesset'],
    ['${GONE:-${ALSO_GONE:-$DEEP}}', 'down'],
    ['${GONE:-a ${NAME} b}', 'a web b'],
    ['$$NAME $${NAME} 5$$', '$NAME ${NAME} 5$'],
    ['{1...4}', '{1...4}'],
  ])('%s is %s', (text, filled) => {
    expect(interpolate(text, SET)).toMatchObject({ text: filled, isBroken: false });
  });

  test('what is not set is told, what must be set is demanded, and neither is an own property', () => {
    expect(interpolate('$GONE ${constructor} ${EMPTY}', SET).unset).toEqual([
      'GONE',
      'constructor',
    ]);
    expect(interpolate('${EMPTY:?say a tag} ${EMPTY?x}', SET).demanded).toEqual([
      { name: 'EMPTY', message: 'say a tag' },
    ]);
  });

  test.each(['${', '${}', '$ 5', '${NAME', '${NAME!x}', '$1'])('%s stays and is told', (text) => {
    expect(interpolate(text, SET)).toMatchObject({ text, isBroken: true });
  });

  test('defaults nested without end are bounded', () => {
    const deep = '${A:-'.repeat(5000) + '}'.repeat(5000);
    expect(interpolate(deep, {}).isBroken).toBe(true);
  });
});

test.each([
  ['90', 90],
  ['1m30s', 90],
  ['1h5m', 3900],
  ['2.5s', 2.5],
  ['500ms', 0.5],
  ['soon', undefined],
  ['10 s', undefined],
])('the duration %s is %s s', (text, value) => expect(seconds(text)).toBe(value));

test.each([
  ['1048576', 1_048_576],
  ['512M', 536_870_912],
  ['1gb', 1_073_741_824],
  ['2.5GiB', 2_684_354_560],
  ['10kb', 10_240],
  ['lots', undefined],
  ['-5', undefined],
])('the size %s is %s bytes', (text, value) => expect(bytes(text)).toBe(value));

test('sizes in MiB are rounded up, CPUs have 1024 units', () => {
  expect(mebibytes('10000')).toBe(1);
  expect(mebibytes('1g')).toBe(1024);
  expect(cpuUnits('0.5')).toBe(512);
  expect(cpuUnits('.25')).toBe(256);
  expect(cpuUnits('half')).toBeUndefined();
});

test.each([
  [
    'redis-server --save "" --maxmemory 96mb',
    ['redis-server', '--save', '', '--maxmemory', '96mb'],
  ],
  [`sh -c 'echo "$HOME" && ls'`, ['sh', '-c', 'echo "$HOME" && ls']],
  ['a\\ b "c \\" d" e\\\nf', ['a b', 'c " d', 'ef']],
  ['', []],
])('%s is cut into words', (text, words) => expect(shellWords(text)).toEqual(words));

test('a quote that is never closed is no list of words', () => {
  expect(shellWords('echo "oh')).toBeUndefined();
});

test('lines of an .env file', () => {
  const text = [
    '# comment',
    'PLAIN=a b # why',
    `SINGLE='a # b'`,
    'DOUBLE="a\\nb"',
    'export KEPT=1',
    'FROM_OUTSIDE',
    'GONE',
    'nothing here',
    'EMPTY=',
    'URL=http://x/#y',
  ].join('\n');
  const found = readDotenv(text, { FROM_OUTSIDE: 'here' });
  expect(Object.fromEntries(found.map(({ name, value }) => [name, value]))).toEqual({
    PLAIN: 'a b',
    SINGLE: 'a # b',
    DOUBLE: 'a\nb',
    KEPT: '1',
    FROM_OUTSIDE: 'here',
    EMPTY: '',
    URL: 'http://x/#y',
  });
});
