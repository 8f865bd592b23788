import type { ImageBehaviour } from '../../model/image';
import { US_PER_SECOND } from '../../model/sim-time';
import { type CallLink, linksOf } from './call-link';
import type { RequestNote } from './request-notes';

/**
 * The process that answers on a task's port: slots (its concurrency), a waiting line, and what it
 * uses of CPU and memory. Plain data, so that a checkpoint can copy it.
 */
export interface TaskServer {
  readonly index: number;
  readonly taskArn: string;
  readonly containerName: string;
  readonly image: ImageBehaviour;
  /** µs. It answers on its port from then on; before, connections are refused. */
  readonly listensAt: number;
  readonly startedAt: number;
  /** vCPUs and MiB the task may use. */
  readonly cores: number;
  readonly memoryLimitMib: number;
  /** Requests in progress, and in the waiting line. */
  busy: number;
  waiting: number;
  head: number;
  tail: number;
  /** After SIGTERM nothing new is accepted; after its end nothing at all. */
  closed: boolean;
  ended: boolean;
  hanging: boolean;
  slowFactor: number;
  failHealthCheck: boolean;
  errorRate: number | null;
  served: number;
  /** Requests accepted in the running second: the demand on its CPU. */
  accepted: number;
  /** Work is stretched by this while demand exceeds the task's CPU. */
  stretch: number;
  cpuPercent: number;
  memoryPercent: number;
  /**
   * Processor sharing: virtual work done for each request, µs, at `sharedAt`; and the seq
   * awaited.
   */
  virtualWork: number;
  sharedAt: number;
  sharedSeq: number;
  /** Processor sharing: first of the requests in progress, -1 for none. */
  sharing: number;
  /** MiB that it may have for itself of the task's memory; 0 where nobody takes of it. */
  ceilingMib: number;
  /** FAULT-8: a leak that a fault brought: MiB a second, and MiB in all. */
  leakMibPerSecond: number;
  leakedMib: number;
  /** Its memory has outgrown the limit, and its end is on the way. */
  outOfMemory: boolean;
  /** Whom its requests call before they are answered. */
  readonly calls: CallLink[];
  /** Whether a request more, or one that was served, changes what it uses of memory. */
  readonly growsByRequest: boolean;
  /** Where its utilisation is counted. */
  readonly cell: number;
  /** Its next answer is noted for its log; so is the first that fails in a second. */
  watched: boolean;
  answer: RequestNote | null;
  failure: RequestNote | null;
  /** Answers that failed in the running second; `served` as the second began. */
  failures: number;
  loggedServed: number;
}

export function newServer(
  at: { index: number; now: number; cell: number },
  task: { arn: string; containerName: string; cpu: number; memory: number },
  image: ImageBehaviour,
): TaskServer {
  return {
    // What every request looks at stands first, and so side by side in memory.
    image,
    busy: 0,
    waiting: 0,
    head: -1,
    tail: -1,
    closed: false,
    ended: false,
    hanging: false,
    growsByRequest: image.memoryMibPerRequest !== 0 || image.leakMibPerRequest !== 0,
    slowFactor: 1,
    stretch: 1,
    listensAt: at.now + Math.round(image.startupSeconds * US_PER_SECOND),
    errorRate: null,
    accepted: 0,
    served: 0,
    watched: true,
    answer: null,
    index: at.index,
    taskArn: task.arn,
    containerName: task.containerName,
    startedAt: at.now,
    cores: task.cpu > 0 ? task.cpu / 1024 : 1,
    memoryLimitMib: task.memory,
    failHealthCheck: false,
    cpuPercent: 0,
    memoryPercent: 0,
    virtualWork: 0,
    sharedAt: at.now,
    sharedSeq: 0,
    sharing: -1,
    ceilingMib: 0,
    leakMibPerSecond: 0,
    leakedMib: 0,
    outOfMemory: false,
    calls: linksOf(image.calls),
    cell: at.cell,
    failure: null,
    failures: 0,
    loggedServed: 0,
  };
}

/** MiB in use now. */
export const memoryInUse = (s: TaskServer): number =>
  s.image.memoryMib +
  s.image.memoryMibPerRequest * (s.busy + s.waiting) +
  s.image.leakMibPerRequest * s.served +
  s.leakedMib;

/** Whether it uses more memory than its limit (0 for none) allows. */
export function overLimit(s: TaskServer): boolean {
  const used = memoryInUse(s);
  const { memoryLimitMib, ceilingMib } = s;
  return (memoryLimitMib > 0 && used > memoryLimitMib) || (ceilingMib > 0 && used > ceilingMib);
}

/**
 * Closes a second: utilisation from the demand, and the stretch that demand above the share
 * brings.
 */
export function closeServerSecond(server: TaskServer): void {
  server.leakedMib += server.leakMibPerSecond;
  const demand = (server.accepted * server.image.cpuMsPerRequest) / (server.cores * 1000);
  server.stretch = Math.max(1, demand);
  server.cpuPercent = Math.min(100, demand * 100);
  const memory = (memoryInUse(server) / server.memoryLimitMib) * 100;
  server.memoryPercent = server.memoryLimitMib > 0 ? Math.min(100, memory) : 0;
  server.accepted = 0;
}

/**
 * What the health endpoint answers now: a status code, or null when nothing would accept the
 * connection.
 */
export function healthStatusCode(server: TaskServer, path: string, now: number): number | null {
  if (server.ended || server.closed || now < server.listensAt) return null;
  const { image } = server;
  const asked = path.includes('?') ? path.split('?', 1)[0] : path;
  if (asked !== image.healthCheckPath) return 404;
  if (server.failHealthCheck) return 503;
  const age = (now - server.startedAt) / US_PER_SECOND;
  if (age < image.healthyAfterSeconds) return 503;
  if (image.unhealthyAfterSeconds !== null && age >= image.unhealthyAfterSeconds) return 503;
  return image.healthCheckStatus;
}
