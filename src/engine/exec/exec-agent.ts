import { plus, seconds, type SimMicros } from '../../model/sim-time';
import type { Container, Task } from '../../model/task';
import type { EngineContext } from '../engine-context';
import { isPermitted } from '../iam/permissions';
import { hasRouteTo } from '../network/routes';
import { TIMINGS } from '../timings';
import type { World } from '../world/world';

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ManagedAgent.html */
export interface ManagedAgent {
  readonly lastStartedAt?: SimMicros;
  readonly name: 'ExecuteCommandAgent';
  readonly reason?: string;
  readonly lastStatus: 'PENDING' | 'RUNNING' | 'STOPPED';
}

const CHANNELS = [
  'ssmmessages:CreateControlChannel',
  'ssmmessages:CreateDataChannel',
  'ssmmessages:OpenControlChannel',
  'ssmmessages:OpenDataChannel',
];

/**
 * EXEC-1: the agent in a container of a task that was started with execute command. It comes up
 * some seconds after the container, and never where it can write nothing.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
 */
export function managedAgentOf(
  world: World,
  task: Task,
  container: Container,
): ManagedAgent | undefined {
  const name = 'ExecuteCommandAgent';
  if (!task.enableExecuteCommand) return undefined;
  const { startedAt, lastStatus } = container;
  if (lastStatus === 'STOPPED') return { name, lastStatus: 'STOPPED' };
  if (startedAt === undefined || lastStatus !== 'RUNNING') return { name, lastStatus: 'PENDING' };
  if (isReadOnly(world, task, container)) {
    const reason = 'The agent cannot write to the container: its root filesystem is read-only.';
    return { name, reason, lastStatus: 'STOPPED' };
  }
  const upAt = plus(startedAt, seconds(TIMINGS.execAgentStart.low));
  if (world.now < upAt) return { name, lastStatus: 'PENDING' };
  return { lastStartedAt: upAt, name, lastStatus: 'RUNNING' };
}

const isReadOnly = (world: World, task: Task, container: Container): boolean =>
  world.taskDefinitions
    .get(task.taskDefinitionArn)
    ?.containerDefinitions.some(
      (one) => one.name === container.name && one['readonlyRootFilesystem'] === true,
    ) === true;

/**
 * EXEC-2: whether the agent has its channel to Session Manager: the task role must permit all four
 * of them, and a route or an endpoint must lead there.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec-troubleshooting.html
 */
export function isConnected(ctx: EngineContext, task: Task): boolean {
  const role = taskRoleOf(ctx.world, task);
  const isAllowed = CHANNELS.every((action) => isPermitted(ctx, role, action));
  return role !== undefined && isAllowed && hasRouteTo(ctx, task, 'ssmmessages');
}

/** ARN of the role that the task's containers have. */
export function taskRoleOf(world: World, task: Task): string | undefined {
  const { taskRoleArn } = task.overrides as { taskRoleArn?: string };
  return taskRoleArn ?? world.taskDefinitions.get(task.taskDefinitionArn)?.taskRoleArn;
}
