import type { Container, Task } from '../../model/task';
import type { EngineContext } from '../engine-context';
import { EXIT_CODE } from '../timings';
import { isServing } from './container-roles';
import { scheduleStep } from './steps';
import { containerDefinitionOf, definitionOf } from './task-facts';

/** The agent's words for a container that the kernel killed over its memory. */
export const OUT_OF_MEMORY = 'OutOfMemoryError: Container killed due to memory usage';

/**
 * MEM-1: after a container of the task has started or ended. Those beside the one that serves use
 * what their image was declared with (one never declared stays within its limits); beyond its own
 * `memory` a container is killed, and where together they use more than the task has, the largest
 * of them. What they use is taken off what the container that serves may use: see the data plane.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/out-of-memory.html
 */
export function fitMemory(ctx: EngineContext, task: Task): void {
  if (task.containers.length === 1) return;
  const beside = task.containers.filter(
    (one) => one.machine.value === 'RUNNING' && !isServing(ctx, task, one),
  );
  const isWithin = (one: Container) =>
    !exceeds(memoryOf(ctx, one), containerDefinitionOf(ctx, task, one).memory ?? 0);
  for (const one of beside) if (!isWithin(one)) kill(ctx, task, one);
  const limit = taskLimit(ctx, task);
  const left = beside.filter(isWithin).sort((a, b) => memoryOf(ctx, b) - memoryOf(ctx, a));
  let sum = 0;
  for (const one of left) sum += memoryOf(ctx, one);
  for (const one of left) {
    if (!exceeds(sum, limit)) break;
    kill(ctx, task, one);
    sum -= memoryOf(ctx, one);
  }
  if (task.server >= 0) ctx.dataPlane.shareMemory(task.server, limit > 0 ? sum : 0);
}

const exceeds = (mib: number, limit: number): boolean => limit > 0 && mib > limit;

const memoryOf = (ctx: EngineContext, { image, behaviour }: Container): number =>
  ctx.world.images.has(image) ? (behaviour?.memoryMib ?? 0) : 0;

/** MiB of the task as a whole; 0 where only its containers have limits. */
function taskLimit(ctx: EngineContext, task: Task): number {
  const isLimited =
    definitionOf(ctx, task).memory !== undefined || typeof task.overrides.memory === 'string';
  return isLimited ? Number(task.memory) : 0;
}

function kill(ctx: EngineContext, task: Task, container: Container): void {
  if (container.startedAt === undefined) return;
  scheduleStep(ctx, 0, {
    step: 'container-exit',
    task: task.arn,
    container: container.name,
    since: container.startedAt,
    exitCode: EXIT_CODE.killed,
    reason: OUT_OF_MEMORY,
  });
}
