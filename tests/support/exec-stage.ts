/** A service whose containers can be looked into, for tests of logs and ECS Exec. */
import type { AwsError } from '../../src/model/result';
import { container, type Door, fargateTask, openDoor, webService } from './sandbox-door';

type Input = Record<string, unknown>;

const TASK_ROLE = 'arn:aws:iam::123456789012:role/web-task';
export const EXECUTION_ROLE = 'arn:aws:iam::123456789012:role/web-execution';

export const awslogs = (options: Input = {}): Input => ({
  logDriver: 'awslogs',
  options: {
    'awslogs-group': '/ecs/web',
    'awslogs-region': 'us-east-1',
    'awslogs-stream-prefix': 'ecs',
    ...options,
  },
});

/** The container of the service, with whatever else its definition says. */
export const webContainer = (changes: Input = {}): Input => ({
  ...container,
  logConfiguration: awslogs(),
  ...changes,
});

export interface ExecStage {
  readonly door: Door;
  readonly give: Door['give'];
  /** ARN of the service's newest task. */
  task: () => string;
  wait: (seconds: number) => void;
  /** Runs a command in the task's container; what its session shows, and its exit code. */
  exec: (command: string, input?: Input) => { output: string; exitCode: number };
  /** The error that it meets. */
  execRefused: (command: string, input?: Input) => AwsError;
}

interface Session {
  sessionId: string;
  output: string;
  exitCode: number;
  status: string;
}

/** One task of service `web`, up and with its agent running unless `seconds` says less. */
export function execStage(
  {
    definition = {},
    service = {},
    seconds = 60,
  }: {
    definition?: Input;
    service?: Input;
    seconds?: number;
  } = {},
  prepare: (door: Door) => void = () => undefined,
): ExecStage {
  const door = openDoor();
  const { give } = door;
  give('ECS.CreateCluster', { clusterName: 'demo' });
  prepare(door);
  give(
    'ECS.RegisterTaskDefinition',
    fargateTask({
      taskRoleArn: TASK_ROLE,
      executionRoleArn: EXECUTION_ROLE,
      containerDefinitions: [webContainer()],
      ...definition,
    }),
  );
  give(
    'ECS.CreateService',
    webService({ desiredCount: 1, enableExecuteCommand: true, ...service }),
  );
  give('Sandbox.Wait', { for: seconds });
  const task = () =>
    give('ECS.ListTasks', { cluster: 'demo', serviceName: 'web' }, 'taskArns[0]') as string;
  const asked = (command: string, input: Input) => ({
    cluster: 'demo',
    task: task(),
    command,
    interactive: true,
    ...input,
  });
  return {
    door,
    give,
    task,
    wait: (length) => give('Sandbox.Wait', { for: length }),
    exec: (command, input = {}) => {
      const id = give('ECS.ExecuteCommand', asked(command, input), 'session.sessionId');
      const { output, exitCode } = give(
        'Sandbox.DescribeSessions',
        { sessionIds: [id] },
        'sessions[0]',
      ) as Session;
      return { output, exitCode };
    },
    execRefused: (command, input = {}) => door.refused('ECS.ExecuteCommand', asked(command, input)),
  };
}

/** Declares a role with the permissions given. */
export function declareRole(door: Door, name: string, actions: readonly string[]): void {
  const trust = {
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'ecs-tasks.amazonaws.com' },
        Action: 'sts:AssumeRole',
      },
    ],
  };
  door.give('IAM.CreateRole', { RoleName: name, AssumeRolePolicyDocument: JSON.stringify(trust) });
  if (actions.length === 0) return;
  const document = { Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }] };
  door.give('IAM.PutRolePolicy', {
    RoleName: name,
    PolicyName: 'own',
    PolicyDocument: JSON.stringify(document),
  });
}
