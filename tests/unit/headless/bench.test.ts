import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { bench } from '../../../src/headless/bench';
import type { BenchFigures } from '../../../src/headless/bench/bench-case';
import { benchTable } from '../../../src/headless/bench/bench-table';
import { type Bound, BOUNDS, judge } from '../../../src/headless/bench/bounds';
import { CASES } from '../../../src/headless/bench/cases';
import { inTurn, median } from '../../../src/headless/bench/measure';
import { UsageError } from '../../../src/headless/usage';

const quiet = { runMs: 1, quick: true, tell: () => undefined };

describe('how a figure is made', () => {
  test('the median: the middle one, or the mean of the middle two', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([1, 100, 3, 2])).toBe(2.5);
    expect(median([])).toBeNaN();
  });

  test('subjects run in turn, and the warm-up does not count', async () => {
    const order: string[] = [];
    let slower = 100;
    const seen = await inTurn(
      { ...quiet, runs: 3 },
      {
        heap: () => (order.push('heap'), slower--),
        engine: () => (order.push('engine'), slower--),
      },
    );
    expect(order).toEqual(Array.from({ length: 4 }, () => ['heap', 'engine']).flat());
    expect(seen).toEqual({ heap: [98, 96, 94], engine: [97, 95, 93] });
  });
});

const least: Bound = { says: 'speed', of: (f) => f.heapEventsPerSecond, least: 30, unit: '%' };
const most: Bound = { says: 'memory', of: (f) => f.bytesPerTask, most: 64, unit: 'bytes' };

describe('bounds', () => {
  test('what must be so much at least, or at most, is met at just that', () => {
    expect(judge(least, { heapEventsPerSecond: 30 })).toEqual({ value: 30, met: true, margin: 1 });
    expect(judge(least, { heapEventsPerSecond: 15 })).toMatchObject({ met: false, margin: 0.5 });
    expect(judge(most, { bytesPerTask: 64 })).toMatchObject({ met: true, margin: 1 });
    expect(judge(most, { bytesPerTask: 128 })).toMatchObject({ met: false, margin: 0.5 });
    expect(judge(most, {})).toBeUndefined();
  });

  test('each is of figures that some case measures, and has one limit', () => {
    for (const bound of BOUNDS) {
      expect([bound.least, bound.most].filter((one) => one !== undefined)).toHaveLength(1);
      expect(bound.of({})).toBeUndefined();
    }
  });

  test('the table says of each whether it is met and by how much', () => {
    const ratios = {
      roundRobinToHeap: 0.36,
      leastOutstandingToHeap: 0.11,
      leastOutstandingToSimjs: 8,
    };
    const table = benchTable({ ratios }, false);
    expect(table).toMatch(/round robin, .* 36 % .*≥ 30, aim 40 +met, 20 % to spare/);
    expect(table).toMatch(/least outstanding requests, of the bare heap .* NOT MET, 50 % short/);
    expect(table).toMatch(/of simjs +8 × +≥ 8 +met, 0 % to spare/);
    expect(table).not.toMatch(/memory/);
  });

  test('a quick run is of other sizes, and held against no bound', () => {
    const table = benchTable({ rollout1000TasksWallMs: 300 }, true);
    expect(table).toMatch(/^A quick run/);
    expect(table).toMatch(/rollout1000TasksWallMs +300/);
    expect(table).not.toMatch(/\bmet\b|≤/i);
  });
});

describe('sim bench', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ecs-sandbox-bench-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  async function figuresOf(...only: string[]): Promise<Partial<BenchFigures>> {
    const file = join(folder, 'figures.json');
    const cases = only.flatMap((name) => ['--only', name]);
    expect(await bench(['--json', '--quick', ...cases, '-o', file])).toBe(0);
    return JSON.parse(readFileSync(file, 'utf8')) as Partial<BenchFigures>;
  }

  test('requests: every figure is a finite positive number, and marked as quick', async () => {
    const figures = await figuresOf('requests', 'scale', 'request-memory');
    const isRate = expect.toSatisfy((n: number) => Number.isFinite(n) && n > 0);
    expect(figures).toEqual({
      heapEventsPerSecond: isRate,
      roundRobinRequestsPerSecond: isRate,
      leastOutstandingRequestsPerSecond: isRate,
      requestsPerSecondByTargets: { '10': isRate, '100': isRate },
      bytesPerRequestInFlight: isRate,
      peers: { simjs: { requestsPerSecond: isRate } },
      ratios: {
        roundRobinToHeap: isRate,
        leastOutstandingToHeap: isRate,
        leastOutstandingToSimjs: isRate,
      },
      runs: 1,
      quick: true,
    });
  });

  test('a case that is not there is refused with those that are; so are too few runs', async () => {
    await expect(bench(['--only', 'nothing'])).rejects.toThrow(UsageError);
    await expect(bench(['--only', 'nothing'])).rejects.toThrow(CASES[0]!.name);
    await expect(bench(['--runs', '4'])).rejects.toThrow(/--runs/);
  });
});
