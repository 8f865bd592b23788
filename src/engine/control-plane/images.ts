import { defaultBehaviour, type ImageBehaviour } from '../../model/image';
import { seconds } from '../../model/sim-time';
import type { Task } from '../../model/task';
import type { EngineContext } from '../engine-context';
import { draw, PULL_MIB_PER_SECOND, TIMINGS } from '../timings';
import { STOPPED_REASON } from './service-events';
import { type StartFault, startFault } from './start-checks';
import { scheduleStep } from './steps';
import { definitionOf } from './task-facts';

/** How containers of an image behave, as declared now. */
export const behaviourOf = (ctx: EngineContext, image: string): ImageBehaviour =>
  ctx.world.images.get(image) ?? defaultBehaviour(image);

/** TASK-5: the fault shows after its wait. */
export function scheduleStartFault(ctx: EngineContext, task: Task, fault: StartFault): void {
  const { after, reason, stopCode = 'TaskFailedToStart', containerReason, containers } = fault;
  scheduleStep(ctx, draw(ctx.kernel.random('timings'), after), {
    step: 'start-failed',
    task: task.arn,
    reason,
    stopCode,
    ...(containerReason !== undefined && { containerReason }),
    ...(containers !== undefined && { containers }),
  });
}

/** TASK-2, TASK-5: all images of a task are pulled together; one that cannot be fails the pull. */
export function pullImages(ctx: EngineContext, task: Task): void {
  const fault = startFault(ctx, task, 'INITIALIZATION') ?? startFault(ctx, task, 'PULL');
  if (fault) {
    scheduleStartFault(ctx, task, fault);
    return;
  }
  const images = [...new Set(task.containers.map((one) => one.image))];
  const behaviours = images.map((image) => behaviourOf(ctx, image));
  const random = ctx.kernel.random('timings');
  const fail = (delay: number, reason: string) =>
    scheduleStep(ctx, delay, {
      step: 'start-failed',
      task: task.arn,
      reason,
      stopCode: 'TaskFailedToStart',
      containerReason: reason,
    });
  const missing = behaviours.find((one) => one.missing);
  if (missing) {
    fail(draw(random, TIMINGS.failedPull), STOPPED_REASON.imageMissing(missing.image));
    return;
  }
  const platform = architectureOf(ctx, task);
  if (behaviours.some((one) => one.architecture !== platform)) {
    const name = platform === 'ARM64' ? 'linux/arm64' : 'linux/amd64';
    fail(draw(random, TIMINGS.pullOverhead), STOPPED_REASON.wrongPlatform(name));
    return;
  }
  const mib = behaviours.reduce((sum, one) => sum + one.sizeMib, 0);
  const delay =
    task.launchType === 'EC2'
      ? draw(random, TIMINGS.cachedPull)
      : draw(random, TIMINGS.pullOverhead) + seconds(mib / PULL_MIB_PER_SECOND);
  scheduleStep(ctx, delay, { step: 'images-pulled', task: task.arn });
}

function architectureOf(ctx: EngineContext, task: Task): string {
  const { runtimePlatform } = definitionOf(ctx, task).carried as {
    runtimePlatform?: { cpuArchitecture?: string };
  };
  return runtimePlatform?.cpuArchitecture ?? 'X86_64';
}
