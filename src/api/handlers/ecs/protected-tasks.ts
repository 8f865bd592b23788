import { protectionEnd } from '../../../engine/control-plane/operations';
import type { EngineContext } from '../../../engine/engine-context';
import { lastPart, taskArn } from '../../../model/ids';
import { toEpochSeconds } from '../../../model/sim-time';
import type { Task } from '../../../model/task';
import { ecsErrors } from '../../contract/errors';
import { refuse } from '../../refusal';
import { clusterFor, findTask } from '../references';

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Failure.html */
export interface Failure {
  arn: string;
  reason: string;
  detail?: string;
}

/** The tasks meant, in the order asked for; and those that cannot be, each with its failure. */
export function serviceTasks(
  ctx: EngineContext,
  input: { cluster: string; tasks?: readonly string[] },
  most: number,
): { tasks: Task[]; failures: Failure[] } {
  const { tasks: references = [] } = input;
  const cluster = clusterFor(ctx.world, input.cluster, references[0] ?? '');
  if (references.length === 0) refuse(ecsErrors.empty('Tasks'));
  if (references.length > most) refuse(ecsErrors.atMost('Tasks', most));
  const tasks: Task[] = [];
  const failures: Failure[] = [];
  for (const reference of references) {
    const task = findTask(ctx.world, cluster, reference);
    const isArn = reference.startsWith('arn:');
    const arn = task?.arn ?? (isArn ? reference : taskArn(cluster.name, lastPart(reference)));
    if (!task || task.lastStatus === 'STOPPED') failures.push({ arn, reason: 'MISSING' });
    else if (task.serviceArn === undefined) failures.push({ arn, reason: 'TASK_NOT_VALID' });
    else tasks.push(task);
  }
  return { tasks, failures };
}

/** A `protectedTasks` entry: without a moment when nothing protects the task. */
export function describeProtection(ctx: EngineContext, task: Task): object {
  const until = protectionEnd(ctx, task);
  return {
    taskArn: task.arn,
    protectionEnabled: until !== undefined,
    expirationDate: until === undefined ? undefined : toEpochSeconds(until),
  };
}
