import { assign, emit, setup } from 'xstate';

/** Microseconds, drawn when the container is made; the order to start may tell others. */
export interface ContainerMachineContext {
  /** From the order to start to the process being up, or to the runtime giving up on it. */
  starting: number;
  /** The runtime cannot start it, which shows after `starting`. */
  fails: boolean;
  /**
   * From the stop signal to the exit of a process that heeds it; beyond `stopTimeout` if it does
   * not.
   */
  exiting: number;
  stopTimeout: number;
}

export type ContainerMachineEvent =
  | ({ type: 'START' } & Partial<Omit<ContainerMachineContext, 'stopTimeout'>>)
  /** The stop signal, SIGTERM unless the image says otherwise. */
  | { type: 'SIGNAL' }
  /** The process ended by itself. */
  | { type: 'EXIT' }
  /** Its restart policy has it started once more. */
  | { type: 'RESTART' };

export interface ContainerMachineEmit {
  type: 'started' | 'startFailed' | 'signalled' | 'exitedOnSignal' | 'killed';
}

/**
 * The life of one container. STARTING is shown as PENDING and SIGNALLED as RUNNING, since the API
 * knows only PENDING, RUNNING and STOPPED. A restart policy brings it back from STOPPED, inside the
 * same task.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopTask.html
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-restart-policy.html
 */
export const containerMachine = setup({
  types: {} as {
    context: ContainerMachineContext;
    input: Omit<ContainerMachineContext, 'fails'>;
    events: ContainerMachineEvent;
    emitted: ContainerMachineEmit;
  },
  delays: {
    starting: ({ context }) => context.starting,
    exiting: ({ context }) => context.exiting,
    stopTimeout: ({ context }) => context.stopTimeout,
  },
  actions: {
    takeOrder: assign(({ event, context }) => {
      if (event.type !== 'START') return {};
      const { starting, exiting, fails = false } = { ...context, ...event };
      return { starting, exiting, fails };
    }),
  },
  guards: {
    fails: ({ context }) => context.fails,
    heedsSignal: ({ context }) => context.exiting <= context.stopTimeout,
  },
}).createMachine({
  id: 'container',
  context: ({ input }) => ({ ...input, fails: false }),
  initial: 'PENDING',
  states: {
    PENDING: {
      on: {
        START: { target: 'STARTING', actions: 'takeOrder' },
        SIGNAL: 'STOPPED',
        EXIT: 'STOPPED',
      },
    },
    STARTING: {
      after: {
        starting: [
          { guard: 'fails', target: 'STOPPED', actions: emit({ type: 'startFailed' }) },
          { target: 'RUNNING', actions: emit({ type: 'started' }) },
        ],
      },
      on: { SIGNAL: 'STOPPED', EXIT: 'STOPPED' },
    },
    RUNNING: { on: { SIGNAL: 'SIGNALLED', EXIT: 'STOPPED' } },
    SIGNALLED: {
      entry: emit({ type: 'signalled' }),
      after: {
        exiting: {
          guard: 'heedsSignal',
          target: 'STOPPED',
          actions: emit({ type: 'exitedOnSignal' }),
        },
        stopTimeout: { target: 'STOPPED', actions: emit({ type: 'killed' }) },
      },
      on: { EXIT: 'STOPPED' },
    },
    STOPPED: { on: { RESTART: 'PENDING' } },
  },
});
