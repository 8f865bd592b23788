import type { NodeProps } from '@xyflow/react';
import { lazy, memo } from 'react';
import { Late } from '../../kit/late';
import type { AnnotationNode as FlowAnnotation } from './annotation-nodes';

const AnnotationNode = lazy(async () => ({
  default: (await import('./annotation-node')).AnnotationNode,
}));
const AnnotationEditor = lazy(async () => ({
  default: (await import('./annotation-editor')).AnnotationEditor,
}));

/** A note or a frame, loaded with the first one: most sandboxes have none. */
export const LateAnnotation = memo(function LateAnnotation(props: NodeProps<FlowAnnotation>) {
  return (
    <Late>
      <AnnotationNode {...props} />
    </Late>
  );
});

/** The field for its words, likewise. */
export function LateAnnotationEditor(props: { id: string; onDone: () => void }) {
  return (
    <Late>
      <AnnotationEditor {...props} />
    </Late>
  );
}
