/** What people's scripts have beside `aws` lines. */
import { expect, test } from 'vitest';
import { createSandbox } from '../../../src/api/create-sandbox';
import { runScript, type ScriptStep } from '../../../src/cli/run-script';

async function run(script: string): Promise<ScriptStep[]> {
  const sandbox = createSandbox({ seed: 1 });
  const host = {
    send: (target: string, input: Record<string, unknown>) => sandbox.send(target, input),
    readFile: () => undefined,
  };
  const steps: ScriptStep[] = [];
  for await (const step of runScript(script, host)) steps.push(step);
  return steps;
}

test.each(['set -e', 'set -eu', 'set -euo pipefail', 'set -e -o pipefail'])(
  '%s says what holds anyway',
  async (line) => {
    const steps = await run(`#!/bin/bash\n${line}\naws ecs list-clusters\n`);
    expect(steps.map(({ command }) => command)).toEqual(['aws ecs list-clusters']);
  },
);

test('what would change what follows is refused', async () => {
  const [step] = await run('set +e\naws ecs list-clusters\n');
  expect(step).toMatchObject({ ok: false, error: { exitCode: 127 } });
});
