import type { Point } from '../../../drawing/diagram-model';
import type { Annotation } from '../../../model/sandbox-document';
import type { SandboxParts } from '../../sandbox-context';

/** Puts a note or a frame on the canvas, at a point of it or in sight. */
export function addAnnotation(parts: SandboxParts, kind: Annotation['kind'], at?: Point): void {
  void import('../editing/edits').then((edits) => edits.addAnnotation(parts, kind, at));
}
