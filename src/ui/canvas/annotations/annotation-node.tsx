import { type NodeProps, NodeResizer } from '@xyflow/react';
import { memo, useContext } from 'react';
import { ANNOTATION_SIZE, AnnotationDrawing } from '../../../drawing/annotation';
import { useDrawingTheme } from '../../theme/drawing-theme';
import { nameId } from '../flow-nodes';
import { CanvasName } from '../nodes/canvas-name';
import { useDetail } from '../nodes/use-facts';
import styles from './annotation-node.module.css';
import type { AnnotationNode as FlowAnnotation } from './annotation-nodes';

/** A note or a frame on the canvas; what is selected and free has handles to resize it by. */
export const AnnotationNode = memo(function AnnotationNode(props: NodeProps<FlowAnnotation>) {
  const { id, data, width = 0, height = 0, selected } = props;
  const { annotation } = data;
  const { kind, text, locked = false } = annotation;
  const theme = useDrawingTheme();
  const canvas = useContext(CanvasName);
  const detail = useDetail();
  const { least } = ANNOTATION_SIZE;
  const name = `${kind === 'note' ? 'Note' : 'Frame'} ${text.trim() || 'without words'}`;
  return (
    <>
      <span id={canvas + nameId(id)} className="unseen">
        {locked ? `${name}, locked` : name}
      </span>
      {selected && !locked && (
        <NodeResizer
          minWidth={least.width}
          minHeight={least.height}
          handleClassName={styles.handle}
          lineClassName={styles.line}
        />
      )}
      <svg width={width} height={height} className={styles.drawing} aria-hidden>
        <AnnotationDrawing {...{ annotation, theme, detail, width, height, selected }} />
      </svg>
      {/* The inside of a frame belongs to what stands in it, and to the canvas. */}
      {kind === 'frame' &&
        (['top', 'right', 'bottom', 'left'] as const).map((side) => (
          <span key={side} className={styles.grip} data-side={side} />
        ))}
    </>
  );
});
