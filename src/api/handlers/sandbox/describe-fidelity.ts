import { ASSUMPTIONS } from '../../../engine/assumptions';
import { FACTS_OF_WAITS } from '../../../engine/facts-of-waits';
import { SIMPLIFICATIONS } from '../../../engine/simplifications';
import { type Timing, TIMINGS } from '../../../engine/timings';
import type { Fidelity } from '../../../model/fidelity';
import { OPERATIONS, UNSUPPORTED } from '../../contract/operations';
import type { Handler } from '../../handler';

const timings = Object.entries<Timing>(TIMINGS) as [keyof typeof TIMINGS, Timing][];

/** The same in every sandbox: it tells about the simulator, not about a run. */
export const describeFidelity: Handler<'Sandbox.DescribeFidelity'> = (): Fidelity => ({
  waits: timings.map(([id, { what, low, high, assumed, source }]) => ({
    id,
    what,
    seconds: [low, high],
    assumed,
    source,
    facts: FACTS_OF_WAITS[id] ?? [],
  })),
  assumptions: ASSUMPTIONS,
  simplifications: SIMPLIFICATIONS,
  operations: {
    implemented: Object.keys(OPERATIONS).length,
    refused: Object.values(UNSUPPORTED).flat().length,
  },
});
