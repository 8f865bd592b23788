import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isAllowed, licensedPackages, licenceList, type Lock } from '../../site/licence-list';

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const lock = JSON.parse(read('package-lock.json')) as Lock;
const own = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;

describe('licences', () => {
  test('docs/licences.md is what the lock file says: `npx tsx site/write-licences.ts` after a change', () => {
    expect(licensedPackages(lock).length).toBeGreaterThan(500);
    expect(read('docs/licences.md')).toBe(licenceList(lock));
  });

  test('each package is under a licence that is allowed for its use', () => {
    const others = licensedPackages(lock).filter((one) => !isAllowed(one));
    expect(others).toEqual([]);
  });

  test.each([
    ['MIT', 'app', true],
    ['(MIT OR GPL-3.0-only)', 'app', true],
    ['MIT AND OFL-1.1', 'app', true],
    ['MIT AND GPL-3.0-only', 'app', false],
    ['GPL-3.0-only', 'tool', false],
    ['AGPL-3.0-or-later', 'app', false],
    ['CC-BY-4.0', 'tool', true],
    ['CC-BY-4.0', 'app', false],
    ['none stated', 'tool', false],
    ['UNLICENSED', 'app', false],
  ] as const)('%s in the %s: %s', (licence, use, allowed) => {
    expect(isAllowed({ name: 'a', version: '1.0.0', licence, use })).toBe(allowed);
  });

  test('every version is pinned exactly, in package.json and in the lock', () => {
    const wanted = { ...own.dependencies, ...own.devDependencies, ...own.overrides };
    expect(Object.keys(wanted).length).toBeGreaterThan(50);
    const loose = Object.entries(wanted).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
    const moved = Object.entries({ ...own.dependencies, ...own.devDependencies }).filter(
      ([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version,
    );
    expect(moved).toEqual([]);
    const unsure = Object.entries(lock.packages).filter(
      ([path, { integrity }]) => path !== '' && !integrity?.startsWith('sha512-'),
    );
    expect(unsure.map(([path]) => path)).toEqual([]);
  });
});
