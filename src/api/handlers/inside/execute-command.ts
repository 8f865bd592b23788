import { isConnected, managedAgentOf } from '../../../engine/exec/exec-agent';
import { isTakenByOther, openSession } from '../../../engine/exec/sessions';
import { lastPart, REGION } from '../../../model/ids';
import type { Container, Task } from '../../../model/task';
import { execErrors, ecsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { found, refuse } from '../../refusal';
import { clusterFor, findTask } from '../references';

/**
 * Opens a session in a container whose agent runs and is connected. The answer is AWS's own: what
 * the session shows comes by its stream, here by DescribeSessions.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
 */
export const executeCommand: Handler<'ECS.ExecuteCommand'> = ({ ctx }, input) => {
  const cluster = clusterFor(ctx.world, input.cluster, input.task);
  if (![32, 36].includes(lastPart(input.task).length)) {
    refuse(ecsErrors.invalidParameter('taskId length should be one of [32,36]'));
  }
  const task = found(findTask(ctx.world, cluster, input.task), ecsErrors.taskNotFound());
  if (!input.interactive) refuse(execErrors.onlyInteractive());
  const container = containerOf(task, input.container);
  if (managedAgentOf(ctx.world, task, container)?.lastStatus !== 'RUNNING') {
    refuse(execErrors.notEnabled());
  }
  if (!isConnected(ctx, task) || isTakenByOther(ctx, task, container)) {
    refuse(execErrors.notConnected());
  }
  const { id } = openSession(ctx, task, container, input.command);
  return {
    clusterArn: cluster.arn,
    containerArn: container.arn,
    containerName: container.name,
    interactive: true,
    session: {
      sessionId: id,
      streamUrl: `wss://ssmmessages.${REGION}.amazonaws.com/v1/data-channel/${id}?role=publish_subscribe`,
      tokenValue: `sandbox-${id.slice(-17)}`,
    },
    taskArn: task.arn,
  };
};

/** The one named; a task with only one container needs no name. */
function containerOf(task: Task, name: string | undefined): Container {
  const { containers } = task;
  if (name === undefined && containers.length > 1) {
    refuse(execErrors.containerNameMissing());
  }
  const named = containers.find((one) => name === undefined || one.name === name);
  return found(named, execErrors.containerUnknown(name ?? ''));
}
