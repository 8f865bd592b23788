/**
 * Rows of tests: a script of commands, and what the first task that it stopped says of itself. The
 * scripts begin with a cluster `demo` and end with five minutes of waiting.
 */
import { expect, test } from 'vitest';
import { runLines, type StoppedTask, stoppedTasks } from './stopped-task';

export interface StopRow {
  /** What happens, and the rows of the behaviour sheet that it proves. */
  name: string;
  script: string;
  stopCode: string;
  /** The whole reason, or what it must match. */
  stoppedReason: string | RegExp;
  /** Of the container named; `reason` null for none. */
  container?: { name: string; reason?: string | RegExp | null; exitCode?: number };
}

export const NETWORK = `awsvpcConfiguration={subnets=[subnet-a]}`;
export const ECR = '123456789012.dkr.ecr.us-east-1.amazonaws.com';

type Json = Record<string, unknown>;

/** Registers `web` for Fargate with these containers. */
export const fargate = (containers: Json[], more = '--cpu 256 --memory 512') =>
  `aws ecs register-task-definition --family web --requires-compatibilities FARGATE \
  --network-mode awsvpc ${more} --container-definitions '${JSON.stringify(containers)}'`;
export const web = (changes: Json = {}): Json => ({ name: 'web', image: 'web:1', ...changes });
const runTask = `aws ecs run-task --cluster demo --task-definition web --launch-type FARGATE \
  --network-configuration '${NETWORK}'`;
export const runs = (containers: Json[], more?: string) =>
  `${fargate(containers, more)}\n${runTask}`;

/** A service of one task on Fargate. */
export const service = (containers: Json[] = [web()], more = '') => `${fargate(containers)}
aws ecs create-service --cluster demo --service-name web --task-definition web \
  --desired-count 1 --launch-type FARGATE --network-configuration '${NETWORK}' ${more}`;

/** Registers `web` for instances, and runs it on one of type m5.large that is declared. */
export const ec2 = (containers: Json[], more = '') =>
  `aws ecs register-task-definition --family web --network-mode bridge ${more} \
  --container-definitions '${JSON.stringify(containers)}'`;
export const INSTANCE = `aws ec2 run-instances --image-id ami-1 --instance-type m5.large \
  --user-data 'ECS_CLUSTER=demo'`;
export const runOnInstance = `aws sandbox wait --for 120
aws ecs run-task --cluster demo --task-definition web --launch-type EC2`;

/** A role that services of tasks may take, with a policy of its own unless it may do nothing. */
export const role = (name: string, actions: string[] = [], trusted = 'ecs-tasks.amazonaws.com') =>
  [
    `aws iam create-role --role-name ${name} --assume-role-policy-document '${JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: trusted }, Action: 'sts:AssumeRole' }],
    })}'`,
    ...(actions.length === 0
      ? []
      : [
          `aws iam put-role-policy --role-name ${name} --policy-name own --policy-document '${JSON.stringify(
            {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
            },
          )}'`,
        ]),
  ].join('\n');
const SIZES = '--cpu 256 --memory 512';
export const withRole = (name: string) => `${SIZES} --execution-role-arn ${name}`;
export const denied = (action: string, resource: string) =>
  new RegExp(
    `AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/exec/[0-9a-f]{32} is not ` +
      `authorized to perform: ${action} on resource: ${resource} because no identity-based policy ` +
      `allows the ${action} action`,
  );

function expectRow(task: StoppedTask | undefined, row: StopRow): void {
  expect(task, 'a stopped task').toBeDefined();
  expect(task!.lastStatus).toBe('STOPPED');
  expect(task!.stopCode).toBe(row.stopCode);
  const reason = row.stoppedReason;
  if (typeof reason === 'string') expect(task!.stoppedReason).toBe(reason);
  else expect(task!.stoppedReason).toMatch(reason);
  if (!row.container) return;
  const container = task!.containers.find(({ name }) => name === row.container!.name);
  expect(container, row.container.name).toBeDefined();
  const { exitCode, reason: said } = row.container;
  if (exitCode !== undefined) expect(container!.exitCode).toBe(exitCode);
  if (said === null) expect(container!.reason).toBeUndefined();
  else if (typeof said === 'string') expect(container!.reason).toBe(said);
  else if (said) expect(container!.reason).toMatch(said);
}

/** A test of each row. */
export function bringAbout(rows: readonly StopRow[]): void {
  test.each(rows)('$name', async (row) => {
    const sandbox = await runLines(
      `aws ecs create-cluster --cluster-name demo\n${row.script}\naws sandbox wait --for 300`,
    );
    expectRow(stoppedTasks(sandbox)[0], row);
  });

  test('no two rows are the same script', () => {
    expect(new Set(rows.map(({ script }) => script)).size).toBe(rows.length);
  });
}
