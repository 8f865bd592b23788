/**
 * Compose files that people keep: each becomes operations that the door takes and services that
 * come to rest, and no key of any goes without a word. Skipped where the files are not at hand.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isMap, isPair, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import { give, inputs, read, unsteady } from '../../../support/compose-files';
import type { ImportResult } from '../../../../src/formats/import-result';

const FOLDER = '../shared/corpus/compose';
const FILES = existsSync(FOLDER) ? readdirSync(FOLDER) : [];
const textOf = (file: string) => readFileSync(join(FOLDER, file), 'utf8');

/** Every path of a file, without those of keys merged in from elsewhere. */
function pathsOf(node: unknown, path = ''): string[] {
  if (isSeq(node)) return node.items.flatMap((item, at) => pathsOf(item, `${path}[${at}]`));
  if (!isMap(node)) return [path];
  const own = node.items.flatMap((pair) => {
    const key = isPair(pair) && isScalar(pair.key) ? String(pair.key.value) : '';
    if (key === '<<') return [];
    return pathsOf(pair.value as Node, path === '' ? key : `${path}.${key}`);
  });
  return own.length > 0 ? own : [path];
}

/** Paths that no finding, link or note is about, at themselves, above or below. */
function unspoken(result: ImportResult, paths: readonly string[]): string[] {
  const told = [...result.findings, ...(result.links ?? [])].map(({ path }) => path);
  const notes = Object.keys(result.notes);
  // What is said of a whole service says nothing of its keys; a note keeps all that is in it.
  const isWhole = (path: string) =>
    /^(?:services|volumes|networks|secrets|configs)$/.test(path) ||
    /^services\.[^.[]+$/.test(path) ||
    path === '';
  const covering = [...told.filter((path) => !isWhole(path)), ...notes];
  const within = (path: string, other: string) =>
    path === other || path.startsWith(`${other}.`) || path.startsWith(`${other}[`);
  return paths.filter((path) => !covering.some((one) => within(path, one) || within(one, path)));
}

describe.skipIf(FILES.length === 0)('compose files of the corpus', () => {
  const steady: string[] = [];

  test.each(FILES)('%s: taken by the door, and no key without a word', (file) => {
    const text = textOf(file);
    const result = read(text, { fileName: file });
    const { door, refused } = give(result);
    expect(refused).toBeUndefined();
    expect(result.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    for (const { path, line, message } of result.findings) {
      expect(line, `${path}: ${message}`).toBeGreaterThan(0);
    }
    const unknown = result.findings.filter(({ message }) => message.startsWith('no part of'));
    expect(unknown).toEqual([]);
    expect(unspoken(result, pathsOf(parseDocument(text).contents))).toEqual([]);
    if (inputs(result, 'ECS.CreateService').length + inputs(result, 'ECS.RunTask').length === 0)
      return;
    if (unsteady(door, result).length === 0) steady.push(file);
  });

  test('nine of ten come to rest with stand-ins for their images', () => {
    expect(steady.length / FILES.length).toBeGreaterThanOrEqual(0.9);
  });

  test('the same file twice is the same', () => {
    for (const file of FILES.slice(0, 10)) {
      expect(read(textOf(file))).toEqual(read(textOf(file)));
    }
  });

  test.each<Record<string, string>>([
    { layout: 'one-task' },
    { capacity: 'EC2', network: 'security-groups' },
    { profiles: 'all', door: 'none', bind: 'efs' },
    { capacity: 'FARGATE', door: 'hosts' },
  ])('with %j every file is taken by the door', (choices) => {
    const refusals = FILES.flatMap((file) => {
      const { refused } = give(read(textOf(file), { choices }));
      return refused === undefined ? [] : [`${file}: ${refused}`];
    });
    expect(refusals).toEqual([]);
  });
});
