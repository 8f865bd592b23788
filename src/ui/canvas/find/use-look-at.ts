import { useReactFlow, useStoreApi } from '@xyflow/react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Rect } from '../../../drawing/diagram-model';
import type { Scene } from '../../../drawing/scene-node';
import type { EntityView } from '../../../model/view';
import { type SandboxParts, useParts, useView } from '../../sandbox-context';
import { isAnnotationId } from '../annotations/annotation-nodes';

/** What was looked for can be read from this zoom on. */
const READABLE = 0.75;
const EASE = 150;
/** It stays lit for so long, ms. */
const LIT = 4000;

type Entities = ReadonlyMap<string, EntityView>;

/** An entity and the frames it may be drawn in, from the inside out. */
function framesOf(entities: Entities, id: string): string[] {
  const view = entities.get(id);
  const outer: (string | null)[] = [];
  if (view?.kind === 'task') outer.push(view.serviceArn);
  if (view && 'clusterArn' in view) outer.push(view.clusterArn);
  if (view?.kind === 'ebsVolume') outer.push(...framesOf(entities, view.taskArn));
  return [id, ...outer.flatMap((one) => one ?? [])];
}

/** Opens the collapsed frames around an entity; false where none is. */
function opened({ commands, mirror, workspace }: SandboxParts, id: string): boolean {
  const { layout } = workspace.getState();
  const [, ...frames] = framesOf(mirror.getState().entities, id);
  const closed = frames.filter((frame) => layout[frame]?.collapsed);
  if (closed.length === 0) return false;
  const places = closed.map((frame) => {
    const { collapsed: _closed, ...place } = layout[frame]!;
    return [frame, place] as const;
  });
  commands.moveNodes('Expand to show what was found', Object.fromEntries(places));
  return true;
}

/** The keyboard goes on with what was found: its node, or the frame that draws it. */
function focusOn(canvas: HTMLElement, ids: readonly string[]): void {
  for (const id of ids) {
    const node = canvas.querySelector<HTMLElement>(
      `.react-flow__node[data-id="${CSS.escape(id)}"]`,
    );
    if (!node) continue;
    node.focus({ preventScroll: true });
    return;
  }
}

/** A note or a frame somebody put on the canvas. */
function annotationRect({ workspace }: SandboxParts, id: string): Rect | undefined {
  return workspace.getState().workbench.annotations.find((one) => one.id === id);
}

interface Place {
  /** What is shown for it: itself, or the frame that draws it. */
  shown: string;
  rect: Rect;
  /** Where the keyboard goes on: the first of these that is drawn. */
  frames: readonly string[];
}

function placeOf(parts: SandboxParts, scene: Scene, id: string): Place | undefined {
  const written = annotationRect(parts, id);
  if (written) return { shown: id, rect: written, frames: [id] };
  const frames = framesOf(parts.mirror.getState().entities, id);
  const shown = frames.find((one) => scene.has(one));
  const rect = scene.get(shown ?? '')?.rect;
  return shown !== undefined && rect ? { shown, rect, frames } : undefined;
}

/** Large enough to be read, unless a frame would not be seen as a whole then. */
function zoomFor({ rect, shown }: Place, zoom: number, width: number, height: number): number {
  const near = Math.max(zoom, READABLE);
  if (!isAnnotationId(shown)) return near;
  return Math.min(near, (0.9 * width) / rect.width, (0.9 * height) / rect.height);
}

/**
 * Brings into view what somebody asks for (`ViewState.lookAt`), lights it for a moment and gives it
 * the focus where nothing else has it. What is no longer drawn is looked for in its frame. Answers
 * what is lit.
 */
export function useLookAt(
  box: RefObject<HTMLElement | null>,
  scene: Scene,
  touch: () => void,
): string | null {
  const parts = useParts();
  const wanted = useView((state) => state.lookAt);
  // Not what the pointer lights: that goes out as soon as it moves.
  const [lit, setLit] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const flow = useStoreApi();
  const { setCenter, getZoom } = useReactFlow();
  useEffect(() => {
    if (wanted === null || (scene.size === 0 && !isAnnotationId(wanted))) return;
    // Once it is open the scene is another one, and this is asked again.
    if (!scene.has(wanted) && opened(parts, wanted)) return;
    const place = placeOf(parts, scene, wanted);
    parts.view.setState({ lookAt: null });
    if (!place) return;
    touch();
    const { shown, rect, frames } = place;
    const middle = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
    const { width, height } = flow.getState();
    const zoom = zoomFor(place, getZoom(), width, height);
    void setCenter(middle.x, middle.y, { zoom, duration: EASE });
    setLit(shown);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setLit(null), LIT);
    const canvas = box.current;
    requestAnimationFrame(() => {
      const focused = document.activeElement;
      const isFree = focused === null || focused === document.body;
      if (canvas && (isFree || canvas.contains(focused))) focusOn(canvas, frames);
    });
  }, [wanted, scene, parts, box, touch, flow, setCenter, getZoom]);
  return lit;
}
