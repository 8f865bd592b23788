import type { Checkpoint } from '../../engine/engine-context';
import type { SimMicros } from '../../model/sim-time';

/** A moment of a run that can be gone back to at once. */
export interface Milestone {
  readonly at: SimMicros;
  /** How many commands of the log had been given. */
  readonly given: number;
  readonly checkpoint: Checkpoint;
}

/**
 * Milestones of one run, oldest first. When there are too many of them every other one of the older
 * half is given up: the longer ago, the further apart, and the first is always kept.
 */
export class Checkpoints {
  constructor(
    private readonly most: number,
    private list: Milestone[] = [],
  ) {}

  get count(): number {
    return this.list.length;
  }

  get last(): Milestone | undefined {
    return this.list.at(-1);
  }

  /** Only of a moment after all that are kept. */
  add(milestone: Milestone): void {
    this.list.push(milestone);
    if (this.list.length > this.most) this.thinOut();
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
    return keep < 0 ? [] : this.list.splice(keep);
  }

  append(milestones: readonly Milestone[]): void {
    this.list.push(...milestones);
    while (this.list.length > this.most) this.thinOut();
  }

  private thinOut(): void {
    const half = this.list.length >> 1;
    this.list = this.list.filter((_, index) => index >= half || index % 2 === 0);
  }
}
