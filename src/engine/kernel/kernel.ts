import type { SimMicros } from '../../model/sim-time';
import type { Kernel } from '../engine-context';
import type { World } from '../world/world';
import { EventQueue, type QueueSnapshot } from './event-queue';
import { createStream, type RandomStream } from './prng';

type Handler = (a: number, b: number, seq: number) => void;

/**
 * Simulated time itself: a queue of due events, the moment reached, and the random streams. Knows
 * nothing of AWS. `world.now` always equals the moment of the event being handled.
 */
export class SimulationKernel implements Kernel {
  readonly queue = new EventQueue();
  private readonly handlers: (Handler | undefined)[] = [];
  private readonly streams = new Map<string, RandomStream>();
  /** Events handled since the start, for benchmarks. */
  handled = 0;

  constructor(private readonly world: () => World) {}

  get now(): SimMicros {
    return this.world().now;
  }

  schedule(at: number, phase: number, kind: number, a: number, b: number): number {
    return this.queue.push(at, phase, kind, a, b);
  }

  on(kind: number, handler: Handler): void {
    if (this.handlers[kind]) throw new Error(`event kind ${kind} has a handler already`);
    this.handlers[kind] = handler;
  }

  stream(name: string): RandomStream {
    let stream = this.streams.get(name);
    if (!stream) {
      stream = createStream(this.world().seed, name);
      this.streams.set(name, stream);
    }
    return stream;
  }

  random(name: string): () => number {
    return () => this.stream(name).next();
  }

  nextEventAt(): number {
    return this.queue.peekAt();
  }

  /**
   * Handles every event due up to and at `until`, each at its own moment. With `stop`, it is
   * asked whenever `world.changes` has moved; where it answers true, time stays there. True if it
   * stopped.
   */
  advanceTo(until: number, stop?: () => boolean): boolean {
    const world = this.world();
    const queue = this.queue;
    let seen = world.changes;
    while (queue.peekAt() <= until) {
      queue.pop();
      world.now = queue.poppedAt as SimMicros;
      this.handled++;
      this.handlers[queue.poppedKind]!(queue.poppedA, queue.poppedB, queue.poppedSeq);
      // Asked only when a moment is over: who gives a command there gives it at a whole moment.
      if (stop && world.changes !== seen && queue.peekAt() > world.now) {
        seen = world.changes;
        if (stop()) return true;
      }
    }
    if (until > world.now && until !== Infinity) world.now = until as SimMicros;
    return false;
  }

  snapshot(): KernelSnapshot {
    const streams: Record<string, Uint32Array> = {};
    for (const [name, stream] of this.streams) streams[name] = stream.state.slice();
    return { queue: this.queue.snapshot(), streams };
  }

  /** Streams that were not used by then are gone; whoever holds one asks for it anew. */
  restore(saved: KernelSnapshot): void {
    this.queue.restore(saved.queue);
    for (const name of this.streams.keys()) if (!saved.streams[name]) this.streams.delete(name);
    for (const [name, state] of Object.entries(saved.streams)) this.stream(name).state.set(state);
  }

  /** Every stream begins anew, from the world's seed. */
  reseed(): void {
    const { seed } = this.world();
    for (const [name, { state }] of this.streams) state.set(createStream(seed, name).state);
  }
}

export interface KernelSnapshot {
  queue: QueueSnapshot;
  streams: Record<string, Uint32Array>;
}
