import type { Service } from '../model/service';
import type { SimMicros } from '../model/sim-time';
import type { Container, Task } from '../model/task';
import type { Target, TargetGroup } from '../model/load-balancer';
import type { ImageBehaviour } from '../model/image';
import type { World } from './world/world';

/**
 * Event order at one moment: completions, timers, control plane, arrivals, observation.
 * The kernel orders by (at, phase, seq).
 */
export const PHASE = { completion: 0, timer: 1, control: 2, arrival: 3, observe: 4 } as const;

/**
 * Simulated time. `schedule` puts (kind, a, b) into the queue and answers its sequence number; the
 * handler registered for `kind` is called with (a, b, seq) when it falls due. Nothing is taken out of
 * the queue: whoever cancels remembers the seq it still waits for and ignores others.
 */
export interface Kernel {
  readonly now: SimMicros;
  schedule(at: SimMicros, phase: number, kind: number, a: number, b: number): number;
  on(kind: number, handler: (a: number, b: number, seq: number) => void): void;
  /** A stream of random numbers in [0,1) of its own for each purpose; state is part of checkpoints. */
  random(stream: string): () => number;
}

/** Reproducible ids, all from one named random stream (not from wall time). */
export interface IdSource {
  hex(digits: number): string;
  uuid(): string;
  digits(n: number): string;
  urlSafe(n: number): string;
}

/** What requests do. Everything about requests in flight lives behind this. */
export interface DataPlane {
  /** A container that answers on its port has started; answers the server's index. */
  startServer(task: Task, behaviour: ImageBehaviour): number;
  /** Its work ends: requests in progress and waiting fail with 502. */
  stopServer(server: number): void;
  /** SIGTERM: requests in progress go on, new connections are refused. */
  closeServer(server: number): void;
  setServerFault(
    server: number,
    fault: {
      hang?: boolean;
      slowFactor?: number;
      failHealthCheck?: boolean;
      errorRate?: number | null;
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
  /** Load balancers, listeners, rules, target groups or their settings have changed. */
  routesChanged(): void;
  trafficChanged(name: string): void;
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
