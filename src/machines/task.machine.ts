import { assign, emit, setup } from 'xstate';

/** Microseconds each timed state takes, drawn when the task is made; and facts of its kind. */
export interface TaskMachineContext {
  /** Network mode awsvpc: an interface is made before the task and removed after it. */
  hasInterface: boolean;
  /** Set while its capacity provider looks for an instance: until then nothing is provisioned. */
  awaitsCapacity: boolean;
  provisioning: number;
  pending: number;
  /** From every container being up to its registration with the target groups of its service. */
  registering: number;
  deprovisioning: number;
  /** How long a STOPPED task stays visible. */
  visible: number;
  /** Set while a target of the task is registered: then it is drained before it is stopped. */
  registered: boolean;
}

export type TaskMachineEvent =
  /** An instance of its capacity provider has room for it. */
  | { type: 'PLACED' }
  | { type: 'TARGETS_REGISTERED' }
  /** Every container has started and every target is registered. */
  | { type: 'READY' }
  /** StopTask, the scheduler, a failed pull: whatever ends the task while it could go on. */
  | { type: 'STOP' }
  /** An essential container ended: nothing is left to drain for. */
  | { type: 'CRASHED' }
  | { type: 'TARGETS_UNUSED' }
  | { type: 'CONTAINERS_STOPPED' };

/** What the machine asks of the engine on the way. */
export interface TaskMachineEmit {
  type: 'pullImages' | 'deregisterTargets' | 'stopContainers' | 'stopped' | 'expired';
}

/**
 * The life of a task. Waits with a known length are delays; waits for something outside (containers
 * up, targets unused, containers gone) are events. Without an interface of its own (bridge, host)
 * PROVISIONING and DEPROVISIONING are passed at once; without a registered target DEACTIVATING is.
 * Where a capacity provider must find an instance first, PROVISIONING lasts until it has.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html
 */
export const taskMachine = setup({
  types: {} as {
    context: TaskMachineContext;
    input: Omit<TaskMachineContext, 'registered' | 'awaitsCapacity'> & {
      awaitsCapacity?: boolean;
    };
    events: TaskMachineEvent;
    emitted: TaskMachineEmit;
  },
  delays: {
    provisioning: ({ context }) => context.provisioning,
    pending: ({ context }) => context.pending,
    deprovisioning: ({ context }) => context.deprovisioning,
    visible: ({ context }) => context.visible,
  },
  guards: {
    hasNoInterface: ({ context }) => !context.hasInterface || context.awaitsCapacity,
    isPlaced: ({ context }) => !context.awaitsCapacity,
    isPlacedAsItIs: ({ context }) => !context.hasInterface && !context.awaitsCapacity,
    isRegistered: ({ context }) => context.registered,
  },
}).createMachine({
  id: 'task',
  context: ({ input }) => ({ awaitsCapacity: false, ...input, registered: false }),
  initial: 'PROVISIONING',
  states: {
    PROVISIONING: {
      always: { guard: 'isPlacedAsItIs', target: 'PENDING' },
      after: { provisioning: { guard: 'isPlaced', target: 'PENDING' } },
      on: {
        PLACED: {
          target: 'PROVISIONING',
          reenter: true,
          actions: assign({ awaitsCapacity: false }),
        },
        STOP: 'DEPROVISIONING',
      },
    },
    PENDING: {
      after: { pending: 'ACTIVATING' },
      on: { STOP: 'DEPROVISIONING' },
    },
    ACTIVATING: {
      entry: emit({ type: 'pullImages' }),
      on: {
        TARGETS_REGISTERED: { actions: assign({ registered: true }) },
        READY: 'RUNNING',
        STOP: [{ guard: 'isRegistered', target: 'DEACTIVATING' }, { target: 'STOPPING' }],
        CRASHED: 'STOPPING',
      },
    },
    RUNNING: {
      on: {
        TARGETS_REGISTERED: { actions: assign({ registered: true }) },
        STOP: [{ guard: 'isRegistered', target: 'DEACTIVATING' }, { target: 'STOPPING' }],
        CRASHED: 'STOPPING',
      },
    },
    DEACTIVATING: {
      entry: emit({ type: 'deregisterTargets' }),
      on: { TARGETS_UNUSED: 'STOPPING', CRASHED: 'STOPPING' },
    },
    STOPPING: {
      entry: emit({ type: 'stopContainers' }),
      on: { CONTAINERS_STOPPED: 'DEPROVISIONING' },
    },
    DEPROVISIONING: {
      always: { guard: 'hasNoInterface', target: 'STOPPED' },
      after: { deprovisioning: 'STOPPED' },
    },
    STOPPED: {
      entry: emit({ type: 'stopped' }),
      after: { visible: { actions: emit({ type: 'expired' }) } },
    },
  },
});
