import { plus, seconds } from '../../model/sim-time';
import type { ContainerInstance } from '../../model/container-instance';
import type { Fault, FaultType } from '../../model/fault';
import type { Task } from '../../model/task';
import {
  interruptSpotInstance,
  interruptSpotTask,
  isSpotTask,
} from '../capacity/spot-interruptions';
import { holdInAlarm, releaseAlarm } from '../cloudwatch/alarms';
import { loseTask } from '../control-plane/lost-tasks';
import { STOPPED_REASON } from '../control-plane/service-events';
import type { FaultSpec } from '../control-plane/specs';
import { forgetSteps, scheduleStep } from '../control-plane/steps';
import { retireTask } from '../control-plane/task-retirement';
import { routesChanged } from '../control-plane/target-groups';
import { isUp } from '../control-plane/task-facts';
import { containerExited, stopTask } from '../control-plane/task-lifecycle';
import type { EngineContext } from '../engine-context';
import { EXIT_CODE } from '../timings';
import { aimAtInstances, hitInstances, isAtInstances, releaseInstances } from './instance-faults';
import { applyFaults } from './task-faults';

/** FAULT-1: these go on until their time is up or they are cleared; the others are done at once. */
const LASTING: readonly FaultType[] = [
  'hang-task',
  'slow-task',
  'fail-health-check',
  'error-burst',
  'memory-leak',
  'az-outage',
  'capacity-unavailable',
  'alarm',
  'registry-outage',
  'revoke-role',
  'efs-unreachable',
  'agent-disconnect',
  'block-security-group',
  'exhaust-subnet-ips',
];

/** Those that are aimed at what tasks need, not at tasks. */
const AT_NO_TASK: readonly FaultType[] = [
  'capacity-unavailable',
  'alarm',
  'registry-outage',
  'revoke-role',
  'efs-unreachable',
  'exhaust-subnet-ips',
];

/** Injects a fault; who is hit is settled now. */
export function injectFault(ctx: EngineContext, spec: FaultSpec): Fault {
  const tasks = aim(ctx, spec);
  const isLasting = LASTING.includes(spec.type);
  const now = ctx.kernel.now;
  const fault: Fault = {
    faultId: `fault-${ctx.ids.hex(8)}`,
    type: spec.type,
    startedAt: now,
    active: isLasting,
    taskArns: tasks.map((task) => task.arn),
    ...(isAtInstances(spec) && {
      instanceArns: aimAtInstances(ctx, spec).map(({ arn }) => arn),
    }),
    ...(spec.availabilityZone !== undefined && { availabilityZone: spec.availabilityZone }),
    ...(spec.alarmName !== undefined && { alarmName: spec.alarmName }),
    ...(spec.resource !== undefined && { resource: spec.resource }),
    ...(spec.type === 'slow-task' && { factor: spec.factor ?? 5 }),
    ...(spec.type === 'error-burst' && { errorRate: spec.errorRate ?? 0.5 }),
    ...(spec.type === 'memory-leak' && { mibPerSecond: spec.mibPerSecond ?? 10 }),
  };
  ctx.world.faults.set(fault.faultId, fault);
  ctx.emit('FaultInjected', subjectOf(fault), describe(fault));
  ctx.touch(subjectOf(fault));
  if (isLasting && spec.forSeconds !== undefined) {
    fault.endsAt = plus(now, seconds(spec.forSeconds));
    scheduleStep(ctx, seconds(spec.forSeconds), { step: 'end-fault', fault: fault.faultId });
  }
  const alarm = alarmOf(ctx, fault);
  if (alarm) holdInAlarm(ctx, alarm);
  if (fault.type === 'efs-unreachable') showFileSystems(ctx);
  if (fault.type === 'block-security-group') routesChanged(ctx);
  if (fault.type === 'spot-interruption') interruptInstances(ctx, fault, spec);
  for (const task of tasks) hit(ctx, fault, task);
  hitInstances(ctx, fault);
  return fault;
}

const alarmOf = (ctx: EngineContext, { alarmName }: Fault) =>
  alarmName === undefined ? undefined : ctx.world.alarms.get(alarmName);

/** FAULT-6: whether they can be reached is part of what is shown of them. */
function showFileSystems(ctx: EngineContext): void {
  for (const id of ctx.world.fileSystems.keys()) ctx.touch(`file-system/${id}`);
}

const subjectOf = (fault: Fault): string => `fault/${fault.faultId}`;

function describe(fault: Fault): string {
  const { type, availabilityZone, alarmName, resource, taskArns, instanceArns } = fault;
  if (instanceArns) {
    return `${type} on ${instanceArns.length} ${instanceArns.length === 1 ? 'instance' : 'instances'}`;
  }
  if (resource) return `${type} ${resource}`;
  if (alarmName !== undefined) return `${type} ${alarmName}`;
  if (AT_NO_TASK.includes(type)) return type;
  const tasks = `${taskArns.length} ${taskArns.length === 1 ? 'task' : 'tasks'}`;
  return availabilityZone ? `${type} in ${availabilityZone} (${tasks})` : `${type} on ${tasks}`;
}

/**
 * The tasks a fault is aimed at, of those that are meant to run. With a count, so many of them by
 * chance, RUNNING ones first.
 */
function aim(ctx: EngineContext, spec: FaultSpec): Task[] {
  if (AT_NO_TASK.includes(spec.type) || isAtInstances(spec)) return [];
  // NET-7: a group is blocked for whoever has it, now and later.
  if (spec.type === 'block-security-group' && spec.resource !== undefined) return [];
  const candidates = [...ctx.world.tasks.values()].filter(
    (task) => isUp(task) && isAimedAt(spec, task),
  );
  if (spec.count === undefined || spec.count >= candidates.length) return candidates;
  const random = ctx.kernel.random('faults');
  const isRunning = (task: Task) => task.lastStatus === 'RUNNING';
  const shuffled = shuffle(candidates, random);
  const ordered = [...shuffled.filter(isRunning), ...shuffled.filter((task) => !isRunning(task))];
  return ordered.slice(0, spec.count);
}

function shuffle(tasks: readonly Task[], random: () => number): Task[] {
  const order = tasks.map((task) => ({ task, at: random() }));
  return order.sort((a, b) => a.at - b.at).map(({ task }) => task);
}

function isAimedAt(spec: FaultSpec, task: Task): boolean {
  const { taskArns, serviceArn, clusterArn, image, availabilityZone } = spec;
  if (spec.type === 'spot-interruption' && !isSpotTask(task)) return false;
  if (spec.type === 'task-retirement' && task.launchType !== 'FARGATE') return false;
  return (
    (taskArns === undefined || taskArns.includes(task.arn)) &&
    (serviceArn === undefined || task.serviceArn === serviceArn) &&
    (clusterArn === undefined || task.clusterArn === clusterArn) &&
    (image === undefined || task.containers.some((one) => one.image === image)) &&
    (availabilityZone === undefined || task.availabilityZone === availabilityZone)
  );
}

function hit(ctx: EngineContext, fault: Fault, task: Task): void {
  switch (fault.type) {
    case 'kill-task':
      stopTask(ctx, task, STOPPED_REASON.byUser, 'UserInitiated');
      break;
    case 'crash-container':
      crash(ctx, task, EXIT_CODE.crash);
      break;
    case 'spot-interruption':
      interruptSpotTask(ctx, task);
      break;
    case 'task-retirement':
      retireTask(ctx, task);
      break;
    case 'az-outage':
      loseTask(ctx, task, STOPPED_REASON.infrastructure, 'InfrastructureHealth');
      break;
    default:
      applyFaults(ctx, task);
  }
}

/** FAULT-4: Spot Instances: the one named, else those of the cluster where no task is aimed at. */
function interruptInstances(ctx: EngineContext, fault: Fault, spec: FaultSpec): void {
  const hit = spotInstances(ctx, spec, fault.taskArns.length > 0);
  if (hit === null) return;
  const instances = hit.slice(0, spec.count ?? hit.length);
  fault.instanceArns = instances.map(({ arn }) => arn);
  for (const instance of instances) interruptSpotInstance(ctx, instance);
}

/** Those that a spot interruption is aimed at; null where it is aimed at tasks. */
function spotInstances(
  ctx: EngineContext,
  { resource, clusterArn, availabilityZone, ...at }: FaultSpec,
  hitsTasks: boolean,
): ContainerInstance[] | null {
  const isAtTasks = at.taskArns ?? at.serviceArn ?? at.image;
  if (resource === undefined && (isAtTasks !== undefined || hitsTasks)) return null;
  return [...ctx.world.containerInstances.values()].filter(
    (one) =>
      one.isSpot &&
      one.state === 'running' &&
      (resource === undefined || [one.arn, one.id, one.ec2InstanceId].includes(resource)) &&
      (clusterArn === undefined || one.clusterArn === clusterArn) &&
      (availabilityZone === undefined || one.availabilityZone === availabilityZone),
  );
}

/** Why a fault that is over at once would do nothing: nobody is where it is aimed. */
export function missOf(ctx: EngineContext, given: FaultSpec): string | undefined {
  const spec = { ...given, count: undefined };
  if (spec.type === 'stop-instance') {
    return aimAtInstances(ctx, spec).length > 0 ? undefined : 'no EC2 instance that runs';
  }
  if (spec.type !== 'spot-interruption') return undefined;
  const hitsTasks = aim(ctx, spec).length > 0;
  const isHit = hitsTasks || (spotInstances(ctx, spec, hitsTasks) ?? []).length > 0;
  return isHit ? undefined : 'no task on FARGATE_SPOT and no Spot Instance';
}

/** The first essential container of the task ends abruptly. */
function crash(ctx: EngineContext, task: Task, exitCode: number): void {
  const running = task.containers.filter((one) => one.lastStatus === 'RUNNING');
  const victim = running.find((one) => one.essential) ?? running[0];
  if (victim) containerExited(ctx, task, victim, exitCode);
}

/** Ends a lasting fault: by command, or because its time is up. */
export function clearFault(ctx: EngineContext, fault: Fault): void {
  if (!fault.active) return;
  fault.active = false;
  // Before its time: when it is over, its end has come off the agenda by itself.
  if (fault.endsAt !== undefined && fault.endsAt > ctx.kernel.now) {
    forgetSteps(ctx, (step) => step.step === 'end-fault' && step.fault === fault.faultId);
  }
  ctx.emit('FaultCleared', subjectOf(fault), describe(fault));
  ctx.touch(subjectOf(fault));
  const alarm = alarmOf(ctx, fault);
  if (alarm) releaseAlarm(ctx, alarm);
  releaseInstances(ctx, fault);
  if (fault.type === 'efs-unreachable') showFileSystems(ctx);
  if (fault.type === 'block-security-group') routesChanged(ctx);
  for (const arn of fault.taskArns) {
    const task = ctx.world.tasks.get(arn);
    if (!task) continue;
    applyFaults(ctx, task);
    ctx.touch(arn);
  }
}
