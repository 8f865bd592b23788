/** What `sim theory` holds the sandbox against: closed forms, and values from elsewhere. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  centralQueueMean,
  centralQueueQuantile,
  exponentialQuantile,
  finiteQueue,
  roundRobinMean,
  singleServerMean,
  waitingProbability,
} from '../../../src/headless/theory/queueing-formulas';
import { queueingSystems } from '../../../src/headless/theory/queueing-rows';
import type { Figure } from '../../../src/headless/theory/queueing-system';

/** Closed forms solved by hand, or printed in the books. */
describe('formulas of queueing theory', () => {
  test('M/M/1 and M/G/1: 1/(1−ρ), and Pollaczek and Khinchine’s mean', () => {
    expect(centralQueueMean(1, 0.5)).toBeCloseTo(2, 12);
    expect(centralQueueMean(1, 0.9)).toBeCloseTo(10, 12);
    expect(singleServerMean(0.9, 1)).toBeCloseTo(10, 12);
    // Constant service waits half as long as exponential.
    expect(singleServerMean(0.9, 0)).toBeCloseTo(5.5, 12);
  });

  test('Erlang B and C', () => {
    // a = 1 erlang, two servers: B = (1/2) / (1 + 1 + 1/2) = 1/5, C = 1/3.
    expect(finiteQueue(2, 0.5, 2).refused).toBeCloseTo(1 / 5, 12);
    expect(waitingProbability(2, 0.5)).toBeCloseTo(1 / 3, 12);
    expect(centralQueueMean(2, 0.5)).toBeCloseTo(4 / 3, 12);
    // Ten lines offered five erlangs, of Erlang's own tables: 1.8 % are lost.
    expect(finiteQueue(10, 0.5, 10).refused).toBeCloseTo(0.01838457, 8);
  });

  test('M/M/1/K: refused (1−ρ)ρ^K / (1−ρ^(K+1)), one in K + 1 at load 1', () => {
    const load = 0.7;
    expect(finiteQueue(1, load, 10).refused).toBeCloseTo(
      ((1 - load) * load ** 10) / (1 - load ** 11),
      12,
    );
    expect(finiteQueue(1, 1, 10).refused).toBeCloseTo(1 / 11, 12);
  });

  test('E2/M/1: σ is a root of a quadratic; over one server round robin is nothing', () => {
    // At ρ = 0.5 the mean is the golden ratio.
    expect(roundRobinMean(2, 0.5)).toBeCloseTo((1 + Math.sqrt(5)) / 2, 12);
    expect(roundRobinMean(1, 0.8)).toBeCloseTo(5, 9);
  });

  test('quantiles: half of the requests are below the median', () => {
    expect(exponentialQuantile(2, 0.5)).toBeCloseTo(2 * Math.LN2, 12);
    // One server: the response time is exponential.
    expect(centralQueueQuantile(1, 0.5, 0.9)).toBeCloseTo(exponentialQuantile(2, 0.9), 9);
    // c(1−ρ) = 1, where both stages of a wait are alike.
    expect(centralQueueQuantile(2, 0.5, 0.5)).toBeCloseTo(0.974411605, 8);
  });
});

interface Reference {
  model: string;
  servers: number | string;
  rho: number;
  discipline: string;
  scv?: number;
  meanResponseTime: number;
  blockingProbability?: number;
  p50?: number;
  p90?: number;
  p99?: number;
}

const FILE = '../shared/reference/queueing.json';
const isHere = existsSync(FILE);
const reference = (): Reference[] =>
  (JSON.parse(readFileSync(FILE, 'utf8')) as { rows: Reference[] }).rows;

const TIMES: Record<number, string> = { 0: 'D', 0.5: 'E2', 1: 'M', 4: 'H2(4)', 10: 'H2(10)' };

/** What we call a system of the reference; null for those that have no row. */
function nameOf({ model, servers, discipline, scv }: Reference): string | null {
  if (/^power-of|^D\/M\/1/.test(model)) return null;
  if (scv !== undefined) {
    if (discipline === 'PS') return `M/${TIMES[scv]}/1-PS`;
    return scv === 1 ? 'M/M/1' : `M/${TIMES[scv]}/1`;
  }
  const shared = / servers, M\/G with (?:(D)|H2:(\d+))$/.exec(model);
  const kind = /^(?:JSQ|round robin|random)/.exec(model)?.[0];
  if (kind === undefined) return model.replace(/(?: FIFO)? \(percentiles\)$/, '');
  const word = {
    JSQ: 'least outstanding',
    'round robin': 'round robin',
    random: 'weighted random',
  };
  const named = `${word[kind as keyof typeof word]} over ${servers}`;
  if (shared) return `${named}, ${shared[1] ?? `H2(${shared[2]})`} shared`;
  return named === 'round robin over 1' ? 'M/M/1' : named;
}

test.skipIf(!isHere)(
  'every row of ../shared/reference/queueing.json has ours, and equals it',
  () => {
    const ours = new Map(queueingSystems().map((one) => [`${one.name} at ${one.load}`, one]));
    const missing: string[] = [];
    const different: unknown[] = [];
    let compared = 0;
    for (const row of reference()) {
      const name = nameOf(row);
      if (name === null) continue;
      const system = ours.get(`${name} at ${row.rho}`);
      const wanted: [Figure, number | undefined][] = [
        ['mean', row.meanResponseTime],
        ['refused', row.blockingProbability],
        ['p50', row.p50],
        ['p90', row.p90],
        ['p99', row.p99],
      ];
      for (const [figure, value] of wanted) {
        if (value === undefined) continue;
        const own = system?.expected.find((one) => one.figure === figure && !one.pool);
        if (!own) missing.push(`${figure} of ${name} at ${row.rho}`);
        else if (Math.abs(own.value - value) > 2e-9 + 1e-8 * value)
          different.push([name, row, own]);
        compared += 1;
      }
    }
    expect(missing).toEqual([]);
    expect(different).toEqual([]);
    expect(compared).toBeGreaterThan(400);
  },
);

test.runIf(!isHere)('rows not compared: ../shared/reference/queueing.json is not here', () => {
  expect(queueingSystems().length).toBeGreaterThan(290);
});

test('unequal servers and a canary, as the reference text has them', () => {
  const values = (name: string) =>
    queueingSystems()
      .find((one) => one.name === name)!
      .expected.map(({ value }) => value);
  const [mean, slow] = values('round robin, one of 4 at half speed');
  expect([mean!.toFixed(3), slow!.toFixed(2)]).toEqual(['4.188', '12.77']);
  const [stable, canary] = values('canary at 10 % beside 4');
  expect(stable).toBeCloseTo(2.08, 2);
  expect(canary).toBeCloseTo(1.429, 3);
  expect(values('canary at 20 % beside 4')[1]).toBeCloseTo(2.5, 9);
});
