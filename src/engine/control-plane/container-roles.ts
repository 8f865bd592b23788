import { must } from '../../model/assert';
import type { Container, Task } from '../../model/task';
import type { EngineContext } from '../engine-context';
import { definitionOf, entriesOf } from './task-facts';

/** The container that requests go to: the load balancer's, else the first with a port, else any. */
export function servingName(ctx: EngineContext, task: Task): string {
  const definitions = definitionOf(ctx, task).containerDefinitions;
  const chosen =
    entriesOf(ctx, task)[0]?.containerName ??
    definitions.find((one) => one.portMappings.length > 0)?.name ??
    definitions.find((one) => one.essential)?.name;
  return must(chosen ?? definitions[0]?.name, 'a container');
}

/** It is the one that requests go to, and it is up. */
export const isServing = (ctx: EngineContext, task: Task, container: Container): boolean =>
  task.server >= 0 && servingName(ctx, task) === container.name;
