import { HOOK_ANSWERS, type HookAnswer } from '../../../model/service-deployment';
import type { HookFunction } from '../../../model/service-deployment';
import { sandboxErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { describeHook, functionName } from './describe-hook';

/** What a function answers from its next call on. */
export const putHook: Handler<'Sandbox.PutHook'> = ({ ctx }, input) => {
  const name = functionName(input.function);
  const hook: HookFunction = {
    name,
    answers: input.answers.flatMap((said) => said.split(',')).map(answerOf),
    ...(input.callBackDelay !== undefined && { callBackDelay: input.callBackDelay }),
    calls: 0,
  };
  ctx.world.hookFunctions.set(name, hook);
  ctx.world.changes++;
  return { hook: describeHook(hook) };
};

function answerOf(said: string): HookAnswer {
  const word = said.trim();
  const answer = HOOK_ANSWERS.find((one) => one === word);
  if (answer) return answer;
  const words = HOOK_ANSWERS.join(', ');
  return refuse(sandboxErrors.invalid(`'${word}' is no answer of a hook: it is one of ${words}.`));
}
