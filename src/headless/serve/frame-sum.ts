import type { Frame } from '../../model/view';

/** Of each kind the newest so many are kept; a page that was away that long sees no more. */
const MOST_EVENTS = 5000;
const MOST_POINTS = 20_000;
const MOST_DOT_NUMBERS = 240_000;

/**
 * Frames added up: what came since the sum was last taken, as one frame. A frame says what changed
 * since the one before, so that whoever missed some needs their sum.
 */
export class FrameSum {
  private readonly upserts = new Map<string, Frame['upserts'][number]>();
  private readonly removals = new Set<string>();
  private events: Frame['events'] = [];
  private metrics: Frame['metrics'] = [];
  private counts: Frame['counts'] = [];
  private costs: Frame['costs'] = [];
  private dots: Float64Array[] = [];
  private dotNumbers = 0;
  private now: Frame['now'] | null = null;
  private reset = false;
  private dotSampling = 1;

  /** `keepDots`: dots are of the moment; a sum that never ends does without. */
  constructor(private readonly keepDots: boolean) {}

  get isEmpty(): boolean {
    return this.now === null;
  }

  add(frame: Frame): void {
    if (frame.reset) this.clear();
    this.reset ||= frame.reset;
    for (const id of frame.removals) {
      this.upserts.delete(id);
      this.removals.add(id);
    }
    for (const view of frame.upserts) this.upserts.set(view.id, view);
    this.events = newest(appended(this.events, frame.events), MOST_EVENTS);
    this.metrics = newest(appended(this.metrics, frame.metrics), MOST_POINTS);
    this.counts = newest(appended(this.counts, frame.counts), MOST_POINTS);
    this.costs = newest(appended(this.costs, frame.costs), MOST_POINTS);
    if (this.keepDots && frame.dots.length > 0) this.addDots(frame.dots);
    this.now = frame.now;
    this.dotSampling = frame.dotSampling;
  }

  /** The sum; null when nothing was added. */
  frame(): Frame | null {
    if (this.now === null) return null;
    const dots = new Float64Array(this.dotNumbers);
    let at = 0;
    for (const part of this.dots) {
      dots.set(part, at);
      at += part.length;
    }
    return {
      now: this.now,
      reset: this.reset,
      upserts: [...this.upserts.values()],
      removals: this.reset ? [] : [...this.removals],
      events: [...this.events],
      metrics: [...this.metrics],
      counts: [...this.counts],
      costs: [...this.costs],
      dots,
      dotSampling: this.dotSampling,
    };
  }

  /** The sum, which begins anew. */
  take(): Frame | null {
    const frame = this.frame();
    this.clear();
    return frame;
  }

  private clear(): void {
    this.upserts.clear();
    this.removals.clear();
    this.events = [];
    this.metrics = [];
    this.counts = [];
    this.costs = [];
    this.dots = [];
    this.dotNumbers = 0;
    this.now = null;
    this.reset = false;
  }

  private addDots(dots: Float64Array): void {
    this.dots.push(dots);
    this.dotNumbers += dots.length;
    while (this.dotNumbers > MOST_DOT_NUMBERS && this.dots.length > 1) {
      this.dotNumbers -= this.dots.shift()!.length;
    }
  }
}

function appended<T>(list: T[], more: readonly T[]): T[] {
  for (const one of more) list.push(one);
  return list;
}

/** Shortened only once it is twice too long, so that adding stays cheap. */
const newest = <T>(list: T[], most: number): T[] =>
  list.length > most * 2 ? list.slice(-most) : list;
