/** Waiters of services beside ECS, which scripts use between one command and the next. */
import { expect, test } from 'vitest';
import { createSandbox } from '../../../src/api/create-sandbox';
import { runScript } from '../../../src/cli/run-script';

async function ends(script: string): Promise<string> {
  const sandbox = createSandbox({ seed: 1 });
  const host = {
    send: (target: string, input: Record<string, unknown>) => sandbox.send(target, input),
    readFile: () => undefined,
  };
  let last = '';
  for await (const step of runScript(script, host)) last = step.ok ? 'ok' : step.error.message;
  return last;
}

const INSTANCE =
  'ID=$(aws ec2 run-instances --image-id ami-1 --instance-type t3.small --subnet-id subnet-a ' +
  '--query "Instances[0].InstanceId" --output text)\n';

test('an instance runs, and is gone once it is terminated', async () => {
  expect(await ends(`${INSTANCE}aws ec2 wait instance-running --instance-ids $ID`)).toBe('ok');
  const terminated = 'aws ec2 terminate-instances --instance-ids $ID\n';
  expect(
    await ends(`${INSTANCE}${terminated}aws ec2 wait instance-terminated --instance-ids $ID`),
  ).toBe('ok');
  expect(
    await ends(`${INSTANCE}${terminated}aws ec2 wait instance-running --instance-ids $ID`),
  ).toMatch(/^Waiter InstanceRunning failed: Waiter encountered a terminal failure state/);
});

test('a role is there once it was made, and one that nobody makes is waited for in vain', async () => {
  const made = `aws iam create-role --role-name r --assume-role-policy-document '{"Version":"2012-10-17","Statement":[]}'\n`;
  expect(await ends(`${made}aws iam wait role-exists --role-name r`)).toBe('ok');
  expect(await ends('aws iam wait role-exists --role-name nobody')).toBe(
    'Waiter RoleExists failed: Max attempts exceeded',
  );
});
