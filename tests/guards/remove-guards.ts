/**
 * Takes each guard of `guards.ts` away, in a copy of the project, and sees its test fail:
 *
 *     npm run guards [-- --only offline]
 *
 * A test that fails with the guard in its place proves nothing: those are run first, and must pass.
 * Ends with 1 where a guard can go without anybody noticing.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../setup/install.mjs';
import { type Guard, GUARDS, inItsPlace } from './guards';
import { type Outcome, runTests } from './run-tests';

/** Longer than the tests of one guard, or of all of them, take. */
const GUARD_MS = 3 * 60_000;
const ALL_MS = 30 * 60_000;

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const chosen = GUARDS.filter((guard) => JSON.stringify(guard).includes(values.only));
if (chosen.length === 0) throw new Error(`no guard has “${values.only}” in it`);

/** What git would commit, with the packages that are installed here. */
function copyOfProject(): string {
  const copy = mkdtempSync(join(tmpdir(), 'ecs-sandbox-guards-'));
  const listed = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  const files = execFileSync('git', listed, { cwd: root, encoding: 'utf8' }).split('\0');
  for (const file of files.filter(Boolean)) cpSync(join(root, file), join(copy, file));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** The test that fails, in words; undefined where it passes all the same. */
function noticeOf({ failed, hung }: Outcome, { test }: Guard): string | undefined {
  return failed.find((one) => one.includes(test)) ?? (hung ? 'never ends' : undefined);
}

async function withoutGuard(copy: string, guard: Guard): Promise<Outcome> {
  const file = join(copy, guard.file);
  const whole = readFileSync(file, 'utf8');
  // What is taken away may hold a `$`.
  writeFileSync(
    file,
    whole.replace(guard.text, () => guard.without),
  );
  try {
    return await runTests(copy, [guard], GUARD_MS);
  } finally {
    writeFileSync(file, whole);
  }
}

const copy = copyOfProject();
process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
const unnoticed: Guard[] = [];
const lost = chosen.filter((guard) => !inItsPlace(guard, join(copy, guard.file)));
for (const { keeps, file } of lost) console.error(`not in ${file} any more: ${keeps}`);
if (lost.length > 0) process.exit(1);
console.log(`With every guard in its place (${chosen.length}) …`);
const before = await runTests(copy, chosen, ALL_MS);
const missing = chosen.filter(({ test }) => !before.passed.some((one) => one.includes(test)));
if (before.failed.length + missing.length > 0) {
  const named = missing.map(({ noticedBy, test }) => `${noticedBy} › ${test} (not there)`);
  console.error(['do not pass:', ...before.failed, ...named, before.said].join('\n  '));
  process.exit(1);
}
for (const guard of chosen) {
  const started = Date.now();
  const outcome = await withoutGuard(copy, guard);
  const failed = noticeOf(outcome, guard);
  if (failed === undefined) unnoticed.push(guard);
  const seconds = `${((Date.now() - started) / 1000).toFixed(0)} s`;
  console.log(`${failed === undefined ? 'NOT NOTICED' : 'noticed'}: ${guard.keeps} (${seconds})`);
  console.log(`    ${guard.file} · ${failed ?? `${guard.noticedBy} passes without it`}`);
}
console.log(
  `${chosen.length - unnoticed.length} of ${chosen.length} guards are noticed when gone.`,
);
process.exitCode = unnoticed.length > 0 ? 1 : 0;
