/** What the clock needs to know of the run; a part of `MirrorState['run']`. */
export interface Pace {
  playing: boolean;
  /** Simulated seconds per wall second asked for; Infinity is "max". */
  speed: number;
  /** What was really reached over the last second or so. */
  speedReached: number;
}

/** Frames may come this late (wall ms) before the shown time waits for them. */
const PATIENCE_MS = 120;
/** The share of the distance to the true time that is made up per millisecond. */
const PULL = 0.004;
/** From this share of the wanted speed on, the wanted one is taken: its figure does not waver. */
const KEEPS_UP = 0.9;

/** Simulated seconds per wall second that dots move by. */
export function effectiveSpeed({ speed, speedReached }: Pace): number {
  if (Number.isFinite(speed) && speedReached >= speed * KEEPS_UP) return speed;
  if (speedReached > 0) return speedReached;
  return Number.isFinite(speed) ? speed : 1;
}

/**
 * The simulated time that is on the screen. Frames bring the true time some sixty times a second;
 * in between it flows at the run's speed, and never runs back or ahead of what is known by more
 * than a late frame's worth. Paused, it is the true time itself.
 */
export class ShownClock {
  private known = 0;
  private knownAt = 0;
  private shown = 0;
  private readAt = 0;

  /** A frame said that it is `now` (simulated µs); `wall` in ms. `reset` jumps there at once. */
  frame(now: number, wall: number, reset: boolean): void {
    if (!reset && now === this.known) return;
    this.known = now;
    this.knownAt = wall;
    if (reset) this.shown = now;
  }

  /** Simulated µs to show at this wall time (ms). */
  read(wall: number, pace: Pace): number {
    const since = Math.max(0, wall - this.readAt);
    this.readAt = wall;
    if (!pace.playing) {
      this.shown = this.known;
      return this.shown;
    }
    const perMs = effectiveSpeed(pace) * 1000;
    const goal = this.known + Math.min(PATIENCE_MS, wall - this.knownAt) * perMs;
    const flowed = this.shown + since * perMs;
    const far = Math.abs(goal - flowed) > 1000 * perMs;
    const next = far ? goal : flowed + (goal - flowed) * Math.min(1, since * PULL);
    this.shown = Math.max(this.shown, Math.min(next, goal + PATIENCE_MS * perMs));
    return this.shown;
  }
}
