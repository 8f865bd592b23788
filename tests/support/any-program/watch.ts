import type { Dispatcher } from '../../../src/api/dispatcher';

/** Something that must hold all along a run. */
export interface Watch {
  /** The run is another from here on: nothing that was seen before counts. */
  resync: () => void;
  /** Looks at what has happened since; throws where it does not hold. */
  check: () => void;
}

export type MakeWatch = (sandbox: Dispatcher) => Watch;
