import type { Deployment } from '../../model/deployment';
import type { Service } from '../../model/service';
import type { Task } from '../../model/task';
import { lackOf } from '../capacity/capacity-providers';
import { providersFor } from '../capacity/provider-strategy';
import { mayWait, scalingProvider, TOO_MANY_WAIT } from '../capacity/waiting-tasks';
import type { EngineContext } from '../engine-context';
import { assumeRefusal } from '../iam/assume-role';
import { noteTaskFailure } from './deployments/circuit-breaker';
import { launchTypeOf } from './launch-types';
import { createPlacer, isPlace, type NoPlace, type Placer } from './placement';
import { EVENT_TEXT, noteEvent, noteOnce, noteRevisionEvent } from './service-events';
import { liveTasksOf } from './service-tasks';
import { volumeConfigurationsOf } from '../storage/service-volumes';
import type { TaskSpec } from './specs';
import { createTask } from './task-creation';
import { definitionOf } from './task-facts';
import { stopTask } from './task-lifecycle';

/**
 * One standalone task, or why there is no place for it. WAIT-2: where a capacity provider scales by
 * itself it waits PROVISIONING; where one does not it stops at once, and says what is missing.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/api_failures_messages.html
 */
export function runTask(ctx: EngineContext, spec: TaskSpec): Task | NoPlace {
  const place = createPlacer(ctx, spec).next(definitionOf(ctx, spec), spec);
  if (isPlace(place)) return createTask(ctx, spec, place);
  const provider = ctx.world.capacityProviders.get(spec.capacityProviderName ?? '');
  if (!provider) return place;
  if (provider.managedScaling.status === 'ENABLED') {
    return mayWait(ctx, spec.clusterArn) ? createTask(ctx, spec, null) : TOO_MANY_WAIT;
  }
  const task = createTask(ctx, spec, null);
  const lacking = lackOf(ctx, provider, spec.clusterArn) ?? place.failure;
  stopTask(ctx, task, `TaskFailedToStart: ${lacking}`, 'TaskFailedToStart');
  return task;
}

/** What tasks of a service are made from: a deployment, or a task set. */
export type TaskTemplate = Pick<
  Deployment,
  'id' | 'taskDefinitionArn' | 'launchType' | 'platformVersion' | 'networkConfiguration'
> &
  Pick<Service, 'capacityProviderStrategy'>;

/** How many to start, and where; with a zone they are of the provider named. */
interface StartPlan {
  readonly count: number;
  readonly replacing: number;
  readonly placer: Placer;
  readonly zone?: string;
  readonly provider?: string;
}

/**
 * The scheduler starts tasks of a deployment, as many as find a place, and says so. `replacing` of
 * them stand in for unhealthy ones; with a zone they are there to even zones out. STRATEGY-2: a
 * provider without capacity is tried again with later passes; no other one takes its share.
 */
export function startServiceTasks(
  ctx: EngineContext,
  service: Service,
  deployment: TaskTemplate,
  plan: StartPlan,
): Task[] {
  const spec = taskSpec(service, deployment);
  const definition = definitionOf(ctx, deployment);
  const refusal = assumeRefusal(ctx, definition);
  if (refusal !== undefined) {
    noteOnce(ctx, service, EVENT_TEXT.cannotLaunch(refusal));
    noteShortfall(ctx, service, 'starts');
    noteTaskFailure(ctx, service, deployment.id, 'start');
    return [];
  }
  const started: Task[] = [];
  const given = new Set<string | undefined>();
  const providers =
    plan.zone === undefined
      ? providersOf(ctx, service, deployment, plan.count)
      : Array.from({ length: plan.count }, () => plan.provider);
  for (const capacityProviderName of providers) {
    if (given.has(capacityProviderName)) continue;
    const own = { ...spec, capacityProviderName };
    const place = plan.placer.next(definition, own);
    if (isPlace(place)) started.push(createTask(ctx, own, place));
    else if (plan.zone === undefined && canWait(ctx, own)) started.push(createTask(ctx, own, null));
    else {
      given.add(capacityProviderName);
      if (plan.zone !== undefined) noteNoPlaceIn(ctx, service, plan.zone, spec);
      else noteNoPlace(ctx, service, deployment, { place, provider: capacityProviderName });
    }
  }
  const missing = plan.count - started.length;
  if (plan.zone === undefined) noteShortfall(ctx, service, missing > 0 ? 'placement' : undefined);
  if (plan.zone === undefined && missing > 0) noteNotLaunched(ctx, service, deployment, missing);
  if (started.length === 0) return [];
  service.scheduler.steady = false;
  if (plan.zone !== undefined) {
    noteEvent(ctx, service, EVENT_TEXT.startedInZone(started, plan.zone));
    return started;
  }
  const retiring = liveTasksOf(ctx.world, service).filter((task) => task.retiring).length;
  const replaced = Math.max(0, Math.min(plan.replacing, started.length) - retiring);
  noteRevisionEvent(ctx, service, deployment.id, EVENT_TEXT.started(started, replaced));
  return started;
}

/** A provider for each of `count` tasks, after those that the deployment has up; or none at all. */
function providersOf(
  ctx: EngineContext,
  service: Service,
  deployment: TaskTemplate,
  count: number,
): (string | undefined)[] {
  const strategy = launchOf(service, deployment).capacityProviderStrategy;
  if (!strategy?.length) return Array.from({ length: count }, () => undefined);
  const there = new Map<string, number>();
  for (const task of liveTasksOf(ctx.world, service)) {
    if (task.deploymentId !== deployment.id || task.desiredStatus === 'STOPPED') continue;
    const name = task.capacityProviderName ?? '';
    there.set(name, (there.get(name) ?? 0) + 1);
  }
  return providersFor(strategy, there, count);
}

/** A launch type or a strategy: the deployment's own, else what the service has. */
const launchOf = (service: Service, deployment: TaskTemplate) =>
  deployment.launchType || deployment.capacityProviderStrategy ? deployment : service;

const canWait = (ctx: EngineContext, spec: TaskSpec): boolean =>
  scalingProvider(ctx, spec.capacityProviderName) !== undefined && mayWait(ctx, spec.clusterArn);

/** Says why a task of the service found no place: once, for as long as it is muted. */
function noteNoPlace(
  ctx: EngineContext,
  service: Service,
  deployment: TaskTemplate,
  { place, provider: name = '' }: { place: NoPlace; provider: string | undefined },
): void {
  const provider = ctx.world.capacityProviders.get(name);
  const isEmpty = provider && lackOf(ctx, provider, service.clusterArn) !== undefined;
  const text = isEmpty ? EVENT_TEXT.emptyProvider() : place.eventText;
  const said = scalingProvider(ctx, name) ? EVENT_TEXT.provisioningLimit() : text;
  service.scheduler.noPlace = { at: ctx.world.now, text: `(service ${service.name}) ${said}` };
  noteOnce(ctx, service, said);
  noteTaskFailure(ctx, service, deployment.id, 'start');
}

/** For screens: what the last start of tasks came to. */
function noteShortfall(
  ctx: EngineContext,
  { scheduler, arn }: Service,
  why: 'placement' | 'starts' | undefined,
): void {
  if (scheduler.fellShort === why) return;
  if (why === undefined) delete scheduler.fellShort;
  else scheduler.fellShort = why;
  ctx.touch(arn);
}

const noteNoPlaceIn = (
  ctx: EngineContext,
  service: Service,
  zone: string,
  { launchType }: TaskSpec,
): void => noteOnce(ctx, service, EVENT_TEXT.noPlaceInZone(zone, launchType === 'EC2'));

/** With a circuit breaker the events tell how many of a deployment's tasks were not launched. */
function noteNotLaunched(
  ctx: EngineContext,
  service: Service,
  deployment: TaskTemplate,
  missing: number,
): void {
  if (!service.deploymentConfiguration.deploymentCircuitBreaker.enable) return;
  noteOnce(ctx, service, EVENT_TEXT.couldNotLaunch(missing, deployment.id));
}

const taskSpec = (service: Service, deployment: TaskTemplate): TaskSpec => ({
  clusterArn: service.clusterArn,
  taskDefinitionArn: deployment.taskDefinitionArn,
  group: `service:${service.name}`,
  startedBy: deployment.id,
  launchType: launchTypeOf(launchOf(service, deployment)),
  platformVersion: deployment.platformVersion,
  networkConfiguration: deployment.networkConfiguration,
  overrides: {},
  volumeConfigurations: volumeConfigurationsOf(service, deployment.id),
  tags: service.propagateTags === 'SERVICE' ? service.tags : [],
  enableExecuteCommand: service.enableExecuteCommand,
  serviceArn: service.arn,
  deploymentId: deployment.id,
});
