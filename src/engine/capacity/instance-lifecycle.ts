import { lastPart } from '../../model/ids';
import type { ContainerInstance, ContainerInstanceStatus } from '../../model/container-instance';
import type { Service } from '../../model/service';
import type { StopCode } from '../../model/task';
import type { Ec2InstanceState } from '../../model/container-instance';
import type { ContainerInstanceMachineEvent } from '../../machines/container-instance.machine';
import { loseTask } from '../control-plane/lost-tasks';
import { kick } from '../control-plane/scheduling';
import { STOPPED_REASON } from '../control-plane/service-events';
import { scheduleStep } from '../control-plane/steps';
import { agentIsBack } from '../control-plane/task-lifecycle';
import { stopServiceTasks } from '../control-plane/task-stops';
import { instanceUsage, keepUsage } from '../cost/usage';
import type { EngineContext } from '../engine-context';
import { isPermitted } from '../iam/permissions';
import { agentHasRoute } from '../network/routes';
import { freeAddresses, subnetOf } from '../network/subnets';
import { stepMachine } from '../runner/machine-runner';
import { takeTimer } from '../runner/timers';
import { forgetHostVolumes } from '../storage/task-volumes';
import { draw, TIMINGS, type Timing } from '../timings';
import type { InstanceMoment, MachineOwner } from '../world/agenda';
import { isRegistered, tasksOn } from './instance-facts';

/** What happens to EC2 instances once they are launched: by themselves, and by command. */

const ownerOf = ({ arn }: ContainerInstance): MachineOwner => ({
  of: 'container-instance',
  instance: arn,
});

/** An event for the machine of a container instance. */
export function stepInstance(
  ctx: EngineContext,
  instance: ContainerInstance,
  event: ContainerInstanceMachineEvent,
): void {
  const { from } = stepMachine(ctx, instance.machine, ownerOf(instance), event);
  const to = instance.machine.value as ContainerInstanceStatus;
  instance.status = to;
  if (to === from) return;
  ctx.emit('ContainerInstanceStateChange', instance.arn, `${from} → ${to}`);
  changed(ctx, instance);
}

function changed(ctx: EngineContext, instance: ContainerInstance): void {
  instance.version++;
  ctx.touch(instance.arn);
  ctx.touch(instance.clusterArn);
}

function setState(ctx: EngineContext, instance: ContainerInstance, to: Ec2InstanceState): void {
  ctx.emit('InstanceStateChange', instance.arn, `${instance.state} → ${to}`);
  instance.state = to;
  changed(ctx, instance);
}

function later(
  ctx: EngineContext,
  instance: ContainerInstance,
  what: InstanceMoment,
  after: Timing,
): void {
  const { arn, launchedAt: since } = instance;
  const delay = draw(ctx.kernel.random('timings'), after);
  scheduleStep(ctx, delay, { step: 'instance-due', instance: arn, what, since });
}

/** Something that was planned for an instance has come due. */
export function instanceIsDue(
  ctx: EngineContext,
  instance: ContainerInstance,
  what: InstanceMoment,
): void {
  switch (what) {
    case 'running':
      if (instance.state !== 'pending') return;
      setState(ctx, instance, 'running');
      later(ctx, instance, 'agent-ready', TIMINGS.agentStart);
      return;
    case 'agent-ready':
      if (instance.state === 'running') connectAgent(ctx, instance);
      return;
    case 'stopped':
      if (instance.state !== 'stopping') return;
      instance.stoppedAt = ctx.kernel.now;
      setState(ctx, instance, 'stopped');
      return;
    case 'terminated':
      instance.stoppedAt ??= ctx.kernel.now;
      setState(ctx, instance, 'terminated');
      forgetHostVolumes(ctx, instance.ec2InstanceId);
      later(ctx, instance, 'forgotten', TIMINGS.terminatedInstanceVisible);
      return;
    case 'forgotten':
      forget(ctx, instance);
  }
}

/** CAP-3: the agent calls. The first time it registers its instance. */
function connectAgent(ctx: EngineContext, instance: ContainerInstance): void {
  const cluster = ctx.world.clusters.get(lastPart(instance.clusterArn));
  if (instance.status === 'INACTIVE' || isHeldApart(ctx, instance)) return;
  const mayCall = isPermitted(ctx, instance.instanceRole, 'ecs:RegisterContainerInstance');
  if (cluster?.status !== 'ACTIVE' || !mayCall || !agentHasRoute(ctx, instance)) {
    later(ctx, instance, 'agent-ready', TIMINGS.agentRetry);
    return;
  }
  instance.agentConnected = true;
  if (instance.status === 'LAUNCHING') {
    instance.registeredAt = ctx.kernel.now;
    stepInstance(ctx, instance, { type: 'AGENT_REGISTERS' });
    attachTrunk(ctx, instance);
  } else ctx.emit('AgentStateChange', instance.arn, 'connected');
  changed(ctx, instance);
  for (const task of tasksOn(ctx.world, instance)) agentIsBack(ctx, task);
  lookAgain(ctx, instance);
}

/** CAP-4: a trunk is an interface of the instance's subnet, which must have an address left. */
function attachTrunk(ctx: EngineContext, instance: ContainerInstance): void {
  if (instance.status !== 'REGISTERING') return;
  const left = freeAddresses(ctx, subnetOf(ctx, instance.subnetId));
  if (left <= 0) stepInstance(ctx, instance, { type: 'TRUNK_FAILS' });
}

/** A fault keeps the agent from ECS. */
const isHeldApart = (ctx: EngineContext, { arn }: ContainerInstance): boolean =>
  [...ctx.world.faults.values()].some(
    ({ active, type, instanceArns }) =>
      active && type === 'agent-disconnect' && instanceArns?.includes(arn),
  );

/** CAP-8: the agent of an instance does not get through any more; what runs there runs on. */
export function disconnectAgent(ctx: EngineContext, instance: ContainerInstance): void {
  if (!instance.agentConnected) return;
  instance.agentConnected = false;
  ctx.emit('AgentStateChange', instance.arn, 'disconnected');
  changed(ctx, instance);
}

/** It does again, unless it has not come up as yet or the instance does not run. */
export function reconnectAgent(ctx: EngineContext, instance: ContainerInstance): void {
  if (instance.state !== 'running' || instance.agentConnected) return;
  later(ctx, instance, 'agent-ready', TIMINGS.agentReconnect);
}

/** Services that run in the cluster look at it again: there is room, or less of it. */
function lookAgain(ctx: EngineContext, { clusterArn }: ContainerInstance): void {
  for (const service of ctx.world.services.values()) {
    if (service.clusterArn === clusterArn && service.status === 'ACTIVE') kick(ctx, service);
  }
}

/**
 * CAP-5: a stopped instance stays registered, its agent away; its tasks end with it.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deregister_container_instance.html
 */
export function stopInstance(ctx: EngineContext, instance: ContainerInstance): void {
  if (instance.state !== 'running' && instance.state !== 'pending') return;
  setState(ctx, instance, 'stopping');
  later(ctx, instance, 'stopped', TIMINGS.instanceStopping);
  loseHost(ctx, instance, STOPPED_REASON.hostGone(instance.ec2InstanceId, 'stopped'));
}

/** CAP-5: started again it is the same instance, with its address and what it has pulled. */
export function startInstance(ctx: EngineContext, instance: ContainerInstance): void {
  if (instance.state !== 'stopped') return;
  keepUsage(ctx.world, instanceUsage(ctx.world, instance));
  instance.launchedAt = ctx.kernel.now;
  delete instance.stoppedAt;
  setState(ctx, instance, 'pending');
  later(ctx, instance, 'running', TIMINGS.instancePending);
}

/**
 * CAP-6: a terminated instance leaves its cluster by itself, unless its agent was away by then:
 * that one stays registered until somebody deregisters it.
 */
export function terminateInstance(
  ctx: EngineContext,
  instance: ContainerInstance,
  code: StopCode = 'TerminationNotice',
): void {
  if (instance.state === 'shutting-down' || instance.state === 'terminated') return;
  const wasConnected = instance.agentConnected || instance.status === 'LAUNCHING';
  setState(ctx, instance, 'shutting-down');
  later(ctx, instance, 'terminated', TIMINGS.instanceTerminating);
  loseHost(ctx, instance, STOPPED_REASON.hostGone(instance.ec2InstanceId, 'terminated'), code);
  if (wasConnected) stepInstance(ctx, instance, { type: 'DEREGISTER' });
}

function loseHost(
  ctx: EngineContext,
  instance: ContainerInstance,
  reason: string,
  code: StopCode = 'TerminationNotice',
): void {
  disconnectAgent(ctx, instance);
  loseTasks(ctx, instance, reason, code);
  lookAgain(ctx, instance);
}

/** What had ended there unheard of is known now; all else ends. */
function loseTasks(
  ctx: EngineContext,
  instance: ContainerInstance,
  reason: string,
  code: StopCode = 'TerminationNotice',
): void {
  for (const task of tasksOn(ctx.world, instance)) {
    agentIsBack(ctx, task);
    loseTask(ctx, task, reason, code);
  }
}

/**
 * CAP-7: nothing new comes to a DRAINING instance; service tasks there that do not run yet are
 * stopped at once, those that run are replaced first as minimum and maximum percent allow, and
 * standalone ones stay.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-instance-draining.html
 */
export function drainInstance(ctx: EngineContext, instance: ContainerInstance): void {
  if (instance.status !== 'ACTIVE') return;
  stepInstance(ctx, instance, { type: 'DRAIN' });
  const pending = tasksOn(ctx.world, instance).filter(
    (task) => task.desiredStatus === 'RUNNING' && task.startedAt === undefined,
  );
  for (const service of ctx.world.services.values()) {
    const own = pending.filter((task) => task.serviceArn === service.arn);
    stopServiceTasks(ctx, service, own, (task) => drainReason(service, task.deploymentId));
  }
  lookAgain(ctx, instance);
}

const drainReason = (service: Service, deploymentId: string | undefined): string =>
  STOPPED_REASON.scaling(deploymentId ?? service.deployments[0]?.id ?? '');

/** Takes tasks again. */
export function activateInstance(ctx: EngineContext, instance: ContainerInstance): void {
  if (instance.status !== 'DRAINING') return;
  stepInstance(ctx, instance, { type: 'ACTIVATE' });
  lookAgain(ctx, instance);
}

/**
 * CAP-9: the cluster lets go of an instance, which runs on. Tasks on it are looked after no more:
 * ECS counts them as ended.
 */
export function deregisterInstance(ctx: EngineContext, instance: ContainerInstance): void {
  disconnectAgent(ctx, instance);
  stepInstance(ctx, instance, { type: 'DEREGISTER' });
  loseTasks(ctx, instance, STOPPED_REASON.deregistered);
  if (instance.state === 'terminated') forget(ctx, instance);
  lookAgain(ctx, instance);
}

/** A terminated instance is not shown for ever; one that is registered still, until it is not. */
function forget(ctx: EngineContext, instance: ContainerInstance): void {
  if (isRegistered(instance)) return;
  keepUsage(ctx.world, instanceUsage(ctx.world, instance));
  ctx.world.containerInstances.delete(instance.arn);
  ctx.touch(instance.arn);
}

/** CAP-10: what a saved account declares is up as soon as it is loaded. */
export function bringUpInstances(ctx: EngineContext): void {
  for (const instance of ctx.world.containerInstances.values()) {
    if (instance.state === 'pending') instanceIsDue(ctx, instance, 'running');
    if (instance.status === 'LAUNCHING') connectAgent(ctx, instance);
    if (instance.status !== 'REGISTERING') continue;
    for (const [sendId, { seq }] of Object.entries(instance.machine.timers)) {
      const event = takeTimer(instance.machine, sendId, seq);
      if (event) stepInstance(ctx, instance, event as ContainerInstanceMachineEvent);
    }
  }
}
