/**
 * Which revision a task, a target group or an edge belongs to, and so its colour. The one
 * deployment of a quiet service is its source; while one replaces another the new one is the target
 * and the last that was completed the source; whatever else is still around is the third. When the
 * old one has gone the target becomes the source.
 */
import type { ServiceView, TargetGroupView, TaskView } from '../model/view';
import type { RevisionRole } from './tokens';
import type { routeUses } from './traffic-routes';

/** Key of a group of tasks whose deployment is no longer on the service's list. */
export const LEFTOVER = 'leftover';

type Deploying = Pick<ServiceView, 'deployments' | 'serviceDeployment'>;

/**
 * Roles as the deployment under way has them: on its way back they stay what they were, whichever
 * revision is ECS's primary by then. Null when none is under way that replaces another.
 */
function rolesUnderWay({ deployments, serviceDeployment }: Deploying) {
  if (!serviceDeployment || serviceDeployment.isOver) return null;
  const { revisions } = serviceDeployment;
  const here = new Set(deployments.map(({ id }) => id));
  if (!revisions.some(({ role, deploymentId }) => role === 'source' && here.has(deploymentId))) {
    return null;
  }
  const named = new Map(revisions.map(({ deploymentId, role }) => [deploymentId, role]));
  return new Map<string, RevisionRole>(
    deployments.map(({ id }) => [id, named.get(id) ?? 'third'] as const),
  );
}

/** Worked out once for each view, since every task of the service asks. */
const known = new WeakMap<Deploying, ReadonlyMap<string, RevisionRole>>();

/** Role of each deployment of a service by its id. */
export function rolesOfService(service: Deploying): ReadonlyMap<string, RevisionRole> {
  const roles = known.get(service) ?? workedOut(service);
  known.set(service, roles);
  return roles;
}

function workedOut(service: Deploying): ReadonlyMap<string, RevisionRole> {
  const underWay = rolesUnderWay(service);
  if (underWay) return underWay;
  const [newest, ...older] = service.deployments;
  const roles = new Map<string, RevisionRole>();
  if (!newest) return roles;
  // What is still there when a deployment has ended is on its way out.
  const ended = service.serviceDeployment?.isOver ?? false;
  const last = older.find((one) => one.rolloutState === 'COMPLETED') ?? older.at(-1);
  const source = ended ? undefined : last;
  for (const one of older) roles.set(one.id, one === source ? 'source' : 'third');
  roles.set(newest.id, source ? 'target' : 'source');
  return roles;
}

/** Role of a task; tasks without a service have none, those of a forgotten deployment are third. */
export function roleOfTask(
  task: Pick<TaskView, 'deploymentId'>,
  service: Deploying | undefined,
): RevisionRole {
  if (!service) return 'neutral';
  return rolesOfService(service).get(task.deploymentId ?? '') ?? 'third';
}

/** Looks up the rest of what the engine said (`knownFrom`). */
export interface Known {
  targetGroup: (id: string) => TargetGroupView | undefined;
  task: (id: string) => TaskView | undefined;
  service: (id: string) => ServiceView | undefined;
  routeUses: () => ReturnType<typeof routeUses>;
}

/** Role of each target, in the order of the group; targets registered by hand have none. */
export function rolesOfTargets(
  group: Pick<TargetGroupView, 'targets'>,
  known: Known,
): RevisionRole[] {
  return group.targets.map(({ taskArn }) => {
    const task = taskArn === null ? undefined : known.task(taskArn);
    return task ? roleOfTask(task, known.service(task.serviceArn ?? '')) : 'neutral';
  });
}

/**
 * The role its targets share; `neutral` for a mixed group, as in the middle of a rolling update.
 */
export function roleOfTargetGroup(
  group: Pick<TargetGroupView, 'targets'>,
  known: Known,
): RevisionRole {
  const roles = new Set(rolesOfTargets(group, known));
  const [only] = roles;
  return roles.size === 1 && only ? only : 'neutral';
}
