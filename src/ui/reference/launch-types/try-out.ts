import { readCommands } from '../../../cli/constructs';
import type { CommandHost } from '../../../cli/run-command';
import { runScript } from '../../../cli/run-script';
import type { Trial } from '../../../content/launch-types/capability';

/** What trying a cell out has come to. */
export interface TriedOut {
  /** The last command of the script, as written. */
  command: string;
  isRefused: boolean;
  /** What it printed, or the words of the refusal. */
  answer: string;
  /** It ended as the cell says. */
  isAsSaid: boolean;
  /** Of a command before the last that failed; null if none did. */
  problem: string | null;
}

/**
 * Runs the script of a cell.
 * @param host - of an empty sandbox
 */
export async function tryOut(
  { script, ends }: Trial,
  host: Pick<CommandHost, 'send'>,
): Promise<TriedOut> {
  const commands = readCommands(script);
  const tried: TriedOut = {
    command: '',
    isRefused: false,
    answer: '',
    isAsSaid: false,
    problem: null,
  };
  for await (const step of runScript(script, { ...host, readFile: () => undefined })) {
    tried.command = step.command;
    tried.isRefused = !step.ok;
    tried.answer = step.text.trim();
    if (!step.ok && step.line !== commands.at(-1)?.line)
      tried.problem = `${step.command}: ${step.text}`;
  }
  tried.isAsSaid =
    'refused' in ends
      ? tried.isRefused && tried.answer.includes(ends.refused)
      : !tried.isRefused && tried.answer.split(/[\s"',]+|\\n/).includes(ends.prints);
  return tried;
}
