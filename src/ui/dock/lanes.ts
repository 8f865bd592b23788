import type { SimMicros } from '../../model/sim-time';
import type { ServiceView, TaskView } from '../../model/view';
import { entitiesOf } from '../inspector/use-calm';
import { type DeploymentBlock, deploymentsOf } from './deployment-lane';
import type { RunHistory } from './run-history';
import { type StageSpan, stageSpans } from './stage-lane';
import type { WholeRun } from './whole-run';
import { hasFailed, type Segment, segmentsOf } from './task-lane';

export type Lane =
  | { kind: 'service'; id: string; service: ServiceView }
  /** The stages of a service's deployments, below it. */
  | { kind: 'stages'; id: string; service: ServiceView }
  | { kind: 'task'; id: string; task: TaskView };

/**
 * The lanes of what was there between two moments (simulated µs): services with their deployments
 * first, then tasks in order of creation, so that a new one never moves those that are there.
 */
export function lanesIn(
  state: WholeRun,
  history: RunHistory,
  [from, to]: readonly [number, number],
): Lane[] {
  const services = entitiesOf(state, 'service').flatMap((service): Lane[] => [
    { kind: 'service', id: service.id, service },
    ...(stagesOf(service.id, history).length > 0
      ? [{ kind: 'stages' as const, id: `${service.id} stages`, service }]
      : []),
  ]);
  const tasks = entitiesOf(state, 'task')
    .filter(
      ({ createdAt, stoppedAt }) => createdAt <= to && (stoppedAt === null || stoppedAt > from),
    )
    .sort((a, b) => a.createdAt - b.createdAt)
    .map((task): Lane => ({ kind: 'task', id: task.id, task }));
  return history.deployments.size === 0 && tasks.length === 0 ? [] : [...services, ...tasks];
}

/** The entity that a lane is about. */
export const subjectOf = (lane: Lane): string => (lane.kind === 'task' ? lane.id : lane.service.id);

/** When it begins; of a service, when its first known deployment did. */
export const beginningOf = (lane: Lane): SimMicros =>
  lane.kind === 'task'
    ? lane.task.createdAt
    : (Math.min(...lane.service.deployments.map(({ createdAt }) => createdAt)) as SimMicros);

/** Stages of all deployments of a service, oldest first. */
const stagesOf = (serviceArn: string, history: RunHistory): StageSpan[] =>
  [...(history.deployments.get(serviceArn)?.values() ?? [])].flatMap(stageSpans);

export interface LaneContent {
  segments: Segment[];
  blocks: DeploymentBlock[];
  stages: StageSpan[];
  failedAt: number | null;
}

/** What is drawn on a lane. */
export function contentOf(lane: Lane, state: WholeRun, history: RunHistory): LaneContent {
  const nothing = { segments: [], blocks: [], stages: [], failedAt: null };
  if (lane.kind === 'stages') return { ...nothing, stages: stagesOf(lane.service.id, history) };
  if (lane.kind === 'service') {
    const tasks = entitiesOf(state, 'task').filter(({ serviceArn }) => serviceArn === lane.id);
    const blocks = deploymentsOf(lane.service, history, tasks);
    return { ...nothing, blocks };
  }
  const { task } = lane;
  const failedAt = hasFailed(task) ? task.stoppedAt : null;
  return { ...nothing, segments: segmentsOf(task, history.trouble), failedAt };
}
