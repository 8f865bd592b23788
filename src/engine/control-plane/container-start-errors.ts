import type { Container, Task } from '../../model/task';
import type { EngineContext } from '../engine-context';
import { duplicateMount } from '../storage/mounts';
import { type Timing, TIMINGS } from '../timings';

/**
 * What the container runtime says where it does not start a container.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
 */

/** For how long the agent waits for the runtime. */
export const runtimeLimit = (task: Task): Timing =>
  task.launchType === 'FARGATE' ? TIMINGS.fargateRuntimeLimit : TIMINGS.agentRuntimeLimit;

/** TASK-9: `reason` of a container that could not be started. */
export function startErrorOf(ctx: EngineContext, task: Task, container: Container): string {
  const twice = duplicateMount(ctx, task, container);
  if (twice !== undefined) return `${DUPLICATE_MOUNT}: ${twice}`;
  const { behaviour } = container;
  if (behaviour?.startHangs) return timeoutError(task);
  const text = behaviour?.startError ?? '';
  return /^[A-Z]\w+(?:Error|Exception): /.test(text) ? text : `CannotStartContainerError: ${text}`;
}

/** Docker's words, for Fargate too, whose own are not documented. */
const DUPLICATE_MOUNT =
  'CannotCreateContainerError: Error response from daemon: Duplicate mount point';

/** Named after Docker on EC2, where it is Docker that is waited for. */
function timeoutError(task: Task): string {
  const name =
    task.launchType === 'FARGATE' ? 'ContainerRuntimeTimeoutError' : 'DockerTimeoutError';
  const minutes = runtimeLimit(task).low / 60;
  return `${name}: Could not transition to started; timed out after waiting ${minutes}m0s`;
}

/**
 * `stoppedReason` of a task that one of its containers kept from starting: on Fargate what the
 * container says, on EC2 only that it failed.
 */
export const failedStartReason = (task: Task, containerReason: string): string =>
  task.launchType === 'FARGATE' ? containerReason : 'Task failed to start';
