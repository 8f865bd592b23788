import type { ImageBehaviour } from '../../model/image';

/** How service times are drawn: `scv` is the squared coefficient of variation. */
export interface ServiceTimes {
  name: string;
  scv: number;
  image: Partial<Pick<ImageBehaviour, 'serviceTimeDistribution' | 'stages' | 'scv'>>;
}

/** Equal tasks of one service. */
export interface Pool {
  tasks: number;
  /** Requests that a task works on at once; all of them where it shares its CPU. */
  slots: number;
  isShared: boolean;
  times: ServiceTimes;
  /** Requests that may wait at a task; without it as many as come. */
  waiting?: number;
  /** How many times as long as a service time it takes; 1 unless said. */
  slowness?: number;
  /** Its own target group gets this share of the requests; without it there is one group. */
  weight?: number;
}

/** Of all requests, or of one pool's: mean, quantile, or the share that is turned away. */
export type Figure = 'mean' | 'p50' | 'p90' | 'p99' | 'refused';

/** What theory says of a system, in mean service times or as a share. */
export interface Expectation {
  figure: Figure;
  value: number;
  /** Half of its own 95 % interval, where it was simulated. */
  half?: number;
  /** Of the requests of this pool alone. */
  pool?: { at: number; name: string };
}

/** A system of queues that can be declared behind an Application Load Balancer. */
export interface QueueingSystem {
  name: string;
  servers: number;
  /** Offered load of a server, of the busiest where they differ. */
  load: number;
  /** Requests in a mean service time. */
  arrivals: number;
  algorithm: 'round_robin' | 'least_outstanding_requests' | 'weighted_random';
  pools: readonly Pool[];
  expected: readonly Expectation[];
  /** The formula, or where the values are from. */
  source: string;
}
