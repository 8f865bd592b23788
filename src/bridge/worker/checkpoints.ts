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

/**
 * Every other one of the older half is given up: the longer ago, the further apart. The first and
 * the last stay. What a milestone after one that goes had shared with it, it now holds alone.
 */
export function thinnedOut(milestones: readonly Milestone[]): Milestone[] {
  const half = milestones.length >> 1;
  const stays = milestones.map((_, i) => i >= half || i % 2 === 0);
  milestones.forEach((one, i) => {
    const next = milestones[i + 1];
    if (stays[i] || !next) return;
    const { own, lastingInAll } = next.checkpoint.size;
    const passedOn = Math.max(0, one.bytes - one.checkpoint.size.own);
    next.bytes = Math.min(next.bytes + passedOn, own + lastingInAll);
  });
  return milestones.filter((_, i) => stays[i]);
}

/** Milestones of one run, oldest first, within a bound of memory. */
export class Checkpoints {
  private list: Milestone[] = [];
  private bytes = 0;

  constructor(private readonly mostBytes: number) {}

  get count(): number {
    return this.list.length;
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

  /** The latest one not after `at` with at most so many commands given. */
  before(at: SimMicros, given: number): Milestone {
    let low = 0;
    let high = this.list.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const { at: its, given: had } = this.list[middle]!;
      if (its <= at && had <= given) low = middle;
      else high = middle - 1;
    }
    return this.list[low]!;
  }

  /** Takes out those after a moment or with more commands given, and answers them. */
  cut(at: SimMicros, given: number): Milestone[] {
    const keep = this.list.findIndex((one) => one.at > at || one.given > given);
    const taken = keep < 0 ? [] : this.list.splice(keep);
    this.bytes -= bytesOf(taken);
    return taken;
  }
}
