import type { Service } from '../../model/service';
import type { ServiceView } from '../../model/view';

/** So many tasks in a row have failed to start; a single one may be chance. */
const AGAIN = 2;

/** What keeps tasks that are wanted from being there; null where none are missing. */
export function troubleOf(
  { status, deployments, taskSets, scheduler }: Service,
  rows: ServiceView['deployments'],
): ServiceView['trouble'] {
  if (status !== 'ACTIVE') return null;
  const isShort = (id: string): boolean =>
    rows.some((row) => row.id === id && row.running < row.desired);
  const revisions = [...deployments, ...taskSets];
  if (revisions.some(({ id, failedTasks }) => failedTasks >= AGAIN && isShort(id))) return 'starts';
  const isLacking = rows.some(({ running, pending, desired }) => running + pending < desired);
  return isLacking ? (scheduler.fellShort ?? null) : null;
}
