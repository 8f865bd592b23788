import type { TrafficSource } from '../../model/traffic';
import type { RandomStream } from '../kernel/prng';

/**
 * Where one client's requests go, worked out once until something changes: its requests are all
 * alike, so listener and rule need no look per request.
 */
export interface Route {
  /** Nothing listens; the load balancer answers itself; or a target group is asked. */
  readonly kind: 'nowhere' | 'answered' | 'forward';
  /** Number of the load balancer in `Plane.balancers`. */
  readonly balancer: number;
  /** kind answered: what the requests end as. There and nowhere: where that is counted. */
  readonly ending: number;
  readonly cell: number;
  /**
   * kind forward: routing tables, their weights added up, and where their own failures are
   * counted.
   */
  readonly tables: readonly number[];
  readonly weightsUpTo: readonly number[];
  readonly groupCells: readonly number[];
  /** How users with cookies are kept; null for not at all. */
  readonly sticky: Stickiness | null;
  /** Lanes of requests that get no answer, and of those that get no connection. */
  readonly lane: number;
  readonly connectLane: number;
  readonly idleUs: number;
  /** What the client is (null once deleted), and the stream its arrivals are drawn from. */
  readonly source: TrafficSource | null;
  readonly random: RandomStream;
}

/** How the users of a rule are kept. */
export interface Stickiness {
  /** µs for which a rule keeps a user with a group, 0 for not at all. */
  readonly groupUs: number;
  /** In the order of the rule's groups; null for one that keeps nobody. */
  readonly targets: readonly ({ byApp: boolean; us: number } | null)[];
}

/** The route of a client that nothing listens to. */
export const NOWHERE: Omit<Route, 'source' | 'random'> = {
  kind: 'nowhere',
  balancer: -1,
  ending: -1,
  cell: -1,
  tables: [],
  weightsUpTo: [],
  groupCells: [],
  sticky: null,
  lane: -1,
  connectLane: -1,
  idleUs: 0,
};
