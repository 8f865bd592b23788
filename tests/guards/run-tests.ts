import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { root, scriptOf } from '../setup/install.mjs';
import type { Guard } from './guards';

/** What became of some tests, by their full names. */
export interface Outcome {
  readonly passed: readonly string[];
  readonly failed: readonly string[];
  /** They had not ended when their time was over. */
  readonly hung: boolean;
  /** The end of what was printed. */
  readonly said: string;
}

type Noticed = Pick<Guard, 'noticedBy' | 'test'>;

/** Characters of what is printed that are kept, from its end. */
const SAID = 2000;
/** What a shell says of a program ended by Ctrl-C. */
const INTERRUPTED = 130;
const isBrowser = ({ noticedBy }: Noticed) => noticedBy.endsWith('.spec.ts');
const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Runs these tests in a copy of the project, those of a browser after the others.
 *
 * @param limit what has not ended by then is ended, ms
 */
export async function runTests(
  folder: string,
  tests: readonly Noticed[],
  limit: number,
): Promise<Outcome> {
  const place = { folder, limit };
  const kinds = [tests.filter((one) => !isBrowser(one)), tests.filter(isBrowser)];
  const [inNode, inBrowser] = kinds.map((some) => ({
    files: [...new Set(some.map(({ noticedBy }) => noticedBy))],
    names: some.map(({ test }) => escaped(test)).join('|'),
  }));
  const outcomes: Outcome[] = [];
  if (inNode!.files.length > 0) outcomes.push(await runVitest(place, inNode!));
  if (inBrowser!.files.length > 0) outcomes.push(await runPlaywright(place, inBrowser!));
  return {
    passed: outcomes.flatMap(({ passed }) => passed),
    failed: outcomes.flatMap(({ failed }) => failed),
    hung: outcomes.some(({ hung }) => hung),
    said: outcomes.map(({ said }) => said).join('\n'),
  };
}

interface Some {
  readonly files: readonly string[];
  /** A pattern. */
  readonly names: string;
}

interface VitestReport {
  testResults: {
    name: string;
    status: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
}

async function runVitest(place: Place, { files, names }: Some): Promise<Outcome> {
  const options = ['--reporter=json', '--testNamePattern', names];
  const { report, ...told } = await run<VitestReport>(place, ['vitest'], (file) => [
    ['run', ...files, ...options, `--outputFile.json=${file}`],
    {},
  ]);
  const suites = report?.testResults ?? [];
  const all = suites.flatMap(({ assertionResults }) => assertionResults);
  const broken = suites.filter(({ status, assertionResults }) => {
    return status === 'failed' && assertionResults.every((one) => one.status !== 'failed');
  });
  return {
    passed: all.filter(({ status }) => status === 'passed').map(({ fullName }) => fullName),
    failed: [
      ...all.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
      ...broken.map(({ name }) => name),
    ],
    ...told,
  };
}

interface Suite {
  specs: { title: string; ok: boolean }[];
  suites?: Suite[];
}

async function runPlaywright(place: Place, { files, names }: Some): Promise<Outcome> {
  const config = ['--config', 'tests/e2e/playwright.config.ts'];
  const options = ['--grep', names, '--retries', '0', '--reporter', 'json'];
  const specs = files.map((file) => file.replace('tests/e2e/', ''));
  const { report, ...told } = await run<{ suites: Suite[] }>(
    place,
    ['@playwright/test', 'playwright'],
    (file) => [['test', ...config, ...specs, ...options], { PLAYWRIGHT_JSON_OUTPUT_NAME: file }],
  );
  const specsOf = ({ specs: own, suites = [] }: Suite): Suite['specs'] => [
    ...own,
    ...suites.flatMap(specsOf),
  ];
  const all = (report?.suites ?? []).flatMap(specsOf);
  return {
    passed: all.filter(({ ok }) => ok).map(({ title }) => title),
    failed: all.filter(({ ok }) => !ok).map(({ title }) => title),
    ...told,
  };
}

interface Place {
  readonly folder: string;
  readonly limit: number;
}

/** Runs a tool that writes a report; without one it did not come that far. */
async function run<Report>(
  { folder, limit }: Place,
  tool: Parameters<typeof scriptOf>,
  command: (file: string) => [args: string[], env: Record<string, string>],
): Promise<{ report: Report | undefined; hung: boolean; said: string }> {
  const reports = mkdtempSync(join(tmpdir(), 'ecs-sandbox-guards-report-'));
  const file = join(reports, 'report.json');
  const [args, env] = command(file);
  const shared = process.env.SHARED_DIR ?? resolve(root, '..', 'shared');
  const child = spawn(process.execPath, [scriptOf(...tool), ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TZ: 'UTC', PROPERTY_SHRINK: 'no', SHARED_DIR: shared, ...env },
    // A group of its own: what hangs is a worker or a browser of it.
    detached: true,
  });
  const end = () => void (child.pid && process.kill(-child.pid, 'SIGKILL'));
  const interrupted = () => {
    end();
    process.exit(INTERRUPTED);
  };
  process.once('SIGINT', interrupted);
  let [words, hung] = ['', false];
  const timer = setTimeout(() => {
    hung = true;
    end();
  }, limit);
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (more: string) => {
      words = (words + more).slice(-SAID);
    });
  }
  await new Promise<void>((done) => {
    child.on('error', () => done());
    child.on('close', () => done());
  });
  clearTimeout(timer);
  process.off('SIGINT', interrupted);
  return { report: readReport<Report>(file), hung, said: words };
}

/** Undefined where it was not written, or not to its end. */
function readReport<Report>(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return undefined;
  } finally {
    rmSync(dirname(file), { recursive: true });
  }
}
