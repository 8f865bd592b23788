import { NodeToolbar, Position } from '@xyflow/react';
import { type KeyboardEvent, useState } from 'react';
import { useParts, useWorkspace } from '../sandbox-context';
import styles from './label-editor.module.css';

/** The sandbox's own label of a node, edited in place: Enter keeps it, Escape does not. */
export function LabelEditor({ id, onDone }: { id: string; onDone: () => void }) {
  const { commands, mirror } = useParts();
  const label = useWorkspace((state) => state.layout[id]?.label ?? '');
  const [text, setText] = useState(label);
  const view = mirror.getState().entities.get(id);
  const name = view && 'name' in view ? view.name : '';
  const keep = () => {
    if (text.trim() !== label) commands.setLabel(id, text.trim());
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Enter') keep();
    if (event.key === 'Escape') onDone();
  };
  return (
    <NodeToolbar nodeId={id} isVisible position={Position.Top} align="start">
      <input
        className={`${styles.field} nodrag nopan`}
        aria-label={`Label of ${name || 'this node'}; empty shows its AWS name`}
        placeholder={name}
        value={text}
        autoFocus
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={keep}
      />
    </NodeToolbar>
  );
}
