import type { HookFunction } from '../../../model/service-deployment';

/** A function by its name, as in its ARN without version or alias. */
export const functionName = (reference: string): string =>
  /:function:([^:]+)/.exec(reference)?.[1] ?? reference;

/** A function as the sandbox's operations answer it. */
export const describeHook = ({ name, answers, callBackDelay, calls }: HookFunction): object => ({
  function: name,
  answers,
  callBackDelay,
  calls,
});
