import type { ImageBehaviour } from '../../model/image';
import type { Container, Task } from '../../model/task';
import { OUT_OF_MEMORY } from '../control-plane/container-memory';
import type { DataPlane } from '../engine-context';
import { withinLimit } from '../images/image-behaviour';
import { ENDED } from '../observe/cell-figures';
import { CALL_ENDED } from '../observe/service-call-view';
import { endCall, orphanCall } from './call-end';
import { CHECK, endCheckOf } from './health-check-rows';
import type { Plane } from './plane';
import { answersOn } from './ports';
import { refreshReach } from './reach';
import { endRequest } from './request-end';
import { writeServer } from './request-log';
import { ROW, STATUS } from './requests';
import { exponentialMean, serviceTimeOf } from './service-time';
import { REFUSES } from './target-slots';
import { EXIT_CODE } from '../timings';
import { SHOWN_SECONDS, shownLatency } from './shown-latency';
import { newServer, type TaskServer } from './task-server';
import { changePace, watchMemory } from './task-work';

const { SOURCE, SERVER, SLOT } = ROW;

/** Servers come with the start of a task's container and go with its end. */
export function startServer(p: Plane, task: Task, image: ImageBehaviour): number {
  const index = p.freeServers.pop() ?? p.servers.length;
  const cell = p.metrics.cell({
    loadBalancerArn: '',
    targetGroupArn: null,
    taskArn: task.arn,
    taskDefinitionArn: task.taskDefinitionArn,
    deploymentId: task.deploymentId ?? null,
    serviceArn: task.serviceArn ?? null,
  });
  const at = { index, now: p.kernel.now, cell };
  const size = sizeOf(p, task, image);
  const isDeclared = p.ctx.world.images.has(image.image);
  const fitting = isDeclared ? image : withinLimit(image, size.memory);
  const server = newServer(at, size, fitting);
  p.servers[index] = server;
  p.roster.add(index);
  p.samplers[index] = serviceTimeOf(server.image);
  p.exponential[index] = exponentialMean(server.image);
  linkTargets(p, task, index);
  watchMemory(p, server);
  return index;
}

/** The targets of a task are answered by its server from now on. */
function linkTargets(p: Plane, task: Task, server: number): void {
  const { entries } = p.slots;
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i];
    if (!entry) continue;
    // An address registered by hand before anything ran there.
    if (entry.taskArn === null) {
      if (entry.id !== task.privateIp || task.hostInstanceId !== undefined) continue;
      entry.taskArn = task.arn;
      p.slots.balancer[i] = -1;
      refreshReach(p, entry);
    }
    if (entry.taskArn !== task.arn || entry.cutOff) continue;
    p.slots.server[i] = answersOn(p, task, entry.port) ? server : REFUSES;
  }
}

/** The container that runs the image, and what it may use: its own limits, else its task's. */
function sizeOf(p: Plane, task: Task, image: ImageBehaviour) {
  const container = containerOf(task, image);
  const definition = p.ctx.world.taskDefinitions.get(task.taskDefinitionArn);
  const own = definition?.containerDefinitions.find((c) => c.name === container?.name);
  return {
    arn: task.arn,
    containerName: container?.name ?? '',
    cpu: Number(task.cpu) || own?.cpu || 0,
    memory: own?.memory || Number(task.memory) || 0,
  };
}

function containerOf(task: Task, image: ImageBehaviour): Container | undefined {
  const running = task.containers.filter((c) => c.image === image.image);
  return running.find((c) => c.essential) ?? running[0] ?? task.containers[0];
}

/** The process has ended: what it had accepted is lost, and the address refuses connections. */
export function stopServer(p: Plane, index: number): void {
  const s = p.servers[index];
  if (!s || s.ended) return;
  keepFigures(p, s);
  writeServer(p, s);
  s.ended = true;
  p.roster.drop(index);
  const r = p.requests;
  const { server, entries } = p.slots;
  for (let i = 0; i < entries.length; i++) {
    if (server[i] === index && entries[i]) server[i] = REFUSES;
  }
  r.forEach((row) => {
    if (r.ints[row + SERVER] !== index) return;
    orphanCall(p, row);
    if (r.statusOf(row) !== STATUS.ended) {
      if (r.ints[row + SOURCE]! >= 0) endRequest(p, row, ENDED.elb502);
      else if (r.ints[row + SOURCE]! < -1) endCall(p, row, CALL_ENDED.notConnected);
      else endCheckOf(p, r.ints[row + SLOT]!, CHECK.refused);
    }
    r.release(row);
  });
  s.busy = 0;
  s.waiting = 0;
  s.head = -1;
  s.tail = -1;
  s.sharing = -1;
  s.sharedSeq = -1;
  p.freeServers.push(index);
}

/** What it has done is shown as long as its task is; its cut-off requests are no answers of it. */
function keepFigures(p: Plane, s: TaskServer): void {
  const task = p.ctx.world.tasks.get(s.taskArn);
  if (!task || s.served === 0) return;
  const latencyMs = shownLatency(p.metrics.lastOf(s.taskArn, SHOWN_SECONDS));
  task.lastFigures = { served: s.served, latencyMs };
}

/** What the task's other containers use of its memory is not there for the one that serves. */
export function shareMemory(p: Plane, index: number, usedByOthers: number): void {
  const s = p.servers[index];
  if (!s || s.ended) return;
  const task = p.ctx.world.tasks.get(s.taskArn);
  s.ceilingMib = usedByOthers > 0 ? Math.max(1, Number(task?.memory) - usedByOthers) : 0;
  watchMemory(p, s);
}

/** SIGTERM: what has been accepted goes on, nothing new is. */
export function closeServer(p: Plane, index: number): void {
  const s = p.servers[index];
  if (s) s.closed = true;
}

export const setServerFault: (p: Plane, ...of: Parameters<DataPlane['setServerFault']>) => void = (
  p,
  index,
  fault,
) => {
  const s = p.servers[index];
  if (!s || s.ended) return;
  p.roster.wake(index);
  changePace(p, s, () => {
    if (fault.hang !== undefined) s.hanging = fault.hang;
    if (fault.slowFactor !== undefined) s.slowFactor = fault.slowFactor;
  });
  if (fault.failHealthCheck !== undefined) s.failHealthCheck = fault.failHealthCheck;
  if (fault.errorRate !== undefined) s.errorRate = fault.errorRate;
  if (fault.leakMibPerSecond !== undefined) s.leakMibPerSecond = fault.leakMibPerSecond;
};

/**
 * The event of a container that has outgrown its memory: the kernel kills it (exit code 137).
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
 */
export function onMemoryExceeded(p: Plane, index: number): void {
  const s = p.servers[index];
  if (!s || s.ended || !s.outOfMemory) return;
  const task = p.ctx.world.tasks.get(s.taskArn);
  const container = task?.containers.find((c) => c.name === s.containerName);
  if (task && container) {
    p.ctx.controlPlane.containerExited(task, container, EXIT_CODE.killed, OUT_OF_MEMORY);
  }
}
