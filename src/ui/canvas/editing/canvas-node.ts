import type { AnnotationNode } from '../annotations/annotation-nodes';
import type { FlowNode } from '../flow-nodes';

/** Whatever stands on the canvas as a node: what exists, and what was written or framed. */
export type CanvasNode = FlowNode | AnnotationNode;
