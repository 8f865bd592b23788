import { isWaiting } from '../../engine/capacity/waiting-tasks';
import type { EngineContext } from '../../engine/engine-context';
import { targetsOf } from '../../engine/control-plane/target-registration';
import type { Explanation } from '../../model/explanation';
import { lastPart } from '../../model/ids';
import type { Task } from '../../model/task';
import { containerStartFinding } from './container-starts';
import { containerCheckFinding, exitFinding, waitingContainerFinding } from './containers';
import { dependencyFinding } from './dependencies';
import { faultOf, injected } from './faults';
import { advice, cause, chainOf, explanation, type Finding, fix } from './finding';
import { goneGroupFinding } from './gone-groups';
import { describeTask, serviceOf } from './names';
import { growing, providerFinding } from './providers';
import { startFinding } from './starts';
import { wornFinding } from './strain';
import { failedChecksFinding, targetFinding } from './targets';

/** Why a task is as it is. */
export function explainTask(ctx: EngineContext, task: Task): Explanation {
  const name = `Task ${task.id.slice(0, 8)}`;
  if (task.desiredStatus === 'STOPPED') return stopped(ctx, task, name);
  const sick = sickFinding(ctx, task);
  if (sick) return explanation(task.arn, `${name} is ${task.lastStatus}, and not well.`, sick);
  if (task.lastStatus === 'RUNNING') {
    return explanation(task.arn, `${name} is RUNNING. Nothing is wrong with it.`, null);
  }
  const why = explanation(task.arn, `${name} is ${task.lastStatus}.`, waiting(ctx, task));
  return why.isFault || !isWaiting(task) ? why : { ...why, ...waitsFor(ctx, task) };
}

function stopped(ctx: EngineContext, task: Task, name: string): Explanation {
  const reason = cause(
    saidOf(task),
    task.containers.map(endOf).join('; '),
    describeTask(task),
    task.stoppingAt ?? task.stoppedAt ?? null,
  );
  const why = whyStopped(ctx, task);
  if (why === 'as asked') {
    return {
      ...explanation(task.arn, `${name} was stopped because somebody wanted it so.`, null),
      causes: [reason],
    };
  }
  const chain = chainOf([{ causes: [reason], fixes: [] }, ...(why ? [why] : [])]);
  const verb = task.lastStatus === 'STOPPED' ? 'stopped' : 'is being stopped';
  return explanation(task.arn, `${name} ${verb}: ${headlineOf(task)}.`, chain);
}

/** Code and reason as DescribeTasks says them; some reasons begin with the code. */
function saidOf({ stopCode, stoppedReason = 'no reason' }: Task): string {
  const code = stopCode ?? 'It was stopped';
  return stoppedReason.startsWith(`${code}: `) ? stoppedReason : `${code}: ${stoppedReason}`;
}

/** `web: exit code 1`, `wiki: never started`. */
function endOf({ name, exitCode, reason, startedAt }: Task['containers'][number]): string {
  const never = startedAt === undefined ? 'never started' : 'ended';
  const how = exitCode === undefined ? never : `exit code ${exitCode}`;
  return `${name}: ${[how, reason].filter(Boolean).join(', ')}`;
}

const headlineOf = ({ stopCode, startedAt }: Task): string => {
  if (stopCode === 'TaskFailedToStart') return 'it could not start';
  if (stopCode === 'EssentialContainerExited') {
    return startedAt === undefined ? 'a container ended before it was up' : 'a container ended';
  }
  if (stopCode === 'ServiceSchedulerInitiated') return 'its service found it unhealthy';
  return 'what it ran on was taken away';
};

/** What lies behind the reason that ECS gives; a task that somebody stopped has none. */
function whyStopped(ctx: EngineContext, task: Task): Finding | 'as asked' | null {
  switch (task.stopCode) {
    case 'TaskFailedToStart':
      return whyNotStarted(ctx, task) ?? cured();
    case 'EssentialContainerExited':
      return exitFinding(ctx, task);
    case 'ServiceSchedulerInitiated':
      return unhealthyFinding(ctx, task) ?? 'as asked';
    case 'SpotInterruption':
    case 'InfrastructureHealth':
    case 'TerminationNotice':
      return infrastructureFinding(ctx, task);
    default:
      return task.stoppedReason?.startsWith('Host EC2') ? hostFinding(ctx, task) : 'as asked';
  }
}

/** What kept it from starting does so no longer. */
export const isCured = (ctx: EngineContext, task: Task): boolean =>
  task.stopCode === 'TaskFailedToStart' && whyNotStarted(ctx, task) === null;

const whyNotStarted = (ctx: EngineContext, task: Task): Finding | null =>
  startFinding(ctx, task) ??
  containerStartFinding(ctx, task) ??
  dependencyFinding(ctx, task) ??
  waitingContainerFinding(ctx, task);

const cured = (): Finding => ({
  causes: [],
  fixes: [advice('What it lacked is there now: a new task would start.')],
});

function unhealthyFinding(ctx: EngineContext, task: Task): Finding | null {
  const reason = task.stoppedReason ?? '';
  if (reason.includes('container health checks')) return containerCheckFinding(ctx, task);
  if (!reason.includes('health checks')) return null;
  const group = [...ctx.world.targetGroups.values()].find(({ arn }) => reason.includes(arn));
  const past = group
    ? failedChecksFinding(ctx, group, task)
    : goneGroupFinding(ctx, serviceOf(ctx, task));
  return past ?? { causes: [], fixes: [] };
}

function sickFinding(ctx: EngineContext, task: Task): Finding | null {
  if (task.lastStatus !== 'RUNNING') return null;
  return containerCheckFinding(ctx, task) ?? sickTargetFinding(ctx, task) ?? wornFinding(ctx, task);
}

function sickTargetFinding(ctx: EngineContext, task: Task): Finding | null {
  for (const { group, target } of targetsOf(ctx, task)) {
    const found = target.health === 'draining' ? null : targetFinding(ctx, group, target);
    if (found) return found;
  }
  return null;
}

function infrastructureFinding(ctx: EngineContext, task: Task): Finding | null {
  const types = ['spot-interruption', 'az-outage', 'task-retirement'] as const;
  const past = [...ctx.world.faults.values()].findLast(
    (one) =>
      types.some((type) => type === one.type) &&
      (one.taskArns.includes(task.arn) || one.availabilityZone === task.availabilityZone),
  );
  const spot =
    task.stopCode === 'SpotInterruption'
      ? [advice('Keep a base of tasks on FARGATE, which nobody takes back.')]
      : [];
  if (!past) return { causes: [], fixes: spot };
  const found = past.active ? injected(past) : { causes: injected(past).causes, fixes: [] };
  return { causes: found.causes, fixes: [...found.fixes, ...spot] };
}

function hostFinding(ctx: EngineContext, task: Task): Finding {
  const instance = ctx.world.containerInstances.get(task.containerInstanceArn ?? '');
  const fault = faultOf(ctx, 'stop-instance', { resource: instance?.ec2InstanceId });
  const gone: Finding = {
    causes: [
      cause(
        `Its instance ${instance?.ec2InstanceId ?? ''} is ${instance?.state ?? 'gone'}.`,
        instance?.status ?? '',
        `aws ec2 describe-instances --instance-ids ${instance?.ec2InstanceId ?? ''}`,
      ),
    ],
    fixes:
      instance?.state === 'stopped'
        ? [
            fix(`Start ${instance.ec2InstanceId}`, 'EC2.StartInstances', {
              InstanceIds: [instance.ec2InstanceId],
            }),
          ]
        : [],
  };
  return chainOf([gone, ...(fault ? [injected(fault)] : [])]);
}

const waitsFor = (ctx: EngineContext, { capacityProviderName: name }: Task): Finding =>
  growing(ctx, `It waits for capacity provider ${name ?? ''} to have room.`, name);

/** On its way up: what keeps it from getting there. */
function waiting(ctx: EngineContext, task: Task): Finding | null {
  if (isWaiting(task)) {
    const why = providerFinding(ctx, task.capacityProviderName);
    return why && chainOf([waitsFor(ctx, task), why]);
  }
  const start = startFinding(ctx, task) ?? waitingContainerFinding(ctx, task);
  if (start) return start;
  const agent = ctx.world.containerInstances.get(task.containerInstanceArn ?? '');
  if (agent && !agent.agentConnected) {
    return {
      causes: [
        cause(
          `The agent of ${agent.ec2InstanceId} is not connected.`,
          'agentConnected: false',
          `aws ecs describe-container-instances --cluster ${lastPart(task.clusterArn)} --container-instances ${agent.id}`,
        ),
      ],
      fixes: [],
    };
  }
  return null;
}
