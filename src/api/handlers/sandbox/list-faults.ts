import type { Handler } from '../../handler';
import { describeFault } from './describe-fault';

/** Those at work now. One that was over at once, or has ended, is among the events. */
export const listFaults: Handler<'Sandbox.ListFaults'> = ({ ctx }) => ({
  faults: [...ctx.world.faults.values()].filter(({ active }) => active).map(describeFault),
});
