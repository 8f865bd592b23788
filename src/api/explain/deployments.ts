import { functionName } from '../../engine/control-plane/deployments/lifecycle-hooks';
import { liveTasksOf } from '../../engine/control-plane/service-tasks';
import { isUp } from '../../engine/control-plane/task-facts';
import { isProtected } from '../../engine/control-plane/task-protection';
import type { EngineContext } from '../../engine/engine-context';
import { awaitingOf } from '../../engine/observe/awaiting';
import type { Alarm } from '../../model/alarm';
import { lastPart } from '../../model/ids';
import type { Service } from '../../model/service';
import {
  ENDED_STATUSES,
  type HookCall,
  type ServiceDeployment,
} from '../../model/service-deployment';
import { formatClock } from '../../model/sim-time';
import { cause, chainOf, type Finding, fix } from './finding';
import { describeService } from './names';

const describe = ({ arn }: ServiceDeployment): string =>
  `aws ecs describe-service-deployments --service-deployment-arns ${arn}`;

/** The deployment under way, and what it waits for. */
export function underWayFinding(ctx: EngineContext, service: Service): Finding | null {
  const [newest] = service.serviceDeployments;
  if (!newest || ENDED_STATUSES.includes(newest.status)) return null;
  const tasks = liveTasksOf(ctx.world, service);
  const awaits = awaitingOf({ ctx, service, record: newest, tasks });
  const parts = [
    newest.lifecycleStage,
    awaits === null ? newest.statusReason : `it waits for ${awaits.what}`,
  ];
  return {
    causes: [
      cause(
        `A deployment is ${newest.status}.`,
        parts.filter(Boolean).join(': '),
        describe(newest),
        newest.startedAt ?? null,
      ),
    ],
    fixes: [],
  };
}

/** What holds the deployment under way up, though its tasks are well. */
export function heldFinding(ctx: EngineContext, service: Service): Finding | null {
  const [newest] = service.serviceDeployments;
  const isOpen = newest && !ENDED_STATUSES.includes(newest.status);
  return (isOpen ? hookFinding(newest) : null) ?? protectedFinding(ctx, service);
}

function hookFinding(record: ServiceDeployment): Finding | null {
  const open = record.hooks.filter((one) => one.endedAt === undefined);
  const pause = open.find((one) => one.targetType === 'PAUSE');
  if (pause) return pauseFinding(record, pause);
  const [hook] = open;
  if (!hook || hook.calls === 0) return null;
  const name = functionName(hook.targetArn ?? '');
  return {
    causes: [
      cause(
        `Function ${name} of a lifecycle hook has not said yet whether ${hook.stage} may pass.`,
        `called ${hook.calls} times; ${hook.timeoutAction} at ${formatClock(hook.expiresAt)}`,
        describe(record),
        hook.startedAt,
      ),
    ],
    fixes: [
      fix(`Have ${name} answer SUCCEEDED`, 'Sandbox.PutHook', {
        function: name,
        answers: ['SUCCEEDED'],
      }),
    ],
  };
}

function pauseFinding(record: ServiceDeployment, { stage, hookId, ...hook }: HookCall): Finding {
  const answer = (text: string, action: 'CONTINUE' | 'ROLLBACK') =>
    fix(text, 'ECS.ContinueServiceDeployment', {
      serviceDeploymentArn: record.arn,
      hookId,
      action,
    });
  return {
    causes: [
      cause(
        `A pause hook at ${stage} waits for somebody to answer.`,
        `${hook.timeoutAction} at ${formatClock(hook.expiresAt)}, if nobody does`,
        describe(record),
        hook.startedAt,
      ),
    ],
    fixes: [answer('Go on with the deployment', 'CONTINUE'), answer('Roll it back', 'ROLLBACK')],
  };
}

/** Tasks of earlier revisions that neither a deployment nor scale-in may stop. */
function protectedFinding(ctx: EngineContext, service: Service): Finding | null {
  const primary = service.deployments.find(({ status }) => status === 'PRIMARY');
  const up = liveTasksOf(ctx.world, service).filter(isUp);
  const safe = up.filter((task) => isProtected(ctx, task));
  // All of them where there are more than desired; else those of an earlier deployment.
  const kept =
    safe.length > service.desiredCount
      ? safe
      : safe.filter((task) => task.deploymentId !== primary?.id);
  if (kept.length === 0) return null;
  const cluster = lastPart(service.clusterArn);
  const tasks = kept.map(({ id }) => id);
  return {
    causes: [
      cause(
        `${kept.length} of the tasks it is to stop are protected.`,
        kept
          .map((one) => `${one.id.slice(0, 8)}: until ${formatClock(one.protectedUntil!)}`)
          .join(', '),
        `aws ecs get-task-protection --cluster ${cluster} --tasks ${tasks.join(' ')}`,
      ),
    ],
    fixes: [
      fix('End their protection', 'ECS.UpdateTaskProtection', {
        cluster,
        tasks,
        protectionEnabled: false,
      }),
    ],
  };
}

const WENT_WRONG = /^ROLLBACK|^STOPPED$/;

/** How the last deployment ended, if it did not end well. */
export function pastFinding({ world }: EngineContext, service: Service): Finding | null {
  const [newest] = service.serviceDeployments;
  if (!newest || !WENT_WRONG.test(newest.status)) return null;
  const ended: Finding = {
    causes: [
      cause(
        `The last deployment ended as ${newest.status}.`,
        newest.rollback?.reason ?? newest.statusReason ?? '',
        describe(newest),
        newest.finishedAt ?? newest.rollback?.startedAt ?? null,
      ),
    ],
    fixes: [],
  };
  return chainOf([ended, ...breakerCause(service, newest), ...alarmCauses(world, newest)]);
}

function breakerCause(service: Service, { circuitBreaker }: ServiceDeployment): Finding[] {
  const { status, failureCount, threshold } = circuitBreaker;
  if (status !== 'TRIGGERED') return [];
  const tripped = cause(
    'Its circuit breaker tripped.',
    `${failureCount} failures of tasks; the threshold is ${threshold}`,
    describeService(service),
  );
  return [{ causes: [tripped], fixes: [] }];
}

const rule = (alarm: Alarm | undefined): string =>
  alarm
    ? `${alarm.metricName} ${alarm.comparisonOperator} ${alarm.threshold}; it is ${alarm.state} now`
    : 'it has been deleted';

function alarmCauses({ alarms }: EngineContext['world'], record: ServiceDeployment): Finding[] {
  return record.alarms.triggeredAlarmNames.map((name) => ({
    causes: [
      cause(
        `Alarm ${name} went into ALARM meanwhile.`,
        rule(alarms.get(name)),
        `aws cloudwatch describe-alarms --alarm-names ${name}`,
      ),
    ],
    fixes: [],
  }));
}
