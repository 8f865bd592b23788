import { setup } from 'xstate';

/** Microseconds, drawn when the instance is launched. */
export interface ContainerInstanceMachineContext {
  /** Its network card gets a trunk when it registers, and loses it again. */
  hasTrunk: boolean;
  attachingTrunk: number;
  detachingTrunk: number;
}

export type ContainerInstanceMachineEvent =
  /** The agent has started and calls for the first time. */
  | { type: 'AGENT_REGISTERS' }
  | { type: 'TRUNK_FAILS' }
  | { type: 'DRAIN' }
  | { type: 'ACTIVATE' }
  | { type: 'DEREGISTER' };

/**
 * What a cluster knows of an EC2 instance; the instance's own states (pending, running …) are EC2's
 * affair. REGISTERING and DEREGISTERING are passed only with trunking.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerInstance.html
 */
export const containerInstanceMachine = setup({
  types: {} as {
    context: ContainerInstanceMachineContext;
    input: ContainerInstanceMachineContext;
    events: ContainerInstanceMachineEvent;
  },
  delays: {
    attachingTrunk: ({ context }) => context.attachingTrunk,
    detachingTrunk: ({ context }) => context.detachingTrunk,
  },
  guards: {
    hasTrunk: ({ context }) => context.hasTrunk,
  },
}).createMachine({
  id: 'container-instance',
  context: ({ input }) => ({ ...input }),
  initial: 'LAUNCHING',
  states: {
    LAUNCHING: {
      on: {
        AGENT_REGISTERS: [{ guard: 'hasTrunk', target: 'REGISTERING' }, { target: 'ACTIVE' }],
        DEREGISTER: 'INACTIVE',
      },
    },
    REGISTERING: {
      after: { attachingTrunk: 'ACTIVE' },
      on: { TRUNK_FAILS: 'REGISTRATION_FAILED', DEREGISTER: 'INACTIVE' },
    },
    REGISTRATION_FAILED: { on: { DEREGISTER: 'INACTIVE' } },
    ACTIVE: {
      on: {
        DRAIN: 'DRAINING',
        DEREGISTER: [{ guard: 'hasTrunk', target: 'DEREGISTERING' }, { target: 'INACTIVE' }],
      },
    },
    DRAINING: {
      on: {
        ACTIVATE: 'ACTIVE',
        DEREGISTER: [{ guard: 'hasTrunk', target: 'DEREGISTERING' }, { target: 'INACTIVE' }],
      },
    },
    DEREGISTERING: { after: { detachingTrunk: 'INACTIVE' } },
    INACTIVE: {},
  },
});
