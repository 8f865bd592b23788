import type { EngineContext } from '../../engine/engine-context';
import { isSteady } from '../../engine/control-plane/operations';
import type { Explanation } from '../../model/explanation';
import { toSeconds } from '../../model/sim-time';
import type { Service } from '../../model/service';
import type { Task } from '../../model/task';
import { explainGroup } from './balancers';
import { advice, cause, chainOf, explanation, type Finding, fix } from './finding';
import { describeService, ofService } from './names';
import { placementFinding } from './placement';
import { explainTask } from './tasks';

const RECENT_SECONDS = 900;

/** Why a service is not as it should be. */
export function explainService(ctx: EngineContext, service: Service): Explanation {
  const tasks = [...ctx.world.tasks.values()].filter((one) => one.serviceArn === service.arn);
  const running = tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').length;
  const counts = `${running} of ${service.desiredCount} tasks are running`;
  const finding = isSteady(ctx, service) ? null : serviceFinding(ctx, service, tasks);
  if (finding) return explanation(service.arn, `Service ${service.name}: ${counts}.`, finding);
  const is = isSteady(ctx, service) ? 'is in a steady state' : 'is on its way to a steady state';
  return explanation(service.arn, `Nothing is wrong: ${service.name} ${is}, ${counts}.`, null);
}

/** The most pressing first. */
function serviceFinding(
  ctx: EngineContext,
  service: Service,
  tasks: readonly Task[],
): Finding | null {
  const deployment = deploymentFinding(service);
  const lacking = lackingFinding(ctx, service, tasks);
  const found =
    lacking ??
    failedTaskFinding(ctx, service, tasks) ??
    sickTaskFinding(ctx, tasks) ??
    noTargetFinding(ctx, service) ??
    percentFinding(service);
  if (!found && !deployment) return null;
  return chainOf([...(deployment ? [deployment] : []), ...(found ? [found] : [])]);
}

/** Tasks are wanted, and none is on its way. */
function lackingFinding(
  ctx: EngineContext,
  service: Service,
  tasks: readonly Task[],
): Finding | null {
  const up = tasks.filter((one) => one.desiredStatus === 'RUNNING').length;
  if (up >= service.desiredCount && !tasks.some(isProvisioning)) return null;
  const why = placementFinding(ctx, service);
  if (!why) return null;
  const said = service.events.find(({ message }) => /unable to|could not/.test(message));
  const missing = cause(
    `${service.name} wants ${service.desiredCount} tasks and cannot place them all.`,
    said?.message ?? `${up} are up`,
    describeService(service),
    said?.createdAt ?? null,
  );
  return chainOf([{ causes: [missing], fixes: [] }, why]);
}

const isProvisioning = (task: Task): boolean =>
  task.lastStatus === 'PROVISIONING' && task.machine.context.awaitsCapacity === true;

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
  return { causes: [first, ...causes], fixes };
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

/** What holds a deployment up from within. */
function deploymentFinding(service: Service): Finding | null {
  const [newest] = service.serviceDeployments;
  if (!newest || !/IN_PROGRESS|PENDING|STOP_REQUESTED/.test(newest.status)) return null;
  return {
    causes: [
      cause(
        `A deployment is ${newest.status}.`,
        newest.statusReason ?? newest.lifecycleStage ?? 'it has not ended yet',
        `aws ecs describe-service-deployments --service-deployment-arns ${newest.arn}`,
        newest.startedAt ?? null,
      ),
    ],
    fixes: [],
  };
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
