import type { Rect } from './diagram-model';
import type { Detail, RevisionRole } from './tokens';

/** Where dots go: routes as `sampleRoute` tables, worked out anew only when something moves. */
export interface DotWays {
  /** By the client's number in dot segments. */
  clients: ReadonlyMap<number, ClientWay>;
  /** From a listener or test rule to a target group, and from a load balancer: by `groupKey`. */
  groups: ReadonlyMap<string, Float64Array>;
  /** By `targetKey`. */
  targets: ReadonlyMap<string, TargetWay>;
  /** The labels on edges: dots pass behind them. */
  labels: Record<Detail, readonly Rect[]>;
}

export interface ClientWay {
  samples: Float64Array;
  loadBalancer: string;
  /** The listener, or rule for test traffic, that takes its requests; null when nothing does. */
  route: string | null;
  /** Its requests are test traffic. */
  isTest: boolean;
}

export interface TargetWay {
  group: string;
  samples: Float64Array;
  /** The card the dot is parked on. */
  card: Rect;
  role: RevisionRole;
}

/** Names the way from a listener, a rule or a load balancer to a target group. */
export const groupKey = (from: string, groupArn: string): string => `${from} ${groupArn}`;

/** Names a target for as long as its task lives, unlike its slot, which is given away again. */
export const targetKey = (groupArn: string, targetId: string): string => `${groupArn} ${targetId}`;
