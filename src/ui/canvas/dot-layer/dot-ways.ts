import type { Rect } from '../../../drawing/diagram-model';
import type { Detail, RevisionRole } from '../../../drawing/tokens';

/** Where dots go: routes as `sampleRoute` tables, worked out anew only when something moves. */
export interface DotWays {
  /** By the client's number in dot segments. */
  clients: ReadonlyMap<number, { samples: Float64Array; loadBalancer: string }>;
  /** From a load balancer (first key) to a target group (second key). */
  groups: ReadonlyMap<string, ReadonlyMap<string, Float64Array>>;
  /** By `targetKey`. */
  targets: ReadonlyMap<string, TargetWay>;
  /** The labels on edges: dots pass behind them. */
  labels: Record<Detail, readonly Rect[]>;
}

export interface TargetWay {
  group: string;
  samples: Float64Array;
  /** The card the dot is parked on. */
  card: Rect;
  role: RevisionRole;
}

/** Names a target for as long as its task lives, unlike its slot, which is given away again. */
export const targetKey = (groupArn: string, targetId: string): string => `${groupArn} ${targetId}`;
