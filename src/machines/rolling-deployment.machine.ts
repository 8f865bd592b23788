import { setup } from 'xstate';

export type RollingDeploymentEvent =
  /** Its tasks are healthy, and alarms are watched for the bake time before anything is final. */
  | { type: 'BAKE' }
  /** Its early success criteria are met: the source revision's tasks go before it is COMPLETED. */
  | { type: 'CLEAN_UP' }
  /** All that its success depends on has come about. */
  | { type: 'COMPLETE' }
  | { type: 'FAIL' }
  /** A failed deployment goes back to this one, which has to come up once more. */
  | { type: 'ROLL_BACK_TO' }
  /** A newer deployment has taken over and the last task of this one has stopped. */
  | { type: 'REPLACE' };

/**
 * The life of a rolling deployment: `rolloutState` of the API (IN_PROGRESS while it bakes and
 * cleans up, too), and the end that takes it off the list.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Deployment.html
 */
export const rollingDeploymentMachine = setup({
  types: {} as { context: Record<string, never>; events: RollingDeploymentEvent },
}).createMachine({
  id: 'rolling-deployment',
  context: {},
  initial: 'IN_PROGRESS',
  states: {
    IN_PROGRESS: {
      on: {
        BAKE: 'BAKING',
        CLEAN_UP: 'CLEANING_UP',
        COMPLETE: 'COMPLETED',
        FAIL: 'FAILED',
        REPLACE: 'REPLACED',
      },
    },
    BAKING: {
      on: {
        CLEAN_UP: 'CLEANING_UP',
        COMPLETE: 'COMPLETED',
        FAIL: 'FAILED',
        REPLACE: 'REPLACED',
      },
    },
    CLEANING_UP: { on: { COMPLETE: 'COMPLETED', FAIL: 'FAILED', REPLACE: 'REPLACED' } },
    COMPLETED: { on: { ROLL_BACK_TO: 'IN_PROGRESS', REPLACE: 'REPLACED' } },
    FAILED: { on: { REPLACE: 'REPLACED' } },
    REPLACED: {},
  },
});
