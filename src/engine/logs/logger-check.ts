import type { Container, Task } from '../../model/task';
import type { StartFault } from '../control-plane/start-fault';
import { containerDefinitionOf } from '../control-plane/task-facts';
import type { EngineContext } from '../engine-context';
import { isPermitted } from '../iam/permissions';
import { denialText } from '../iam/task-roles';
import { TIMINGS } from '../timings';
import { awslogsOf, destinationOf, driverRole, streamArn } from './log-destination';
import { isThere } from './log-groups';

/**
 * LOG-5: before a container starts its awslogs driver makes its stream, with the execution role on
 * Fargate and with the instance's role on EC2. A group that is not there it makes only where it was
 * told to, and where the role permits it. Whether it may write is not found out then: what it may
 * not write is lost.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html
 */
export function loggerFault(ctx: EngineContext, task: Task): StartFault | undefined {
  for (const container of task.containers) {
    const why = refusal(ctx, task, container);
    if (why !== undefined) return faultOf(task, container, why);
  }
  return undefined;
}

function refusal(ctx: EngineContext, task: Task, container: Container): string | undefined {
  const awslogs = awslogsOf(containerDefinitionOf(ctx, task, container));
  if (!awslogs) return undefined;
  const role = driverRole(ctx.world, task);
  const { group, createsGroup } = awslogs;
  const { stream } = destinationOf(ctx.world, task, container);
  if (!isThere(ctx.world, group)) {
    if (!createsGroup) {
      return (
        'failed to create Cloudwatch log stream: ResourceNotFoundException: ' +
        'The specified log group does not exist.'
      );
    }
    const why = denial(ctx, task, role, { action: 'logs:CreateLogGroup', group, stream: '' });
    if (why !== undefined) return `failed to create Cloudwatch log group: ${why}`;
  }
  const why = denial(ctx, task, role, { action: 'logs:CreateLogStream', group, stream });
  return why === undefined ? undefined : `failed to create Cloudwatch log stream: ${why}`;
}

function denial(
  ctx: EngineContext,
  task: Task,
  role: string | undefined,
  { action, group, stream }: { action: string; group: string; stream: string },
): string | undefined {
  const resource = streamArn(group, stream);
  if (role === undefined || isPermitted(ctx, role, action, resource)) return undefined;
  return denialText(role, task, action, resource);
}

function faultOf(task: Task, container: Container, why: string): StartFault {
  if (task.launchType === 'FARGATE') {
    const detail = `create stream has been retried 1 times: ${why} : exit status 1`;
    return {
      after: TIMINGS.loggerRefused,
      reason: `ResourceInitializationError: failed to validate logger args: ${detail}`,
    };
  }
  return {
    after: TIMINGS.loggerRefused,
    reason: 'Task failed to start',
    containerReason:
      `CannotStartContainerError: Error response from daemon: failed to initialize logging ` +
      `driver: ${why}`,
    containers: [container.name],
  };
}
