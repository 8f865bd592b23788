import { useReactFlow } from '@xyflow/react';
import { type FocusEvent, type KeyboardEvent, type RefObject } from 'react';
import type { Point } from '../../drawing/diagram-model';
import type { SceneEdge } from '../../drawing/scene-edge';
import { type SandboxParts, useParts } from '../sandbox-context';
import { isInOverlay, isPressable, isTyping } from '../shell/keys';
import { isAnnotationId } from './annotations/annotation-nodes';
import { connectionEnd } from './connections';
import { CANVAS_MENU, type OpenMenu } from './open-menu';
import type { CanvasScene } from './scene-keeper';
import { useEnter } from './use-opening';
import { focusedId } from './walk/focused';
import { useWalk } from './walk/use-walk';

const edits = () => import('./editing/edits');

const DIRECTIONS: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

interface KeyTargets {
  box: RefObject<HTMLElement | null>;
  scene: CanvasScene;
  selectedEdge: SceneEdge | undefined;
  openMenu: (menu: OpenMenu) => void;
  rename: (id: string) => void;
}

const nodeOf = (target: EventTarget): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('.react-flow__node') : null;

const edgeOf = (target: EventTarget): string | undefined =>
  target instanceof Element
    ? (target.closest('.react-flow__edge')?.getAttribute('data-id') ?? undefined)
    : undefined;

/** What has the focus is meant, with all that is selected if it is selected too. */
function remove(
  parts: SandboxParts,
  { scene, selectedEdge }: KeyTargets,
  at: { focused: string | undefined; edge: string | undefined },
): void {
  const { mirror, view } = parts;
  const { focused } = at;
  const edge = focused === undefined ? (at.edge ?? selectedEdge?.id) : undefined;
  const ends = scene.edges.find(({ id }) => id === edge);
  const { selection } = view.getState();
  const isApart = focused !== undefined && !selection.includes(focused);
  const ids = isApart ? [focused] : [...selection];
  if (ends) {
    const to = connectionEnd(ends.to, mirror.getState().entities);
    view.setState({ dialog: { kind: 'disconnect', from: ends.source, to } });
  } else if (ids.some(isAnnotationId)) void edits().then((own) => own.remove(parts, ids));
  else if (ids.length > 0) view.setState({ dialog: { kind: 'remove', ids } });
}

/** Alt and an arrow move what is selected, finely with Shift. */
function nudged(parts: SandboxParts, event: KeyboardEvent): boolean {
  const direction = DIRECTIONS[event.key];
  const isOnFlow = event.target instanceof Element && event.target.closest('.react-flow') !== null;
  const { selection, presenting } = parts.view.getState();
  if (!direction || !isOnFlow || presenting || selection.length === 0) return false;
  const fine = event.shiftKey;
  void edits().then(({ nudge }) => nudge(parts, direction, fine));
  return true;
}

/** What the keys do on the canvas; React Flow has none of its own here. */
export function useCanvasKeys(targets: KeyTargets) {
  const parts = useParts();
  const { view } = parts;
  const enter = useEnter(targets.rename);
  const { setCenter, getViewport } = useReactFlow();
  const { words, walk, out, onFocus: follow } = useWalk(targets.box, targets.scene);

  const onKeyDown = (event: KeyboardEvent) => {
    const focused = focusedId(event.target);
    // A frame's own list of tasks is of the canvas; any other has the keyboard to itself.
    if (isTyping(event.target) || (isInOverlay(event.target) && focused === undefined)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const node = nodeOf(event.target);
    const { selection } = view.getState();
    const id = focused ?? selection.at(-1);
    const menuAt = (node ?? (event.target as Element)).getBoundingClientRect();
    const menu = { id: id ?? CANVAS_MENU, x: menuAt.left + 24, y: menuAt.top + 24, byKeys: true };
    const actions: Record<string, (() => void) | false | '' | undefined> = {
      Enter:
        focused !== undefined && !isPressable(event.target)
          ? () => enter(focused, event.shiftKey)
          : undefined,
      Delete: () => remove(parts, targets, { focused, edge: edgeOf(event.target) }),
      F2: id && (() => targets.rename(id)),
      c: id !== undefined && (() => targets.openMenu({ ...menu, only: 'connections' })),
      ContextMenu: () => targets.openMenu(menu),
      F10: event.shiftKey && (() => targets.openMenu(menu)),
      // From the selection first, then out of frame after frame.
      Escape: selection.length > 0 ? () => view.setState({ selection: [] }) : out(event.target),
    };
    actions.Backspace = actions.Delete;
    const act = actions[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  /** What gets the focus by keyboard is brought into view. */
  const onFocus = (event: FocusEvent) => {
    follow(event.target, event.relatedTarget);
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
  };

  /** Before anything in a node hears of it. */
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || isTyping(event.target)) return;
    if (event.altKey ? nudged(parts, event) : walk(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  return { words, handlers: { onKeyDown, onKeyDownCapture, onFocus } };
}
