import { type ScriptStep, runScript } from '../../cli/run-script';
import type { Finding } from '../../formats/import-result';
import type { Account } from '../../model/account';
import { EMPTY_WORKBENCH, type SandboxDocument } from '../../model/sandbox-document';
import { ZERO } from '../../model/sim-time';
import { openSecondRun, type SecondRun } from '../../state/second-run';
import type { SandboxParts } from '../sandbox-context';

export interface ScriptFile {
  fileName: string;
  text: string;
  /** What `file://NAME` in it stands for: a file that was given with it. */
  readFile: (path: string) => string | undefined;
}

/** What a script comes to: all of it, or the lines that could not be run. */
export type ScriptRun =
  | { ok: true; document: SandboxDocument; commands: number }
  | { ok: false; findings: Finding[] };

/** Whatever follows from a line that failed fails too: so many are told, and then it ends. */
const TOLD = 20;

/**
 * Runs a script from the beginning in a simulator of its own: the page is left as it is, whatever
 * comes of it. `onLine` hears where it is. Rejects with an Error in plain words when it is called
 * off, or where there can be no second run.
 */
export async function runScriptFile(
  { newTransport }: Pick<SandboxParts, 'newTransport'>,
  file: ScriptFile,
  watch: { signal?: AbortSignal; onLine?: (line: number) => void } = {},
): Promise<ScriptRun> {
  if (!newTransport) {
    throw new Error('A script makes a sandbox of its own, and this page shows a run of others.');
  }
  const { signal, onLine } = watch;
  const run = await openSecondRun(newTransport(), { seed: 1, log: [], now: ZERO }, { signal });
  const close = () => run.close();
  signal?.addEventListener('abort', close);
  try {
    const { commands, findings } = await runLines(run, file, onLine);
    signal?.throwIfAborted();
    if (commands === 0 && findings.length === 0) findings.push(problem('no aws command in it'));
    if (findings.length > 0) return { ok: false, findings };
    return { ok: true, commands, document: await documentOf(run, nameOf(file.fileName)) };
  } finally {
    signal?.removeEventListener('abort', close);
    close();
  }
}

async function runLines(
  { client }: SecondRun,
  { text, readFile }: ScriptFile,
  onLine?: (line: number) => void,
) {
  let sent = 0;
  let commands = 0;
  const findings: Finding[] = [];
  const send: typeof client.send = (target, input, signal) => {
    sent++;
    return client.send(target, input, signal);
  };
  // What only tells somebody how far it is changes nothing.
  const ownWords = ([first]: readonly string[]) =>
    first === 'echo' ? ({ ok: true, output: '', text: '' } as const) : undefined;
  const steps = runScript(text, { send, readFile }, { keepGoing: true, ownWords });
  for await (const step of steps) {
    onLine?.(step.line);
    if (sent > 0) commands++;
    sent = 0;
    const finding = failureOf(step);
    if (finding) findings.push(finding);
    if (findings.length === TOLD) break;
  }
  return { commands, findings };
}

function failureOf(step: ScriptStep): Finding | null {
  if (step.ok || step.handled) return null;
  // The number of the line is told beside it.
  const message = step.text.trim().replace(/^aws: \[ERROR\]: (?:line \d+: )?/, '');
  return { ...problem(message || 'it failed'), line: step.line };
}

const problem = (message: string): Finding => ({ path: '', severity: 'error', message });

const nameOf = (fileName: string): string => fileName.replace(/\.[^.]*$/, '') || 'Script';

async function documentOf({ client, mirror }: SecondRun, name: string): Promise<SandboxDocument> {
  const described = await client.send('Sandbox.DescribeAccount', {});
  if (!described.ok) throw new Error(described.error.message);
  await new Promise<void>((resolve) => {
    const off = client.onFrame(() => {
      off();
      resolve();
    });
    // Whatever comes after that answer tells of all that was given before.
    client.control({ type: 'pause' });
  });
  const { now, run } = mirror.getState();
  return {
    format: 'ecs-sandbox',
    version: 2,
    id: crypto.getRandomValues(new Uint32Array(4)).join('-'),
    name,
    seed: run.seed,
    account: described.output as Account,
    log: [...(run.log ?? [])],
    now,
    layout: {},
    notes: {},
    workbench: EMPTY_WORKBENCH,
  };
}
