/**
 * Which revision a task, a target group or an edge belongs to, and so its colour and mark, wherever
 * it is shown. The one deployment of a quiet service is its source. While one replaces another the
 * new one is the target and the one that serves meanwhile the source; whatever else is still around
 * is the third. When the deployment has succeeded its target becomes the source; when it has failed
 * roles stay, since what serves is still the source, until the failed one has gone.
 */
import type { ServiceView, TargetGroupView, TaskView } from '../model/view';
import { hasSucceeded } from './deployment-words';
import type { RevisionRole } from './tokens';
import type { routeUses } from './traffic-routes';

/** Key of a group of tasks whose deployment is no longer on the service's list. */
export const LEFTOVER = 'leftover';

type Deploying = Pick<ServiceView, 'deployments' | 'serviceDeployment'>;
type Row = ServiceView['deployments'][number];
type Roles = ReadonlyMap<string, RevisionRole>;

/**
 * Roles as the deployment has them that is under way or has failed, also of revisions that have
 * gone: on its way back they stay what they were, whichever revision is ECS's primary by then. Null
 * when it replaces nothing, or has succeeded, or has failed and nothing else is there.
 */
function rolesInDeployment({ deployments, serviceDeployment }: Deploying): Roles | null {
  if (!serviceDeployment || (serviceDeployment.isOver && hasSucceeded(serviceDeployment))) {
    return null;
  }
  const { revisions, isOver } = serviceDeployment;
  const here = new Map(deployments.map((one) => [one.id, one]));
  const sources = revisions.filter(({ role }) => role === 'source');
  const serving = servingOf(sources, here);
  if (!serving || (isOver && !here.has(serving.deploymentId))) return null;
  const named = revisions.map(({ role, deploymentId }) => {
    const isStray = role === 'source' && deploymentId !== serving.deploymentId;
    return [deploymentId, isStray ? 'third' : role] as const;
  });
  const others = deployments.map(({ id }) => [id, 'third'] as const);
  return new Map<string, RevisionRole>([...others, ...named]);
}

/** Of several sources the one that goes on serving; the others were overtaken on their way. */
function servingOf<Source extends { deploymentId: string; productionWeight: number | null }>(
  sources: readonly Source[],
  here: ReadonlyMap<string, Row>,
): Source | undefined {
  const rank = ({ deploymentId, productionWeight }: Source): number[] => {
    const row = here.get(deploymentId);
    const isComplete = row?.rolloutState === 'COMPLETED';
    return [row ? 1 : 0, productionWeight ?? 0, isComplete ? 1 : 0, row?.running ?? 0];
  };
  const after = (a: number[], b: number[]): number =>
    b.map((value, i) => value - a[i]!).find((difference) => difference !== 0) ?? 0;
  return sources.toSorted((a, b) => after(rank(a), rank(b)))[0];
}

/** Worked out once for each view, since every task of the service asks. */
const known = new WeakMap<Deploying, Roles>();

/** Role of each deployment of a service by its id. */
export function rolesOfService(service: Deploying): Roles {
  const roles = known.get(service) ?? rolesInDeployment(service) ?? rolesAtRest(service);
  known.set(service, roles);
  return roles;
}

/** Roles when no deployment says them: one has succeeded, or none was recorded. */
function rolesAtRest({ deployments, serviceDeployment }: Deploying): Roles {
  const [newest, ...older] = deployments;
  const roles = new Map<string, RevisionRole>();
  if (!newest) return roles;
  // What is still there when a deployment has ended is on its way out.
  const ended = serviceDeployment?.isOver ?? false;
  const primary = deployments.find(({ status }) => status === 'PRIMARY') ?? newest;
  const last = older.find((one) => one.rolloutState === 'COMPLETED') ?? older.at(-1);
  const source = ended ? primary : (last ?? newest);
  for (const one of deployments) roles.set(one.id, one === source ? 'source' : 'third');
  if (!ended && source !== newest) roles.set(newest.id, 'target');
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
