import type { Service } from '../model/service';
import type { SimMicros } from '../model/sim-time';
import type { Container, Task } from '../model/task';
import type { Target, TargetGroup } from '../model/load-balancer';
import type { ImageBehaviour } from '../model/image';
import type { DeploymentReport } from '../model/deployment-report';
import type { Frame } from '../model/view';
import type { DotTrails } from './observe/dot-trails';
import type { Metrics } from './observe/metrics';
import type { ObservedDeployment } from './observe/observed-deployment';
import type { Copier } from './world/shared-copy';
import type { World } from './world/world';

/**
 * Event order at one moment: completions, timers, control plane, arrivals, observation.
 * The kernel orders by (at, phase, seq).
 */
export const PHASE = { completion: 0, timer: 1, control: 2, arrival: 3, observe: 4 } as const;

/**
 * Simulated time. `schedule` puts (kind, a, b) into the queue and answers its sequence number; the
 * handler registered for `kind` is called with (a, b, seq) when it falls due. Nothing is taken out
 * of the queue: whoever cancels remembers the seq it still waits for and ignores others.
 */
export interface Kernel {
  readonly now: SimMicros;
  schedule(at: SimMicros, phase: number, kind: number, a: number, b: number): number;
  on(kind: number, handler: (a: number, b: number, seq: number) => void): void;
  /**
   * A stream of random numbers in [0,1) of its own for each purpose; state is part of checkpoints.
   */
  random(stream: string): () => number;
}

/** Reproducible ids, all from one named random stream (not from wall time). */
export interface IdSource {
  hex(digits: number): string;
  uuid(): string;
  digits(n: number): string;
  urlSafe(n: number): string;
}

/** How requests are shared out to one target now, besides its health. */
export interface TargetStanding {
  /** While it warms up (slow start). */
  slowStart: { from: SimMicros; until: SimMicros } | null;
  /** It answers with errors out of all proportion to the group's other targets. */
  anomalous: boolean;
  /** 1, or what mitigation leaves of its share while it is anomalous and for a while after. */
  share: number;
}

/** What a request from inside a container gets: a status code, no connection, or no answer. */
export type ProbeAnswer = number | 'refused' | 'hangs';

/** Of a server: percent of the task's CPU over the last whole second, and MiB. */
export interface ServerUse {
  cpuPercent: number;
  memoryMib: number;
}

/** Where the health checks of a target stand. */
export interface TargetChecking {
  /** When the next one begins. */
  nextAt: SimMicros;
  /** How many have come back so far (the last of them, at least), and passed in a row. */
  seen: number;
  passedInARow: number;
}

/** What requests do. Everything about requests in flight lives behind this. */
export interface DataPlane {
  /** What has been counted, second by second. */
  readonly metrics: Metrics;
  /** A container that answers on its port has started; answers the server's index. */
  startServer(task: Task, behaviour: ImageBehaviour): number;
  /** Its work ends: requests in progress and waiting fail with 502. */
  stopServer(server: number): void;
  /** MiB of the task's memory that its other containers use: the server may use the rest. */
  shareMemory(server: number, usedByOthers: number): void;
  /** SIGTERM: requests in progress go on, new connections are refused. */
  closeServer(server: number): void;
  setServerFault(
    server: number,
    fault: {
      hang?: boolean;
      slowFactor?: number;
      failHealthCheck?: boolean;
      errorRate?: number | null;
      leakMibPerSecond?: number;
    },
  ): void;
  /** Gives `target` its slot and starts its health checks if a rule uses the group. */
  addTarget(group: TargetGroup, target: Target): void;
  /** After `target.health` has changed: who may be routed to is worked out anew. */
  targetChanged(group: TargetGroup, target: Target): void;
  /** Draining is over: requests still in flight there end with 502; the slot becomes free. */
  removeTarget(group: TargetGroup, target: Target): void;
  /** Requests in flight at a target. */
  outstanding(slot: number): number;
  /** Requests and health checks that a task's server works on or has waiting. */
  unfinished(server: number): number;
  /** What a request for `path` from inside the task would get now; it is counted nowhere. */
  probe(server: number, path: string): ProbeAnswer;
  serverUse(server: number): ServerUse;
  /** How far the health checks of a target have come; null where it has none. */
  checking(slot: number): TargetChecking | null;
  /** Slow start and anomaly detection of a target. */
  standing(slot: number): TargetStanding;
  /** Load balancers, listeners, rules, target groups or their settings have changed. */
  routesChanged(): void;
  trafficChanged(name: string): void;
}

/**
 * What a screen shows of one task's work: over the last whole second, but `outstanding` and
 * `served`. Once its server has ended, `served` and `latencyMs` stay as they were.
 */
export interface TaskFigures {
  outstanding: number;
  served: number;
  cpuPercent: number;
  memoryPercent: number;
  /** Over the last ten whole seconds or so; after its end, the last ten in which it answered. */
  latencyMs: { p50: number; p99: number };
}

/** What a screen shows of one client. */
export interface TrafficFigures {
  /** Its number in dot segments. */
  index: number;
  currentRate: number;
  okPercent: number;
  failedPercent: number;
  /** Requests of all whole seconds so far. */
  total: { ended: number; ok: number; failed: number };
}

/**
 * The data plane with what the engine itself and its observers need of it: `createDataPlane(ctx)`.
 */
export interface RequestPlane extends DataPlane {
  readonly dots: DotTrails;
  taskFigures(task: Task): TaskFigures;
  trafficFigures(name: string): TrafficFigures;
  /** The last health checks of a target, newest last: 1 passed, 0 failed. */
  checks(slot: number): number[];
  /** Requests that have not ended; of those a `get-metrics` filter names, or all. */
  inFlight(filter?: {
    loadBalancerArn?: string;
    targetGroupArn?: string;
    taskArn?: string;
  }): number;
  /** What a deployment came to, or has come to up to now. */
  deploymentReport(one: ObservedDeployment): DeploymentReport;
  /**
   * Whole seconds closed since the last call, for frames; with `all`, every one that is kept and
   * wanted.
   */
  drainPoints(
    all?: boolean,
    isWanted?: (second: number) => boolean,
  ): Pick<Frame, 'metrics' | 'counts' | 'costs'>;
  /**
   * A copy of all state outside the world: requests, tables, servers, metrics; it shares with one
   * made before what has not changed. Restoring puts it back.
   */
  snapshot(copier: Copier, before?: unknown): unknown;
  restore(saved: unknown): void;
  /**
   * Feeds every number that decides the future into `write`, in a fixed order, for the fingerprint.
   */
  fingerprint(write: (value: number) => void): void;
}

/**
 * A whole run at one moment. Restored as often as wished; it is never changed. It shares with those
 * taken before it whatever is the same in them.
 */
export interface Checkpoint {
  readonly at: SimMicros;
  /** In the form of `world/shared-copy.ts`, as are the others. */
  readonly world: unknown;
  readonly kernel: unknown;
  readonly requests: unknown;
  readonly size: CheckpointSize;
}

/** About how much memory a checkpoint takes, bytes. */
export interface CheckpointSize {
  /** That no other shares. */
  own: number;
  /** Closed seconds that those before it did not have; those after it share them for long. */
  lasting: number;
  /** All closed seconds that it holds. */
  lastingInAll: number;
}

/** The simulator as the one door (api) and the worker see it: `createEngine({ seed })`. */
export interface Engine {
  readonly ctx: EngineContext;
  readonly requests: RequestPlane;
  readonly now: SimMicros;
  /**
   * Handles every event due up to and at `until`. With `stop`, it is asked whenever `world.changes`
   * has moved; where it answers true, time stays there. True if it stopped.
   */
  advanceTo(until: SimMicros, stop?: () => boolean): boolean;
  /**
   * To the next event that changes something shown; false when none comes within an hour, or up to
   * and at `until`.
   */
  stepEvent(until?: SimMicros): boolean;
  /** Only at time 0: later draws come from the new seed. */
  setSeed(seed: number): void;
  checkpoint(): Checkpoint;
  restore(checkpoint: Checkpoint): void;
  /**
   * 16 hexadecimal digits: a hash of everything that decides the future. Equal runs have equal
   * ones.
   */
  fingerprint(): string;
  /**
   * Everything that changed since the last call; with `reset`, all there is. With `live` (the
   * default) also tasks, groups and clients whose figures moved: often enough some five times a
   * second. `most` of them at once. Of all seconds only those that `isWanted`.
   */
  drainFrame(
    reset?: boolean,
    live?: boolean,
    most?: number,
    isWanted?: (second: number) => boolean,
  ): Frame;
}

/** What ECS decides. Called by the data plane and the faults when facts about tasks change. */
export interface ControlPlane {
  /** A health check verdict that changes a target's state: the threshold has been reached. */
  targetVerdict(
    group: TargetGroup,
    target: Target,
    verdict: { healthy: boolean; reason?: string; description?: string },
  ): void;
  /** Who may be routed to in a group has changed: tell its routing machine (`group.routing`). */
  routingFacts(
    group: TargetGroup,
    facts: { usable: number; healthy: number; minimumHealthy: number },
  ): void;
  /** A container ended by itself (crash, OutOfMemoryError, exit-after). */
  containerExited(task: Task, container: Container, exitCode: number, reason?: string): void;
}

/** What every part of the engine is handed: one object, made by `createEngine`. */
export interface EngineContext {
  readonly world: World;
  readonly kernel: Kernel;
  readonly ids: IdSource;
  readonly dataPlane: DataPlane;
  readonly controlPlane: ControlPlane;
  /** Adds a domain event (DomainEvent.type, subject id, message). */
  emit(type: string, subject: string, message: string, serviceArn?: string): void;
  /** Adds a service event with AWS's wording (newest first, 100 kept), and its domain event. */
  serviceEvent(service: Service, message: string): void;
  /** Marks an entity id as changed (or gone), for the next frame. */
  touch(id: string): void;
}
