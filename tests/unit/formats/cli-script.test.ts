import { describe, expect, test } from 'vitest';
import { createSandbox } from '../../../src/api/create-sandbox';
import type { Dispatcher } from '../../../src/api/dispatcher';
import { runScript } from '../../../src/cli/run-script';
import { SCENARIOS } from '../../../src/content/index';
import { runLines } from '../../../src/formats/cli-script/run-lines';
import type { Account } from '../../../src/model/account';
import type { SandboxDocument } from '../../../src/model/sandbox-document';

/** What a script leaves behind; fails with the first line that is refused. */
async function played(script: string, seed = 1): Promise<Dispatcher> {
  const sandbox = createSandbox({ seed });
  const host = {
    send: (target: string, input: Record<string, unknown>) => sandbox.send(target, input),
    readFile: () => ({ ok: false as const, reason: 'No such file or directory' }),
  };
  for await (const step of runScript(script, host as never)) {
    if (!step.ok) throw new Error(`${step.command}: ${step.text}`);
  }
  return sandbox;
}

function saved(sandbox: Dispatcher, seed: number): SandboxDocument {
  const described = sandbox.send('Sandbox.DescribeAccount', {});
  if (!described.ok) throw new Error(described.error.message);
  return {
    format: 'ecs-sandbox',
    version: 1,
    id: 'doc',
    name: 'Mine',
    seed,
    account: described.output as Account,
    log: [...sandbox.log],
    now: sandbox.engine.now,
    layout: {},
    notes: {},
  };
}

const clockOf = (sandbox: Dispatcher): unknown => {
  const result = sandbox.send('Sandbox.DescribeClock', {});
  return result.ok ? result.output : result.error;
};

describe('a run as a script', () => {
  test.each(SCENARIOS.map((one) => [one.id, one] as const))(
    '%s: runs again to the same fingerprint',
    async (_id, { script, seed }) => {
      const first = await played(script, seed);
      const lines = runLines(saved(first, seed));
      const second = await played(lines.join('\n'));
      expect(clockOf(second)).toEqual(clockOf(first));
      expect(runLines(saved(second, 1))).toEqual(lines);
    },
  );
});
