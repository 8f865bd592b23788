import type { ServiceView, TaskView } from '../../model/view';
import type { MirrorState } from '../../state/mirror-store';
import { entitiesOf } from '../inspector/use-calm';
import { type DeploymentBlock, deploymentsOf } from './deployment-lane';
import type { RunHistory } from './run-history';
import { hasFailed, type Segment, segmentsOf } from './task-lane';

export type Lane =
  | { kind: 'service'; id: string; service: ServiceView }
  | { kind: 'task'; id: string; task: TaskView };

/**
 * The lanes of what was there at `from` (simulated µs) or later: services with their deployments
 * first, then tasks in order of creation, so that a new one never moves those that are there.
 */
export function lanesIn(state: MirrorState, history: RunHistory, from: number): Lane[] {
  const services = entitiesOf(state, 'service').map((service): Lane => ({
    kind: 'service',
    id: service.id,
    service,
  }));
  const tasks = entitiesOf(state, 'task')
    .filter(({ stoppedAt }) => stoppedAt === null || stoppedAt > from)
    .sort((a, b) => a.createdAt - b.createdAt)
    .map((task): Lane => ({ kind: 'task', id: task.id, task }));
  return history.deployments.size === 0 && tasks.length === 0 ? [] : [...services, ...tasks];
}

/** What is drawn on a lane. */
export function contentOf(
  lane: Lane,
  state: MirrorState,
  history: RunHistory,
): { segments: Segment[]; blocks: DeploymentBlock[]; failedAt: number | null } {
  if (lane.kind === 'service') {
    const tasks = entitiesOf(state, 'task').filter(({ serviceArn }) => serviceArn === lane.id);
    const blocks = deploymentsOf(lane.service, history, tasks);
    return { segments: [], blocks, failedAt: null };
  }
  const { task } = lane;
  const failedAt = hasFailed(task) ? task.stoppedAt : null;
  return { segments: segmentsOf(task, history.trouble), blocks: [], failedAt };
}
