import { assign, emit, setup } from 'xstate';

/**
 * Microseconds, drawn when the container is made; `exiting` is read off its image when it starts.
 */
export interface ContainerMachineContext {
  /** From the order to start to the process being up. */
  starting: number;
  /**
   * From the stop signal to the exit of a process that heeds it; beyond `stopTimeout` if it does
   * not.
   */
  exiting: number;
  stopTimeout: number;
}

export type ContainerMachineEvent =
  | { type: 'START'; exiting: number }
  /** The stop signal, SIGTERM unless the image says otherwise. */
  | { type: 'SIGNAL' }
  /** The process ended by itself. */
  | { type: 'EXIT' };

export interface ContainerMachineEmit {
  type: 'started' | 'signalled' | 'exitedOnSignal' | 'killed';
}

/**
 * The life of one container. STARTING is shown as PENDING and SIGNALLED as RUNNING, since the API
 * knows only PENDING, RUNNING and STOPPED.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopTask.html
 */
export const containerMachine = setup({
  types: {} as {
    context: ContainerMachineContext;
    input: ContainerMachineContext;
    events: ContainerMachineEvent;
    emitted: ContainerMachineEmit;
  },
  delays: {
    starting: ({ context }) => context.starting,
    exiting: ({ context }) => context.exiting,
    stopTimeout: ({ context }) => context.stopTimeout,
  },
  actions: {
    setExiting: assign({
      exiting: ({ event, context }) => (event.type === 'START' ? event.exiting : context.exiting),
    }),
  },
  guards: {
    heedsSignal: ({ context }) => context.exiting <= context.stopTimeout,
  },
}).createMachine({
  id: 'container',
  context: ({ input }) => ({ ...input }),
  initial: 'PENDING',
  states: {
    PENDING: {
      on: {
        START: { target: 'STARTING', actions: 'setExiting' },
        SIGNAL: 'STOPPED',
        EXIT: 'STOPPED',
      },
    },
    STARTING: {
      after: { starting: { target: 'RUNNING', actions: emit({ type: 'started' }) } },
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
    STOPPED: {},
  },
});
