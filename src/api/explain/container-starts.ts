import type { EngineContext } from '../../engine/engine-context';
import { duplicateMount } from '../../engine/storage/mounts';
import { behaviourOf } from '../../engine/images/image-behaviour';
import { lastPart } from '../../model/ids';
import type { Task } from '../../model/task';
import { advice, cause, type Finding } from './finding';
import { goBack } from './going-back';
import { serviceOf } from './names';

/** A container that its runtime does not create or start. */
export function containerStartFinding(ctx: EngineContext, task: Task): Finding | null {
  const definition = lastPart(task.taskDefinitionArn);
  const show = `aws ecs describe-task-definition --task-definition ${definition}`;
  const back = goBack(ctx, serviceOf(ctx, task), task.taskDefinitionArn);
  for (const container of task.containers) {
    const path = duplicateMount(ctx, task, container);
    if (path !== undefined) {
      return {
        causes: [
          cause(
            `Container ${container.name} mounts two volumes at ${path}.`,
            'Docker mounts one volume at a path, and does not create the container',
            show,
          ),
        ],
        fixes: [
          ...(back ? [back] : []),
          advice('Register a revision that mounts each at a path of its own.'),
        ],
      };
    }
    const { startError, startHangs } = behaviourOf(ctx, container.image);
    if (startError === null && !startHangs) continue;
    return {
      causes: [
        cause(
          `The container runtime does not start ${container.name}.`,
          container.reason ?? startError ?? 'it does not answer',
          show,
        ),
      ],
      fixes: [
        ...(back ? [back] : []),
        advice(`Mend what ${container.image} is started with, and deploy it again.`),
      ],
    };
  }
  return null;
}
