import type { Fault } from '../../model/fault';
import type { Task } from '../../model/task';
import type { EngineContext } from '../engine-context';

/** The lasting faults that are on a task now, oldest first. */
export const faultsOn = (ctx: EngineContext, task: Task): Fault[] =>
  [...ctx.world.faults.values()].filter(
    (fault) => fault.active && fault.taskArns.includes(task.arn),
  );

/** FAULT-2: what the faults on a task make of its server; of two of a kind the later one counts. */
export function applyFaults(ctx: EngineContext, task: Task): void {
  if (task.server < 0) return;
  const faults = faultsOn(ctx, task);
  const last = (type: Fault['type']) => faults.findLast((fault) => fault.type === type);
  ctx.dataPlane.setServerFault(task.server, {
    hang: last('hang-task') !== undefined,
    slowFactor: last('slow-task')?.factor ?? 1,
    failHealthCheck: last('fail-health-check') !== undefined,
    errorRate: last('error-burst')?.errorRate ?? null,
    leakMibPerSecond: last('memory-leak')?.mibPerSecond ?? 0,
  });
}
