import type { TaskView } from '../../model/view';
import type { Foresight } from './foresight';

/** What only the sandbox has: clients, images, faults. Alarms too, which only watch. */
export const ofSandbox: Foresight = ({ target, input }, entities) => {
  switch (target) {
    case 'Sandbox.PutTraffic':
      return ['Its next requests come so, from now on; those under way are finished.'];
    case 'Sandbox.DeleteTraffic':
      return ['No more requests come from it; those under way are finished.'];
    case 'Sandbox.PutImage':
      return ofImage(String(input.image), [...entities.values()]);
    case 'CloudWatch.PutMetricAlarm':
      return ['Evaluated by these settings from its next period on.'];
    default:
      return [];
  }
};

/** Containers take their behaviour with them when they start. */
function ofImage(image: string, views: readonly { kind: string }[]): string[] {
  const tasks = views.filter((view): view is TaskView => view.kind === 'task');
  const running = tasks.filter(
    ({ lastStatus, containers }) =>
      lastStatus === 'RUNNING' && containers.some((one) => one.image === image),
  ).length;
  if (running === 0) return ['Holds for containers that start from now on.'];
  const those =
    running === 1
      ? 'The running task keeps its behaviour.'
      : `The ${running} running tasks keep theirs.`;
  return [`Holds for containers that start from now on. ${those}`];
}
