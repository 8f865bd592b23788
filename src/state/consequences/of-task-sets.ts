import { lastPart } from '../../model/ids';
import type { ServiceView } from '../../model/view';
import type { Entities, Foresight } from './foresight';

/**
 * Task sets of services that somebody else deploys, and services and tasks that are made.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateTaskSet.html
 */
export const ofTaskSets: Foresight = ({ target, input }, entities) => {
  switch (target) {
    case 'ECS.CreateService':
      return ofNew(input);
    case 'ECS.RunTask':
      return [started(typeof input.count === 'number' ? input.count : 1)];
    case 'ECS.UpdateTaskSet':
      return ofScale(input, entities);
    case 'ECS.UpdateServicePrimaryTaskSet':
      return ['Makes it the primary one; no task is started or stopped by that.'];
    case 'ECS.DeleteTaskSet':
      return ['Stops its tasks: each leaves its target groups and drains first.'];
    default:
      return [];
  }
};

const started = (count: number): string => `Starts ${count} ${count === 1 ? 'task' : 'tasks'}.`;

function ofNew({ desiredCount, deploymentController }: Record<string, unknown>): string[] {
  const { type = 'ECS' } = (deploymentController ?? {}) as { type?: string };
  if (type === 'EXTERNAL') return ['Starts no task before it has a task set.'];
  return typeof desiredCount === 'number' && desiredCount > 0 ? [started(desiredCount)] : [];
}

/** Of the desired count, rounded up as ECS rounds it. */
function ofScale({ service: wanted, scale }: Record<string, unknown>, entities: Entities) {
  const service = [...entities.values()].find(
    (view): view is ServiceView =>
      view.kind === 'service' && [view.id, view.name, lastPart(view.id)].includes(String(wanted)),
  );
  const { value } = (scale ?? {}) as { value?: unknown };
  if (!service || typeof value !== 'number') return [];
  const count = Math.ceil((service.desired * value) / 100);
  return [`Runs ${count} of ${service.desired} desired tasks in it.`];
}
