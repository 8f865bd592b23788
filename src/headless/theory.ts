import { answer, jsonText } from './output';
import { judgeSystem, type TheoryRow } from './theory/judge-system';
import { queueingSystems, WITHOUT_A_ROW } from './theory/queueing-rows';
import { theoryText } from './theory/theory-text';
import { numberOf, readArguments } from './usage';

const MAX_LOAD = 0.9;
const REQUESTS = 200_000;
const SEED = 1;

/**
 * `sim theory [--max-load 0.9] [--requests N] [--seed N] [--json]`: runs every system that queueing
 * theory knows through the whole sandbox, and holds what it measures against it. Exit code 1 when a
 * row is out of tolerance.
 */
export async function theory(args: string[]): Promise<number> {
  const read = readArguments(args, {
    flags: ['--json'],
    values: ['--max-load', '--requests', '--seed', '-o'],
    files: 0,
    optional: true,
  });
  const maxLoad = numberOf(read, '--max-load', MAX_LOAD, { most: 2 });
  const requests = numberOf(read, '--requests', REQUESTS, { least: 1000, whole: true });
  const seed = numberOf(read, '--seed', SEED, { whole: true });
  const systems = queueingSystems().filter(({ load }) => load <= maxLoad);
  const rows: TheoryRow[] = [];
  for (const [at, system] of systems.entries()) {
    rows.push(...judgeSystem(system, { seed: seed + at, requests }));
    tellProgress(at + 1, systems.length, system.name);
  }
  const isOut = rows.some(({ verdict }) => verdict === 'out');
  const asked = { maxLoad, requests, seed };
  const json = { ...asked, within: !isOut, rows, withoutRow: WITHOUT_A_ROW };
  const text = read.flags.has('--json') ? jsonText(json) : theoryText(rows, WITHOUT_A_ROW);
  answer(text, read.values.get('-o'));
  return isOut ? 1 : 0;
}

/** On standard error, some twenty times. */
function tellProgress(done: number, all: number, name: string): void {
  if (done % Math.ceil(all / 20) !== 0 && done !== all) return;
  process.stderr.write(`${done} of ${all} systems (${name})\n`);
}
