import { type Calm, calmed, warns } from '../../drawing/calm';
import type { SimMicros } from '../../model/sim-time';
import type { MirrorState } from '../../state/mirror-store';
import type { SandboxParts } from '../sandbox-context';
import { effectiveSpeed } from './dot-layer/shown-clock';

/** Figures of what has gone are forgotten once there are so many. */
const KEPT = 20_000;
/** Percent of requests that fail: from here on they are warned of, and until they fall below. */
const FAILING = { on: 0.05, off: 0.02 } as const;

/** What of the mirror says how fast time goes, and in which run. */
export type Seen = Pick<MirrorState, 'now' | 'run' | 'epoch' | 'travels'>;

/** While time stands still nothing can flicker: what is so is shown, as the inspector says it. */
const asItIs = (raw: number, at: SimMicros): Calm => ({ at, value: raw, whole: Math.round(raw) });

/**
 * Keeps the calm figures of everything on the canvas from one look to the next; a look at the same
 * moment changes nothing. Another run, or another moment of this one, begins with what is there, so
 * that a moment looks the same however one came to it.
 */
export class CalmKeeper {
  private figures = new Map<string, Calm>();
  private warned = new Set<string>();
  private epoch = -1;
  private now = 0;

  /** The figure called `name`; `raw` is what the engine says. */
  of(name: string, raw: number, { now, run, travels, ...seen }: Seen): Calm {
    const epoch = seen.epoch + travels;
    const isElsewhere = epoch !== this.epoch || now < this.now;
    if (isElsewhere || this.figures.size > KEPT) {
      this.figures.clear();
      this.warned.clear();
    }
    this.epoch = epoch;
    this.now = now;
    const before = this.figures.get(name);
    const isStill = !run.playing && !run.waiting;
    const figure = isStill ? asItIs(raw, now) : calmed(before, raw, now, effectiveSpeed(run));
    if (figure !== before) this.figures.set(name, figure);
    return figure;
  }

  /** A share of requests that fail, in percent: 0 until it is worth a warning. */
  failing(name: string, percent: number, seen: Seen): number {
    return this.warns(name, percent, seen, FAILING) ? this.of(name, percent, seen).value : 0;
  }

  /** Whether the figure is to be warned of: from `on` upwards, and then down to `off`. */
  warns(name: string, raw: number, seen: Seen, limits: { on: number; off: number }): boolean {
    const { value } = this.of(name, raw, seen);
    const isWarned = warns(this.warned.has(name), value, limits);
    if (isWarned) this.warned.add(name);
    else this.warned.delete(name);
    return isWarned;
  }
}

const keepers = new WeakMap<SandboxParts['mirror'], CalmKeeper>();

/** One for each run on the page. */
export function calmFor(mirror: SandboxParts['mirror']): CalmKeeper {
  const known = keepers.get(mirror);
  if (known) return known;
  const keeper = new CalmKeeper();
  keepers.set(mirror, keeper);
  return keeper;
}
