import { Handle, Position } from '@xyflow/react';
import { type ReactNode, useContext } from 'react';
import { type FlowKind, isConnectable, nameId, PORTS } from '../flow-nodes';
import { CanvasName } from './canvas-name';
import styles from './card-node.module.css';

/** The drawing of an entity as a node: its name for screen readers, its picture, its ports. */
export function CardNode(props: {
  id: string;
  kind: FlowKind;
  /** Said when the node gets the focus: kind, name, state. */
  name: string;
  width: number;
  height: number;
  children: ReactNode;
}) {
  const { id, kind, name, width, height } = props;
  const ports = PORTS[kind];
  const canvas = useContext(CanvasName);
  return (
    <>
      <span id={canvas + nameId(id)} className="unseen">
        {name}
      </span>
      <svg width={width} height={height} className={styles.drawing} aria-hidden>
        {props.children}
      </svg>
      {ports.in && (
        <Handle
          type="target"
          position={Position.Left}
          className={styles.port}
          isConnectableStart={false}
        />
      )}
      {ports.out && (
        <Handle
          type="source"
          position={Position.Right}
          className={isConnectable(kind) ? styles.port : styles.anchor}
          isConnectable={isConnectable(kind)}
        />
      )}
    </>
  );
}
