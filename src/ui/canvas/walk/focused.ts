/** Sent to a list of squares: the keyboard comes to one of them. */
export const WALK_EVENT = 'walk-to-square';

export interface WalkEvent {
  id: string;
}

/**
 * What on the canvas has the keyboard: a node, or the square at hand in a frame that draws them.
 */
export function focusedId(target: EventTarget | null): string | undefined {
  if (!(target instanceof Element)) return undefined;
  const node = target.closest<HTMLElement>('.react-flow__node');
  const squares = node && target.closest<HTMLElement>('[role=listbox]');
  return squares?.dataset.id ?? node?.dataset.id;
}
