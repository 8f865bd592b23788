import { comparisonMarkdown } from '../formats/comparison/markdown';
import { comparisonOf } from '../model/comparison';
import { formatClock, seconds, type SimMicros } from '../model/sim-time';
import { type ComparedFigure, compareFigures } from './compare-figures';
import { type Job, type JobRun, runJobs } from './compare-seeds';
import { mustBeThere } from './open-source';
import { answer, jsonText } from './output';
import { LONGEST_RUN, RUN_SECONDS } from './run';
import { SOURCE_REPEATED, sourceOptions } from './source-options';
import { type Arguments, numberOf, readArguments, UsageError, wordOf } from './usage';

const SEEDS = 32;
const MOST_SEEDS = 10_000;
const FIRST_SEED = 1;

/**
 * `sim compare A B [--seeds 32] [--for 600] [--traffic RATE] [--json | --format md]`: runs both
 * under the seeds 1 to N, and says of every figure how it lies over the seeds, what the difference
 * is seed by seed, and how often B is the better one. As Markdown: what the screen exports.
 */
export async function compare(args: string[]): Promise<number> {
  const read = readArguments(args, {
    flags: ['--json'],
    values: ['--as', '--seeds', '--for', '--traffic', '--format', '-o'],
    repeated: SOURCE_REPEATED,
    files: 2,
  });
  const [a = '', b = ''] = read.files;
  if (read.files.includes('-'))
    throw new UsageError('compare opens each file again for every seed: not -');
  const seeds = numberOf(read, '--seeds', SEEDS, { least: 1, most: MOST_SEEDS, whole: true });
  const length = numberOf(read, '--for', RUN_SECONDS, { most: LONGEST_RUN });
  const traffic = numberOf(read, '--traffic', 0, { most: 1_000_000 });
  const format = formatOf(read);
  const options = sourceOptions(read);
  // Before the first run of the other one, which may take a while.
  for (const file of read.files) mustBeThere(file);
  const jobs = [a, b].flatMap((file) =>
    Array.from({ length: seeds }, (_, at): Job => ({
      file,
      seed: FIRST_SEED + at,
      length,
      traffic,
      options,
    })),
  );
  const runs = await runJobs(jobs, progressOf(jobs.length));
  const sides = { a: runs.slice(0, seeds), b: runs.slice(seeds) };
  answer(textOf(format, { a, b, seeds, seconds: length }, sides), read.values.get('-o'));
  return 0;
}

const FORMATS = ['text', 'json', 'md'] as const;
type Format = (typeof FORMATS)[number];

/** `--json` is short for `--format json`. */
function formatOf(read: Arguments): Format {
  const isJson = read.flags.has('--json');
  const format = wordOf(read, '--format', FORMATS, isJson ? 'json' : 'text') ?? 'text';
  if (isJson && format !== 'json') throw new UsageError(`--json or --format ${format}, not both`);
  return format;
}

interface Asked {
  a: string;
  b: string;
  seeds: number;
  seconds: number;
}

function textOf(format: Format, asked: Asked, { a, b }: Sides): string {
  if (format === 'md') return markdownOf(asked, { a, b });
  const figures = compareFigures(
    a.map((run) => run.figures),
    b.map((run) => run.figures),
  );
  if (format === 'json') return jsonText({ ...asked, figures });
  return tableOf(asked.a, asked.b, asked.seeds, figures);
}

interface Sides {
  a: readonly JobRun[];
  b: readonly JobRun[];
}

/** The report that the compare screen exports. */
function markdownOf(asked: Asked, { a, b }: Sides): string {
  const moment = (later: number): string => {
    const [inA, inB] = [a, b].map(([run]) => formatClock(plus(run?.from ?? 0, later)));
    return inA === inB ? `${inA}` : `${inA} in A, ${inB} in B,`;
  };
  return comparisonMarkdown(comparisonOf(a, b), {
    title: `${asked.a} or ${asked.b}?`,
    a: { name: asked.a, commands: [] },
    b: { name: asked.b, commands: [] },
    firstSeed: FIRST_SEED,
    from: moment(0),
    until: moment(asked.seconds),
    askedFor: null,
  });
}

const plus = (from: number, later: number): SimMicros => (from + seconds(later)) as SimMicros;

/** On standard error, some ten times. */
function progressOf(all: number): (done: number) => void {
  const step = Math.max(1, Math.ceil(all / 10));
  return (done) => {
    if (done % step === 0 || done === all) process.stderr.write(`${done} of ${all} runs\n`);
  };
}

const shown = (value: number | undefined): string =>
  value === undefined
    ? '–'
    : String(Number(Math.abs(value) < 1 ? value.toPrecision(3) : value.toFixed(2)));

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
