/** What nobody declared is there and permits everything: an image of which nothing was said too. */
import { describe, expect, test } from 'vitest';
import { createSandbox } from '../../../src/api/create-sandbox';
import { runScript } from '../../../src/cli/run-script';

/** The last status of the only task after a minute. */
async function statusAfter(lines: string): Promise<unknown> {
  const sandbox = createSandbox({ seed: 1 });
  const host = {
    send: (target: string, input: Record<string, unknown>) => sandbox.send(target, input),
    readFile: () => undefined,
  };
  const script = `${lines}
    aws sandbox wait --for 120
    aws ecs describe-tasks --cluster demo --tasks $T --query 'tasks[0].[lastStatus,stoppedReason,containers[0].reason]'`;
  let last: unknown;
  for await (const step of runScript(script, host)) {
    if (!step.ok) throw new Error(`${step.command}: ${step.text}`);
    last = step.output;
  }
  return last;
}

const task = (register: string) => `aws ecs create-cluster --cluster-name demo
  aws ecs register-task-definition --family small ${register}
  T=$(aws ecs run-task --cluster demo --task-definition small --query 'tasks[0].taskArn' --output text)`;

const SMALL = `--container-definitions '[{"name":"sleep","image":"busybox","cpu":10,"memory":10}]'`;
const ARM = `--container-definitions '[{"name":"web","image":"nginx","cpu":256,"memory":512}]' \\
  --runtime-platform cpuArchitecture=ARM64,operatingSystemFamily=LINUX`;

describe('an image that nobody declared', () => {
  test('stays within the memory of its container', async () => {
    expect(await statusAfter(task(SMALL))).toEqual(['RUNNING', null, null]);
  });

  test('is there for every platform', async () => {
    expect(await statusAfter(task(ARM))).toEqual(['RUNNING', null, null]);
  });

  test('declared, it uses what was said, and runs where it was built for', async () => {
    const [, , reason] = (await statusAfter(
      `aws sandbox put-image --image busybox --memory-mib 128\n${task(SMALL)}`,
    )) as string[];
    expect(reason).toMatch(/OutOfMemoryError/);
    const declared = `aws sandbox put-image --image nginx --architecture X86_64\n${task(ARM)}`;
    expect(((await statusAfter(declared)) as string[])[2]).toMatch(/linux\/arm64/);
  });
});
