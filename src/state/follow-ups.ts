import type { EntityView } from '../model/view';
import type { Gesture, Operation } from './gesture';

/**
 * Ended as far as AWS's own checks go: nothing that is left of it stands in the way of a
 * deletion.
 */
const hasEnded = (view: EntityView | undefined): boolean =>
  view === undefined || (view.kind === 'task' && view.lastStatus === 'STOPPED');

/** Keeps the second half of a gesture (`Gesture.afterwards`) until its time has come. */
export class FollowUps {
  private waiting: NonNullable<Gesture['afterwards']>[] = [];

  add(gesture: Gesture): void {
    if (gesture.afterwards) this.waiting.push(gesture.afterwards);
  }

  /** Another run: what was to follow belongs to the one before. */
  clear(): void {
    this.waiting = [];
  }

  /** The operations whose time has come; each is answered once. */
  due(entities: ReadonlyMap<string, EntityView>): Operation[] {
    if (this.waiting.length === 0) return [];
    const due = this.waiting.filter(({ whenGone }) =>
      whenGone.every((id) => hasEnded(entities.get(id))),
    );
    this.waiting = this.waiting.filter((one) => !due.includes(one));
    return due.flatMap((one) => one.operations);
  }
}
