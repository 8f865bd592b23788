import { useConnection, useStore } from '@xyflow/react';
import { ofConnection } from '../../state/consequences/of-connection';
import { connectionFault } from '../../state/gestures/connection';
import { useParts } from '../sandbox-context';
import { connectionEnd } from './connections';
import styles from './connect-hint.module.css';
import { entityAt } from './use-drops';

/** The entity that an edge would end at if it were let go now, and where that is on the page. */
function useOver(): { id: string; x: number; y: number } | null {
  const canvas = useStore((state) => state.domNode);
  const pointer = useConnection((connection) => connection.pointer);
  if (!canvas || !pointer) return null;
  const { left, top } = canvas.getBoundingClientRect();
  const [x, y] = [left + pointer.x, top + pointer.y];
  const id = entityAt(x, y);
  return id === null ? null : { id, x, y };
}

/** While an edge is drawn: what it will do where it is, or why it can do nothing there. */
export default function ConnectHint() {
  const { mirror } = useParts();
  const from = useConnection(({ fromNode }) => fromNode?.id ?? null);
  const over = useOver();
  if (from === null || !over) return null;
  const { entities } = mirror.getState();
  const to = connectionEnd(over.id, entities);
  if (to === from || !entities.has(to)) return null;
  const fault = connectionFault(entities, from, to);
  const said = fault === null ? ofConnection(entities, from, to) : [fault];
  if (said.length === 0) return null;
  return (
    <p role="status" className={styles.hint} style={{ left: over.x, top: over.y }}>
      {said.join(' ')}
    </p>
  );
}
