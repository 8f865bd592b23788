import type { Trial } from '../../../content/launch-types/capability';
import { runLines } from '../../palette/run-lines';
import { isUntouched } from '../../palette/use-run-template';
import type { SandboxParts } from '../../sandbox-context';
import { TRIAL_SEED } from './use-trial';

/**
 * Runs the script of a cell where it is seen: in the open sandbox if nothing was done in it, else
 * in a new one. Rejects with an Error in words.
 */
export async function openTrial(parts: SandboxParts, title: string, trial: Trial): Promise<void> {
  const { commands, view } = parts;
  if (isUntouched(parts)) commands.renameSandbox(title);
  else await commands.newSandbox(title);
  const lines = `aws sandbox set-seed --seed ${TRIAL_SEED}\n${trial.script}`;
  const { operations, outputs, problem } = await runLines(parts, lines, new Map());
  if (problem !== null) throw new Error(problem);
  const gesture = { label: `Try out “${title}”`, operations, isFolded: true } as const;
  view.setState({
    lastOutcome: { gesture, ok: true, outputs },
    selection: [],
    screen: { kind: 'workbench' },
  });
}
