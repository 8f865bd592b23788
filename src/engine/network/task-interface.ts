import type { AwsvpcConfiguration } from '../../model/service-network';
import type { Task } from '../../model/task';
import type { TaskDefinition } from '../../model/task-definition';

/**
 * NET-5: what is said of a task's own interface at its launch. Only tasks in network mode awsvpc
 * have one; a public address is Fargate's to give.
 */
export function interfaceOf(
  { networkMode }: Pick<TaskDefinition, 'networkMode'>,
  given: { awsvpcConfiguration: AwsvpcConfiguration } | undefined,
  taskId: string,
): Pick<Task, 'securityGroups' | 'publicIp'> {
  if (networkMode !== 'awsvpc') return {};
  const { securityGroups = [], assignPublicIp } = given?.awsvpcConfiguration ?? {};
  const publicIp = assignPublicIp === 'ENABLED' ? publicAddress(taskId) : undefined;
  return { securityGroups, ...(publicIp !== undefined && { publicIp }) };
}

/** An address out of Amazon's 3.80.0.0/12, read off the digits of the task's id. */
function publicAddress(taskId: string): string {
  const byte = (from: number) => Number.parseInt(taskId.slice(from, from + 2), 16);
  return `3.${80 + (byte(0) % 16)}.${byte(2)}.${byte(4)}`;
}
