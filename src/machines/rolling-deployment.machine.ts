import { setup } from 'xstate';

export type RollingDeploymentEvent =
  /** Its tasks are at full count, running and healthy, and those of older deployments are gone. */
  | { type: 'COMPLETE' }
  | { type: 'FAIL' }
  /** A newer deployment has taken over and the last task of this one has stopped. */
  | { type: 'REPLACE' };

/**
 * The life of a rolling deployment: `rolloutState` of the API, and the end that takes it off the
 * list.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Deployment.html
 */
export const rollingDeploymentMachine = setup({
  types: {} as { context: Record<string, never>; events: RollingDeploymentEvent },
}).createMachine({
  id: 'rolling-deployment',
  context: {},
  initial: 'IN_PROGRESS',
  states: {
    IN_PROGRESS: { on: { COMPLETE: 'COMPLETED', FAIL: 'FAILED', REPLACE: 'REPLACED' } },
    COMPLETED: { on: { REPLACE: 'REPLACED' } },
    FAILED: { on: { REPLACE: 'REPLACED' } },
    REPLACED: {},
  },
});
