import { type KeyboardEvent, useCallback, useRef } from 'react';
import { toggleOpened } from '../../state/workspace-store';
import { useParts } from '../sandbox-context';
import { isAnnotationId } from './annotations/annotation-nodes';
import type { CanvasNode } from './editing/canvas-node';

/** These stand where others have them: a label would need a place of their own. */
const UNLABELLED: readonly CanvasNode['type'][] = ['instanceFrame', 'providerFrame', 'ebsVolume'];

/** A double click opens the card of a task, and the label of most other things. */
export function useDoubleClick(rename: (id: string) => void) {
  const { workspace } = useParts();
  return useCallback(
    (_: unknown, { id, type = 'task' }: CanvasNode) => {
      if (type === 'task') toggleOpened(workspace, id);
      else if (!UNLABELLED.includes(type)) rename(id);
    },
    [workspace, rename],
  );
}

/**
 * Enter selects what has the focus, which is React Flow's affair; once a task is selected it opens
 * its card. `note` is told of a key before React Flow hears of it.
 */
export function useOpenByEnter() {
  const { mirror, view, workspace } = useParts();
  const wasSelected = useRef(false);
  const note = useCallback(
    (event: KeyboardEvent) => {
      const node =
        event.target instanceof Element ? event.target.closest('.react-flow__node') : null;
      const id = node?.getAttribute('data-id') ?? '';
      wasSelected.current = view.getState().selection.includes(id);
    },
    [view],
  );
  /** What Enter does with this node; undefined where it does nothing more. */
  const opening = (
    id: string | undefined,
    write: (id: string) => void,
  ): (() => void) | undefined => {
    if (id !== undefined && isAnnotationId(id)) {
      return wasSelected.current ? () => write(id) : undefined;
    }
    const isTask = id !== undefined && mirror.getState().entities.get(id)?.kind === 'task';
    return isTask && wasSelected.current ? () => toggleOpened(workspace, id) : undefined;
  };
  return { note, opening };
}
