import { createSandbox } from '../../src/api/create-sandbox';
import { runScript } from '../../src/cli/run-script';
import type { Scenario } from '../../src/content/define';
import type { LoggedCommand } from '../../src/model/logged-command';

/** A template's run in Node: its commands, and how it stands so long after them. */
export interface TemplateRun {
  id: string;
  seed: number;
  log: LoggedCommand[];
  /** Simulated µs. */
  now: number;
  fingerprint: string;
  /** What `Sandbox.GetMetrics` answers. */
  metrics: string;
}

/** Simulated seconds that are watched after the script. */
const WATCHED = 120;

export async function runTemplate({ id, seed, script }: Scenario): Promise<TemplateRun> {
  const sandbox = createSandbox({ seed });
  const host = { send: sandbox.send.bind(sandbox), readFile: () => undefined };
  for await (const step of runScript(script, host)) {
    if (!step.ok) throw new Error(`${id}: ${step.command}: ${step.text}`);
  }
  sandbox.send('Sandbox.Wait', { for: WATCHED });
  const metrics = sandbox.send('Sandbox.GetMetrics', {});
  const { engine, log } = sandbox;
  return {
    id,
    seed,
    log: [...log],
    now: engine.now,
    fingerprint: engine.fingerprint(),
    metrics: JSON.stringify(metrics),
  };
}
