import { useState } from 'react';
import type { Scenario } from '../../content/define';
import type { Operation } from '../../state/gesture';
import { type SandboxParts, useParts } from '../sandbox-context';

/** Nothing has been done here yet: a template may as well have this sandbox. */
function isUntouched({ mirror }: SandboxParts): boolean {
  const { entities, run } = mirror.getState();
  return entities.size === 0 && (run.log ?? []).length === 0;
}

/** Runs a script in a sandbox of its own and sets time going; answers what went wrong. */
async function runTemplate(parts: SandboxParts, scenario: Scenario): Promise<string | null> {
  const { commands, view } = parts;
  // The command language is large and needed here only: it is loaded when it is spoken.
  const { runScript } = await import('../../cli/run-script');
  if (isUntouched(parts)) commands.renameSandbox(scenario.title);
  else await commands.newSandbox(scenario.title);
  const operations: Operation[] = [];
  const outputs: unknown[] = [];
  const send = async (target: string, input: Record<string, unknown>) => {
    const result = await commands.send(target, input);
    operations.push({ target, input });
    if (result.ok) outputs.push(result.output);
    return result;
  };
  const seed = `aws sandbox set-seed --seed ${scenario.seed}\n`;
  for await (const step of runScript(seed + scenario.script, { send, readFile: () => undefined })) {
    if (!step.ok) return `${step.command}: ${step.text}`;
  }
  const gesture = { label: `Run template “${scenario.title}”`, operations };
  view.setState({ lastOutcome: { gesture, ok: true, outputs }, selection: [] });
  commands.control({ type: 'play' });
  return null;
}

/** For buttons that run a template: which one is being set up, and why it failed. */
export function useRunTemplate() {
  const parts = useParts();
  const [running, setRunning] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (scenario: Scenario) => {
    setRunning(scenario.id);
    setProblem(null);
    try {
      setProblem(await runTemplate(parts, scenario));
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
    setRunning(null);
  };
  return { run, running, problem };
}
