import type { Checkpoint } from '../../engine/engine-context';
import type { SimMicros } from '../../model/sim-time';

/** A moment of a run that can be gone back to at once. */
export interface Milestone {
  readonly at: SimMicros;
  /** How many commands of the log had been given. */
  readonly given: number;
  readonly checkpoint: Checkpoint;
  /** About how much memory it takes, beside those before it; bytes. */
  bytes: number;
}

export function milestoneOf(checkpoint: Checkpoint, given: number): Milestone {
  const { own, lasting } = checkpoint.size;
  return { at: checkpoint.at, given, checkpoint, bytes: own + lasting };
}

export const bytesOf = (milestones: readonly Milestone[]): number =>
  milestones.reduce((sum, { bytes }) => sum + bytes, 0);

/** So many of the newest stay as close as they are. */
const NEWEST = 48;

/**
 * A quarter of them is given up, those that are closest to their neighbours: all but the newest get
 * further apart, evenly. The first and the last stay. What a milestone after one that goes had
 * shared with it, it now holds alone.
 */
export function thinnedOut(milestones: readonly Milestone[]): Milestone[] {
  const end = milestones.length - Math.max(1, Math.min(NEWEST, milestones.length >> 1));
  const gap = (i: number) => milestones[i + 1]!.at - milestones[i - 1]!.at;
  const inOrder = [...milestones.keys()].slice(1, end).sort((a, b) => gap(a) - gap(b) || a - b);
  const going = new Set<number>();
  for (const i of inOrder) {
    if (going.size >= milestones.length / 4) break;
    // Of neighbours one stays.
    if (going.has(i - 1) || going.has(i + 1)) continue;
    going.add(i);
    passOn(milestones[i]!, milestones[i + 1]!);
  }
  return milestones.filter((_, i) => !going.has(i));
}

function passOn(gone: Milestone, next: Milestone): void {
  const { own, lastingInAll } = next.checkpoint.size;
  const shared = Math.max(0, gone.bytes - gone.checkpoint.size.own);
  next.bytes = Math.min(next.bytes + shared, own + lastingInAll);
}

/** Milestones of one run, oldest first, within a bound of memory. */
export class Checkpoints {
  private list: Milestone[] = [];
  private bytes = 0;

  constructor(private readonly mostBytes: number) {}

  get count(): number {
    return this.list.length;
  }

  get meanBytes(): number {
    return this.bytes / Math.max(1, this.list.length);
  }

  get last(): Milestone | undefined {
    return this.list.at(-1);
  }

  /** Milestones of moments after all that are kept. */
  add(milestones: readonly Milestone[]): void {
    this.list.push(...milestones);
    this.bytes += bytesOf(milestones);
    // Two stay whatever they take: the beginning, and the last one.
    while (this.bytes > this.mostBytes && this.list.length > 4) {
      this.list = thinnedOut(this.list);
      this.bytes = bytesOf(this.list);
    }
  }

  /**
   * The latest one not after `at` with at most so many commands given; or, as far as there are any,
   * one that is so many further back.
   */
  before(at: SimMicros, given: number, back = 0): Milestone {
    let low = 0;
    let high = this.list.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const { at: its, given: had } = this.list[middle]!;
      if (its <= at && had <= given) low = middle;
      else high = middle - 1;
    }
    return this.list[Math.max(0, low - back)]!;
  }

  /** Takes out those after a moment or with more commands given, and answers them. */
  cut(at: SimMicros, given: number): Milestone[] {
    const keep = this.list.findIndex((one) => one.at > at || one.given > given);
    const taken = keep < 0 ? [] : this.list.splice(keep);
    this.bytes -= bytesOf(taken);
    return taken;
  }
}
