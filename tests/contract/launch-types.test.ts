/** Every cell of the capability table that can be tried says what the sandbox answers. */
import { describe, expect, test } from 'vitest';
import { createSandbox } from '../../src/api/create-sandbox';
import { CAPABILITIES } from '../../src/content/launch-types';
import { CAPABILITY_GROUPS, LAUNCH_TYPES } from '../../src/content/launch-types/capability';
import { tryOut } from '../../src/ui/reference/launch-types/try-out';

const cells = CAPABILITIES.flatMap((capability) =>
  LAUNCH_TYPES.map((type) => ({ name: `${capability.id} on ${type}`, ...capability.cells[type] })),
);
const tried = cells.flatMap(({ name, trial }) => (trial ? [{ name, trial }] : []));

test('the table has its rows, each once, group after group', () => {
  expect(CAPABILITIES.length).toBeGreaterThanOrEqual(25);
  const ids = CAPABILITIES.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const groups = CAPABILITIES.map(({ group }) => group);
  expect([...new Set(groups)]).toEqual(CAPABILITY_GROUPS);
  expect(groups).toEqual(groups.toSorted((a, b) => place(a) - place(b)));
});

const place = (group: string) => CAPABILITY_GROUPS.findIndex((one) => one === group);

test('every cell says one sentence and names a page of AWS; what cannot be tried says why', () => {
  for (const { name, says, docs, trial, untried } of cells) {
    expect(says, name).toMatch(/^[A-Z0-9a-z].*\.$/);
    expect(docs, name).toMatch(/^https:\/\/(docs\.)?aws\.amazon\.com\//);
    expect(Boolean(trial) !== Boolean(untried), name).toBe(true);
  }
});

describe('tried out', () => {
  test('there are many: an empty list proves nothing', () => {
    expect(tried.length).toBeGreaterThan(40);
  });

  test.each(tried)('$name', async ({ trial }) => {
    const sandbox = createSandbox({ seed: 1 });
    const { isAsSaid, answer, problem } = await tryOut(trial, sandbox);
    expect({ isAsSaid, answer, problem }).toMatchObject({ isAsSaid: true, problem: null });
    if ('refused' in trial.ends) expect(trial.ends.refused, answer).not.toBe('');
  });
});
