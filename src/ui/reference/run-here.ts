import { isTarget, OPERATIONS } from '../../api/contract/operations';
import { noteLine } from '../../state/given';
import { runLines } from '../palette/run-lines';
import type { SandboxParts } from '../sandbox-context';

/** What a line came to, as a terminal prints it. */
export interface RanLine {
  line: string;
  ok: boolean;
  text: string;
}

export interface RanHere {
  lines: readonly RanLine[];
  /** Something was changed, so that there is something to be seen and to be undone. */
  isChange: boolean;
}

const isChange = ({ target }: { target: string }): boolean =>
  isTarget(target) && OPERATIONS[target].mutates;

/** `aws ecs update-service` of a line. */
const nameOf = (line: string): string => /^aws [\w-]+ [\w-]+/.exec(line)?.[0] ?? line;

/**
 * Runs lines on the open sandbox, up to the first that is refused, as the terminal would: they
 * count as typed, and the terminal tells of what they changed.
 */
export async function runHere(parts: SandboxParts, lines: readonly string[]): Promise<RanHere> {
  const { view, workspace } = parts;
  const { ranTemplate } = view.getState();
  const { documentId } = workspace.getState();
  const known = ranTemplate?.documentId === documentId ? ranTemplate.variables : [];
  const variables = new Map(known);
  const ran: RanLine[] = [];
  let changed = false;
  for (const line of lines) {
    const { operations, outputs, printed, problem } = await runLines(parts, line, variables);
    view.setState(({ typedLines }) => ({ typedLines: [...typedLines, line] }));
    // The line itself stands above already.
    const said = problem?.startsWith(`${line}: `) ? problem.slice(line.length + 2) : problem;
    ran.push({ line, ok: problem === null, text: (said ?? printed).trim() });
    if (operations.some(isChange)) {
      changed = true;
      const gesture = { label: `Run ${nameOf(line)}`, operations };
      view.setState({ lastOutcome: { gesture, ok: true, outputs } });
    } else noteLine(parts, line);
    if (problem !== null) break;
  }
  return { lines: ran, isChange: changed };
}
