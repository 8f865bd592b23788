import { must } from '../../model/assert';
import type { Deployment } from '../../model/deployment';
import type { Service } from '../../model/service';
import type { Task } from '../../model/task';
import type { EngineContext } from '../engine-context';
import { noteTaskFailure } from './deployments/circuit-breaker';
import { launchTypeOf } from './launch-types';
import { createPlacer, type Place, type Placer } from './placement';
import { EVENT_TEXT, noteOnce, noteRevisionEvent, STOPPED_REASON } from './service-events';
import type { TaskSpec } from './specs';
import { ZONES } from '../network/subnets';
import { createTask } from './task-creation';
import { definitionOf } from './task-facts';
import { stopTask } from './task-lifecycle';

/** One standalone task. Where no zone has capacity it stops at once and says so. */
export function runTask(ctx: EngineContext, spec: TaskSpec): Task {
  const place = createPlacer(ctx, spec).next(definitionOf(ctx, spec));
  const nowhere: Place = {
    availabilityZone: must(ZONES[0], 'a zone'),
    subnetId: '',
    privateIp: '',
  };
  const task = createTask(ctx, spec, place ?? nowhere);
  if (!place) stopTask(ctx, task, STOPPED_REASON.noCapacity, 'TaskFailedToStart');
  return task;
}

/** What tasks of a service are made from: a deployment, or a task set. */
export type TaskTemplate = Pick<
  Deployment,
  'id' | 'taskDefinitionArn' | 'launchType' | 'platformVersion' | 'networkConfiguration'
> &
  Pick<Service, 'capacityProviderStrategy'>;

/**
 * The scheduler starts tasks of a deployment, as many as find a place, and says so. `replacing` of
 * them stand in for unhealthy ones.
 */
export function startServiceTasks(
  ctx: EngineContext,
  service: Service,
  deployment: TaskTemplate,
  plan: { count: number; replacing: number; placer: Placer },
): Task[] {
  const definition = definitionOf(ctx, deployment);
  const started: Task[] = [];
  while (started.length < plan.count) {
    const place = plan.placer.next(definition);
    if (!place) {
      noteOnce(ctx, service, EVENT_TEXT.unableToPlace(STOPPED_REASON.noCapacity));
      noteTaskFailure(ctx, service, deployment.id, 'start');
      break;
    }
    started.push(createTask(ctx, taskSpec(service, deployment), place));
  }
  if (started.length === 0) return [];
  service.scheduler.steady = false;
  const replaced = Math.min(plan.replacing, started.length);
  noteRevisionEvent(ctx, service, deployment.id, EVENT_TEXT.started(started, replaced));
  return started;
}

const taskSpec = (service: Service, deployment: TaskTemplate): TaskSpec => ({
  clusterArn: service.clusterArn,
  taskDefinitionArn: deployment.taskDefinitionArn,
  group: `service:${service.name}`,
  startedBy: deployment.id,
  launchType: launchTypeOf(
    deployment.launchType || deployment.capacityProviderStrategy ? deployment : service,
  ),
  platformVersion: deployment.platformVersion,
  networkConfiguration: deployment.networkConfiguration,
  overrides: {},
  tags: service.propagateTags === 'SERVICE' ? service.tags : [],
  enableExecuteCommand: service.enableExecuteCommand,
  serviceArn: service.arn,
  deploymentId: deployment.id,
});
