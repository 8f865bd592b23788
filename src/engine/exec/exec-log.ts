import type { Container, Task } from '../../model/task';
import { containerDefinitionOf } from '../control-plane/task-facts';
import type { EngineContext } from '../engine-context';
import { awslogsOf } from '../logs/log-destination';
import { appendLine } from '../logs/log-groups';
import { lastPart } from '../../model/ids';

interface ExecConfiguration {
  logging?: 'NONE' | 'DEFAULT' | 'OVERRIDE';
  logConfiguration?: { cloudWatchLogGroupName?: string };
}

/**
 * EXEC-9: the cluster says where sessions are written to: nowhere, to a log group of its own, or
 * (unless told) to the group of the container's awslogs driver, in a stream called after the
 * session. What goes to a bucket is not kept.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec-logging.html
 */
export function logSession(
  ctx: EngineContext,
  on: { task: Task; container: Container },
  session: string,
  lines: readonly string[],
): void {
  const group = groupFor(ctx, on);
  if (group === undefined) return;
  for (const line of lines) appendLine(ctx.world, { group, stream: session }, line);
}

function groupFor(
  ctx: EngineContext,
  { task, container }: { task: Task; container: Container },
): string | undefined {
  const { carried = {} } = ctx.world.clusters.get(lastPart(task.clusterArn)) ?? {};
  const { configuration } = carried as {
    configuration?: { executeCommandConfiguration?: ExecConfiguration };
  };
  const { logging = 'DEFAULT', logConfiguration } =
    configuration?.executeCommandConfiguration ?? {};
  if (logging === 'NONE') return undefined;
  if (logging === 'OVERRIDE') return logConfiguration?.cloudWatchLogGroupName;
  return awslogsOf(containerDefinitionOf(ctx, task, container))?.group;
}
