import type { Task } from '../../model/task';
import type { ControlPlane, EngineContext } from '../engine-context';
import { takeCapacityStep } from '../capacity/capacity-steps';
import { instanceIsDue, stepInstance } from '../capacity/instance-lifecycle';
import { takeScalingStep } from '../auto-scaling/scaling-steps';
import { evaluationIsDue } from '../cloudwatch/alarms';
import { stepDeployment as stepCodeDeploy } from '../code-deploy/deployment-steps';
import { clearFault } from '../faults/inject-fault';
import { EVENT } from '../kernel/event-kinds';
import { takeTimer } from '../runner/timers';
import type { ControlStep, MachineOwner } from '../world/agenda';
import { runCheck } from './container-checks';
import { isStaged } from './deployments/staged-records';
import { hookIsDue, stepStaged } from './deployments/staged-steps';
import { alarmPollIsDue } from './deployments/failure-watch';
import { passIsDue } from './service-scheduler';
import { routingFacts, targetVerdict } from './target-groups';
import { findTarget, stepTarget } from './target-registration';
import { containerDefinitionOf } from './task-facts';
import { containerExited, containersMoved, imagesPulled, startFailed } from './task-lifecycle';
import { startTimedOut } from './task-lifecycle';
import { releaseDrained, moveContainer, stepTask } from './task-lifecycle';
import { deregisterTargets, registerTargets } from './task-targets';

/**
 * What ECS decides, driven by the kernel: machines' delayed events, the scheduler's passes, and
 * steps planned for later. All state is in the world; this holds none.
 */
export function createControlPlane(ctx: EngineContext): ControlPlane {
  const isDue = (_a: number, _b: number, seq: number) => takeUp(ctx, seq);
  ctx.kernel.on(EVENT.machineTimer, isDue);
  ctx.kernel.on(EVENT.schedulerTick, isDue);
  ctx.kernel.on(EVENT.controlStep, isDue);
  return {
    targetVerdict: (group, target, verdict) => targetVerdict(ctx, group, target, verdict),
    routingFacts: (group, facts) => routingFacts(ctx, group, facts),
    containerExited: (task, container, exitCode, reason) =>
      containerExited(ctx, task, container, exitCode, reason),
  };
}

/** A queue entry has come due; one that is not on the agenda any more was cancelled. */
function takeUp(ctx: EngineContext, seq: number): void {
  const entry = ctx.world.agenda.get(seq);
  if (!entry) return;
  ctx.world.agenda.delete(seq);
  if (entry.kind === 'step') takeStep(ctx, entry.step);
  else fireTimer(ctx, entry.owner, entry.sendId, seq);
}

/**
 * Finds the machine's entity in the world as it is now, and gives the machine its delayed event.
 */
function fireTimer(ctx: EngineContext, owner: MachineOwner, sendId: string, seq: number): void {
  switch (owner.of) {
    case 'task': {
      const task = ctx.world.tasks.get(owner.task);
      const event = task && takeTimer(task.machine, sendId, seq);
      if (event) stepTask(ctx, task, event as never);
      break;
    }
    case 'container': {
      const task = ctx.world.tasks.get(owner.task);
      const container = task && containerOf(task, owner.container);
      const event = container && takeTimer(container.machine, sendId, seq);
      if (event) moveContainer(ctx, task, container, event as never);
      break;
    }
    case 'target': {
      const group = ctx.world.targetGroups.get(owner.group);
      const target = group && findTarget(group, owner.id, owner.port);
      const event = target && takeTimer(target.machine, sendId, seq);
      if (!event) break;
      stepTarget(ctx, group, target, event as never);
      releaseDrained(ctx, target.taskArn);
      break;
    }
    case 'service-deployment': {
      const { service, record } = stagedRecord(ctx, owner);
      const event = record && takeTimer(record.machine, sendId, seq);
      if (service && event) stepStaged(ctx, service, record, event as never);
      break;
    }
    case 'code-deploy': {
      const one = ctx.world.codeDeployDeployments.get(owner.deployment);
      const event = one && takeTimer(one.machine, sendId, seq);
      if (event) stepCodeDeploy(ctx, one, event as never);
      break;
    }
    case 'container-instance': {
      const instance = ctx.world.containerInstances.get(owner.instance);
      const event = instance && takeTimer(instance.machine, sendId, seq);
      if (event) stepInstance(ctx, instance, event as never);
      break;
    }
    case 'routing':
    case 'deployment':
      throw new Error(`a ${owner.of} machine has no timers`);
  }
}

const containerOf = (task: Task, name: string) =>
  task.containers.find((container) => container.name === name);

/** A service deployment that shifts traffic, unless its service is being deleted. */
function stagedRecord(ctx: EngineContext, named: { service: string; record: string }) {
  const service = ctx.world.services.get(named.service);
  const record = service?.serviceDeployments.find((one) => one.arn === named.record);
  return service?.status === 'ACTIVE' && isStaged(record) ? { service, record } : {};
}

function takeStep(ctx: EngineContext, step: ControlStep): void {
  if (step.step === 'scheduler-pass') {
    const service = ctx.world.services.get(step.service);
    if (service?.createdAt === step.createdAt) passIsDue(ctx, service, step.extra);
    return;
  }
  if (step.step === 'instance-due') {
    const instance = ctx.world.containerInstances.get(step.instance);
    if (instance?.launchedAt === step.since) instanceIsDue(ctx, instance, step.what);
    return;
  }
  if (step.step === 'hook-due') {
    const { service, record } = stagedRecord(ctx, step);
    if (service) hookIsDue(ctx, service, record);
    return;
  }
  if (step.step === 'end-fault') {
    const fault = ctx.world.faults.get(step.fault);
    if (fault) clearFault(ctx, fault);
    return;
  }
  if (step.step === 'provider-pass' || step.step === 'group-pass' || step.step === 'spot-reclaim') {
    takeCapacityStep(ctx, step);
    return;
  }
  if (
    step.step === 'alarm-actions' ||
    step.step === 'scaling-activity' ||
    step.step === 'scheduled-action'
  ) {
    takeScalingStep(ctx, step);
    return;
  }
  if (step.step === 'evaluate-alarm') {
    const alarm = ctx.world.alarms.get(step.alarm);
    if (alarm) evaluationIsDue(ctx, alarm);
    return;
  }
  if (step.step === 'poll-alarms') {
    const service = ctx.world.services.get(step.service);
    if (service) alarmPollIsDue(ctx, service, step.record);
    return;
  }
  const task = ctx.world.tasks.get(step.task);
  if (!task) return;
  switch (step.step) {
    case 'images-pulled':
      imagesPulled(ctx, task);
      break;
    case 'start-failed':
      startFailed(ctx, task, step);
      break;
    case 'register-targets':
      registerTargets(ctx, task);
      break;
    case 'deregister-targets':
      deregisterTargets(ctx, task);
      break;
    default:
      takeContainerStep(ctx, task, step);
  }
}

function takeContainerStep(
  ctx: EngineContext,
  task: Task,
  step: Extract<ControlStep, { container: string }>,
): void {
  const container = containerOf(task, step.container);
  if (!container) return;
  if (step.step === 'start-timeout') {
    startTimedOut(ctx, task, container);
    return;
  }
  // Of a life that is over: its restart policy has begun another since.
  if (step.since !== container.startedAt) return;
  if (step.step === 'container-exit') {
    containerExited(ctx, task, container, step.exitCode, step.reason);
  } else {
    const definition = containerDefinitionOf(ctx, task, container);
    if (runCheck(ctx, task, container, definition)) containersMoved(ctx, task);
  }
}
