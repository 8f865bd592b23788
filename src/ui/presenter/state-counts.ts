import { rolesOfService } from '../../drawing/revision-roles';
import type { EntityView, ServiceView, TaskView } from '../../model/view';

/** Tasks that are at the same, for the column beside the canvas. */
export interface StateCount {
  id: 'new' | 'starting' | 'draining' | 'old' | 'failed';
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

/** What a task counts as; nothing when it has stopped as it should. */
function stateOf(task: TaskView, service: ServiceView | undefined): StateCount['id'] | null {
  if (failed(task)) return 'failed';
  if (STARTING.has(task.lastStatus)) return 'starting';
  const healths = task.targets.map(({ health }) => health);
  if (LEAVING.has(task.lastStatus) || healths.includes('draining')) return 'draining';
  if (task.lastStatus !== 'RUNNING') return null;
  if (healths.includes('initial')) return 'starting';
  const role = service && rolesOfService(service).get(task.deploymentId ?? '');
  return role === 'target' ? 'new' : 'old';
}

/** Of services under deployment if there are some, else of all there are. */
export function stateCounts(entities: ReadonlyMap<string, EntityView>): StateCount[] {
  const views = [...entities.values()];
  const services = views.filter((view): view is ServiceView => view.kind === 'service');
  const byId = new Map(services.map((one) => [one.id, one]));
  const replaced = new Set(services.filter(isReplaced));
  const counts = { new: 0, starting: 0, draining: 0, old: 0, failed: 0 };
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
  ];
}
