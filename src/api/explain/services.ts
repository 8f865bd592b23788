import { isWaiting } from '../../engine/capacity/waiting-tasks';
import type { EngineContext } from '../../engine/engine-context';
import { isSteady } from '../../engine/control-plane/operations';
import { isUp } from '../../engine/control-plane/task-facts';
import type { Explanation, Fix } from '../../model/explanation';
import { formatClock, toSeconds } from '../../model/sim-time';
import type { Service } from '../../model/service';
import type { Task } from '../../model/task';
import { explainGroup } from './balancers';
import { callsFinding } from './calls';
import { heldFinding, pastFinding, underWayFinding } from './deployments';
import { advice, cause, chainOf, explanation, type Finding, fix } from './finding';
import { goneGroupFinding } from './gone-groups';
import { describeService, ofService } from './names';
import { placementFinding } from './placement';
import { providerFinding } from './providers';
import { scaleInFinding, scaleOutFinding } from './scaling';
import { strainFinding } from './strain';
import { requestsFinding } from './targets';
import { explainTask, isCured } from './tasks';

const RECENT_SECONDS = 900;

/** Why a service is not as it should be. */
export function explainService(ctx: EngineContext, service: Service): Explanation {
  const tasks = [...ctx.world.tasks.values()].filter((one) => one.serviceArn === service.arn);
  const running = tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').length;
  const counts = `${running} of ${service.desiredCount} tasks are running`;
  const steady = isSteady(ctx, service);
  const deployment = underWayFinding(ctx, service);
  const found = steady
    ? (goneGroupFinding(ctx, service) ?? workFinding(ctx, service, tasks))
    : (serviceFinding(ctx, service, tasks) ?? workFinding(ctx, service, tasks));
  if (found) {
    const chain = chainOf([...(deployment ? [deployment] : []), found]);
    return explanation(service.arn, `Service ${service.name}: ${counts}.`, chain);
  }
  const is = steady ? 'is in a steady state' : 'is on its way to a steady state';
  const told = deployment ?? pastFinding(ctx, service) ?? scaleInFinding(ctx, service);
  return {
    ...explanation(service.arn, `Nothing is wrong: ${service.name} ${is}, ${counts}.`, null),
    causes: told?.causes ?? [],
  };
}

/** Why it does not come to a steady state: the most pressing first. */
const serviceFinding = (
  ctx: EngineContext,
  service: Service,
  tasks: readonly Task[],
): Finding | null =>
  lackingFinding(ctx, service, tasks) ??
  failedTaskFinding(ctx, service, tasks) ??
  sickTaskFinding(ctx, tasks) ??
  noTargetFinding(ctx, service) ??
  heldFinding(ctx, service) ??
  percentFinding(service);

/** All tasks are there and well; what of their work goes wrong. */
const workFinding = (
  ctx: EngineContext,
  service: Service,
  tasks: readonly Task[],
): Finding | null =>
  requestsFinding(ctx, tasks) ??
  callsFinding(ctx, service, tasks) ??
  scaleOutFinding(ctx, service) ??
  strainFinding(ctx, service, tasks);

/** Tasks are wanted, and none is on its way. */
function lackingFinding(
  ctx: EngineContext,
  service: Service,
  tasks: readonly Task[],
): Finding | null {
  const up = tasks.filter(isUp).length;
  if (up >= service.desiredCount && !tasks.some(isWaiting)) return null;
  // What waits for a provider has its place as soon as that has grown.
  const waits = tasks.find(isWaiting);
  const why = waits
    ? providerFinding(ctx, waits.capacityProviderName)
    : placementFinding(ctx, service);
  if (!why) return null;
  const said = service.events.find(({ message }) => /unable to|could not/.test(message));
  const last = service.scheduler.noPlace;
  const placed = tasks.filter((one) => isUp(one) && !isWaiting(one)).length;
  const missing = cause(
    `${placed} of the ${service.desiredCount} tasks of ${service.name} have found a place.`,
    last?.text ?? said?.message ?? '',
    describeService(service),
    last?.at ?? said?.createdAt ?? null,
  );
  return chainOf([{ causes: [missing], fixes: [] }, why]);
}

/** Its last task that failed, not long ago. */
function failedTaskFinding(
  ctx: EngineContext,
  service: Service,
  tasks: readonly Task[],
): Finding | null {
  const since = toSeconds(ctx.world.now) - RECENT_SECONDS;
  const failed = tasks.findLast(
    (one) =>
      one.desiredStatus === 'STOPPED' &&
      one.stopCode !== 'UserInitiated' &&
      toSeconds(one.stoppedAt ?? ctx.world.now) > since &&
      explainTask(ctx, one).isFault,
  );
  if (!failed) return null;
  const cured = isCured(ctx, failed);
  // What takes its place is on its way, and lacks nothing.
  if (cured && tasks.filter(isUp).length >= service.desiredCount) return null;
  const { headline, causes, fixes } = explainTask(ctx, failed);
  const throttled = service.events.some(({ message }) =>
    message.includes('unable to consistently'),
  );
  const first = cause(
    throttled
      ? 'Its tasks fail to start again and again, and it waits longer each time.'
      : 'Its tasks do not last.',
    headline,
    describeService(service),
    failed.stoppedAt ?? null,
  );
  const retry = cured ? retryFix(ctx, service) : [];
  return { causes: [first, ...causes], fixes: [...fixes, ...retry] };
}

/** THROTTLE-2: while it waits after failed starts, a new deployment ends the waiting. */
function retryFix({ world }: EngineContext, service: Service): Fix[] {
  const waits = service.deployments.find(
    ({ status, startFailures, nextStartAt }) =>
      status === 'PRIMARY' && startFailures > 0 && nextStartAt > world.now,
  );
  if (!waits) return [];
  const at = formatClock(waits.nextStartAt);
  return [
    fix(`Have it try again at once, by a new deployment (else at ${at})`, 'ECS.UpdateService', {
      ...ofService(service),
      forceNewDeployment: true,
    }),
  ];
}

function sickTaskFinding(ctx: EngineContext, tasks: readonly Task[]): Finding | null {
  for (const task of tasks) {
    if (task.desiredStatus !== 'RUNNING') continue;
    const { isFault, causes, fixes } = explainTask(ctx, task);
    if (isFault) return { causes, fixes };
  }
  return null;
}

function noTargetFinding(ctx: EngineContext, service: Service): Finding | null {
  for (const { targetGroupArn } of service.loadBalancers) {
    const group = ctx.world.targetGroups.get(targetGroupArn);
    if (!group) continue;
    const { isFault, causes, fixes } = explainGroup(ctx, group);
    if (isFault) return { causes, fixes };
  }
  return null;
}

/** Percentages that let ECS neither start nor stop a task. */
function percentFinding(service: Service): Finding | null {
  const { minimumHealthyPercent: minimum, maximumPercent: maximum } =
    service.deploymentConfiguration;
  const desired = service.desiredCount;
  const floor = Math.ceil((desired * minimum) / 100);
  const cap = Math.floor((desired * maximum) / 100);
  if (desired === 0 || floor < desired || cap > desired) return null;
  return {
    causes: [
      cause(
        `Of ${desired} tasks none may stop (${minimum} %) and no further one may start (${maximum} %).`,
        `between ${floor} and ${cap} tasks`,
        describeService(service),
      ),
    ],
    fixes: [
      fix('Let it start as many again', 'ECS.UpdateService', {
        ...ofService(service),
        deploymentConfiguration: { maximumPercent: 200, minimumHealthyPercent: minimum },
      }),
      advice('Or let it stop some first: a lower minimumHealthyPercent.'),
    ],
  };
}
