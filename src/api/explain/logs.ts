import { containerDefinitionOf } from '../../engine/control-plane/task-facts';
import type { EngineContext } from '../../engine/engine-context';
import { awslogsOf, driverRole } from '../../engine/logs/log-destination';
import { isThere } from '../../engine/logs/log-groups';
import type { Task } from '../../model/task';
import { cause, type Finding, fix } from './finding';
import { roleFinding } from './roles';

/** What keeps a container's log driver from starting. */
export function logFinding(ctx: EngineContext, task: Task): Finding | null {
  for (const container of task.containers) {
    const awslogs = awslogsOf(containerDefinitionOf(ctx, task, container));
    if (!awslogs) continue;
    const needed = ['logs:CreateLogStream'];
    if (!isThere(ctx.world, awslogs.group)) {
      if (!awslogs.createsGroup) return missingGroup(awslogs.group, container.name);
      needed.unshift('logs:CreateLogGroup');
    }
    const role = driverRole(ctx.world, task);
    const purpose = task.launchType === 'FARGATE' ? 'execution role' : 'instance role';
    const denied = roleFinding(ctx, role, purpose, needed);
    if (denied) return denied;
  }
  return null;
}

const missingGroup = (group: string, container: string): Finding => ({
  causes: [
    cause(
      `The log group ${group} of container ${container} is not there.`,
      'awslogs-create-group is not set, so that nobody makes it',
      `aws logs describe-log-groups --log-group-name-prefix ${group}`,
    ),
  ],
  fixes: [fix(`Make the log group ${group}`, 'Logs.CreateLogGroup', { logGroupName: group })],
});
