import type { HookFunction } from '../../../model/service-deployment';
import type { Handler } from '../../handler';
import { describeHook, functionName } from './describe-hook';

/** What a function answers from its next call on. */
export const putHook: Handler<'Sandbox.PutHook'> = ({ ctx }, input) => {
  const name = functionName(input.function);
  const hook: HookFunction = {
    name,
    answers: input.answers,
    ...(input.callBackDelay !== undefined && { callBackDelay: input.callBackDelay }),
    calls: 0,
  };
  ctx.world.hookFunctions.set(name, hook);
  ctx.world.changes++;
  return { hook: describeHook(hook) };
};
