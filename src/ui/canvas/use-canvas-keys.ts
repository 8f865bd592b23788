import { useReactFlow } from '@xyflow/react';
import { type FocusEvent, type KeyboardEvent, useCallback } from 'react';
import type { SceneEdge } from '../../drawing/scene-edges';
import { useParts } from '../sandbox-context';
import { isInOverlay, isTyping } from '../shell/keys';
import type { OpenMenu } from './node-menu';
import type { CanvasScene } from './scene-keeper';

interface KeyTargets {
  scene: CanvasScene;
  selectedEdge: SceneEdge | undefined;
  openMenu: (menu: OpenMenu) => void;
  rename: (id: string) => void;
  disconnect: (edge: SceneEdge) => void;
}

const nodeOf = (target: EventTarget): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('.react-flow__node') : null;

/** What the keys do on the canvas; React Flow itself moves by arrows and selects by Enter. */
export function useCanvasKeys(targets: KeyTargets) {
  const { view } = useParts();
  const { setCenter, getViewport } = useReactFlow();

  const onKeyDown = (event: KeyboardEvent) => {
    if (isTyping(event.target) || isInOverlay(event.target)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const node = nodeOf(event.target);
    const focused = node?.dataset.id;
    const { selection } = view.getState();
    const id = focused ?? selection.at(-1);
    const menuAt = (node ?? (event.target as Element)).getBoundingClientRect();
    const menu = id && { id, x: menuAt.left + 24, y: menuAt.top + 24 };
    const actions: Record<string, (() => void) | false | '' | undefined> = {
      Delete: () => remove(focused ? [...new Set([...selection, focused])] : selection, targets),
      F2: id && (() => targets.rename(id)),
      c: menu && (() => targets.openMenu({ ...menu, only: 'connections' })),
      ContextMenu: menu && (() => targets.openMenu(menu)),
      F10: event.shiftKey && menu && (() => targets.openMenu(menu)),
      Escape: selection.length > 0 && (() => view.setState({ selection: [] })),
    };
    actions.Backspace = actions.Delete;
    const act = actions[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  const remove = (ids: readonly string[], { selectedEdge, disconnect }: KeyTargets) => {
    if (selectedEdge) disconnect(selectedEdge);
    else if (ids.length > 0) view.setState({ dialog: { kind: 'remove', ids: [...ids] } });
  };

  /** What gets the focus by keyboard is brought into view. */
  const onFocus = useCallback(
    (event: FocusEvent) => {
      const node = nodeOf(event.target);
      const rect = targets.scene.nodes.get(node?.dataset.id ?? '')?.rect;
      if (!node?.matches(':focus-visible') || !rect) return;
      const shown = event.currentTarget.getBoundingClientRect();
      const box = node.getBoundingClientRect();
      const outside =
        box.right < shown.left ||
        box.left > shown.right ||
        box.bottom < shown.top ||
        box.top > shown.bottom;
      if (!outside) return;
      const middle = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
      void setCenter(middle.x, middle.y, { zoom: getViewport().zoom });
    },
    [targets.scene, setCenter, getViewport],
  );
  return { onKeyDown, onFocus };
}
