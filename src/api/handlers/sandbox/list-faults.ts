import type { Handler } from '../../handler';
import { describeFault } from './describe-fault';

/** Those at work now; with `all` also those that were over at once, or have ended since. */
export const listFaults: Handler<'Sandbox.ListFaults'> = ({ ctx }, { all }) => ({
  faults: [...ctx.world.faults.values()]
    .filter(({ active }) => active || all === true)
    .map(describeFault),
});
