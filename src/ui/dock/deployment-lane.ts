import { rolesOfService } from '../../drawing/revision-roles';
import type { RevisionRole } from '../../drawing/tokens';
import type { ServiceView, TaskView } from '../../model/view';
import type { RunHistory } from './run-history';
import { isRolloutState } from './stage-lane';

/** One deployment on the lane of its service. Times in simulated µs. */
export interface DeploymentBlock {
  id: string;
  /** `web:2`, or the deployment's own id when nothing tells its revision any more. */
  revision: string;
  role: RevisionRole;
  from: number;
  /** When its rollout ended; null while it is in progress. */
  settled: number | null;
  failed: boolean;
  /** When another had replaced it; null while it is around. */
  to: number | null;
}

/** The deployments of a service in order, gone ones too as long as the events tell of them. */
export function deploymentsOf(
  service: ServiceView,
  history: RunHistory,
  tasks: readonly TaskView[],
): DeploymentBlock[] {
  const changes = new Map(history.deployments.get(service.id) ?? []);
  for (const { id, machine } of service.deployments) {
    changes.set(
      id,
      machine
        ? machine.history.map(({ value, at }) => ({ state: value, at }))
        : sinceFirstTask(tasks.filter((task) => task.deploymentId === id)),
    );
  }
  const roles = rolesOfService(service);
  const blocks = [...changes].flatMap(([id, all]): DeploymentBlock[] => {
    const states = all.filter(({ state }) => isRolloutState(state));
    const [first] = states;
    if (!first) return [];
    const current = service.deployments.find((one) => one.id === id);
    const own = tasks.find((task) => task.deploymentId === id);
    const end = states.find(({ state }) => state === 'COMPLETED' || state === 'FAILED');
    const gone = states.find(({ state }) => state === 'REPLACED');
    return [
      {
        id,
        revision: current?.taskDefinition ?? own?.taskDefinition ?? id,
        role: roles.get(id) ?? 'neutral',
        from: first.at,
        settled: end?.at ?? gone?.at ?? null,
        failed: end?.state === 'FAILED',
        to: gone?.at ?? null,
      },
    ];
  });
  return blocks.sort((a, b) => a.from - b.from);
}

/** A task set has no rollout: it is there from its first task on. */
const sinceFirstTask = (tasks: readonly TaskView[]): { state: string; at: number }[] =>
  tasks.length === 0
    ? []
    : [{ state: 'COMPLETED', at: Math.min(...tasks.map(({ createdAt }) => createdAt)) }];

/** A stretch on the screen, px. */
interface Span {
  start: number;
  width: number;
}

/**
 * Where the name of a block begins that is `wanted` px wide: at the first place within it that no
 * later block covers. Null where there is none.
 */
export function labelPlace(
  { start, width }: Span,
  later: readonly Span[],
  wanted: number,
): number | null {
  const covering = later.toSorted((a, b) => a.start - b.start);
  let left = start;
  for (const one of covering) {
    if (one.start - left >= wanted) break;
    left = Math.max(left, one.start + one.width);
  }
  return left + wanted <= start + width ? left : null;
}
