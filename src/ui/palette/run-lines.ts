import type { Operation } from '../../state/gesture';
import type { SandboxParts } from '../sandbox-context';

/** What lines of the command language came to, up to the first that was refused. */
export interface LinesRun {
  /** Those carried out, and their answers. */
  operations: Operation[];
  outputs: unknown[];
  /** What the last line printed. */
  printed: string;
  /** What was refused and why. */
  problem: string | null;
}

/**
 * Runs lines through the one door.
 * @param variables - names that the lines use, and set
 */
export async function runLines(
  { commands }: Pick<SandboxParts, 'commands'>,
  lines: string,
  variables: Map<string, string>,
): Promise<LinesRun> {
  // The command language is large and needed here only: it is loaded when it is spoken.
  const { runScript } = await import('../../cli/run-script');
  const run: LinesRun = { operations: [], outputs: [], printed: '', problem: null };
  const send = async (target: string, input: Record<string, unknown>) => {
    const result = await commands.send(target, input);
    if (result.ok) {
      run.operations.push({ target, input });
      run.outputs.push(result.output);
    }
    return result;
  };
  for await (const step of runScript(lines, { send, readFile: () => undefined }, { variables })) {
    if (step.ok) run.printed = step.text;
    else if (!step.handled) run.problem = `${step.command}: ${step.text}`;
  }
  return run;
}
