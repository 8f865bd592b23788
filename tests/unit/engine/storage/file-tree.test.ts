import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../../../src/engine/limits';
import {
  entriesIn,
  isDirectory,
  kibUsed,
  putDirectory,
  putFile,
  remove,
} from '../../../../src/engine/storage/file-tree';
import { isWithin, moved, normalPath } from '../../../../src/engine/storage/paths';
import type { Files } from '../../../../src/model/file-system';

const faultOf = (answer: ReturnType<typeof putFile>) => (answer.ok ? 'ok' : answer.fault);

describe('FILES-1: files of a volume', () => {
  test('a file brings its directories, and cannot be where one is', () => {
    const files: Files = {};
    expect(faultOf(putFile(files, '/a/b/c', 'x'))).toBe('ok');
    expect(isDirectory(files, '/a/b')).toBe(true);
    expect(faultOf(putFile(files, '/a/b', 'y'))).toBe('EISDIR');
    expect(faultOf(putFile(files, '/a/b/c/d', 'y'))).toBe('ENOTDIR');
    expect(faultOf(putDirectory(files, '/a/b/c'))).toBe('EEXIST');
    expect([...entriesIn(files, '/').values()]).toEqual([
      { name: 'a', isDirectory: true, size: 4096 },
    ]);
  });

  test('a directory outlives the last thing in it, and goes only with all it holds', () => {
    const files: Files = {};
    putFile(files, '/a/b', 'x');
    expect(faultOf(remove(files, '/a', false))).toBe('ENOTEMPTY');
    expect(faultOf(remove(files, '/a/b', false))).toBe('ok');
    expect(isDirectory(files, '/a')).toBe(true);
    expect(faultOf(remove(files, '/a', false))).toBe('EISDIR');
    expect(faultOf(remove(files, '/a', true))).toBe('ok');
    expect(files).toEqual({});
    expect(faultOf(remove(files, '/a', true))).toBe('ENOENT');
  });

  test('what is too long or too much finds no space', () => {
    const files: Files = {};
    expect(faultOf(putFile(files, '/long', 'x'.repeat(LIMITS.fileCharacters + 1)))).toBe('ENOSPC');
    for (let n = 0; n < LIMITS.filesPerVolume; n++) putFile(files, `/f${n}`, '');
    expect(faultOf(putFile(files, '/one-more', ''))).toBe('ENOSPC');
    expect(faultOf(putFile(files, '/f0', 'again'))).toBe('ok');
    expect(kibUsed({ '/a': 'x', '/b': '', '/c': 'x'.repeat(4097) })).toBe(12);
  });
});

describe('paths', () => {
  test.each([
    ['/a/./b/../c', '/', '/a/c'],
    ['b', '/a', '/a/b'],
    ['../..', '/a', '/'],
    ['', '/a/b', '/a/b'],
    ['//x//', '/', '/x'],
  ])('%s from %s is %s', (path, cwd, whole) => {
    expect(normalPath(path, cwd)).toBe(whole);
  });

  test('moving there and back is where one was; being within is what it says', () => {
    const part = fc.constantFrom('a', 'b', 'data', 'x.txt');
    const path = fc.array(part, { maxLength: 4 }).map((parts) => `/${parts.join('/')}`);
    fc.assert(
      fc.property(path, path, path, (from, to, rest) => {
        const here = normalPath(`${from}/${rest}`);
        expect(isWithin(here, from)).toBe(true);
        const there = moved(here, from, to);
        expect(isWithin(there, to)).toBe(true);
        expect(moved(there, to, from)).toBe(here);
      }),
    );
  });
});
