import { harmless } from '../cli/harmless';
import { toSeconds } from '../model/sim-time';
import { addTraffic } from './add-traffic';
import { openSource } from './open-source';
import { answer, jsonText, tellFindings } from './output';
import { runFor } from '../api/trial/run-for';
import { summaryOf } from '../api/trial/run-summary';
import { summaryText } from './run-summary-text';
import { SOURCE_REPEATED, SOURCE_VALUES, sourceOptions } from './source-options';
import { numberOf, readArguments } from './usage';

/** Simulated seconds that a run goes on unless told otherwise, and at most: thirty days. */
export const RUN_SECONDS = 600;
export const LONGEST_RUN = 30 * 86_400;

/**
 * `sim run FILE [--for 600] [--seed N] [--traffic RATE] [--json]`: opens FILE, lets time pass, and
 * sums up what happened meanwhile. A task definition runs as a service. With `--traffic` each load
 * balancer that has no client gets one.
 */
export async function run(args: string[]): Promise<number> {
  const read = readArguments(args, {
    flags: ['--json'],
    values: [...SOURCE_VALUES, '--for', '--traffic', '-o'],
    repeated: SOURCE_REPEATED,
  });
  const { file, flags, values } = read;
  const length = numberOf(read, '--for', RUN_SECONDS, { most: LONGEST_RUN });
  const rate = numberOf(read, '--traffic', 0, { most: 1_000_000 });
  const { sandbox, findings } = await openSource(file, { ...sourceOptions(read), asService: true });
  if (rate > 0) addTraffic(sandbox, rate);
  const from = toSeconds(sandbox.engine.now);
  const watched = runFor(sandbox, length);
  const summary = summaryOf(sandbox, from, watched);
  if (!flags.has('--json')) tellFindings(file, findings);
  const text = flags.has('--json')
    ? jsonText({ ...summary, findings })
    : harmless(summaryText(summary));
  answer(text, values.get('-o'));
  return 0;
}
