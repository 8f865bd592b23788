import type { BenchFigures, Pace } from './bench/bench-case';
import { benchTable } from './bench/bench-table';
import { CASES } from './bench/cases';
import { answer, jsonText } from './output';
import { numberOf, readArguments, UsageError } from './usage';

const LEAST_RUNS = 5;

/**
 * `sim bench [--json] [--only CASE] [--runs 7] [--quick]`: how fast the simulator is, each figure
 * the median of several runs after a warm-up. `--only` may be given again.
 */
export async function bench(args: string[]): Promise<number> {
  const read = readArguments(args, {
    flags: ['--json', '--quick'],
    values: ['--runs', '-o'],
    repeated: ['--only'],
    files: 0,
    optional: true,
  });
  const quick = read.flags.has('--quick');
  const runs = numberOf(read, '--runs', quick ? 1 : 7, {
    least: quick ? 1 : LEAST_RUNS,
    most: 1000,
    whole: true,
  });
  const figures = await measured(read.repeated.get('--only') ?? [], { quick, runs });
  const content = read.flags.has('--json')
    ? jsonText({ ...figures, runs, ...(quick && { quick }) })
    : benchTable(figures, quick);
  answer(content, read.values.get('-o'));
  return 0;
}

async function measured(
  only: readonly string[],
  { quick, runs }: { quick: boolean; runs: number },
): Promise<Partial<BenchFigures>> {
  for (const name of only) {
    if (CASES.some((one) => one.name === name)) continue;
    throw new UsageError(`there is no case ${name}: ${CASES.map((one) => one.name).join(', ')}`);
  }
  const wanted = CASES.filter(({ name }) => only.length === 0 || only.includes(name));
  const figures: Partial<BenchFigures> = {};
  for (const { name, does, measure } of wanted) {
    const tell: Pace['tell'] = (line) => void process.stderr.write(`${name}: ${line}\n`);
    tell(does);
    Object.assign(figures, await measure({ runs, runMs: quick ? 20 : 500, quick, tell }));
  }
  return figures;
}
