import type { ServiceCallView } from '../model/infrastructure-view';
import type { EntityView } from '../model/view';
import type { DiagramEdge } from './diagram-model';
import type { Known } from './revision-roles';
import type { Scene, SceneNode } from './scene-node';

/** An edge with its two ends: entity ids, or a listener's or rule's ARN where one sends on. */
export interface SceneEdge extends DiagramEdge {
  from: string;
  to: string;
  /** The node it leaves: `from`, or the load balancer of that listener. */
  source: string;
}

/** An edge before its thickness is known, which depends on all the others. */
export type Draft = Omit<SceneEdge, 'id' | 'load' | 'source'> & { source?: string };

/** What stands for an entity in the scene: itself, or the summary of what it lies in. */
export function standIn(
  { entities, scene }: Pick<Drawn, 'entities' | 'scene'>,
  id: string,
): SceneNode | undefined {
  const own = scene.get(id);
  if (own) return own;
  const view = entities.get(id);
  const around =
    view?.kind === 'task'
      ? [view.serviceArn, view.clusterArn]
      : view?.kind === 'service'
        ? [view.clusterArn]
        : [];
  for (const one of around) {
    const node = scene.get(one ?? '');
    if (node?.isSummary) return node;
  }
  return undefined;
}

/** What edges are drawn from. */
export interface Drawn {
  entities: ReadonlyMap<string, EntityView>;
  /** Looks up what the engine said; made once for all edges. */
  known: Known;
  scene: Scene;
  /** Requests a second by the ARN of the rule that takes them. */
  rates: ReadonlyMap<string, number>;
  /** Calls between services, with the figures that are shown of them. */
  calls: readonly ServiceCallView[];
}
