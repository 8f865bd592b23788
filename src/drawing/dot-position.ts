import { FLIGHT_SECONDS } from '../model/dot-flight';
import type { Track } from './request-tracks';

const US_PER_SECOND = 1_000_000;

/** The edges of a request's way, in order. */
export const LEG = { toLoadBalancer: 0, toGroup: 1, toTask: 2 } as const;

/** Where a request stands on the screen. */
export type Whereabouts =
  /** On an edge; `share` 0–1 from its start. `back`: it has failed and comes back as a red ×. */
  | { at: 'edge'; leg: number; share: number; back: boolean }
  /** Worked on or waiting at its target. */
  | { at: 'target' }
  /** At the load balancer, which knows no target for it yet. */
  | { at: 'loadBalancer' }
  | { at: 'gone' };

const GONE: Whereabouts = { at: 'gone' };
const PARKED: Whereabouts = { at: 'target' };
const WAITING: Whereabouts = { at: 'loadBalancer' };

/**
 * A pure function of the simulated time shown and the speed. Transit takes no simulated time, so
 * the flight is display only: each edge takes 0.7 s of wall time, and what happens at the target is
 * shown that much later. A request answered well ends at its target; one that failed flies back.
 */
export function whereabouts(track: Track, shown: number, speed: number): Whereabouts {
  const wall = (from: number) => (shown - from) / US_PER_SECOND / speed;
  const age = wall(track.sentAt);
  if (age < 0) return GONE;
  const legs = track.target === null ? 1 : 3;
  const arrival = legs * FLIGHT_SECONDS;
  if (age < arrival) return onEdge(age / FLIGHT_SECONDS, false);
  // NaN (not ended) compares false.
  const sinceEnd = wall(track.endedAt) - arrival;
  if (!(sinceEnd >= 0)) return track.target === null ? WAITING : PARKED;
  if (!track.failed || sinceEnd >= arrival) return GONE;
  return onEdge((arrival - sinceEnd) / FLIGHT_SECONDS, true);
}

function onEdge(edges: number, back: boolean): Whereabouts {
  const leg = Math.min(LEG.toTask, Math.floor(edges));
  return { at: 'edge', leg, share: Math.min(1, edges - leg), back };
}
