/** The verdict of a sweep says which value gave which figure, and how far its runs lie apart. */
import { expect, test } from 'vitest';
import { type FigureName, FIGURES, type TrialResult } from '../../../../src/model/trial';
import type { SweepPoint } from '../../../../src/state/sweep/run-sweep';
import { sweepVerdict } from '../../../../src/ui/sweep/sweep-words';

const setting = { label: 'Desired count', unit: 'tasks', current: null };

const pointsOf = (figure: FigureName, runs: Record<number, readonly number[]>): SweepPoint[] =>
  Object.entries(runs).map(([value, given]) => ({
    value: Number(value),
    refused: [],
    results: given.map((one, seed): TrialResult => {
      const figures = FIGURES.map(({ name }) => (name === figure ? one : null));
      return { seed, figures, series: [], refused: [], arrivals: '' };
    }),
  }));

const verdict = (
  figure: FigureName,
  runs: Record<number, readonly number[]>,
  current: number | null = null,
) => {
  const known = { ...setting, current };
  const { sentence, detail, best } = sweepVerdict(pointsOf(figure, runs), known, figure);
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
  return { sentence: plain(sentence), detail: plain(detail), best };
};

test('the best value and what it is held against, each with its spread', () => {
  expect(verdict('failedPercent', { 2: [19, 20, 21], 8: [5, 6, 7], 20: [1.9, 2, 2.1] })).toEqual({
    sentence: 'Errors is best at 20 tasks: 2.00 % on average, against 20.00 % at 2 tasks.',
    detail:
      '5 to 95 % of the runs: 1.91 % to 2.09 % at 20 tasks, 19.10 % to 20.90 % at 2 tasks. ' +
      '9 runs, the same seeds and arrivals for every value.',
    best: 20,
  });
});

test('the best is set against what is set now too, wherever that stands', () => {
  const runs = { 2: [19, 20, 21], 8: [5, 6, 7], 20: [1.9, 2, 2.1] };
  const sentence = (current: number) => verdict('failedPercent', runs, current).sentence;
  expect(sentence(8)).toBe(
    'Errors is best at 20 tasks: 2.00 % on average, ' +
      'against 6.00 % at 8 tasks (as it is set) and 20.00 % at 2 tasks.',
  );
  expect(sentence(2)).toMatch(/, against 20\.00 % at 2 tasks \(as it is set\)\.$/);
  expect(sentence(20)).toMatch(
    /^Errors is best at 20 tasks \(as it is set\): 2\.00 % on average, /,
  );
  expect(sentence(5)).not.toContain('as it is set');
});

test('a figure of which neither more nor less is better: both ends with their values', () => {
  expect(verdict('cpuMeanPercent', { 2: [20, 20], 20: [2, 2] })).toMatchObject({
    sentence: 'CPU, mean: from 2 % at 20 tasks to 20 % at 2 tasks on average.',
    detail: expect.stringMatching(/^5 to 95 % of the runs: 2 % at 20 tasks, 20 % at 2 tasks\. /),
    best: null,
  });
  expect(verdict('cpuMeanPercent', { 2: [7], 4: [7] }).sentence).toBe(
    'CPU, mean: 7 % at every value on average.',
  );
});

test('no difference: the figures that it cannot be told from are said all the same', () => {
  const { sentence, detail } = verdict('latencyMeanMs', { 1: [90, 110, 100], 2: [110, 90, 101] });
  expect(sentence).toBe(
    'Desired count makes no difference to “Latency, mean” that these runs can tell.',
  );
  expect(detail).toMatch(/^On average from 100 ms at 1 task to 100 ms at 2 tasks\. 5 to 95 %/);
});

test('a single value is not called the best, and one run each not taken for more than it is', () => {
  expect(verdict('latencyMeanMs', { 4: [50, 60] })).toMatchObject({
    sentence: 'Latency, mean: 55 ms at 4 tasks on average.',
    best: null,
  });
  expect(verdict('latencyMeanMs', { 4: [50], 8: [20] }).detail).toBe(
    '2 runs, the same seeds and arrivals for every value. Of one run each it cannot be told what is chance.',
  );
});
