/**
 * Coverage-guided fuzzing of all that reads what others wrote, for a bounded time; and every input
 * that once did harm. `npm run fuzz` goes on for longer.
 */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { mutated } from '../fuzz/mutate';
import { SeededChance } from '../fuzz/seeded-chance';
import { shortened } from '../fuzz/shorten';
import { TARGETS } from '../fuzz/targets/index';
import { tryInput } from '../fuzz/try-input';

/** In all, seconds of the processor's time. Each reader gets its share. */
const SECONDS = 8;
/** The seeds alone reach some nine thousand blocks; a watch that sees nothing reaches none. */
const BLOCKS_OF_SEEDS = 5000;
const PROGRAM = new URL('../fuzz/fuzz.ts', import.meta.url);
const KEPT = new URL('../fixtures/fuzz/', import.meta.url);

/** V8 counts blocks of what is compiled after it was told to: in a process of its own. */
function fuzz(): Promise<{ code: number | null; said: string }> {
  const program = fileURLToPath(PROGRAM);
  const args = ['--import', 'tsx', program, '--seconds', String(SECONDS)];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (data) => (said += String(data)));
    child.stderr.on('data', (data) => (said += String(data)));
    child.on('close', (code) => resolve({ code, said }));
  });
}

describe('fuzzing', () => {
  test('no input does harm, every reader tries some, and V8 counts what they reach', async () => {
    const { code, said } = await fuzz();
    expect(code, said).toBe(0);
    // How many are tried, and kept, depends on the machine: that each reader tries one does not.
    const told = [
      ...said.matchAll(/^([\w-]+): \d+ seeds, (\d+) inputs tried, (\d+) kept, (\d+) blocks/gm),
    ];
    expect(told.map(([, name]) => name)).toEqual(TARGETS.map(({ name }) => name));
    expect(told.filter(([, , tried]) => Number(tried) < 1)).toEqual([]);
    const sumOf = (part: number) => told.reduce((sum, line) => sum + Number(line[part]), 0);
    expect(sumOf(3), said).toBeGreaterThan(0);
    expect(sumOf(4), said).toBeGreaterThan(BLOCKS_OF_SEEDS);
  }, 300_000);

  test.each(TARGETS)('$name takes its own seeds', async (target) => {
    for (const seed of target.seeds) expect(await tryInput(target, seed)).toBeUndefined();
  });

  const kept = readdirSync(KEPT);
  test.each(kept)('%s, which did harm once, does none', async (file) => {
    const [name] = file.split('.');
    const target = TARGETS.find((one) => one.name === name);
    const input = JSON.parse(readFileSync(new URL(file, KEPT), 'utf8')) as string;
    expect(await tryInput(target!, input)).toBeUndefined();
  });
});

describe('what an input may not do is noticed', () => {
  const target = (run: (input: string) => unknown) => ({
    name: 'x',
    seeds: [],
    run,
    slowestMs: 200,
  });

  test.each([
    ['exception', () => JSON.parse('{')],
    ['words', () => ({ message: "Cannot read properties of undefined (reading 'x')" })],
    ['prototype', () => Object.assign(Object.prototype, { polluted: 1 })],
    ['prototype', () => Reflect.set(Array.prototype, 'polluted', 1)],
    ['slow', () => busyFor(300)],
  ])('%s', async (kind, run) => {
    try {
      expect(await tryInput(target(run), '')).toMatchObject({ kind });
    } finally {
      Reflect.deleteProperty(Array.prototype, 'polluted');
    }
    expect(Reflect.has({}, 'polluted')).toBe(false);
  });

  test('an error that was declared is none', async () => {
    const declared = (error: unknown) => error instanceof SyntaxError;
    const run = () => JSON.parse('{') as unknown;
    expect(await tryInput({ ...target(run), declared }, '')).toBeUndefined();
  });
});

function busyFor(milliseconds: number): void {
  const before = process.cpuUsage();
  while (process.cpuUsage(before).user / 1000 < milliseconds);
}

test('the same seed makes the same inputs', () => {
  const made = (seed: number) => {
    const chance = new SeededChance(seed);
    const of = { chance, others: ['{"a": [1, "b"]}', 'x: y'], words: ['z'] };
    return Array.from({ length: 50 }, () => mutated('services: {a: {image: b}}', of));
  };
  expect(made(7)).toEqual(made(7));
  expect(new Set(made(7)).size).toBeGreaterThan(40);
  expect(made(7)).not.toEqual(made(8));
});

test('what does harm is shortened to what of it does', async () => {
  const input = `${'x'.repeat(200)}BAD${'y'.repeat(100)}`;
  expect(await shortened(input, async (text) => text.includes('BAD'))).toBe('BAD');
});
