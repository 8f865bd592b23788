import type { OnConnectEnd } from '@xyflow/react';
import { useCallback } from 'react';
import type { Scene } from '../../drawing/scene-node';
import type { Outcome } from '../../state/gesture';
import { pairOf } from '../../state/gestures/connection';
import { type SandboxParts, useParts } from '../sandbox-context';
import { connectionEnd } from './connections';
import { makeRoom } from './make-room';
import { entityAt } from './use-drops';

const pointOf = (event: MouseEvent | TouchEvent) =>
  'changedTouches' in event ? event.changedTouches[0] : event;

/** A target group that came with the edge gets the place between its two ends. */
function placeNewGroup(
  { commands, mirror, workspace }: SandboxParts,
  scene: Scene,
  from: string,
  to: string,
  { gesture, outputs }: Outcome,
): void {
  const at = gesture.operations.findIndex(({ target }) => target === 'ELBv2.CreateTargetGroup');
  const made = outputs[at] as { TargetGroups?: { TargetGroupArn: string }[] } | undefined;
  const group = made?.TargetGroups?.[0]?.TargetGroupArn;
  const ends = [from, to].map((id) => mirror.getState().entities.get(id));
  const loadBalancer = ends.find((view) => view?.kind === 'loadBalancer');
  const service = ends.find((view) => view?.kind === 'service');
  if (!group || !loadBalancer || service?.kind !== 'service') return;
  const frame = service.clusterArn;
  const corners = makeRoom(scene, { loadBalancer: loadBalancer.id, frame, group });
  if (corners.size === 0) return;
  const { layout } = workspace.getState();
  // Where nobody had put it the page may move it again.
  const places = [...corners].map(([id, corner]) => {
    return [id, { ...(layout[id] ?? { auto: true }), ...corner }] as const;
  });
  commands.moveNodes('Make room for a target group', Object.fromEntries(places));
}

/** Drawing an edge from node to node, by pointer or menu. */
export function useConnecting(sceneNow: () => Scene) {
  const parts = useParts();
  const { commands, mirror, view } = parts;
  /** Why not, in words. */
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
      const pair = pairOf(mirror.getState().entities, from, end);
      if (typeof pair === 'object' && pair.kind === 'mounts') {
        const { fileSystem, service } = pair;
        const dialog = { kind: 'mount', fileSystem: fileSystem.id, serviceId: service.id } as const;
        return view.setState({ dialog });
      }
      const answer = await commands.connect(from, end);
      tell(answer);
      if (typeof answer === 'object') placeNewGroup(parts, sceneNow(), from, end, answer);
    },
    [parts, commands, mirror, view, tell, sceneNow],
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
  return { connect, onConnectEnd };
}
