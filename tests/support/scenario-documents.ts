/** Every template as the sandbox that whoever opens it could save. */
import { createSandbox } from '../../src/api/create-sandbox';
import type { Dispatcher } from '../../src/api/dispatcher';
import { runScript } from '../../src/cli/run-script';
import { SCENARIOS } from '../../src/content/index';
import type { Account } from '../../src/model/account';
import { EMPTY_WORKBENCH, type SandboxDocument } from '../../src/model/sandbox-document';

/** What a script leaves behind; fails with the first line that is refused. */
export async function played(script: string, seed = 1): Promise<Dispatcher> {
  const sandbox = createSandbox({ seed });
  const host = {
    send: (target: string, input: Record<string, unknown>) => sandbox.send(target, input),
    readFile: () => undefined,
  };
  for await (const step of runScript(script, host)) {
    if (!step.ok) throw new Error(`${step.command}: ${step.text}`);
  }
  return sandbox;
}

export function accountOf(sandbox: Dispatcher): Account {
  const described = sandbox.send('Sandbox.DescribeAccount', {});
  if (!described.ok) throw new Error(described.error.message);
  return described.output as Account;
}

export const savedAs = (name: string, sandbox: Dispatcher, seed: number): SandboxDocument => ({
  format: 'ecs-sandbox',
  version: 2,
  id: 'doc',
  name,
  seed,
  account: accountOf(sandbox),
  log: [...sandbox.log],
  now: sandbox.engine.now,
  layout: {},
  notes: {},
  // A copy: a test may add to it, and others come after it in the same process.
  workbench: structuredClone(EMPTY_WORKBENCH),
});

/** By the template's id. */
export async function scenarioDocuments(): Promise<Map<string, SandboxDocument>> {
  const documents = new Map<string, SandboxDocument>();
  for (const { id, seed, script } of SCENARIOS) {
    documents.set(id, savedAs(id, await played(script, seed), seed));
  }
  return documents;
}
