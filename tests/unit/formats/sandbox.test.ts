import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadSandbox } from '../../../src/formats/sandbox/load';
import {
  CURRENT_VERSION,
  faultOf,
  migrate,
  type Migration,
} from '../../../src/formats/sandbox/migrations';
import { documentV1 } from '../../../src/formats/sandbox/versions/v1';
import { sandboxFileName, saveSandbox } from '../../../src/formats/sandbox/save';

const folder = 'tests/fixtures/documents';
const fixture = (name: string) => readFileSync(`${folder}/${name}`, 'utf8');
const v2 = () => JSON.parse(fixture('v2.json')) as Record<string, unknown>;

function refusal(value: unknown) {
  const loaded = loadSandbox(typeof value === 'string' ? value : JSON.stringify(value));
  if (loaded.ok) throw new Error('it was accepted');
  return `${loaded.path}: ${loaded.reason}`;
}

describe('saved sandboxes', () => {
  test('there is a file of every version so far, and each of them loads', () => {
    const files = readdirSync(folder).sort();
    const wanted = Array.from({ length: CURRENT_VERSION }, (_, index) => `v${index + 1}.json`);
    expect(files).toEqual(wanted);
    for (const name of files) expect(loadSandbox(fixture(name))).toMatchObject({ ok: true });
    // Files of the first version stay what that version says.
    expect(documentV1.safeParse(JSON.parse(fixture('v1.json')))).toMatchObject({ success: true });
  });

  test('what is saved is what is loaded, and equal sandboxes give equal files', () => {
    const loaded = loadSandbox(fixture('v2.json'));
    if (!loaded.ok) throw new Error(loaded.reason);
    const text = saveSandbox(loaded.document);
    expect(JSON.parse(text)).toEqual(v2());
    const shuffled = Object.fromEntries(Object.entries(loaded.document).reverse());
    expect(saveSandbox(shuffled as unknown as typeof loaded.document)).toBe(text);
  });

  test('a file from the future is refused, and says so', () => {
    expect(refusal({ ...v2(), version: 3 })).toMatch(/^(?:: )?version 3 comes from a newer/);
  });

  test.each([
    [
      'cut off',
      fixture('v2.json').slice(0, 200),
      /^: line 10, column 9: this string is never closed/,
    ],
    ['another program’s', { nodes: [] }, /^format: not a saved sandbox/],
    ['a list', [], /^: not a JSON object/],
    ['no version', { ...v2(), version: undefined }, /^version: a whole number/],
    ['a text for a number', { ...v2(), seed: '7' }, /^seed: .* is expected here/],
    ['a time before the start', { ...v2(), now: -1 }, /^now: at least 0/],
    [
      'a bad command',
      {
        ...v2(),
        log: [
          { at: 0, target: 'A', input: {} },
          { at: 0, target: 5, input: {} },
        ],
      },
      /^log\[1\]\.target: string is expected here/,
    ],
    [
      'a log out of order',
      {
        ...v2(),
        log: [
          { at: 2, target: 'A', input: {} },
          { at: 1, target: 'B', input: {} },
        ],
      },
      /^log\[1\]\.at: earlier than the command before it/,
    ],
    ['a bad place', { ...v2(), layout: { a: { x: 1 } } }, /^layout\.a\.y: number/],
  ])('%s: refused with the place and the reason', (_, value, reason) => {
    expect(refusal(value)).toMatch(reason);
  });

  test('migrations are contiguous and run in order from the version of the file', () => {
    const step = (to: number): Migration => ({
      to,
      name: `step ${to}`,
      up: (one) => ({ ...one, trail: `${String(one.trail ?? '')}${to}` }),
    });
    expect(faultOf([step(2), step(3)], 3)).toBeUndefined();
    expect(faultOf([step(3)], 3)).toBe('migrations lead to 3; needed: 2, 3');
    expect(migrate({ version: 2 }, 2, [step(2), step(3), step(4)])).toEqual({
      version: 4,
      trail: '34',
    });
  });

  test('file names keep to letters, digits and hyphens', () => {
    expect(sandboxFileName('Canary with a bad build!')).toBe(
      'canary-with-a-bad-build.ecs-sandbox.json',
    );
    expect(sandboxFileName('…')).toBe('sandbox.ecs-sandbox.json');
  });
});
