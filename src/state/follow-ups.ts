import type { EntityView } from '../model/view';
import type { Gesture, Operation } from './gesture';

type Afterwards = NonNullable<Gesture['afterwards']>;

/** Lengths are those of the run's log. */
interface FollowUp {
  afterwards: Afterwards;
  /** Before its gesture was given. */
  length: number;
  /** When it was answered; null while it is waited for. */
  answered: number | null;
}

/**
 * Ended as far as AWS's own checks go: nothing that is left of it stands in the way of a
 * deletion.
 */
const hasEnded = (view: EntityView | undefined): boolean =>
  view === undefined || (view.kind === 'task' && view.lastStatus === 'STOPPED');

/** Keeps the second half of a gesture (`Gesture.afterwards`) until its time has come. */
export class FollowUps {
  private branch = 0;
  private own: FollowUp[] = [];
  /** Of the runs left behind, by branch. */
  private readonly left = new Map<number, FollowUp[]>();

  add({ afterwards }: Gesture, length: number): void {
    if (afterwards) this.own.push({ afterwards, length, answered: null });
  }

  /** Another run: what was to follow belongs to the one before. */
  clear(branch = 0): void {
    this.branch = branch;
    this.own = [];
    this.left.clear();
  }

  /**
   * Another branch of the run is shown, with so many commands in common with the one before. What
   * had been answered only after that is waited for once more.
   */
  follow(branch: number, shared: number): void {
    this.left.set(this.branch, this.own);
    this.own =
      this.left.get(branch) ??
      this.own
        .filter(({ length }) => length < shared)
        .map((one) => (one.answered !== null && one.answered < shared ? one : waitingFor(one)));
    this.branch = branch;
  }

  /** The operations whose time has come; each is answered once. `length`: of the log now. */
  due(entities: ReadonlyMap<string, EntityView>, length: number): Operation[] {
    const due = this.own.filter(
      ({ afterwards, answered }) =>
        answered === null && afterwards.whenGone.every((id) => hasEnded(entities.get(id))),
    );
    if (due.length === 0) return [];
    this.own = this.own.map((one) => (due.includes(one) ? { ...one, answered: length } : one));
    return due.flatMap(({ afterwards }) => afterwards.operations);
  }
}

const waitingFor = (one: FollowUp): FollowUp => ({ ...one, answered: null });
