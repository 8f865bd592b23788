/**
 * `npm test`: installs what is missing, then runs every stage and adds up the results.
 * `npm run check` (--fast) stops short of the components, the build and the browser. The long
 * journeys through the page (`@long`) are left to CI, where nobody waits, and to `--all`.
 * Plain Node without dependencies: it runs before anything is installed.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { ensureBrowser } from './setup/find-browser.mjs';
import { firstLoadFits } from './setup/first-load.mjs';
import { installPackages, requireNode20, root, scriptOf } from './setup/install.mjs';

/** @typedef {{passed: number, failed: number, skipped?: number}} Count */

const fast = process.argv.includes('--fast');
const all = process.argv.includes('--all') || Boolean(process.env.CI);
const reports = mkdtempSync(join(tmpdir(), 'ecs-sandbox-tests-'));
const stageLimitMs = 60 * 60_000;
/** @type {string[]} */
const failedStages = [];
/** What is told again at the end, where a long log is read from. @type {string[]} */
const failedTests = [];
/** What failed at first and passed when it was run again. @type {string[]} */
const luckyTests = [];
const total = { passed: 0, failed: 0, skipped: 0 };

/**
 * @param {string} script
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @param {string[]} [told] what it prints, kept here until it has ended
 * @returns {Promise<boolean>} whether it ended with 0
 */
function node(script, args, env = {}, told) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      stdio: ['ignore', told ? 'pipe' : 'inherit', told ? 'pipe' : 'inherit'],
      env: { ...process.env, TZ: 'UTC', ...env },
      timeout: stageLimitMs,
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (words) => told?.push(words));
    }
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}

/**
 * @param {string} name
 * @param {() => Promise<Count | boolean>} work
 * @param {string[]} [told] what the work prints, where others work beside it
 */
async function stage(name, work, told) {
  if (!told) console.log(`\n── ${name}`);
  const started = performance.now();
  /** @type {Count | boolean} */
  let result = false;
  try {
    result = await work();
  } catch (error) {
    console.error(error);
  }
  if (typeof result === 'boolean') result = { passed: Number(result), failed: Number(!result) };
  total.passed += result.passed;
  total.failed += result.failed;
  total.skipped += result.skipped ?? 0;
  const ok = result.failed === 0;
  if (!ok) failedStages.push(name);
  if (told) console.log(`\n── ${name}\n${told.join('').trimEnd()}`);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`── ${name}: ${ok ? 'passed' : 'FAILED'} in ${seconds} s`);
  return ok;
}

/**
 * A tool that failed without naming a test still counts as one failure.
 *
 * @param {boolean} ok
 * @param {Count} count
 * @returns {Count}
 */
function honest(ok, count) {
  if (count.passed + count.failed === 0) return { ...count, failed: 1 };
  return ok || count.failed > 0 ? count : { ...count, failed: 1 };
}

/** @param {string} file */
function readReport(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * @typedef {{status: string, fullName: string, failureMessages?: string[]}} Told
 * @param {{name: string, status: string, message?: string, assertionResults: Told[]}} suite
 * @returns {string[]} each failed test of a file, with the beginning of why
 */
function failuresOf(suite) {
  const file = relative(root, suite.name);
  const failed = suite.assertionResults.filter(({ status }) => status === 'failed');
  if (failed.length === 0) return suite.status === 'failed' ? [`${file}: ${suite.message}`] : [];
  return failed.map(({ fullName, failureMessages }) => {
    const why = (failureMessages?.[0] ?? '').split('\n').slice(0, 3).join('\n     ');
    return `${file} › ${fullName}\n     ${why}`;
  });
}

/**
 * @param {{name: string, assertionResults: Told[]}} suite
 * @returns {string[]} each test of a file that failed and then passed: it keeps why it failed
 */
function luckOf({ name, assertionResults }) {
  return assertionResults
    .filter(({ status, failureMessages = [] }) => status === 'passed' && failureMessages.length > 0)
    .map(({ fullName }) => `${relative(root, name)} › ${fullName}`);
}

async function runVitest() {
  const file = join(reports, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const projects = fast ? ['--project', 'node'] : [];
  const ok = await node(scriptOf('vitest'), ['run', ...reporters, ...projects]);
  const count = { passed: 0, failed: 0, skipped: 0 };
  /** @type {Map<string, Count>} */
  const byRoom = new Map();
  for (const suite of readReport(file).testResults) {
    const room = relative(root, suite.name).split(sep)[1] ?? '?';
    const here = byRoom.get(room) ?? { passed: 0, failed: 0 };
    byRoom.set(room, here);
    /** @type {string[]} */
    const states = suite.assertionResults.map((/** @type {{status: string}} */ t) => t.status);
    const failed = states.filter((state) => state === 'failed').length;
    const passed = states.filter((state) => state === 'passed').length;
    here.passed += passed;
    // A file that could not even be loaded has no tests to name.
    here.failed += failed === 0 && suite.status === 'failed' ? 1 : failed;
    failedTests.push(...failuresOf(suite));
    luckyTests.push(...luckOf(suite));
    count.skipped += states.length - passed - failed;
  }
  for (const [room, here] of byRoom) {
    console.log(`   ${room}: ${here.passed} passed, ${here.failed} failed`);
    count.passed += here.passed;
    count.failed += here.failed;
  }
  return honest(ok, count);
}

/**
 * @typedef {{file: string, title: string, tests: {status: string}[]}} Spec
 * @typedef {{specs?: Spec[], suites?: Suite[]}} Suite
 * @param {Suite} suite
 * @returns {{file: string, title: string, status: string}[]}
 */
function specsOf({ specs = [], suites = [] }) {
  const here = specs.flatMap(({ file, title, tests }) =>
    tests.map(({ status }) => ({ file, title, status })),
  );
  return [...here, ...suites.flatMap(specsOf)];
}

/** @param {{file: string, title: string}} spec */
const titleOf = ({ file, title }) => `tests/e2e/${file} › ${title}`;

/** @param {string} browser */
async function runPlaywright(browser) {
  const file = join(reports, 'playwright.json');
  const args = ['test', '--config', 'tests/e2e/playwright.config.ts', '--reporter=list,json'];
  if (!all) {
    args.push('--grep-invert=@long');
    console.log('   The long journeys are left to CI and to `npm test -- --all`.');
  }
  const env = {
    CHROMIUM_PATH: browser,
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    E2E_SITE: join(root, 'dist'),
  };
  const ok = await node(scriptOf('@playwright/test', 'playwright'), args, env);
  const { stats, suites } = readReport(file);
  /** @type {{file: string, title: string, status: string}[]} */
  const told = suites.flatMap(specsOf);
  failedTests.push(...told.filter(({ status }) => status === 'unexpected').map(titleOf));
  luckyTests.push(...told.filter(({ status }) => status === 'flaky').map(titleOf));
  const passed = stats.expected + stats.flaky;
  return honest(ok, { passed, failed: stats.unexpected, skipped: stats.skipped });
}

async function runFirefox() {
  const file = join(reports, 'firefox.json');
  const args = ['--config', join('tests', 'firefox', 'vitest.config.ts')];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const ok = await node(scriptOf('vitest'), ['run', ...args, ...reporters]);
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = readReport(file);
  for (const suite of testResults) failedTests.push(...failuresOf(suite));
  const count = { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
  // Where no Firefox is to be had, all of them are skipped.
  return ok && count.skipped > 0 ? count : honest(ok, count);
}

async function runBrowserStages() {
  /** @type {string | undefined} */
  let browser;
  await stage('browser', async () => {
    browser = await ensureBrowser();
    console.log(browser ? `   ${browser}` : 'No browser could be found or installed.');
    return browser !== undefined;
  });
  const built = await stage('build', () => node(scriptOf('vite'), ['build', '--logLevel', 'warn']));
  await stage('first load', async () => built && firstLoadFits(join(root, 'dist')));
  await stage('end-to-end', async () => {
    if (browser && built) return runPlaywright(browser);
    console.log('Not run, for want of a browser or a build.');
    return false;
  });
  await stage('Firefox', async () => built && runFirefox());
}

function finish() {
  rmSync(reports, { recursive: true, force: true });
  for (const test of failedTests) console.log(`\n   ${test}`);
  for (const test of luckyTests) console.log(`\n   only at the second try: ${test}`);
  if (failedStages.length > 0) console.log(`\nFailed: ${failedStages.join(', ')}`);
  if (total.skipped > 0) console.log(`\nSkipped: ${total.skipped}`);
  console.log(`\ntests: ${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

/** Each of these tools keeps one core: side by side they take half the time. */
async function checkSource() {
  const linted = ['src', 'site', 'tests', 'vite.config.ts', '--deny-warnings'];
  /** @type {[name: string, script: string, args: string[]][]} */
  const tools = [
    ['format', scriptOf('oxfmt'), ['--check', '.']],
    ['types', scriptOf('typescript', 'tsc'), ['--noEmit']],
    ['lint', scriptOf('oxlint'), linted],
  ];
  if (!fast) tools.push(['dead code', scriptOf('knip'), ['--no-progress']]);
  console.log(`\n── ${tools.map(([name]) => name).join(', ')}, side by side`);
  await Promise.all(
    tools.map(([name, script, args]) => {
      /** @type {string[]} */
      const told = [];
      return stage(name, () => node(script, args, {}, told), told);
    }),
  );
}

async function main() {
  requireNode20();
  if (!(await stage('install', async () => installPackages()))) return finish();
  await checkSource();
  await stage('vitest', runVitest);
  if (!fast) await runBrowserStages();
  finish();
}

await main();
