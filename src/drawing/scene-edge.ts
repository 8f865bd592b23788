import type { EntityView } from '../model/view';
import type { DiagramEdge } from './diagram-model';
import type { Known } from './revision-roles';
import type { Scene } from './scene-node';

/** An edge with its two ends: entity ids, or a listener's or rule's ARN where one sends on. */
export interface SceneEdge extends DiagramEdge {
  from: string;
  to: string;
  /** The node it leaves: `from`, or the load balancer of that listener. */
  source: string;
}

/** An edge before its thickness is known, which depends on all the others. */
export type Draft = Omit<SceneEdge, 'id' | 'load' | 'source'> & { source?: string };

/** What edges are drawn from. */
export interface Drawn {
  entities: ReadonlyMap<string, EntityView>;
  /** Looks up what the engine said; made once for all edges. */
  known: Known;
  scene: Scene;
  /** Requests a second by the ARN of the rule that takes them. */
  rates: ReadonlyMap<string, number>;
}
