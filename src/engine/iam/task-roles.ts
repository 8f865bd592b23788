import { ACCOUNT_ID, lastPart } from '../../model/ids';
import type { Task } from '../../model/task';
import { definitionOf } from '../control-plane/task-facts';
import type { EngineContext } from '../engine-context';

/** Which role does what for a task. Undefined where none was given. */

type Given = { executionRoleArn?: string };

/** Pulls images on Fargate, and fetches secrets, environment files and credentials everywhere. */
export const executionRoleOf = (ctx: EngineContext, task: Task): string | undefined =>
  (task.overrides as Given).executionRoleArn ?? definitionOf(ctx, task).executionRoleArn;

/** Who logs in to Amazon ECR: the agent on an EC2 instance by the role of that. */
export const pullRoleOf = (ctx: EngineContext, task: Task): string | undefined =>
  task.launchType === 'FARGATE'
    ? executionRoleOf(ctx, task)
    : ctx.world.containerInstances.get(task.containerInstanceArn ?? '')?.instanceRole;

/**
 * AccessDeniedException, as services word it for a session of a role: on Fargate the session has
 * the task's id.
 */
export const denialText = (
  role: string | undefined,
  task: Task,
  action: string,
  resource: string,
): string =>
  `AccessDeniedException: User: arn:aws:sts::${ACCOUNT_ID}:assumed-role/${lastPart(role ?? '')}/` +
  `${task.id} is not authorized to perform: ${action} on resource: ${resource} because no ` +
  `identity-based policy allows the ${action} action`;
