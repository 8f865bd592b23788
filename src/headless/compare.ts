import { type ComparedFigure, compareFigures } from './compare-figures';
import { type Job, runJobs } from './compare-seeds';
import { answer, jsonText } from './output';
import { LONGEST_RUN, RUN_SECONDS } from './run';
import { SOURCE_REPEATED, sourceOptions } from './source-options';
import { numberOf, readArguments, UsageError } from './usage';

const SEEDS = 32;
const MOST_SEEDS = 10_000;

/**
 * `sim compare A B [--seeds 32] [--for 600] [--traffic RATE] [--json]`: runs both under the seeds
 * 1 to N, and says of every figure how it lies over the seeds, what the difference is seed by seed,
 * and how often B is the better one.
 */
export async function compare(args: string[]): Promise<number> {
  const read = readArguments(args, {
    flags: ['--json'],
    values: ['--as', '--seeds', '--for', '--traffic', '-o'],
    repeated: SOURCE_REPEATED,
    files: 2,
  });
  const [a = '', b = ''] = read.files;
  if (read.files.includes('-'))
    throw new UsageError('compare opens each file again for every seed: not -');
  const seeds = numberOf(read, '--seeds', SEEDS, { least: 1, most: MOST_SEEDS, whole: true });
  const length = numberOf(read, '--for', RUN_SECONDS, { most: LONGEST_RUN });
  const traffic = numberOf(read, '--traffic', 0, { most: 1_000_000 });
  const options = sourceOptions(read);
  const jobs = [a, b].flatMap((file) =>
    Array.from({ length: seeds }, (_, at): Job => ({
      file,
      seed: at + 1,
      length,
      traffic,
      options,
    })),
  );
  const figures = await runJobs(jobs, progressOf(jobs.length));
  const compared = compareFigures(figures.slice(0, seeds), figures.slice(seeds));
  const whole = { a, b, seeds, seconds: length, figures: compared };
  const text = read.flags.has('--json') ? jsonText(whole) : tableOf(a, b, seeds, compared);
  answer(text, read.values.get('-o'));
  return 0;
}

/** On standard error, some ten times. */
function progressOf(all: number): (done: number) => void {
  const step = Math.max(1, Math.ceil(all / 10));
  return (done) => {
    if (done % step === 0 || done === all) process.stderr.write(`${done} of ${all} runs\n`);
  };
}

const shown = (value: number | undefined): string =>
  value === undefined ? '–' : String(Number(value.toFixed(Math.abs(value) < 1 ? 6 : 2)));

function tableOf(a: string, b: string, seeds: number, figures: readonly ComparedFigure[]): string {
  const head = ['figure', 'A median', 'p5–p95', 'B median', 'p5–p95', 'B − A', 'B better'];
  const rows = figures
    .filter((one) => one.a !== null || one.b !== null)
    .map((one) => [
      one.figure,
      shown(one.a?.median),
      one.a ? `${shown(one.a.p5)}–${shown(one.a.p95)}` : '–',
      shown(one.b?.median),
      one.b ? `${shown(one.b.p5)}–${shown(one.b.p95)}` : '–',
      shown(one.difference?.median),
      one.bBetterPercent === null ? '–' : `${shown(one.bBetterPercent)} %`,
    ]);
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at]!.length)));
  const lines = [head, ...rows].map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
      .join('  '),
  );
  return [`A: ${a}`, `B: ${b}`, `${seeds} seeds`, '', ...lines, ''].join('\n');
}
