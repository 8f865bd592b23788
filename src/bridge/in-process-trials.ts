import type { TrialWorker } from './trial-worker';
import { answerTrial } from './worker/answer-trial';

/** The same in this very thread, for Node and for tests: each trial holds it up. */
export function createInProcessTrials(): TrialWorker {
  let closed = false;
  return {
    run: (trial) =>
      new Promise((resolve, reject) => {
        // After whatever else waits its turn, as if it were elsewhere.
        setTimeout(() => {
          if (closed) return;
          const answer = answerTrial(structuredClone(trial));
          if (answer.ok) resolve(answer.result);
          else reject(new Error(answer.message));
        });
      }),
    close: () => {
      closed = true;
    },
  };
}
