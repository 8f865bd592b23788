import { describe, expect, test, vi } from 'vitest';
import { createInProcessTrials } from '../../../src/bridge/in-process-trials';
import { poolSize, runPool, TrialError } from '../../../src/bridge/trial-pool';
import { SCENARIOS } from '../../../src/content';
import { openSource } from '../../../src/headless/open-source';
import { runJobs } from '../../../src/headless/compare-seeds';
import { seconds, type SimMicros } from '../../../src/model/sim-time';
import type { Trial } from '../../../src/model/trial';

const WEB = SCENARIOS[0]!;

/** The template under some seeds, its first half minute. */
async function trials(seeds: readonly number[], length = 30): Promise<Trial[]> {
  const { sandbox } = await openSource(WEB.id);
  return seeds.map((seed) => ({
    log: sandbox.log,
    madeUnder: 1,
    seed,
    from: sandbox.engine.now,
    until: (sandbox.engine.now + seconds(length)) as SimMicros,
  }));
}

describe('trials in parallel', () => {
  test('answers stand in the order of the trials, whoever was ready first', async () => {
    const given = await trials([7, 3, 5]);
    const progress: string[] = [];
    const { results, calledOff } = await runPool(createInProcessTrials, given, {
      workers: 2,
      onProgress: (done, of) => progress.push(`${done}/${of}`),
    });
    expect(calledOff).toBe(false);
    expect(results.map((one) => one?.seed)).toEqual([7, 3, 5]);
    expect(progress).toEqual(['1/3', '2/3', '3/3']);
  });

  test('called off, it keeps what is done and closes its workers', async () => {
    const stop = new AbortController();
    const closed = vi.fn();
    const newWorker = () => {
      const worker = createInProcessTrials();
      return { ...worker, close: () => (closed(), worker.close()) };
    };
    const { results, calledOff } = await runPool(newWorker, await trials([1, 2, 3, 4, 5]), {
      workers: 2,
      onProgress: (done) => done === 2 && stop.abort(),
      signal: stop.signal,
    });
    expect(calledOff).toBe(true);
    expect(results.filter((one) => one !== null)).toHaveLength(2);
    expect(closed).toHaveBeenCalledTimes(2);
  });

  test('called off before it begins, nothing is run', async () => {
    const { results } = await runPool(createInProcessTrials, await trials([1, 2]), {
      signal: AbortSignal.abort(),
    });
    expect(results).toEqual([null, null]);
  });

  test('a trial that breaks down is named', async () => {
    const [good, bad] = await trials([4, 9]);
    const broken = { ...bad!, log: [null as never] };
    const running = runPool(createInProcessTrials, [good!, broken], { workers: 1 });
    await expect(running).rejects.toThrow(TrialError);
    await expect(running).rejects.toMatchObject({
      index: 1,
      message: expect.stringMatching(/seed 9 broke down/),
    });
  });

  test('one processor stays with the page, and eight workers are enough', () => {
    expect([1, 2, 4, 9, 64].map(poolSize)).toEqual([1, 1, 3, 8, 8]);
  });

  test('the command line and the page come to the same figures', async () => {
    const jobs = [1, 2].map((seed) => ({
      file: WEB.id,
      seed,
      length: 60,
      traffic: 0,
      options: {},
    }));
    const headless = await runJobs(jobs, () => {});
    const given = await trials([1, 2], 60);
    const { results } = await runPool(createInProcessTrials, given, { workers: 1 });
    expect(results.map((one) => one?.figures)).toEqual(headless.map((run) => run.figures));
  });
});
