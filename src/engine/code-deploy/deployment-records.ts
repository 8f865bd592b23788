import {
  CODE_DEPLOY_EVENTS,
  type CodeDeployDeployment,
  type CodeDeployEvent,
  type CodeDeployStatus,
  type LifecycleEventRecord,
} from '../../model/code-deploy';
import type { Service } from '../../model/service';
import type { SimMicros } from '../../model/sim-time';
import type { TaskSet } from '../../model/task-set';
import type { EngineContext } from '../engine-context';
import type { World } from '../world/world';

/** Deployments of a service, newest first. */
export const deploymentsOf = (world: World, serviceArn: string): CodeDeployDeployment[] =>
  [...world.codeDeployDeployments.values()]
    .filter((one) => one.serviceArn === serviceArn)
    .reverse();

/** The task sets of a deployment, as far as they are (still) there. */
export function taskSetsOf(
  service: Service,
  deployment: CodeDeployDeployment,
): { original?: TaskSet; replacement?: TaskSet } {
  const find = (id: string | undefined) => service.taskSets.find((one) => one.id === id);
  return {
    original: find(deployment.originalTaskSetId),
    replacement: find(deployment.replacementTaskSetId),
  };
}

export const newEvents = (): LifecycleEventRecord[] =>
  CODE_DEPLOY_EVENTS.map((event) => ({ event, status: 'Pending' }));

const isEvent = (state: string): state is CodeDeployEvent =>
  (CODE_DEPLOY_EVENTS as readonly string[]).includes(state);

/** The status of a deployment whose machine is in a state. */
function statusOf(state: string): CodeDeployStatus {
  switch (state) {
    case 'Created':
    case 'Ready':
    case 'Succeeded':
    case 'Failed':
    case 'Stopped':
      return state;
    default:
      return 'InProgress';
  }
}

/**
 * CD-2: the machine has gone from one state to another: status, moments and lifecycle events
 * follow. The event under way when a deployment fails or is stopped is Failed, those after it are
 * Skipped, as are those that a rollback does not go through.
 */
export function recordMove(ctx: EngineContext, one: CodeDeployDeployment, from: string): void {
  const now = ctx.kernel.now;
  const to = one.machine.value;
  const status = statusOf(to);
  const ended = status === 'Failed' || status === 'Stopped';
  closeEvent(one, from, ended ? 'Failed' : 'Succeeded', now);
  if (isEvent(to)) openEvent(one, to, now);
  if (from === 'Created' && one.startedAt === undefined) one.startedAt = now;
  one.status = status;
  if (status === 'Succeeded' || ended) {
    one.completedAt = now;
    for (const event of one.events) if (event.status === 'Pending') event.status = 'Skipped';
  }
  delete one.execution;
}

function closeEvent(
  one: CodeDeployDeployment,
  state: string,
  status: 'Succeeded' | 'Failed',
  now: SimMicros,
): void {
  const record = one.events.find(({ event }) => event === state);
  if (record?.status !== 'InProgress') return;
  record.status = status;
  record.endedAt = now;
}

function openEvent(one: CodeDeployDeployment, state: CodeDeployEvent, now: SimMicros): void {
  for (const record of one.events) {
    if (record.event === state) {
      record.status = 'InProgress';
      record.startedAt = now;
      return;
    }
    // A rollback does not go through all of them.
    if (record.status === 'Pending') record.status = 'Skipped';
  }
}
