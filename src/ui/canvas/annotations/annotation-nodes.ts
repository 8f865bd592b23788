import type { Node } from '@xyflow/react';
import type { Point } from '../../../drawing/diagram-model';
import type { Size } from '../../../drawing/geometry';
import type { Annotation } from '../../../model/sandbox-document';
import { walked } from '../flow-nodes';

export type AnnotationKind = 'note' | 'titledFrame';

export interface AnnotationData extends Record<string, unknown> {
  annotation: Annotation;
}

/** A note or a frame as React Flow takes it. */
export type AnnotationNode = Node<AnnotationData, AnnotationKind>;

/** Where annotations are held while the pointer has them. */
export interface Held {
  corners: ReadonlyMap<string, Point>;
  sizes: ReadonlyMap<string, Size>;
}

/** Frames lie behind everything, notes over everything. */
const LAYER = { frame: -1, note: 25 } as const;

/** Ids of annotations, apart from those of entities. */
export const isAnnotationId = (id: string): boolean => id.startsWith('annotation/');

/** Makes React Flow's nodes of annotations, and keeps every one that has not changed. */
export class AnnotationNodes {
  private kept = new Map<string, { text: string; node: AnnotationNode }>();

  from(
    annotations: readonly Annotation[],
    { corners, sizes }: Held,
    selection: ReadonlySet<string>,
  ): AnnotationNode[] {
    const next = new Map<string, { text: string; node: AnnotationNode }>();
    for (const one of annotations) {
      const drawn = { ...one, ...corners.get(one.id), ...sizes.get(one.id) };
      const selected = selection.has(one.id);
      const text = JSON.stringify([drawn, selected]);
      const old = this.kept.get(one.id);
      next.set(one.id, old?.text === text ? old : { text, node: nodeOf(drawn, selected) });
    }
    this.kept = next;
    return [...next.values()].map(({ node }) => node);
  }
}

function nodeOf(annotation: Annotation, selected: boolean): AnnotationNode {
  const { id, kind, x, y, width, height, locked = false } = annotation;
  return {
    id,
    type: kind === 'note' ? 'note' : 'titledFrame',
    data: { annotation },
    position: { x, y },
    width,
    height,
    measured: { width, height },
    zIndex: LAYER[kind],
    selected,
    draggable: !locked,
    ...(locked && { className: 'nopan' }),
    connectable: false,
    domAttributes: walked(id),
  };
}
