import { outputOf } from '../../../engine/logs/container-output';
import { landingOf } from '../../../engine/logs/log-destination';
import { UNSENT } from '../../../engine/logs/log-groups';
import type { World } from '../../../engine/world/world';
import { lastPart, shortTaskId } from '../../../model/ids';
import { toSeconds } from '../../../model/sim-time';
import type { Container, Task } from '../../../model/task';
import type { InputOf } from '../../contract/operations';
import { sandboxErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { serviceOnRecord, taskAnywhere } from '../references';

/** Lines a call shows unless told. */
const USUAL = 200;

interface Writer {
  task: Task;
  container: Container;
}

/**
 * By time, oldest first; with where each container's output goes, if it goes to a log group. Of a
 * service each line names its task and that task's revision.
 */
export const getContainerLogs: Handler<'Sandbox.GetContainerLogs'> = ({ ctx }, input) => {
  const { world } = ctx;
  const limit = input.limit ?? USUAL;
  const writers = writersOf(world, input);
  const ofService = input.task === undefined;
  const lines = writers.flatMap(({ task, container }) =>
    // No more of one can be among the last of all.
    outputOf(world, task, container)
      .slice(-limit)
      .map((event) => ({ event, task, container: container.name })),
  );
  lines.sort((a, b) => a.event.at - b.event.at);
  return {
    containers: ofService ? groupsOf(world, writers) : writers.map((one) => placeOf(world, one)),
    events: lines.slice(-limit).map(({ event, task, container }) => ({
      at: toSeconds(event.at),
      ...(ofService && { task: shortTaskId(task.id), revision: lastPart(task.taskDefinitionArn) }),
      container,
      message: event.message,
    })),
  };
};

function writersOf(world: World, input: InputOf<'Sandbox.GetContainerLogs'>): Writer[] {
  const { task: one, service, container: name } = input;
  if ((one === undefined) === (service === undefined)) {
    refuse(sandboxErrors.invalid('Name a task or a service: one of the two.'));
  }
  const tasks = one === undefined ? tasksOf(world, service!) : [taskAnywhere(world, one)];
  const writers = tasks
    .flatMap((task) => task.containers.map((container) => ({ task, container })))
    .filter(({ container }) => name === undefined || container.name === name);
  if (writers.length === 0 && (name !== undefined || one !== undefined)) {
    refuse(sandboxErrors.notFound('container', name ?? ''));
  }
  return writers;
}

function tasksOf(world: World, reference: string): Task[] {
  const { arn } = serviceOnRecord(world, reference);
  return [...world.tasks.values()].filter(({ serviceArn }) => serviceArn === arn);
}

function placeOf(world: World, { task, container }: Writer) {
  const { group, stream } = landingOf(world, task, container);
  const goesOut = group !== UNSENT;
  return {
    name: container.name,
    logGroup: goesOut ? group : undefined,
    logStream: goesOut ? stream : undefined,
  };
}

/** Of many tasks only the groups: each task has a stream of its own there. */
function groupsOf(world: World, writers: readonly Writer[]) {
  const groups = new Map<string, { name: string; logGroup: string | undefined }>();
  for (const writer of writers) {
    const { name, logGroup } = placeOf(world, writer);
    groups.set(`${name} ${logGroup}`, { name, logGroup });
  }
  return [...groups.values()];
}
