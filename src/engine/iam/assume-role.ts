import type { TaskDefinition } from '../../model/task-definition';
import type { EngineContext } from '../engine-context';
import { trusts } from './permissions';

const TASKS = 'ecs-tasks.amazonaws.com';

/**
 * IAM-2: why ECS cannot take the roles of a task; undefined when it can. Said by RunTask itself, of
 * a service by an event.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
 */
export function assumeRefusal(
  ctx: Pick<EngineContext, 'world'>,
  definition: TaskDefinition,
  overrides: { taskRoleArn?: string; executionRoleArn?: string } = {},
): string | undefined {
  const roles = [
    overrides.taskRoleArn ?? definition.taskRoleArn,
    overrides.executionRoleArn ?? definition.executionRoleArn,
  ];
  const refused = roles.find((role) => !trusts(ctx, role, TASKS));
  if (refused === undefined) return undefined;
  return (
    `ECS was unable to assume the role '${refused}' that was provided for this task. Please verify ` +
    'that the role being passed has the proper trust relationship and permissions and that your ' +
    'IAM user has permissions to pass this role.'
  );
}
