import { createSandbox } from '../api/create-sandbox';
import { formatJsonLine } from '../cli/output-json';
import { runScript, type ScriptStep } from '../cli/run-script';
import { readFile, readScript } from './files';
import { tell } from './output';
import { readArguments, UsageError } from './usage';

const DEFAULT_SEED = 1;

/**
 * `sim script FILE [--seed N] [--json] [--keep-going]`: runs a script of `aws` lines and prints
 * each answer as it comes. Ends with the exit code of the first command that failed.
 */
export async function script(args: string[]): Promise<number> {
  const { file, flags, values } = readArguments(args, {
    flags: ['--json', '--keep-going'],
    values: ['--seed'],
  });
  const sandbox = createSandbox({ seed: seedFrom(values.get('--seed')) });
  const host = {
    send: (target: string, input: Record<string, unknown>) => sandbox.send(target, input),
    readFile,
  };
  let exitCode = 0;
  const steps = runScript(readScript(file), host, { keepGoing: flags.has('--keep-going') });
  for await (const step of steps) {
    if (!step.ok && !step.handled && exitCode === 0) exitCode = step.error.exitCode;
    print(step, file, flags.has('--json'));
  }
  return exitCode;
}

function print(step: ScriptStep, file: string, json: boolean): void {
  const { command, line: at } = step;
  if (!json) {
    if (!step.ok && step.printed) process.stdout.write(step.printed);
    if (step.ok) process.stdout.write(step.text);
    else tell(step.text);
    // AWS's words name no line; what came in by a pipe has none to look up, `2>/dev/null` no words.
    if (!step.ok && step.text !== '' && file !== '-') tell(`${file}:${at}: ${command}\n`);
    return;
  }
  const line = step.ok ? { command, output: step.output } : { command, error: shown(step.error) };
  process.stdout.write(`${formatJsonLine(line)}\n`);
}

const shown = ({
  type,
  message,
  exitCode,
}: {
  type: string;
  message: string;
  exitCode: number;
}) => ({
  type,
  message,
  exitCode,
});

function seedFrom(text: string | undefined): number {
  if (text === undefined) return DEFAULT_SEED;
  const seed = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(seed)) {
    throw new UsageError(`--seed wants a whole number, not ${text}`);
  }
  return seed;
}
