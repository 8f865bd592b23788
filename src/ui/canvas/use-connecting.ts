import type { OnConnectEnd } from '@xyflow/react';
import { useCallback } from 'react';
import { useParts } from '../sandbox-context';
import { connectionEnd } from './connections';
import { entityAt } from './use-drops';

const pointOf = (event: MouseEvent | TouchEvent) =>
  'changedTouches' in event ? event.changedTouches[0] : event;

/** Drawing an edge from node to node, by pointer or menu, and taking one away. */
export function useConnecting() {
  const { commands, mirror, view } = useParts();
  /** Why not, in words, where the last outcome would stand. */
  const tell = useCallback(
    (answer: unknown) => {
      view.setState({ notice: typeof answer === 'string' ? answer : null });
    },
    [view],
  );

  const connect = useCallback(
    async (from: string, to: string) => {
      const end = connectionEnd(to, mirror.getState().entities);
      if (from === end) return;
      tell(await commands.connect(from, end));
    },
    [commands, mirror, tell],
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
    async (from: string, to: string) => tell(await commands.disconnect(from, to)),
    [commands, tell],
  );
  return { connect, disconnect, onConnectEnd };
}
