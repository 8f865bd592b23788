import { rolesOfService } from '../../drawing/revision-roles';
import { ringOf } from '../../drawing/task-facts';
import type { EntityView, ServiceView, TaskView } from '../../model/view';

/** Tasks that are at the same, for the column beside the canvas. */
export interface StateCount {
  id: 'new' | 'starting' | 'draining' | 'old' | 'failed' | 'unused';
  label: string;
  count: number;
}

const STARTING: ReadonlySet<string> = new Set(['PROVISIONING', 'PENDING', 'ACTIVATING']);
const LEAVING: ReadonlySet<string> = new Set(['DEACTIVATING', 'STOPPING', 'DEPROVISIONING']);

const isReplaced = ({ serviceDeployment }: ServiceView): boolean =>
  serviceDeployment !== null &&
  !serviceDeployment.isOver &&
  serviceDeployment.revisions.some(({ role }) => role === 'source');

function failed(task: TaskView): boolean {
  if (task.lastStatus === 'RUNNING') {
    return (
      task.healthStatus === 'UNHEALTHY' || task.targets.some(({ health }) => health === 'unhealthy')
    );
  }
  if (task.stopCode === 'TaskFailedToStart') return true;
  return (
    task.stopCode === 'EssentialContainerExited' &&
    task.containers.some(({ exitCode }) => exitCode !== null && exitCode !== 0)
  );
}

/**
 * What a task counts as; nothing when it has stopped as it should. Healthy is who runs, and whose
 * target is healthy where it is to have one.
 */
function stateOf(task: TaskView, service: ServiceView | undefined): StateCount['id'] | null {
  if (failed(task)) return 'failed';
  if (STARTING.has(task.lastStatus)) return 'starting';
  if (LEAVING.has(task.lastStatus)) return 'draining';
  // Its target may drain on for a while: it is gone all the same.
  if (task.lastStatus !== 'RUNNING') return null;
  const ring = ringOf(task, service);
  if (ring === 'starting' || ring === 'draining' || ring === 'unused') return ring;
  const role = service && rolesOfService(service).get(task.deploymentId ?? '');
  return role === 'target' ? 'new' : 'old';
}

/** Of services under deployment if there are some, else of all there are. */
export function stateCounts(entities: ReadonlyMap<string, EntityView>): StateCount[] {
  const views = [...entities.values()];
  const services = views.filter((view): view is ServiceView => view.kind === 'service');
  const byId = new Map(services.map((one) => [one.id, one]));
  const replaced = new Set(services.filter(isReplaced));
  const counts = { new: 0, starting: 0, draining: 0, old: 0, failed: 0, unused: 0 };
  let isEmpty = true;
  for (const view of views) {
    if (view.kind !== 'task') continue;
    const service = byId.get(view.serviceArn ?? '');
    if (replaced.size > 0 && !(service && replaced.has(service))) continue;
    isEmpty = false;
    const state = stateOf(view, service);
    if (state) counts[state] += 1;
  }
  if (isEmpty) return [];
  const isDeploying = replaced.size > 0;
  return [
    ...(isDeploying ? [{ id: 'new', label: 'new, healthy', count: counts.new } as const] : []),
    { id: 'starting', label: 'starting', count: counts.starting },
    { id: 'draining', label: 'draining', count: counts.draining },
    { id: 'old', label: isDeploying ? 'old, healthy' : 'healthy', count: counts.old },
    { id: 'failed', label: 'failed', count: counts.failed },
    // Seldom, and last: nothing else moves when it comes.
    ...(counts.unused > 0
      ? [{ id: 'unused', label: 'get no requests', count: counts.unused } as const]
      : []),
  ];
}
