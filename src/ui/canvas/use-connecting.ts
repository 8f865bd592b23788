import type { OnConnectEnd } from '@xyflow/react';
import { useCallback, useState } from 'react';
import { useParts } from '../sandbox-context';
import { connectionEnd } from './connections';
import { entityAt } from './use-drops';

const pointOf = (event: MouseEvent | TouchEvent) =>
  'changedTouches' in event ? event.changedTouches[0] : event;

/** Drawing an edge from node to node, by pointer or menu; `why` says what came in the way. */
export function useConnecting() {
  const { commands, mirror, view } = useParts();
  const [why, setWhy] = useState<string | null>(null);

  const connect = useCallback(
    async (from: string, to: string) => {
      setWhy(null);
      const end = connectionEnd(to, mirror.getState().entities);
      if (from === end) return;
      const answer = await commands.connect(from, end);
      if (typeof answer === 'string') setWhy(answer);
    },
    [commands, mirror],
  );
  /** An edge may be let go anywhere on a node, not only on its port. */
  const onConnectEnd: OnConnectEnd = useCallback(
    (event, { fromNode }) => {
      const point = pointOf(event);
      const to = point ? entityAt(point.clientX, point.clientY) : null;
      if (fromNode && to !== null) void connect(fromNode.id, to);
    },
    [connect],
  );
  const disconnect = useCallback(
    async (from: string, to: string) => {
      const answer = await commands.disconnect(from, to);
      setWhy(typeof answer === 'string' ? answer : null);
    },
    [commands],
  );
  const clearWhy = useCallback(() => {
    setWhy(null);
    view.setState({ lastOutcome: null });
  }, [view]);
  return { why, clearWhy, connect, disconnect, onConnectEnd };
}
