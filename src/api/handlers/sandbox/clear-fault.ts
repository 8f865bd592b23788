import { clearFault as clear } from '../../../engine/control-plane/operations';
import { sandboxErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { describeFault } from './describe-fault';

export const clearFault: Handler<'Sandbox.ClearFault'> = ({ ctx }, { faultId }) => {
  const fault = ctx.world.faults.get(faultId);
  if (!fault?.active) return refuse(sandboxErrors.notFound('active fault', faultId));
  clear(ctx, fault);
  return { fault: describeFault(fault) };
};
