import { setup } from 'xstate';

/** What the group is like now; every change of it is told to the machine. */
export interface RoutingFacts {
  type: 'FACTS';
  /** Targets that are initial, healthy or unhealthy. */
  usable: number;
  healthy: number;
  /** Healthy targets below this number: every usable target gets requests. */
  minimumHealthy: number;
  algorithm: 'round_robin' | 'least_outstanding_requests' | 'weighted_random';
}

/**
 * Which way a target group's requests go now. The request path reads the state and never steps it.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health.html
 */
export const targetGroupRoutingMachine = setup({
  types: {} as { context: Record<string, never>; events: RoutingFacts },
  guards: {
    isEmpty: ({ event }) => event.usable === 0,
    isBelowMinimum: ({ event }) => event.healthy < event.minimumHealthy,
    isLeastOutstanding: ({ event }) => event.algorithm === 'least_outstanding_requests',
    isWeightedRandom: ({ event }) => event.algorithm === 'weighted_random',
  },
}).createMachine({
  id: 'target-group-routing',
  context: {},
  initial: 'no-targets',
  on: {
    FACTS: [
      { guard: 'isEmpty', target: '.no-targets' },
      { guard: 'isBelowMinimum', target: '.fail-open' },
      { guard: 'isLeastOutstanding', target: '.least-outstanding-requests' },
      { guard: 'isWeightedRandom', target: '.weighted-random' },
      { target: '.round-robin' },
    ],
  },
  states: {
    'no-targets': {},
    'round-robin': {},
    'least-outstanding-requests': {},
    'weighted-random': {},
    'fail-open': {},
  },
});
