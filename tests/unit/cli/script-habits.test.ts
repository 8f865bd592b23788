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

test('a list in a variable, or answered on the spot, names each of its words; in quotes it is one', async () => {
  const steps = await run(`aws ecs create-cluster --cluster-name a
aws ecs create-cluster --cluster-name b
ALL=$(aws ecs list-clusters --query 'clusterArns' --output text)
aws ecs describe-clusters --clusters $ALL --query 'clusters[].clusterName'
aws ecs describe-clusters --clusters $(aws ecs list-clusters --query clusterArns --output text) \\
  --query 'clusters[].clusterName'
aws ecs describe-clusters --clusters "$ALL" --query 'length(clusters)'
`);
  expect(steps.slice(-3).map((step) => step.ok && step.output)).toEqual([
    ['a', 'b'],
    ['a', 'b'],
    0,
  ]);
});

test('words stand together with what they adjoin, and nothing is left of an empty name', async () => {
  const last = async (script: string) => (await run(script)).at(-1);
  const made = { ok: true, output: { cluster: { clusterName: 'two' } } };
  const create = 'aws ecs create-cluster --cluster-name';
  expect(await last(`NONE=''\naws ecs create-cluster $NONE --cluster-name two`)).toMatchObject(
    made,
  );
  expect(await last(`END=wo\n${create} t$END`)).toMatchObject(made);
  expect(await last(`END='wo '\n${create} t$END`)).toMatchObject(made);
  const tooMany = { ok: false, error: { exitCode: 252 } };
  expect(await last(`END=' wo'\n${create} t$END`)).toMatchObject(tooMany);
  // In quotes it is one word, with its blank: no name of a cluster.
  const refused = { ok: false, error: { exitCode: 254 } };
  expect(await last(`END=' wo'\n${create} t"$END"`)).toMatchObject(refused);
});
