import { SIMPLIFICATIONS } from '../../../engine/simplifications';
import { ASSUMPTIONS, type Timing, TIMINGS } from '../../../engine/timings';
import type { Fidelity } from '../../../model/fidelity';
import { OPERATIONS, UNSUPPORTED } from '../../contract/operations';
import type { Handler } from '../../handler';

/** The same in every sandbox: it tells about the simulator, not about a run. */
export const describeFidelity: Handler<'Sandbox.DescribeFidelity'> = (): Fidelity => ({
  waits: Object.values<Timing>(TIMINGS).map(({ what, low, high, assumed, source }) => ({
    what,
    seconds: [low, high],
    assumed,
    source,
  })),
  assumptions: ASSUMPTIONS,
  simplifications: SIMPLIFICATIONS,
  operations: {
    implemented: Object.keys(OPERATIONS).length,
    refused: Object.values(UNSUPPORTED).flat().length,
  },
});
