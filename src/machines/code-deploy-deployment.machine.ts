import { assign, emit, setup } from 'xstate';

/** Microseconds of each wait, drawn or read from the deployment group when it is created. */
export interface CodeDeployContext {
  /** Its route back: production traffic to the original task set, and the replacement away. */
  isRollback: boolean;
  /** Lifecycle events with a Lambda function. */
  scripted: readonly string[];
  /** From the request to the first event. */
  starting: number;
  /** An event with nothing to wait for. */
  passing: number;
  functionTimeout: number;
  installTimeout: number;
  /** Between two shifts of production traffic, and how many there are. */
  interval: number;
  shifts: number;
  /** Shifts begun so far. */
  shift: number;
  waitsForReroute: boolean;
  rerouteWait: number;
  keepsOriginal: boolean;
  terminationWait: number;
}

export type CodeDeployMachineEvent =
  /** The replacement task set is in steady state. */
  | { type: 'STEADY' }
  | { type: 'FUNCTION_SUCCEEDED' }
  | { type: 'FUNCTION_FAILED' }
  /** ContinueDeployment, of whichever wait it is in. */
  | { type: 'CONTINUE' }
  | { type: 'FAIL' }
  /** StopDeployment, or an alarm. */
  | { type: 'STOP' };

/** What the machine asks of the engine on the way. */
export interface CodeDeployEmit {
  type:
    | 'createReplacement'
    | 'callFunction'
    | 'routeTestTraffic'
    | 'shiftTraffic'
    | 'removeOriginal'
    | 'removeReplacement'
    | 'functionTimedOut'
    | 'installTimedOut'
    | 'rerouteTimedOut';
}

type Scripted =
  | 'BeforeInstall'
  | 'AfterInstall'
  | 'AfterAllowTestTraffic'
  | 'BeforeAllowTraffic'
  | 'AfterAllowTraffic';

/** A deployment can fail or be stopped in every state but the last ones. */
const ENDS = { FAIL: 'Failed', STOP: 'Stopped' } as const;

const definition = setup({
  types: {} as {
    context: CodeDeployContext;
    input: Omit<CodeDeployContext, 'shift'>;
    events: CodeDeployMachineEvent;
    emitted: CodeDeployEmit;
  },
  delays: {
    starting: ({ context }) => context.starting,
    passing: ({ context }) => context.passing,
    functionTimeout: ({ context }) => context.functionTimeout,
    installTimeout: ({ context }) => context.installTimeout,
    interval: ({ context }) => context.interval,
    rerouteWait: ({ context }) => context.rerouteWait,
    terminationWait: ({ context }) => context.terminationWait,
  },
  guards: {
    isRollback: ({ context }) => context.isRollback,
    isScripted: ({ context }, { event }: { event: Scripted }) => context.scripted.includes(event),
    reroutesAtOnce: ({ context }) => !context.waitsForReroute,
    hasMoreShifts: ({ context }) => context.shift < context.shifts,
    isShiftedBack: ({ context }) => context.isRollback && context.shift >= context.shifts,
    isShifted: ({ context }) => context.shift >= context.shifts,
    keepsOriginal: ({ context }) => context.keepsOriginal,
  },
  actions: {
    countShift: assign({ shift: ({ context }) => context.shift + 1 }),
    createReplacement: emit({ type: 'createReplacement' }),
    callFunction: emit({ type: 'callFunction' }),
    routeTestTraffic: emit({ type: 'routeTestTraffic' }),
    shiftTraffic: emit({ type: 'shiftTraffic' }),
    removeOriginal: emit({ type: 'removeOriginal' }),
    removeReplacement: emit({ type: 'removeReplacement' }),
    functionTimedOut: emit({ type: 'functionTimedOut' }),
    installTimedOut: emit({ type: 'installTimedOut' }),
    rerouteTimedOut: emit({ type: 'rerouteTimedOut' }),
  },
});

/** An event with a function calls it and waits for its answer; without one it passes. */
const scripted = <const Next extends string>(event: Scripted, next: Next) =>
  ({
    after: {
      passing: [
        { guard: { type: 'isScripted', params: { event } }, actions: 'callFunction' },
        { target: next },
      ],
      functionTimeout: { target: 'Failed', actions: 'functionTimedOut' },
    },
    on: { FUNCTION_SUCCEEDED: next, FUNCTION_FAILED: 'Failed', ...ENDS },
  }) as const;

/**
 * The life of a CodeDeploy deployment to ECS: its eight lifecycle events, the wait before production
 * traffic is re-routed (Ready) and the one before the original task set is terminated. A rollback
 * is a deployment of its own that goes straight to the traffic.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-steps-ecs.html
 */
export const codeDeployDeploymentMachine = definition.createMachine({
  id: 'code-deploy-deployment',
  context: ({ input }) => ({ ...input, shift: 0 }),
  initial: 'Created',
  states: {
    Created: {
      after: {
        starting: [
          { guard: 'isRollback', target: 'AllowTestTraffic' },
          { target: 'BeforeInstall' },
        ],
      },
      on: ENDS,
    },
    BeforeInstall: scripted('BeforeInstall', 'Install'),
    Install: {
      entry: 'createReplacement',
      after: { installTimeout: { target: 'Failed', actions: 'installTimedOut' } },
      on: { STEADY: 'AfterInstall', ...ENDS },
    },
    AfterInstall: scripted('AfterInstall', 'AllowTestTraffic'),
    AllowTestTraffic: {
      entry: 'routeTestTraffic',
      after: {
        passing: [
          { guard: 'isRollback', target: 'AllowTraffic' },
          { target: 'AfterAllowTestTraffic' },
        ],
      },
      on: ENDS,
    },
    AfterAllowTestTraffic: scripted('AfterAllowTestTraffic', 'Ready'),
    Ready: {
      always: { guard: 'reroutesAtOnce', target: 'BeforeAllowTraffic' },
      after: { rerouteWait: { target: 'Stopped', actions: 'rerouteTimedOut' } },
      on: { CONTINUE: 'BeforeAllowTraffic', ...ENDS },
    },
    BeforeAllowTraffic: scripted('BeforeAllowTraffic', 'AllowTraffic'),
    AllowTraffic: {
      entry: ['countShift', 'shiftTraffic'],
      after: {
        interval: { guard: 'hasMoreShifts', target: 'AllowTraffic', reenter: true },
        passing: [
          { guard: 'isShiftedBack', target: 'Succeeded', actions: 'removeReplacement' },
          { guard: 'isShifted', target: 'AfterAllowTraffic' },
        ],
      },
      on: ENDS,
    },
    AfterAllowTraffic: scripted('AfterAllowTraffic', 'TerminationWait'),
    TerminationWait: {
      always: { guard: 'keepsOriginal', target: 'Succeeded' },
      after: { terminationWait: { target: 'Succeeded', actions: 'removeOriginal' } },
      on: { CONTINUE: { target: 'Succeeded', actions: 'removeOriginal' }, ...ENDS },
    },
    Succeeded: {},
    Failed: {},
    Stopped: {},
  },
});
