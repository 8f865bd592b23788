import { isTarget, OPERATIONS } from '../../api/contract/operations';
import type { SandboxParts } from '../sandbox-context';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What the commands of a step came to. */
export interface LinesGiven {
  /** Those that changed something. */
  count: number;
  /** What was refused and why. */
  problem: string | null;
}

/**
 * Gives the commands of a step, through the one door, up to the first that is refused. What the run
 * did at this very moment already is not done again, so that a step may be come back to.
 */
export async function giveLines(
  { commands, mirror, view }: Pick<SandboxParts, 'commands' | 'mirror' | 'view'>,
  title: string,
  lines: readonly string[],
): Promise<LinesGiven> {
  const { runScript } = await import('../../cli/run-script');
  const { now, run } = mirror.getState();
  const done = (run.log ?? []).filter(({ at }) => at === now);
  const operations: { target: string; input: Record<string, unknown> }[] = [];
  const outputs: unknown[] = [];
  const send = async (target: string, input: Record<string, unknown>) => {
    const again = done.findIndex((one) => one.target === target && same(one.input, input));
    if (again >= 0) {
      done.splice(again, 1);
      return { ok: true as const, output: {} };
    }
    const result = await commands.send(target, input);
    if (result.ok && isTarget(target) && OPERATIONS[target].mutates) {
      operations.push({ target, input });
      outputs.push(result.output);
    }
    return result;
  };
  for await (const step of runScript(lines.join('\n'), { send, readFile: () => undefined })) {
    if (!step.ok) return { count: operations.length, problem: `${step.command}: ${step.text}` };
  }
  // To those who watch a talk its title says it.
  if (operations.length > 0 && !view.getState().presenting) {
    const gesture = { label: title, operations };
    view.setState({ lastOutcome: { gesture, ok: true, outputs } });
  }
  return { count: operations.length, problem: null };
}
