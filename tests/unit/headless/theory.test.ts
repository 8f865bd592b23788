/**
 * The table of `sim theory`, up to a load of 0.9: every system through the whole engine. More
 * requests make it sharper: `npm run -s sim -- theory --requests 2000000`.
 */
import { describe, expect, test } from 'vitest';
import { callSim } from '../../support/called-sim';
import { judgeSystem } from '../../../src/headless/theory/judge-system';
import { queueingSystems } from '../../../src/headless/theory/queueing-rows';
import type { QueueingSystem } from '../../../src/headless/theory/queueing-system';
import { theoryText } from '../../../src/headless/theory/theory-text';
import { must } from '../../../src/model/assert';

const MAX_LOAD = 0.9;
/** At a load of 0.9, fewer below: half a minute in all. */
const REQUESTS = 60_000;
const PATIENCE = 240_000;

const systems = queueingSystems().filter(({ load }) => load <= MAX_LOAD);
const numbered = systems.map((system, at) => ({ system, seed: at + 1 }));

/** `round robin over 4` and `round robin over 8` are tried together, and so on. */
const kindOf = ({ name }: QueueingSystem): string => name.replaceAll(/\d+(?:\.\d+)?/g, 'n');
const kinds = [...new Set(systems.map(kindOf))].map(
  (kind) => [kind, numbered.filter(({ system }) => kindOf(system) === kind)] as const,
);

test.each(kinds)(
  'the sandbox agrees with queueing theory: %s',
  (_, all) => {
    const rows = all.flatMap(({ system, seed }) =>
      judgeSystem(system, { seed, requests: REQUESTS }),
    );
    const out = rows.filter(({ verdict }) => verdict === 'out');
    expect(out.length, theoryText(out, [])).toBe(0);
  },
  PATIENCE,
);

const named = (name: string, load: number): QueueingSystem =>
  must(
    systems.find((one) => one.name === name && one.load === load),
    name,
  );

describe('eight single-slot targets at 80 %: within 2 % (the README says so)', () => {
  test.each([
    ['round robin over 8', 2.98],
    ['least outstanding over 8', 1.456],
  ])(
    '%s: %d service times',
    (name, told) => {
      const [row] = judgeSystem(named(name, 0.8), { seed: 7, requests: 1_500_000 });
      expect(row!.theory).toBeCloseTo(told, 2);
      expect(Math.abs(row!.differencePercent)).toBeLessThan(2);
      expect(row!.requests).toBeGreaterThan(700_000);
    },
    PATIENCE,
  );
});

describe('a row that theory does not bear out', () => {
  test('is out, after a second and longer look', () => {
    const one = named('M/M/1', 0.5);
    const wrong = one.expected.map((expected) => ({ ...expected, value: expected.value * 1.2 }));
    const rows = judgeSystem({ ...one, expected: wrong }, { seed: 1, requests: 300_000 });
    expect(rows.map(({ verdict }) => verdict)).toEqual(['out', 'out', 'out', 'out']);
    expect(rows[0]!.requests).toBeGreaterThan(200_000);
    const text = theoryText(rows, ['one that cannot be']);
    expect(text).toMatch(/^M\/M\/1 .* mean .* 2\.400 .* -1\d\.\d\d % .* out$/m);
    expect(text).toContain('No row: one that cannot be.\n0 of 4 rows within tolerance.');
  });

  test('is what another way of balancing comes to', () => {
    const robin = named('round robin over 4', 0.8);
    const random = { ...robin, algorithm: 'weighted_random' as const };
    const [row] = judgeSystem(random, { seed: 1, requests: 200_000 });
    expect(row!.verdict).toBe('out');
  });
});

test('the same seed gives the same table', () => {
  const run = () => judgeSystem(named('M/M/2', 0.5), { seed: 3, requests: 20_000 });
  expect(run()).toEqual(run());
});

test('sim theory --json: every row with its verdict, progress beside it, and its exit code', async () => {
  const args = ['theory', '--max-load', '0.3', '--requests', '3000', '--json'];
  const { status, stdout, stderr } = await callSim(args);
  const { rows, ...rest } = JSON.parse(stdout) as { rows: { load: number }[] };
  expect(rest).toMatchObject({ maxLoad: 0.3, requests: 3000, seed: 1, within: true });
  expect(rows.length).toBeGreaterThan(50);
  expect(new Set(rows.map(({ load }) => load))).toEqual(new Set([0.3]));
  expect(stderr).toMatch(/^\d+ of \d+ systems/);
  expect(status).toBe(0);
});
