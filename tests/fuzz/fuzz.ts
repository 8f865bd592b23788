/**
 * Coverage-guided fuzzing of everything that reads what others wrote:
 *
 *     npm run fuzz -- --minutes 10 [--only compose,png] [--seed 7]
 *     npm run fuzz -- --replay compose bad.yaml
 *
 * Minutes are of the processor's time: a busy machine tries as much as an idle one, later.
 * Inputs are changed by chance; those that reach code which none before reached are kept and
 * changed further. An input does harm when its reader throws what it never declared, takes too
 * long, changes what all objects share, or answers in a program's words. Each is told with the
 * seed, shortened. Kept under tests/fixtures/fuzz/, it is tried by every test run from then on.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BlockCoverage } from './block-coverage';
import { FuzzLoop } from './fuzz-loop';
import { HangWatch } from './hang-watch';
import { SeededChance } from './seeded-chance';
import { tryInput } from './try-input';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '1' },
    seconds: { type: 'string' },
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
    replay: { type: 'string' },
  },
});

const coverage = new BlockCoverage(new URL('../../src/', import.meta.url).href);
coverage.start();
// What is watched must be compiled after that.
const { TARGETS } = await import('./targets/index');

const names = values.replay?.split(',') ?? values.only?.split(',');
const targets = TARGETS.filter(({ name }) => names?.includes(name) ?? true);
if (targets.length === 0) {
  throw new Error(`there are: ${TARGETS.map(({ name }) => name).join(', ')}`);
}
process.exitCode = values.replay === undefined ? await fuzzAll() : await replayAll();

async function replayAll(): Promise<number> {
  for (const file of positionals) {
    for (const target of targets) {
      const input = readFileSync(file, 'utf8');
      const harm = await tryInput(target, input, (ms) => console.log(`${Math.round(ms)} ms`));
      console.log(`${file}, ${target.name}: ${harm ? `${harm.kind}: ${harm.what}` : 'no harm'}`);
    }
  }
  return 0;
}

async function fuzzAll(): Promise<number> {
  const seed = Number(values.seed);
  const seconds = values.seconds ? Number(values.seconds) : 60 * Number(values.minutes);
  const watch = new HangWatch();
  let harms = 0;
  for (const [index, target] of targets.entries()) {
    const chance = new SeededChance(seed * 1000 + index);
    const loop = new FuzzLoop(target, { coverage, watch, chance });
    const before = coverage.size;
    await loop.run((seconds * 1000) / targets.length);
    const { corpus, found, slowestMs, tried } = loop.result;
    const { length: seeds } = target.seeds;
    console.log(
      `${target.name}: ${seeds} seeds, ${tried - seeds} inputs tried, ${corpus.length - seeds} kept, ` +
        `${coverage.size - before} blocks reached, the slowest took ${Math.round(slowestMs)} ms`,
    );
    for (const { kind, what, input } of found) {
      harms += 1;
      console.log(`HARM ${target.name} (seed ${seed}): ${kind}: ${what}`);
      console.log(`  input: ${JSON.stringify(input)}`);
    }
  }
  await watch.close();
  console.log(harms === 0 ? 'no harm found' : `${harms} inputs do harm`);
  return harms === 0 ? 0 : 1;
}
