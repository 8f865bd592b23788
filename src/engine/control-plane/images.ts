import { seconds } from '../../model/sim-time';
import type { Task } from '../../model/task';
import type { EngineContext } from '../engine-context';
import { behaviourOf } from '../images/image-behaviour';
import { draw, PULL_MIB_PER_SECOND, TIMINGS } from '../timings';
import { type StartFault, startFault } from './start-checks';
import { scheduleStep } from './steps';

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
  const early = startFault(ctx, task, 'INITIALIZATION');
  if (early) task.initializing = early.doing ?? 'initializing';
  const fault = early ?? startFault(ctx, task, 'PULL');
  if (fault) scheduleStartFault(ctx, task, fault);
  else scheduleStep(ctx, pullTime(ctx, task), { step: 'images-pulled', task: task.arn });
}

/** On EC2 for what the instance has not pulled before; one that was invented has everything. */
function pullTime(ctx: EngineContext, task: Task): number {
  const random = ctx.kernel.random('timings');
  const instance = ctx.world.containerInstances.get(task.containerInstanceArn ?? '');
  const images = [...new Set(task.containers.map((one) => one.image))];
  const wanted = instance ? images.filter((one) => !instance.cachedImages.includes(one)) : images;
  const isCached = task.launchType !== 'FARGATE' && (!instance || wanted.length === 0);
  if (isCached) return draw(random, TIMINGS.cachedPull);
  const mib = wanted.reduce((sum, image) => sum + behaviourOf(ctx, image).sizeMib, 0);
  return draw(random, TIMINGS.pullOverhead) + seconds(mib / PULL_MIB_PER_SECOND);
}

/** The images stay with the instance. */
export function keepImages(ctx: EngineContext, task: Task): void {
  const instance = ctx.world.containerInstances.get(task.containerInstanceArn ?? '');
  if (!instance) return;
  const images = new Set([...instance.cachedImages, ...task.containers.map((one) => one.image)]);
  instance.cachedImages = [...images];
}
