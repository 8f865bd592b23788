import { useMemo } from 'react';
import { useView } from '../../sandbox-context';

/** The middle and the right button still move the view while a drag selects. */
const OTHER_BUTTONS = [1, 2];

/** A finger or a pen has no other button: it selects, and two fingers move the view. */
const isCoarse = (): boolean => globalThis.matchMedia?.('(pointer: coarse)').matches ?? false;

/** What a drag beside the nodes does, as React Flow is told. */
export function useDragTool() {
  const tool = useView((state) => state.tool);
  const presenting = useView((state) => state.presenting);
  return useMemo(() => {
    if (tool === 'pan' || presenting) return { selectionOnDrag: false, panOnDrag: true };
    return { selectionOnDrag: true, panOnDrag: isCoarse() ? false : OTHER_BUTTONS };
  }, [tool, presenting]);
}
