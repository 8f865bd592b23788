import { useStoreApi } from '@xyflow/react';
import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
} from 'react';
import type { Rect } from '../../../drawing/diagram-model';
import { type SandboxParts, useParts } from '../../sandbox-context';
import { canvasHands } from '../editing/canvas-hands';
import { innerTasks } from '../flow-nodes';
import { CanvasName } from '../nodes/canvas-name';
import type { CanvasScene } from '../scene-keeper';
import { connectionWords } from './connection-words';
import { focusedId, WALK_EVENT, type WalkEvent } from './focused';
import { type Graph, graphOf, walkTo } from './walk';

/** Id of the element that says what the thing at the keyboard is joined to; after `CanvasName`. */
export const CONNECTIONS_ID = 'connections-on-canvas';
/** How to go on, said when the keyboard comes to the canvas. */
const HOW =
  'Right goes along a connection, left back, up and down from thing to thing, Escape out of a ' +
  'frame. Enter selects.';
const KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'];
const ENDS = ['Home', 'End'];
const NODE = '.react-flow__node';

type Box = RefObject<HTMLElement | null>;

const nodeElement = (box: Box, id: string): HTMLElement | null =>
  box.current?.querySelector<HTMLElement>(`${NODE}[data-id="${CSS.escape(id)}"]`) ?? null;

/** Of what a frame draws: the list that lies over its squares. */
const pickerIn = (box: Box, frame: string): HTMLElement | null =>
  nodeElement(box, frame)?.querySelector<HTMLElement>('[role=listbox]') ?? null;

/** The graph of the scene, made when it is first walked. */
function useGraph(scene: CanvasScene): () => Graph {
  const { workspace } = useParts();
  const made = useRef<{ key: readonly unknown[]; graph: Graph } | null>(null);
  return useCallback(() => {
    const { annotations } = workspace.getState().workbench;
    const { nodes, edges } = scene;
    const key = [nodes, edges, annotations];
    if (made.current?.key.every((part, i) => part === key[i])) return made.current.graph;
    const inner = [...innerTasks(scene).values()].flat();
    const squares = new Set(inner.map(({ id }) => id));
    const graph = graphOf({ nodes, edges, annotations, squares });
    made.current = { key, graph };
    return graph;
  }, [scene, workspace]);
}

/** The one thing on the canvas that the Tab key comes to. */
class TabStop {
  private element: HTMLElement | null = null;

  constructor(
    private readonly describedBy: string,
    private readonly zoom: () => number,
  ) {}

  get isThere(): boolean {
    return this.element?.isConnected ?? false;
  }

  moveTo(element: HTMLElement): void {
    if (this.element !== element) {
      this.element?.setAttribute('tabindex', '-1');
      this.element?.removeAttribute('aria-describedby');
    }
    this.element = element;
    element.setAttribute('tabindex', '0');
    element.setAttribute('aria-describedby', this.describedBy);
    this.scale();
  }

  /** Its ring is as strong on the screen at any zoom. */
  scale(): void {
    this.element?.style.setProperty('--per-zoom', String(1 / this.zoom()));
  }
}

function useTabStop(box: Box, first: () => string | undefined) {
  const flow = useStoreApi();
  const words = useContext(CanvasName) + CONNECTIONS_ID;
  const stop = useMemo(() => new TabStop(words, () => flow.getState().transform[2]), [flow, words]);
  const latest = useRef(first);
  useEffect(() => {
    latest.current = first;
  }, [first]);
  useEffect(() => {
    const nodes = box.current?.querySelector('.react-flow__nodes');
    if (!nodes) return undefined;
    const see = () => {
      if (stop.isThere) return;
      const element = nodeElement(box, latest.current() ?? '');
      if (element) stop.moveTo(element);
    };
    see();
    const seen = new MutationObserver(see);
    seen.observe(nodes, { childList: true });
    let zoom = 0;
    const stopZoom = flow.subscribe(({ transform }) => {
      if (transform[2] === zoom) return;
      zoom = transform[2];
      stop.scale();
    });
    return () => {
      seen.disconnect();
      stopZoom();
    };
  }, [box, flow, stop]);
  return stop;
}

/** Of what is larger than the window its heading is shown, at the zoom that somebody chose. */
function reveal(parts: SandboxParts, rect: Rect | undefined): void {
  const hands = canvasHands(parts);
  if (!rect || !hands) return;
  const seen = hands.seen();
  const width = Math.min(rect.width, 0.9 * seen.width);
  hands.reveal({ ...rect, width, height: Math.min(rect.height, 0.9 * seen.height) });
}

/**
 * Walks the canvas by keyboard: Tab comes to it once, arrow keys lead on from there. What it comes
 * to is brought into view, and said with what it is joined to.
 */
export function useWalk(box: Box, scene: CanvasScene) {
  const parts = useParts();
  const graph = useGraph(scene);
  const stop = useTabStop(
    box,
    useCallback(() => graph().order[0], [graph]),
  );
  const words = useRef<HTMLSpanElement>(null);
  const came = useRef<string | null>(null);

  const describe = (id: string, isNew: boolean) => {
    if (!words.current) return;
    const joined = connectionWords(id, scene.edges, parts.mirror.getState().entities);
    words.current.textContent = [joined, isNew ? HOW : ''].filter(Boolean).join('. ');
  };

  /** Follows the focus, however it came. */
  const onFocus = (target: EventTarget, from: EventTarget | null) => {
    const id = focusedId(target);
    const element =
      target instanceof HTMLElement
        ? target.closest<HTMLElement>(`${NODE}, ${NODE} [role=listbox]`)
        : null;
    if (id === undefined || !element) return;
    const isNew = !(from instanceof Element && from.closest(NODE));
    describe(id, isNew);
    stop.moveTo(element);
  };

  const goTo = (id: string) => {
    const node = nodeElement(box, id);
    const frame = graph().stops.get(id)?.parentId ?? '';
    const element = node ?? pickerIn(box, frame);
    if (!element) return;
    describe(id, false);
    if (!node) element.dispatchEvent(new CustomEvent<WalkEvent>(WALK_EVENT, { detail: { id } }));
    element.focus({ preventScroll: true });
    reveal(parts, graph().stops.get(id)?.rect);
  };

  /** Whether the key was one that walks; it is not to be heard by anything else then. */
  const walk = (event: KeyboardEvent): boolean => {
    const id = focusedId(event.target);
    if (id === undefined || event.shiftKey) return false;
    if (!KEYS.includes(event.key) && !ENDS.includes(event.key)) return false;
    const next = walkTo(graph(), id, event.key, came.current);
    if (next !== undefined) {
      came.current = id;
      goTo(next);
    }
    return true;
  };

  /** To the frame around what has the focus; undefined where it lies in none. */
  const out = (target: EventTarget): (() => void) | undefined => {
    const id = focusedId(target);
    const frame = id === undefined ? undefined : walkTo(graph(), id, 'Escape');
    return frame === undefined ? undefined : () => goTo(frame);
  };

  return { words, walk, out, onFocus };
}
