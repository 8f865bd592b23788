/** What a script of commands comes to, for tests of why tasks stop. */
import { createSandbox } from '../../src/api/create-sandbox';
import type { Dispatcher } from '../../src/api/dispatcher';
import { runScript } from '../../src/cli/run-script';

/** As DescribeTasks answers a task, as far as its end goes. */
export interface StoppedTask {
  taskArn: string;
  lastStatus: string;
  stopCode?: string;
  stoppedReason?: string;
  containers: { name: string; exitCode?: number; reason?: string; lastStatus: string }[];
}

export interface ScriptedSandbox {
  readonly dispatcher: Dispatcher;
  readonly give: (target: string, input?: Record<string, unknown>) => unknown;
  /** Runs further lines, with the variables there are. */
  readonly run: (lines: string) => Promise<void>;
}

/** An empty sandbox, and lines run in it; any that fails fails the test. */
export async function runLines(lines: string): Promise<ScriptedSandbox> {
  const dispatcher = createSandbox({ seed: 1 });
  const variables = new Map<string, string>();
  const host = {
    send: (target: string, input: Record<string, unknown>) => dispatcher.send(target, input),
    readFile: () => undefined,
  };
  const run = async (more: string) => {
    for await (const step of runScript(more, host, { variables })) {
      if (!step.ok) throw new Error(`${step.command}: ${step.error.message}`);
    }
  };
  const give = (target: string, input: Record<string, unknown> = {}) => {
    const result = dispatcher.send(target, input);
    if (!result.ok) throw new Error(`${target}: ${result.error.message}`);
    return result.output;
  };
  await run(lines);
  return { dispatcher, give, run };
}

/** STOPPED tasks of cluster `demo`, oldest first. */
export function stoppedTasks({ give }: Pick<ScriptedSandbox, 'give'>): StoppedTask[] {
  const list = { cluster: 'demo', desiredStatus: 'STOPPED' };
  const { taskArns } = give('ECS.ListTasks', list) as { taskArns: string[] };
  if (taskArns.length === 0) return [];
  const asked = { cluster: 'demo', tasks: taskArns };
  return (give('ECS.DescribeTasks', asked) as { tasks: StoppedTask[] }).tasks;
}
