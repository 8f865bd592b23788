/** `aws sts get-caller-identity`, with which scripts find out the account they are in. */
import { expect, test } from 'vitest';
import { createSandbox } from '../../../src/api/create-sandbox';
import { runScript } from '../../../src/cli/run-script';

async function answers(script: string): Promise<unknown[]> {
  const sandbox = createSandbox({ seed: 1 });
  const host = {
    send: (target: string, input: Record<string, unknown>) => sandbox.send(target, input),
    readFile: () => undefined,
  };
  const found: unknown[] = [];
  for await (const step of runScript(script, host, { keepGoing: true }))
    found.push(step.ok ? step.output : step.error.message);
  return found;
}

test('the account’s number goes into a variable and an ARN', async () => {
  const script = [
    'ACCOUNT=$(aws sts get-caller-identity --query Account --output text)',
    'ARN=arn:aws:ecs:us-east-1:$ACCOUNT:cluster/a',
    'aws ecs create-cluster --cluster-name a',
    'aws ecs describe-clusters --clusters $ARN --query "clusters[0].clusterName"',
  ].join('\n');
  expect((await answers(script)).at(-1)).toBe('a');
});

test('what gives credentials is refused by name', async () => {
  const [message] = await answers(
    'aws sts assume-role --role-arn arn:aws:iam::1:role/a --role-session-name a',
  );
  expect(message).toMatch(/AssumeRole.*does not simulate/);
});
