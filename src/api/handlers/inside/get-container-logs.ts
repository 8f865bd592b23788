import { outputOf } from '../../../engine/logs/container-output';
import { landingOf } from '../../../engine/logs/log-destination';
import { UNSENT } from '../../../engine/logs/log-groups';
import { toSeconds } from '../../../model/sim-time';
import { sandboxErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { taskAnywhere } from '../references';

/** Lines a call shows unless told. */
const USUAL = 200;

/** By time, oldest first; with where each container's output goes, if it goes to a log group. */
export const getContainerLogs: Handler<'Sandbox.GetContainerLogs'> = ({ ctx }, input) => {
  const { world } = ctx;
  const task = taskAnywhere(world, input.task);
  const wanted = task.containers.filter(
    ({ name }) => input.container === undefined || name === input.container,
  );
  if (wanted.length === 0) {
    refuse(sandboxErrors.notFound('container', input.container ?? ''));
  }
  const lines = wanted.flatMap((container) =>
    outputOf(world, task, container).map((event) => ({ event, container: container.name })),
  );
  lines.sort((a, b) => a.event.at - b.event.at);
  return {
    containers: wanted.map((container) => {
      const { group, stream } = landingOf(world, task, container);
      const goesOut = group !== UNSENT;
      return {
        name: container.name,
        logGroup: goesOut ? group : undefined,
        logStream: goesOut ? stream : undefined,
      };
    }),
    events: lines.slice(-(input.limit ?? USUAL)).map(({ event, container }) => ({
      at: toSeconds(event.at),
      container,
      message: event.message,
    })),
  };
};
