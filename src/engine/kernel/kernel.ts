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

  constructor(private readonly world: () => World) {
    this.now = world().now;
  }

  /** Always `world.now`: what every request asks for several times has a shorter way. */
  now: SimMicros;

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
    while (queue.popUpTo(until)) {
      this.now = queue.poppedAt as SimMicros;
      world.now = this.now;
      this.handled++;
      this.handlers[queue.poppedKind]!(queue.poppedA, queue.poppedB, queue.poppedSeq);
      // Asked only when a moment is over: who gives a command there gives it at a whole moment.
      if (stop && world.changes !== seen && queue.peekAt() > world.now) {
        seen = world.changes;
        if (stop()) return true;
      }
    }
    if (until > this.now && until !== Infinity) {
      this.now = until as SimMicros;
      world.now = this.now;
    }
    return false;
  }

  snapshot(): KernelSnapshot {
    const streams: Record<string, Uint32Array> = {};
    for (const [name, stream] of this.streams) streams[name] = stream.state.slice();
    return { queue: this.queue.snapshot(), streams };
  }

  /** Streams that were not used by then are gone; whoever holds one asks for it anew. */
  restore(saved: KernelSnapshot): void {
    this.now = this.world().now;
    this.queue.restore(saved.queue, this.now);
    for (const name of this.streams.keys()) if (!saved.streams[name]) this.streams.delete(name);
    for (const [name, state] of Object.entries(saved.streams)) this.stream(name).state.set(state);
  }

  /** Feeds what is pending and the state of the streams. */
  fingerprint(hash: { number: (value: number) => void; text: (value: string) => void }): void {
    this.queue.fingerprint((value) => hash.number(value));
    for (const [name, { state }] of [...this.streams].sort(([a], [b]) => (a < b ? -1 : 1))) {
      hash.text(name);
      for (const value of state) hash.number(value);
    }
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
