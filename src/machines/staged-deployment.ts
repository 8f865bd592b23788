import { assign, emit, setup } from 'xstate';

/** Microseconds where it says how long; set when the deployment is made. */
export interface StagedDeploymentContext {
  /** The step of the shift under way, from 1, and how many there are: one for BLUE_GREEN. */
  step: number;
  steps: number;
  /** More than one revision is ACTIVE: they are settled on one of them first. */
  hasSeveralRevisions: boolean;
  /** They have been: what the stage waits for then are its hooks. */
  isReconciled?: boolean;
  /** There is a revision to go back to. */
  hasSource: boolean;
  /** How long a stage takes that does nothing but call its hooks. */
  overhead: number;
  /** How long until weights written into a listener rule hold; as `overhead` without a rule. */
  testShift: number;
  productionShift: number;
  stepBake: number;
  bake: number;
  /** A stage that takes longer has failed. */
  limit: number;
}

export type StagedDeploymentEvent =
  | { type: 'BEGIN' }
  /** The revisions besides source and target have no tasks left. */
  | { type: 'RECONCILED' }
  /** Full count and healthy: the target; on the way back out of CLEAN_UP the source. */
  | { type: 'SCALED_UP' }
  /** Every hook of the stage has passed, or there is none. */
  | { type: 'HOOKS_PASSED' }
  /** The tasks of the revision that goes have stopped. */
  | { type: 'CLEANED_UP' }
  | { type: 'ROLL_BACK' }
  /** A newer deployment takes over, or a failure that is not to be rolled back. */
  | { type: 'STOP' };

/** What the machine asks of the engine on the way. */
export interface StagedDeploymentEmit {
  type:
    | 'openHooks'
    | 'callHooks'
    | 'shiftTest'
    | 'shiftProduction'
    | 'returnTest'
    | 'returnProduction'
    | 'outOfTime';
}

const CALL_HOOKS = { actions: 'callHooks' as const };
const OUT_OF_TIME = { actions: 'outOfTime' as const };

const back = (target: string) => [
  { guard: 'hasNoSource' as const, target: 'ROLLBACK_FAILED' },
  { target },
];
const toCleanUp = { ROLL_BACK: back('ROLLBACK_CLEAN_UP'), STOP: 'STOPPED' };
const toTestShift = { ROLL_BACK: back('ROLLBACK_TEST_TRAFFIC_SHIFT'), STOP: 'STOPPED' };
const toProductionShift = {
  ROLL_BACK: back('ROLLBACK_PRODUCTION_TRAFFIC_SHIFT'),
  STOP: 'STOPPED',
};
const toStepBack = {
  ROLL_BACK: [
    { guard: 'hasNoSource' as const, target: 'ROLLBACK_FAILED' },
    { guard: 'isFirstStep' as const, target: 'ROLLBACK_TEST_TRAFFIC_SHIFT' },
    { target: 'ROLLBACK_PRODUCTION_TRAFFIC_SHIFT' },
  ],
  STOP: 'STOPPED',
};

/**
 * A stage that only has hooks: a pause can be answered from its beginning on, functions are called
 * a moment later.
 */
const pass = <Leave extends object>(next: string, leave: Leave) => ({
  entry: 'openHooks' as const,
  after: { overhead: CALL_HOOKS, limit: OUT_OF_TIME },
  on: { HOOKS_PASSED: next, ...leave },
});

/** Up to the moment when production traffic may move. */
const preparation = {
  PENDING: {
    on: {
      BEGIN: [
        { guard: 'hasSeveralRevisions' as const, target: 'RECONCILE_SERVICE' },
        { target: 'PRE_SCALE_UP' },
      ],
      ...toCleanUp,
    },
  },
  RECONCILE_SERVICE: {
    entry: 'openHooks' as const,
    after: { limit: OUT_OF_TIME },
    on: {
      RECONCILED: { actions: ['noteReconciled' as const, 'callHooks' as const] },
      HOOKS_PASSED: { guard: 'isReconciled' as const, target: 'PRE_SCALE_UP' },
      ...toCleanUp,
    },
  },
  PRE_SCALE_UP: pass('SCALE_UP', toCleanUp),
  SCALE_UP: { after: { limit: OUT_OF_TIME }, on: { SCALED_UP: 'POST_SCALE_UP', ...toCleanUp } },
  POST_SCALE_UP: pass('TEST_TRAFFIC_SHIFT', toCleanUp),
  TEST_TRAFFIC_SHIFT: {
    entry: 'shiftTest' as const,
    after: { testShift: CALL_HOOKS, limit: OUT_OF_TIME },
    on: { HOOKS_PASSED: 'POST_TEST_TRAFFIC_SHIFT', ...toTestShift },
  },
  POST_TEST_TRAFFIC_SHIFT: pass('PRE_PRODUCTION_TRAFFIC_SHIFT', toTestShift),
};

type StepBake = 'CANARY_BAKE' | 'STEP_BAKE';

/** One step after the other, if there are several: each has both stages. */
const shift = (stepBake: StepBake | undefined) => ({
  PRE_PRODUCTION_TRAFFIC_SHIFT: pass('PRODUCTION_TRAFFIC_SHIFT', toStepBack),
  PRODUCTION_TRAFFIC_SHIFT: {
    entry: 'shiftProduction' as const,
    after: { productionShift: CALL_HOOKS, limit: OUT_OF_TIME },
    on: {
      HOOKS_PASSED: stepBake
        ? [
            { guard: 'isLastStep' as const, target: 'POST_PRODUCTION_TRAFFIC_SHIFT' },
            { target: stepBake },
          ]
        : 'POST_PRODUCTION_TRAFFIC_SHIFT',
      ...toProductionShift,
    },
  },
  ...(stepBake && {
    [stepBake]: {
      after: {
        stepBake: { target: 'PRE_PRODUCTION_TRAFFIC_SHIFT', actions: 'nextStep' as const },
      },
      on: toProductionShift,
    },
  }),
});

/** The way back has no stages of its own in the API: it passes the shifts again. */
const wayBack = {
  ROLLBACK_SCALE_UP: {
    on: { SCALED_UP: 'ROLLBACK_PRODUCTION_TRAFFIC_SHIFT', STOP: 'STOPPED' },
  },
  ROLLBACK_PRODUCTION_TRAFFIC_SHIFT: {
    entry: 'returnProduction' as const,
    after: { productionShift: CALL_HOOKS },
    on: { HOOKS_PASSED: 'ROLLBACK_TEST_TRAFFIC_SHIFT', STOP: 'STOPPED' },
  },
  ROLLBACK_TEST_TRAFFIC_SHIFT: {
    entry: 'returnTest' as const,
    after: { testShift: CALL_HOOKS },
    on: { HOOKS_PASSED: 'ROLLBACK_CLEAN_UP', STOP: 'STOPPED' },
  },
  ROLLBACK_CLEAN_UP: { on: { CLEANED_UP: 'ROLLBACK_SUCCESSFUL', STOP: 'STOPPED' } },
  ROLLBACK_SUCCESSFUL: {},
  ROLLBACK_FAILED: {},
};

/**
 * A deployment that shifts traffic from one revision to another: the eleven lifecycle stages, and
 * the way back. `stepBake` names the state in which a part of the traffic is watched before the
 * next step, for strategies that shift in several.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/blue-green-deployment-how-it-works.html
 */
export const stagedDeploymentMachine = (id: string, stepBake?: StepBake) =>
  setup({
    types: {} as {
      context: StagedDeploymentContext;
      input: StagedDeploymentContext;
      events: StagedDeploymentEvent;
      emitted: StagedDeploymentEmit;
    },
    delays: {
      overhead: ({ context }) => context.overhead,
      testShift: ({ context }) => context.testShift,
      productionShift: ({ context }) => context.productionShift,
      stepBake: ({ context }) => context.stepBake,
      bake: ({ context }) => context.bake,
      limit: ({ context }) => context.limit,
    },
    guards: {
      hasSeveralRevisions: ({ context }) => context.hasSeveralRevisions,
      isReconciled: ({ context }) => context.isReconciled === true,
      hasNoSource: ({ context }) => !context.hasSource,
      isFirstStep: ({ context }) => context.step === 1,
      isLastStep: ({ context }) => context.step >= context.steps,
    },
    actions: {
      noteReconciled: assign({ isReconciled: true }),
      nextStep: assign({ step: ({ context }) => context.step + 1 }),
      openHooks: emit({ type: 'openHooks' }),
      callHooks: emit({ type: 'callHooks' }),
      shiftTest: emit({ type: 'shiftTest' }),
      shiftProduction: emit({ type: 'shiftProduction' }),
      returnTest: emit({ type: 'returnTest' }),
      returnProduction: emit({ type: 'returnProduction' }),
      outOfTime: emit({ type: 'outOfTime' }),
    },
  }).createMachine({
    id,
    context: ({ input }) => ({ ...input }),
    initial: 'PENDING',
    states: {
      ...preparation,
      ...shift(stepBake),
      POST_PRODUCTION_TRAFFIC_SHIFT: pass('BAKE_TIME', toProductionShift),
      BAKE_TIME: { after: { bake: 'CLEAN_UP' }, on: toProductionShift },
      CLEAN_UP: {
        after: { limit: OUT_OF_TIME },
        on: { CLEANED_UP: 'SUCCESSFUL', ROLL_BACK: back('ROLLBACK_SCALE_UP'), STOP: 'STOPPED' },
      },
      SUCCESSFUL: {},
      ...wayBack,
      STOPPED: {},
    },
  });
