import type { Task } from '../../model/task';
import type { Plane } from './plane';

/** The ports that a task's containers map, their own and (of EC2 in bridge mode) their host's. */
function portsOf(p: Plane, task: Task): number[] {
  const definition = p.ctx.world.taskDefinitions.get(task.taskDefinitionArn);
  const mapped = definition?.containerDefinitions.flatMap((c) => c.portMappings) ?? [];
  const bound = task.containers.flatMap((one) => one.networkBindings ?? []);
  return [
    ...mapped.flatMap((one) => [one.containerPort, one.hostPort ?? 0]),
    ...bound.map((one) => one.hostPort),
  ];
}

/** Whether a container of the task maps the port. */
export const maps = (p: Plane, task: Task | undefined, port: number): boolean =>
  task !== undefined && portsOf(p, task).includes(port);

/** Whether a target at that port is answered; of a task that maps nothing any port may be right. */
export const answersOn = (p: Plane, task: Task, port: number): boolean =>
  portsOf(p, task).length === 0 || maps(p, task, port);
