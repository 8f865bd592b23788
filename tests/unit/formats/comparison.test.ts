import { describe, expect, test } from 'vitest';
import {
  differenceWords,
  meanWords,
  numberWords,
  tellingFigures,
} from '../../../src/formats/comparison/figure-words';
import { comparisonMarkdown } from '../../../src/formats/comparison/markdown';
import { verdictOf } from '../../../src/formats/comparison/verdict';
import { bandOf, comparisonOf } from '../../../src/model/comparison';
import { type FigureName, FIGURES, type TrialResult } from '../../../src/model/trial';

type Values = Partial<Record<FigureName, number>>;

const result = (values: Values, arrivals = 'same'): TrialResult => ({
  seed: 7,
  figures: FIGURES.map(({ name }) => values[name] ?? null),
  series: [],
  refused: [],
  arrivals,
});

const compared = (a: Values[], b: Values[]) =>
  comparisonOf(
    a.map((one) => result(one)),
    b.map((one) => result(one)),
  );

/** Latency means of eight seeds around a value. */
const around = (mean: number, more: Values = {}): Values[] =>
  [-3, -2, -1, 0, 0, 1, 2, 3].map((off) => ({
    latencyMeanMs: mean + off,
    failedPercent: 0,
    ...more,
  }));

const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, ' ');

describe('the verdict', () => {
  const sentence = (a: Values[], b: Values[]) => {
    const { headline, detail, tone } = verdictOf(compared(a, b));
    return { tone, headline: plain(headline), detail: plain(detail) };
  };

  test('says who answers faster, by how much, and how sure that is', () => {
    expect(sentence(around(1263), around(583))).toEqual({
      tone: 'better',
      headline: 'B answers in less than half the time: mean 583 ms against 1 263 ms (−54 %).',
      detail: '8 seeds, 95 % interval of the difference −54 … −54 %.',
    });
    expect(sentence(around(500), around(600)).tone).toBe('worse');
  });

  test('says when no difference can be told', () => {
    const noisy = (shift: number) =>
      [10, 90, 40, 60, 20, 80, 30, 70].map((ms, at) => ({
        latencyMeanMs: ms + (at % 2 === 0 ? shift : -shift),
      }));
    expect(sentence(noisy(0), noisy(5))).toMatchObject({
      tone: 'equal',
      headline: 'No difference can be told: mean 50 ms against 50 ms.',
    });
  });

  test('says when one is faster but fails more', () => {
    const failing = around(300).map((one) => ({ ...one, failedPercent: 2.5 }));
    expect(sentence(around(600), failing)).toMatchObject({
      tone: 'mixed',
      headline:
        'B answers faster but fails more often: mean 300 ms against 600 ms (−50 %); ' +
        'errors 2.50 % against 0.00 %.',
    });
  });

  test('claims nothing from a single seed', () => {
    expect(sentence([{ latencyMeanMs: 100 }], [{ latencyMeanMs: 50 }])).toMatchObject({
      tone: 'equal',
      detail: 'One seed: how much chance is in it cannot be told. Run more.',
    });
  });

  test('names the figure over time that it rests on', () => {
    const over = (a: Values[], b: Values[]) => verdictOf(compared(a, b)).over;
    const failing = around(300, { failedPercent: 2.5 });
    expect(over(around(300), failing)).toBe('failedPercent');
    expect(over(around(600), around(300))).toBe('meanMs');
    const tailed = (p99: number) => around(300).map((one) => ({ ...one, latencyP99Ms: p99 }));
    expect(over(tailed(900), tailed(2000))).toBe('p99Ms');
    const slowToo = around(600).map((one) => ({ ...one, latencyP99Ms: 2000 }));
    expect(over(tailed(900), slowToo)).toBe('p99Ms');
    expect(over(around(300, { outstandingMax: 20 }), around(300, { outstandingMax: 3 }))).toBe(
      'outstanding',
    );
    expect(over(around(300), around(300))).toBeNull();
    expect(over([{ failedPercent: 0 }], [{ failedPercent: 100 }])).toBe('failedPercent');
  });

  test('says when the arrivals were not the same', () => {
    const a = around(100).map((one) => result(one, 'these'));
    const b = around(50).map((one) => result(one, 'those'));
    const comparison = comparisonOf(a, b);
    expect(comparison.sameArrivals).toBe(false);
    expect(verdictOf(comparison).detail).toContain('did not get the same arrivals');
  });
});

describe('figures in words', () => {
  test('thousands apart, a true minus', () => {
    expect(numberWords(-1234.5, 1)).toBe('−1\u202f234.5');
    expect(numberWords(-0.001, 1)).toBe('0.0');
  });

  test('shares are told apart in points, all else in percent of A', () => {
    const { figures } = compared(
      around(100, { failedPercent: 1 }),
      around(150, { failedPercent: 1.5 }),
    );
    const words = Object.fromEntries(
      figures.map((one) => [one.name, plain(differenceWords(one).text)]),
    );
    expect(words).toEqual({ failedPercent: '+0.50 pp', latencyMeanMs: '+50 %' });
  });

  test('what varies a little does not become nothing, nor do means that differ read the same', () => {
    const latency = (a: Values[], b: Values[]) =>
      compared(a, b).figures.find(({ name }) => name === 'latencyMeanMs')!;
    const nearly = around(0).map((_, at) => ({ latencyMeanMs: at % 2 === 0 ? 90.02 : 89.98 }));
    const small = differenceWords(
      latency(
        around(0).map(() => ({ latencyMeanMs: 100 })),
        nearly,
      ),
    );
    expect(plain(small.spread)).toBe('± 0.02 %');
    expect(plain(small.text)).toBe('−10 %');
    expect(meanWords(latency(around(51), around(51.4)))).toEqual({
      a: '51.0\u00a0ms',
      b: '51.4\u00a0ms',
    });
    expect(meanWords(latency(around(51), around(51)))).toEqual({
      a: '51\u00a0ms',
      b: '51\u00a0ms',
    });
  });

  test('rows that say nothing are left out', () => {
    const { figures } = compared(
      around(100, { deploymentsFailed: 0, requests: 500, tasksStarted: 2 }),
      around(90, { deploymentsFailed: 0, requests: 500, tasksStarted: 4 }),
    );
    expect(tellingFigures(figures).map(({ name }) => name)).toEqual([
      'latencyMeanMs',
      'failedPercent',
      'tasksStarted',
    ]);
  });
});

test('a pair of which one half is missing does not count', () => {
  const [one, two] = [result({ requests: 1 }), result({ requests: 3 })];
  expect(comparisonOf([one, two, one], [two, null, two])).toMatchObject({
    seeds: 2,
    figures: [{ name: 'requests', difference: { n: 2, mean: 2, half: 0 } }],
  });
});

test('the band holds the middle 95 % of the seeds, seconds without a figure are a gap', () => {
  const at = (p99Ms: number | null) => ({
    ...result({}),
    series: [{ second: 10, p99Ms } as TrialResult['series'][number]],
  });
  expect(bandOf([at(1), at(2), at(3), null], 'p99Ms')).toEqual([
    { second: 10, mid: 2, low: 1.05, high: 2.95 },
  ]);
  expect(bandOf([at(null)], 'p99Ms')[0]?.mid).toBeNull();
});

test('as Markdown it has the verdict, the table and how it was made', () => {
  const text = comparisonMarkdown(compared(around(100), around(50)), {
    title: 'Round robin or least outstanding requests?',
    a: { name: 'round_robin', commands: [] },
    b: { name: 'least|outstanding', commands: ['aws elbv2 …'] },
    firstSeed: 7,
    from: '00:02:00.0',
    until: '00:07:00.0',
    askedFor: 32,
  });
  expect(plain(text)).toContain('| Latency, mean | 100 ms | 50 ms | −50 % | – |');
  expect(text).toContain('Ended early: 8 of 32 seeds were run.');
  expect(text).toContain('seeds 7 to 14');
  expect(text).toContain('```sh\naws elbv2 …\n```');
});
