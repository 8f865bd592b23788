import { expect, test } from 'vitest';
import { serviceTimeOf } from '../../../../src/engine/data-plane/service-time';
import { createStream } from '../../../../src/engine/kernel/prng';
import { defaultBehaviour, type ImageBehaviour } from '../../../../src/model/image';

/** Mean in ms and squared coefficient of variation over many draws. */
function measure(changes: Partial<ImageBehaviour>, n = 400_000) {
  const draw = serviceTimeOf({ ...defaultBehaviour('web:1'), serviceTimeMs: 80, ...changes });
  const random = createStream(5, 'service-times');
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const ms = draw(random) / 1000;
    if (!(ms >= 0)) throw new Error(`a service time of ${ms} ms`);
    sum += ms;
    squares += ms * ms;
  }
  const mean = sum / n;
  return { mean, scv: squares / n / (mean * mean) - 1 };
}

test.each<[string, Partial<ImageBehaviour>, number, number]>([
  ['constant', { serviceTimeDistribution: 'constant' }, 80, 0],
  ['exponential', { serviceTimeDistribution: 'exponential' }, 80, 1],
  ['Erlang of 4 stages', { serviceTimeDistribution: 'erlang', stages: 4 }, 80, 0.25],
  ['hyperexponential, 4', { serviceTimeDistribution: 'hyperexponential', scv: 4 }, 80, 4],
  ['hyperexponential, 10', { serviceTimeDistribution: 'hyperexponential', scv: 10 }, 80, 10],
  [
    'lognormal, σ 0.8',
    { serviceTimeDistribution: 'lognormal', sigma: 0.8 },
    80,
    Math.exp(0.64) - 1,
  ],
  // α = 5: variance / mean² = 1 / (α(α − 2)).
  ['Pareto, α 5', { serviceTimeDistribution: 'pareto', alpha: 5 }, 80, 1 / 15],
  [
    'bimodal: 500 ms in 5 %',
    { serviceTimeDistribution: 'bimodal', slowMs: 500, slowShare: 0.05 },
    101,
    (0.95 * 80 ** 2 + 0.05 * 500 ** 2) / 101 ** 2 - 1,
  ],
])('%s: mean and variation', (_name, changes, mean, scv) => {
  const found = measure(changes);
  expect(Math.abs(found.mean - mean) / mean).toBeLessThan(0.02);
  expect(Math.abs(found.scv - scv)).toBeLessThan(0.05 * scv + 1e-9);
});
