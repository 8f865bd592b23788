import { plus, type SimMicros, US_PER_SECOND } from '../../model/sim-time';

/** Wall time and a way to be called later: injected, so that tests turn the clock by hand. */
export interface Wall {
  /** Milliseconds; only differences mean something. */
  now: () => number;
  /**
   * Calls back after so many milliseconds, after whatever else waits its turn. Answers how to
   * call it off.
   */
  later: (ms: number, run: () => void) => () => void;
}

/** Wall time that a slice of simulation may take before messages and frames get their turn. */
const BUDGET_MS = 10;
/** Between looks at the clock, about so much wall time. */
const CHUNK_MS = 1.5;
const SHORTEST_CHUNK_US = 500;
const LONGEST_CHUNK_US = 600 * US_PER_SECOND;
/** A computer that slept, or a page that was throttled, has not lived through that time. */
const LONGEST_GAP_MS = 250;
/** The speed reached is measured over the last second or so. */
const MEASURED_MS = 1000;
/** "Max" is as fast as can be, but an empty sandbox must not run through centuries. */
const MAX_SPEED = 10_000;

/** Something whose time can be moved on: the engine. */
export interface Advancing {
  readonly now: SimMicros;
  advanceTo: (until: SimMicros) => unknown;
  /** Told after each piece how many milliseconds of wall time it took. */
  spent?: (ms: number) => void;
}

/**
 * Maps wall time to simulated time. When the world is too busy for the speed asked, it falls behind
 * and says so; lost time is not made up for. How it slices time never shows in the run.
 */
export class Pacer {
  private asked = 1;
  private chunkUs = 20_000;
  /** Where wall and simulated time last met; null while paused. */
  private anchor: { wall: number; sim: number } | null = null;
  private samples: { wall: number; sim: number }[] = [];

  constructor(private readonly wall: Wall) {}

  get speed(): number {
    return this.asked;
  }

  get playing(): boolean {
    return this.anchor !== null;
  }

  play(at: SimMicros): void {
    if (!this.anchor) this.meet(at);
  }

  pause(): void {
    this.anchor = null;
    this.samples = [];
  }

  /** Simulated seconds per second of wall time; Infinity for as fast as can be. */
  setSpeed(speed: number, at: SimMicros): void {
    this.asked = speed;
    if (this.anchor) this.meet(at);
  }

  /** Simulated time was moved by something else (a wait, a restart): go on from there. */
  meet(at: SimMicros): void {
    this.anchor = { wall: this.wall.now(), sim: at };
    this.samples = [{ ...this.anchor }];
  }

  /**
   * Brings `world` to where the wall clock says it should be. True when it was too much for one
   * slice.
   */
  keepUp(world: Advancing): boolean {
    if (!this.anchor) return false;
    const wall = this.wall.now();
    const elapsed = Math.min(LONGEST_GAP_MS, wall - this.anchor.wall);
    const speed = Math.min(this.asked, MAX_SPEED);
    // The fraction of a microsecond stays in the anchor, or slow speeds would never move.
    const goal = this.anchor.sim + elapsed * 1000 * speed;
    const reached = this.spend(world, Math.floor(goal) as SimMicros);
    this.anchor = { wall, sim: reached ? goal : world.now };
    this.samples.push({ wall: this.wall.now(), sim: world.now });
    while (this.samples.length > 2 && this.samples[1]!.wall < wall - MEASURED_MS) {
      this.samples.shift();
    }
    return !reached;
  }

  /**
   * Advances towards `until` for one slice of wall time, or until it is `over`. True when it got
   * there.
   */
  spend(world: Advancing, until: SimMicros, over: () => boolean = () => false): boolean {
    let begun = this.wall.now();
    const end = begun + BUDGET_MS;
    while (world.now < until && !over()) {
      const chunk = this.chunkUs;
      const to = Math.min(until, plus(world.now, chunk)) as SimMicros;
      const whole = to - world.now >= chunk;
      world.advanceTo(to);
      const after = this.wall.now();
      this.learn(after - begun, whole);
      world.spent?.(after - begun);
      begun = after;
      if (after >= end) break;
    }
    return world.now >= until;
  }

  /** How far to go before looking at the clock again, by how long the last piece took. */
  private learn(tookMs: number, whole: boolean): void {
    if (tookMs > CHUNK_MS * 2) {
      this.chunkUs = Math.max(SHORTEST_CHUNK_US, Math.floor(this.chunkUs / 2));
    } else if (tookMs < CHUNK_MS && whole) {
      this.chunkUs = Math.min(LONGEST_CHUNK_US, this.chunkUs * 2);
    }
  }

  /** Simulated seconds per wall second over the last second or so; 0 while paused. */
  get speedReached(): number {
    const [first] = this.samples;
    const last = this.samples.at(-1);
    if (!this.anchor || !first || !last || last.wall <= first.wall) return 0;
    return (last.sim - first.sim) / 1000 / (last.wall - first.wall);
  }
}

/** The computer's own clock. A delay of 0 waits for nothing but other messages. */
export function realWall(): Wall {
  const soon = turnTaker();
  return {
    now: () => performance.now(),
    later: (ms, run) => {
      if (ms <= 0) return soon(run);
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
}

/** Browsers hold back timers of 0 ms to 4 ms; a message to oneself is not held back. */
function turnTaker(): (run: () => void) => () => void {
  if (typeof setImmediate === 'function') {
    return (run) => {
      const turn = setImmediate(run);
      return () => clearImmediate(turn);
    };
  }
  const { port1, port2 } = new MessageChannel();
  let next: (() => void) | null = null;
  port1.onmessage = () => {
    const run = next;
    next = null;
    run?.();
  };
  return (run) => {
    next = run;
    port2.postMessage(null);
    return () => {
      if (next === run) next = null;
    };
  };
}
