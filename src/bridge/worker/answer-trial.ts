import { runTrial } from '../../api/trial/run-trial';
import type { Trial, TrialResult } from '../../model/trial';

/** A trial carried out; what breaks down on the way is told in words. */
export function answerTrial(
  trial: Trial,
): { ok: true; result: TrialResult } | { ok: false; message: string } {
  try {
    return { ok: true, result: runTrial(trial) };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}
