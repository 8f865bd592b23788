import { sandboxErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { found } from '../../refusal';
import { describeHook, functionName } from './describe-hook';

export const deleteHook: Handler<'Sandbox.DeleteHook'> = ({ ctx }, input) => {
  const name = functionName(input.function);
  const hook = found(
    ctx.world.hookFunctions.get(name),
    sandboxErrors.notFound('hook function', name),
  );
  ctx.world.hookFunctions.delete(name);
  ctx.world.changes++;
  return { hook: describeHook(hook) };
};
