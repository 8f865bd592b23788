import { useState } from 'react';
import type { Scenario } from '../../content/define';
import { type SandboxParts, useParts } from '../sandbox-context';
import { runLines } from './run-lines';

/** Nothing has been done here yet: a template may as well have this sandbox. */
export function isUntouched({ mirror, workspace }: SandboxParts): boolean {
  const { entities, run } = mirror.getState();
  const isOpening = workspace.getState().opening !== null;
  return !isOpening && entities.size === 0 && (run.log ?? []).length === 0;
}

/** Runs a script in a sandbox of its own and sets time going; answers what went wrong. */
async function runTemplate(parts: SandboxParts, scenario: Scenario): Promise<string | null> {
  const { commands, view, workspace } = parts;
  const { id, title, seed, script } = scenario;
  if (isUntouched(parts)) commands.renameSandbox(title);
  else await commands.newSandbox(title);
  const variables = new Map<string, string>();
  const lines = `aws sandbox set-seed --seed ${seed}\n${script}`;
  const { operations, outputs, problem } = await runLines(parts, lines, variables);
  if (problem !== null) return problem;
  const gesture = { label: `Run template “${title}”`, operations, template: id };
  const { documentId } = workspace.getState();
  view.setState({
    lastOutcome: { gesture, ok: true, outputs },
    selection: [],
    ranTemplate: { id, documentId, variables },
  });
  commands.control({ type: 'play' });
  return null;
}

/** For buttons that run a template: which one is being set up, and why it failed. */
export function useRunTemplate() {
  const parts = useParts();
  const [running, setRunning] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  /** Tells whether it runs. */
  const run = async (scenario: Scenario): Promise<boolean> => {
    setRunning(scenario.id);
    setProblem(null);
    let found: string | null;
    try {
      found = await runTemplate(parts, scenario);
    } catch (error) {
      found = error instanceof Error ? error.message : String(error);
    }
    setProblem(found);
    setRunning(null);
    return found === null;
  };
  return { run, running, problem };
}
