import type { Task } from '../../model/task';
import type { Plane } from './plane';

/**
 * Whether a container of the task maps the port, its own or (of EC2 in bridge mode) its host's;
 * undefined of a task that maps none.
 */
function isMapped(p: Plane, task: Task, port: number): boolean | undefined {
  let none = true;
  const definition = p.ctx.world.taskDefinitions.get(task.taskDefinitionArn);
  for (const { portMappings } of definition?.containerDefinitions ?? []) {
    for (const { containerPort, hostPort } of portMappings) {
      if (containerPort === port || hostPort === port) return true;
      none = false;
    }
  }
  for (const { networkBindings } of task.containers) {
    for (const { hostPort } of networkBindings ?? []) {
      if (hostPort === port) return true;
      none = false;
    }
  }
  return none ? undefined : false;
}

/** Whether a container of the task maps the port. */
export const maps = (p: Plane, task: Task | undefined, port: number): boolean =>
  task !== undefined && isMapped(p, task, port) === true;

/** Whether a target at that port is answered; of a task that maps nothing any port may be right. */
export const answersOn = (p: Plane, task: Task, port: number): boolean =>
  isMapped(p, task, port) ?? true;
