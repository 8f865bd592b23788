import type { Trial, TrialResult } from '../model/trial';

/** Carries out trials, one after the other, away from whoever asked. */
export interface TrialWorker {
  /** Rejects with an Error in plain words when the trial breaks down. One at a time. */
  run: (trial: Trial) => Promise<TrialResult>;
  /** Ends it at once, in the middle of a trial too: what was asked of it is never answered. */
  close: () => void;
}

/** What a worker answers a trial. */
export type TrialAnswer = { ok: true; result: TrialResult } | { ok: false; message: string };

/** A Web Worker that carries out trials: the way they run in a browser. */
export function createTrialWorker(): TrialWorker {
  const worker = new Worker(new URL('./worker/trial.worker.ts', import.meta.url), {
    type: 'module',
    name: 'trials',
  });
  return {
    run: (trial) =>
      new Promise((resolve, reject) => {
        worker.onmessage = ({ data }: MessageEvent<TrialAnswer>) =>
          data.ok ? resolve(data.result) : reject(new Error(data.message));
        // A worker that could not be loaded says so here, often without words.
        worker.onerror = ({ message }) =>
          reject(new Error(message || 'The simulator did not load.'));
        worker.onmessageerror = () =>
          reject(new Error('The simulator said something that could not be read.'));
        worker.postMessage(trial);
      }),
    close: () => worker.terminate(),
  };
}
