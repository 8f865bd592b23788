import { useCallback } from 'react';
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
 * Enter selects what has the focus, with Shift beside what is selected; once it is selected, Enter
 * opens the card of a task and the words of a note.
 */
export function useEnter(write: (id: string) => void) {
  const { mirror, view, workspace } = useParts();
  return (id: string, adds: boolean): void => {
    const { selection } = view.getState();
    if (!selection.includes(id)) view.setState({ selection: adds ? [...selection, id] : [id] });
    else if (isAnnotationId(id)) write(id);
    else if (mirror.getState().entities.get(id)?.kind === 'task') toggleOpened(workspace, id);
  };
}
