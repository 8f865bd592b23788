import { lastPart } from '../../model/ids';
import type { Result } from '../../model/result';
import type { ServiceView, TaskView } from '../../model/view';
import type { Gesture } from '../../state/gesture';
import { operation } from '../inspector/operation';
import { outputMember } from '../inspector/output';
import { isDefinition, nextRevision } from '../inspector/revision-input';

/**
 * One of the things that ECS Exec needs. `open`: it may still come, or nobody here can tell.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
 */
export interface ExecCheck {
  name: string;
  state: 'met' | 'unmet' | 'open';
  about: string;
  fix?: { word: string; gesture: Gesture };
}

/** Of DescribeTasks. */
interface DescribedTask {
  enableExecuteCommand: boolean;
  containers: {
    name: string;
    lastStatus: string;
    managedAgents?: { name: string; lastStatus: string; reason?: string }[];
  }[];
}

/** Answers that the checks are made from. */
export interface ExecFacts {
  task: TaskView;
  /** Null for a task on its own. */
  service: ServiceView | null;
  described: Result | null;
  definition: Result | null;
  /** GetRole of the task role; refused where it was never declared. */
  role: Result | null;
}

/** A role that is never declared exists and permits everything. */
const USUAL_ROLE = 'arn:aws:iam::123456789012:role/ecsTaskRole';

const CHANNELS = [
  'ssmmessages:CreateControlChannel',
  'ssmmessages:CreateDataChannel',
  'ssmmessages:OpenControlChannel',
  'ssmmessages:OpenDataChannel',
];

function describedTask(result: Result | null): DescribedTask | null {
  const tasks = outputMember(result, 'tasks');
  return Array.isArray(tasks) ? ((tasks[0] as DescribedTask | undefined) ?? null) : null;
}

/** ARN of the role that the task's containers have, by its task definition. */
export function taskRoleIn(definition: Result | null): string | null {
  const described = outputMember(definition, 'taskDefinition');
  if (!isDefinition(described)) return null;
  const { taskRoleArn } = described;
  return typeof taskRoleArn === 'string' ? taskRoleArn : null;
}

/** What must hold for a command to be run in a container, in the order in which one looks. */
export function execChecks(facts: ExecFacts, container: string): ExecCheck[] {
  const described = describedTask(facts.described);
  if (!described) return [];
  return [enabledCheck(facts, described), agentCheck(described, container), roleCheck(facts), PATH];
}

const PATH: ExecCheck = {
  name: 'A way to Systems Manager',
  state: 'open',
  about:
    'A public address and an internet gateway, a NAT gateway, or an interface endpoint for ' +
    'ssmmessages. A subnet that was never declared has one.',
};

function enabledCheck(facts: ExecFacts, { enableExecuteCommand }: DescribedTask): ExecCheck {
  const name = 'enableExecuteCommand when it started';
  if (enableExecuteCommand) return { name, state: 'met', about: 'It was started with it.' };
  const gesture = planEnable(facts);
  return {
    name,
    state: 'unmet',
    about: gesture
      ? 'It was started without. Tasks that a new deployment starts have it.'
      : 'It was started without: run-task --enable-execute-command starts one with it.',
    ...(gesture && { fix: { word: 'Turn on and deploy', gesture } }),
  };
}

/** A task role where there is none, then a deployment of tasks that have the agent. */
function planEnable({ service, definition }: ExecFacts): Gesture | null {
  if (!service || service.deploymentController !== 'ECS') return null;
  const described = outputMember(definition, 'taskDefinition');
  const first = isDefinition(described) ? described.containerDefinitions[0] : undefined;
  if (!isDefinition(described) || !first) return null;
  const update = {
    cluster: lastPart(service.clusterArn),
    service: service.name,
    enableExecuteCommand: true,
    forceNewDeployment: true,
  };
  const label = `Turn on ECS Exec for ${service.name}`;
  if (taskRoleIn(definition) !== null) {
    return { label, operations: [operation('ECS.UpdateService', update)] };
  }
  const revision = {
    ...nextRevision(described, first.name, first.image),
    taskRoleArn: USUAL_ROLE,
  };
  return {
    label,
    operations: [
      operation('ECS.RegisterTaskDefinition', revision),
      operation('ECS.UpdateService', { ...update, taskDefinition: described.family }),
    ],
  };
}

function agentCheck({ containers }: DescribedTask, container: string): ExecCheck {
  const found = containers.find((one) => one.name === container);
  const agent = found?.managedAgents?.find((one) => one.name === 'ExecuteCommandAgent');
  const name = `ExecuteCommandAgent in ${container}`;
  if (!agent) return { name, state: 'unmet', about: 'There is none in this container.' };
  if (agent.lastStatus === 'RUNNING') return { name, state: 'met', about: 'RUNNING' };
  if (agent.lastStatus === 'PENDING') {
    return { name, state: 'open', about: 'PENDING: it comes up seconds after its container.' };
  }
  return { name, state: 'unmet', about: agent.reason ?? agent.lastStatus };
}

function roleCheck({ definition, role }: ExecFacts): ExecCheck {
  const arn = taskRoleIn(definition);
  const name = 'A task role with ssmmessages';
  if (arn === null) {
    return { name, state: 'unmet', about: 'The task definition names no taskRoleArn.' };
  }
  const roleName = lastPart(arn);
  if (!role?.ok) {
    return { name, state: 'met', about: `${roleName} was never declared: it permits everything.` };
  }
  const policy = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: CHANNELS, Resource: '*' }],
  };
  const gesture: Gesture = {
    label: `Let ${roleName} open channels of ECS Exec`,
    operations: [
      operation('IAM.PutRolePolicy', {
        RoleName: roleName,
        PolicyName: 'ecs-exec',
        PolicyDocument: JSON.stringify(policy),
      }),
    ],
  };
  return {
    name,
    state: 'open',
    about: `${roleName} is declared: its policies must permit the four actions on channels.`,
    fix: { word: 'Permit them', gesture },
  };
}
