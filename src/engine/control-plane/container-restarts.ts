import type { Container, Task } from '../../model/task';
import { seconds } from '../../model/sim-time';
import type { ContainerDefinition } from '../../model/task-definition';
import type { EngineContext } from '../engine-context';
import { taskHealth } from './container-checks';
import { startContainer, stepContainer } from './container-lifecycle';
import { containerDefinitionOf } from './task-facts';

/** `restartPolicy` of a container definition, its default filled in. */
interface RestartPolicy {
  readonly enabled: boolean;
  readonly ignoredExitCodes: readonly number[];
  /** Seconds. */
  readonly restartAttemptPeriod: number;
}

const DEFAULT_PERIOD_SECONDS = 300;

function policyOf({ restartPolicy }: ContainerDefinition): RestartPolicy {
  const given = (restartPolicy ?? {}) as Partial<RestartPolicy>;
  return {
    enabled: given.enabled ?? false,
    ignoredExitCodes: given.ignoredExitCodes ?? [],
    restartAttemptPeriod: given.restartAttemptPeriod ?? DEFAULT_PERIOD_SECONDS,
  };
}

/**
 * RESTART-1: a container that ended by itself is started again where its policy says so, essential
 * or not: it must have run for the whole attempt period, so that there is one restart a period at
 * most, and its exit code must not be among those ignored.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-restart-policy.html
 */
export function isToRestart(ctx: EngineContext, task: Task, container: Container): boolean {
  // What ended with its host, or is told to stop, does not come back.
  if (task.desiredStatus === 'STOPPED' || task.stopCode !== undefined) return false;
  const policy = policyOf(containerDefinitionOf(ctx, task, container));
  if (!policy.enabled || container.startedAt === undefined) return false;
  if (policy.ignoredExitCodes.includes(container.exitCode ?? 0)) return false;
  return ctx.kernel.now - container.startedAt >= seconds(policy.restartAttemptPeriod);
}

/** RESTART-2: inside the task: no replacement, the same address, the same place. */
export function restartContainer(ctx: EngineContext, task: Task, container: Container): void {
  container.restarts = (container.restarts ?? 0) + 1;
  const how = container.exitCode === undefined ? '' : ` after exit code ${container.exitCode}`;
  delete container.exitCode;
  delete container.reason;
  container.healthStatus = 'UNKNOWN';
  container.healthFailures = 0;
  task.healthStatus = taskHealth(task);
  task.version++;
  ctx.emit('ContainerRestart', task.arn, `${container.name} restarts${how}`, task.serviceArn);
  stepContainer(ctx, task, container, { type: 'RESTART' });
  startContainer(ctx, task, container);
}
