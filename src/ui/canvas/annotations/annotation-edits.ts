/** Notes and frames as they are after something was done to them. */
import { ANNOTATION_SIZE } from '../../../drawing/annotation';
import type { Point, Rect } from '../../../drawing/diagram-model';
import type { Annotation } from '../../../model/sandbox-document';
import type { SandboxParts } from '../../sandbox-context';

/** An id that no other annotation has. */
export function freshId(): string {
  const [word = 0] = crypto.getRandomValues(new Uint32Array(1));
  return `annotation/${word.toString(36)}`;
}

/** Room around what a new frame is put around; its title stands above. */
const AROUND = { side: 24, top: 64, bottom: 24 } as const;

/** A new note or frame, its middle at a point of the canvas. */
export function newAnnotation(kind: Annotation['kind'], at: Point): Annotation {
  const { width, height } = ANNOTATION_SIZE[kind];
  const corner = { x: Math.round(at.x - width / 2), y: Math.round(at.y - height / 2) };
  return { id: freshId(), kind, ...corner, width, height, text: kind === 'note' ? '' : 'Frame' };
}

/** A new frame around what is at a rectangle. */
export function frameAround({ x, y, width, height }: Rect): Annotation {
  return {
    id: freshId(),
    kind: 'frame',
    x: Math.round(x - AROUND.side),
    y: Math.round(y - AROUND.top),
    width: Math.round(width + 2 * AROUND.side),
    height: Math.round(height + AROUND.top + AROUND.bottom),
    text: 'Frame',
  };
}

/** Draws another list of annotations, as one step. */
export function annotate(
  { commands, workspace }: SandboxParts,
  label: string,
  change: (all: readonly Annotation[]) => Annotation[],
): void {
  const { annotations } = workspace.getState().workbench;
  commands.draw(label, { layout: {}, annotations: change(annotations) });
}
