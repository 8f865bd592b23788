import { createStore, type StoreApi } from 'zustand/vanilla';
import { type SimMicros, toSeconds, US_PER_SECOND } from '../model/sim-time';
import type { SecondRun } from './second-run';

/** Where runs that are played together stand. */
export interface PlaybackState {
  /** All of them are there. */
  at: SimMicros;
  playing: boolean;
  /** Simulated seconds per second of wall time; Infinity is as fast as can be. */
  speed: number;
  /** What was really reached over the last second or so; 0 while paused. */
  reached: number;
  /** Why they cannot go on. */
  problem: string | null;
}

/** Wall time and a way to be called when the page can show something new. */
export interface PlaybackClock {
  now: () => number;
  next: (run: () => void) => void;
}

const PAGE_CLOCK: PlaybackClock = {
  now: () => performance.now(),
  next: (run) => void requestAnimationFrame(run),
};

/** "Max": so many simulated seconds at a time. */
const STRIDE = 5;
/** A page that was hidden has not lived through that time. */
const LONGEST_GAP_MS = 250;
const MEASURED_MS = 1000;

/**
 * Plays several runs in lock-step: each goes on only when all have come to the same moment, so that
 * neither gets ahead. Falls behind the speed asked for where they are too much work, and says so.
 */
export class Playback {
  readonly state: StoreApi<PlaybackState>;
  private moving: Promise<void> | null = null;
  private seeking: Promise<void> | null = null;
  private wanted: SimMicros | null = null;
  private closed = false;
  private samples: { wall: number; at: number }[] = [];

  constructor(
    private readonly runs: readonly SecondRun[],
    readonly from: SimMicros,
    readonly until: SimMicros,
    private readonly clock: PlaybackClock = PAGE_CLOCK,
  ) {
    this.state = createStore<PlaybackState>(() => ({
      at: runs[0]?.mirror.getState().now ?? from,
      playing: false,
      speed: 1,
      reached: 0,
      problem: null,
    }));
    for (const { client } of runs) {
      client.onCrash((problem) => this.state.setState({ problem, playing: false }));
    }
    this.setSpeed(5);
  }

  play(): void {
    const { playing, at, problem } = this.state.getState();
    if (playing || problem !== null || this.closed) return;
    this.state.setState({ playing: true });
    void (at >= this.until ? this.seek(this.from) : Promise.resolve()).then(() => this.loop());
  }

  pause(): void {
    this.samples = [];
    this.state.setState({ playing: false, reached: 0 });
  }

  setSpeed(speed: number): void {
    // The runs only move when told to; their dots fly by this speed.
    for (const { client } of this.runs) client.control({ type: 'speed', speed });
    this.samples = [];
    this.state.setState({ speed, reached: 0 });
  }

  /** A second further on, paused. */
  async step(): Promise<void> {
    this.pause();
    const { at } = this.state.getState();
    const second = (Math.floor(at / US_PER_SECOND) + 1) * US_PER_SECOND;
    await this.advance(Math.min(this.until, second) as SimMicros);
  }

  /** To a moment between beginning and end; of moments asked for meanwhile the newest counts. */
  seek(at: SimMicros): Promise<void> {
    this.wanted = Math.min(this.until, Math.max(this.from, at)) as SimMicros;
    this.seeking ??= this.seekOn().finally(() => {
      this.seeking = null;
    });
    return this.seeking;
  }

  private async seekOn(): Promise<void> {
    while (this.wanted !== null) {
      const to = this.wanted;
      this.wanted = null;
      await this.moved(
        ({ client }) => client.control({ type: 'seek', at: to }),
        (now) => now === to,
      );
    }
  }

  close(): void {
    this.closed = true;
    this.state.setState({ playing: false });
  }

  private async loop(): Promise<void> {
    let wall = this.clock.now();
    while (this.state.getState().playing && !this.closed) {
      await new Promise<void>((resolve) => this.clock.next(resolve));
      const { at, speed, playing } = this.state.getState();
      if (!playing) return;
      const now = this.clock.now();
      const elapsed = Math.min(LONGEST_GAP_MS, now - wall);
      wall = now;
      const ahead = speed === Infinity ? STRIDE * US_PER_SECOND : elapsed * 1000 * speed;
      await this.advance(Math.min(this.until, Math.round(at + ahead)) as SimMicros);
      this.measure();
      if (this.state.getState().at >= this.until) this.pause();
    }
  }

  private advance(to: SimMicros): Promise<void> {
    const { at } = this.state.getState();
    if (to <= at) return Promise.resolve();
    const seconds = toSeconds((to - at) as SimMicros);
    return this.moved(
      ({ client }) => client.control({ type: 'step', seconds }),
      (now) => now >= to,
    );
  }

  /** Moves all and resolves when all are there; one move after the other. */
  private async moved(
    move: (run: SecondRun) => void,
    isThere: (now: SimMicros) => boolean,
  ): Promise<void> {
    while (this.moving) await this.moving;
    if (this.closed || this.state.getState().problem !== null) return;
    this.moving = Promise.all(this.runs.map((run) => arrival(run, move, isThere))).then(() => {
      this.moving = null;
    });
    await this.moving;
    const at = this.runs[0]?.mirror.getState().now ?? this.from;
    this.state.setState({ at });
  }

  private measure(): void {
    const wall = this.clock.now();
    const { at } = this.state.getState();
    this.samples.push({ wall, at });
    while (this.samples.length > 2 && this.samples[1]!.wall < wall - MEASURED_MS) {
      this.samples.shift();
    }
    const [first] = this.samples;
    if (!first || wall <= first.wall) return;
    this.state.setState({ reached: (at - first.at) / 1000 / (wall - first.wall) });
  }
}

/** Resolves when a run that was told to move shows that it is there, or will never be. */
function arrival(
  run: SecondRun,
  move: (run: SecondRun) => void,
  isThere: (now: SimMicros) => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    const stops: (() => void)[] = [];
    const done = () => {
      for (const stop of stops) stop();
      resolve();
    };
    stops.push(
      run.mirror.subscribe(({ now }) => isThere(now) && done()),
      run.client.onCrash(done),
    );
    move(run);
    if (isThere(run.mirror.getState().now)) done();
  });
}
