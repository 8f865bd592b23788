import type { StopCode, Task } from '../../model/task';
import type { EngineContext } from '../engine-context';
import { EXIT_CODE } from '../timings';
import { containerExited, stopTask } from './task-lifecycle';

/**
 * FAULT-3: what a task ran on is gone: nothing is drained, nothing signalled. Its containers end at
 * once, and it says why.
 */
export function loseTask(ctx: EngineContext, task: Task, reason: string, code: StopCode): void {
  if (task.lastStatus === 'STOPPED') return;
  const isRunning = task.containers.some((one) => one.lastStatus === 'RUNNING');
  if (task.desiredStatus === 'RUNNING') {
    if (!isRunning) {
      stopTask(ctx, task, reason, code);
      return;
    }
    task.stopCode = code;
    task.stoppedReason = reason;
  }
  const essential = task.containers.find((one) => one.essential && one.lastStatus === 'RUNNING');
  for (const one of task.containers) {
    if (one !== essential) containerExited(ctx, task, one, EXIT_CODE.killed);
  }
  if (essential) containerExited(ctx, task, essential, EXIT_CODE.killed);
  else stopTask(ctx, task, reason, code);
}
