import { assign, emit, setup } from 'xstate';

export interface TargetHealthContext {
  /** Reason code and text as DescribeTargetHealth gives them; null when healthy. */
  reason: string | null;
  description: string | null;
  /** Some rule forwards to the target group. */
  inUse: boolean;
  /** Microseconds from registration to the first health checks. */
  registering: number;
  /** Microseconds of deregistration delay, read from the group when draining begins. */
  draining: number;
}

export type TargetHealthEvent =
  | { type: 'PASSED' }
  | { type: 'FAILED'; reason: string; description: string }
  | { type: 'DEREGISTER'; draining: number }
  /** A rule began or ceased to use the target group. */
  | { type: 'IN_USE' }
  | { type: 'NOT_IN_USE' };

export interface TargetHealthEmit {
  /** `gone`: the target has left the group. */
  type: 'gone';
}

/** Reason codes with the texts the console shows. */
const because = (reason: string | null, description: string | null) =>
  ({ type: 'because', params: { reason, description } }) as const;
const REGISTERING = because('Elb.RegistrationInProgress', 'Target registration is in progress');
const CHECKING = because('Elb.InitialHealthChecking', 'Initial health checks in progress');
const NOT_IN_USE = because(
  'Target.NotInUse',
  'Target group is not configured to receive traffic from the load balancer',
);
const DRAINING = because('Target.DeregistrationInProgress', 'Target deregistration is in progress');
const NOT_REGISTERED = because(
  'Target.NotRegistered',
  'Target is not registered to the target group',
);

/**
 * The health of a target. Thresholds are counted by the health checks; PASSED and FAILED arrive
 * only when one has been reached, and for a new target the first pass alone is enough.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 */
export const targetHealthMachine = setup({
  types: {} as {
    context: TargetHealthContext;
    input: { registering: number; inUse: boolean };
    events: TargetHealthEvent;
    emitted: TargetHealthEmit;
  },
  delays: {
    registering: ({ context }) => context.registering,
    draining: ({ context }) => context.draining,
  },
  guards: {
    isNotInUse: ({ context }) => !context.inUse,
  },
  actions: {
    because: assign((_, params: { reason: string | null; description: string | null }) => params),
    setInUse: assign({ inUse: ({ event }) => event.type === 'IN_USE' }),
    setFailure: assign({
      reason: ({ event, context }) => (event.type === 'FAILED' ? event.reason : context.reason),
      description: ({ event, context }) =>
        event.type === 'FAILED' ? event.description : context.description,
    }),
    setDelay: assign({
      draining: ({ event, context }) =>
        event.type === 'DEREGISTER' ? event.draining : context.draining,
    }),
  },
}).createMachine({
  id: 'target-health',
  context: ({ input }) => ({
    reason: null,
    description: null,
    inUse: input.inUse,
    registering: input.registering,
    draining: 0,
  }),
  initial: 'initial',
  states: {
    initial: {
      always: { guard: 'isNotInUse', target: 'unused', actions: NOT_IN_USE },
      entry: REGISTERING,
      after: { registering: { actions: CHECKING } },
      on: {
        PASSED: 'healthy',
        FAILED: { target: 'unhealthy', actions: 'setFailure' },
        DEREGISTER: { target: 'draining', actions: 'setDelay' },
        NOT_IN_USE: { target: 'unused', actions: ['setInUse', NOT_IN_USE] },
      },
    },
    healthy: {
      entry: because(null, null),
      on: {
        FAILED: { target: 'unhealthy', actions: 'setFailure' },
        DEREGISTER: { target: 'draining', actions: 'setDelay' },
        NOT_IN_USE: { target: 'unused', actions: ['setInUse', NOT_IN_USE] },
      },
    },
    unhealthy: {
      on: {
        PASSED: 'healthy',
        FAILED: { actions: 'setFailure' },
        DEREGISTER: { target: 'draining', actions: 'setDelay' },
        NOT_IN_USE: { target: 'unused', actions: ['setInUse', NOT_IN_USE] },
      },
    },
    draining: {
      entry: DRAINING,
      after: {
        draining: { target: 'unused', actions: [NOT_REGISTERED, emit({ type: 'gone' })] },
      },
    },
    unused: {
      on: {
        IN_USE: { target: 'initial', actions: 'setInUse' },
        DEREGISTER: { actions: [NOT_REGISTERED, emit({ type: 'gone' })] },
      },
    },
  },
});
