import { HOOK_ANSWERS, type HookAnswer } from '../../model/service-deployment';
import { operation } from './operation';
import { outputMember } from './output';
import type { Result } from '../../model/result';

/** What stands in for a Lambda function, as ListHooks tells of it. */
export interface DeclaredHook {
  function: string;
  answers: HookAnswer[];
  /** Since the answers were given. */
  calls: number;
}

export const LIST_HOOKS = operation('Sandbox.ListHooks', {});

export function declaredHooks(result: Result | null): DeclaredHook[] {
  const hooks = outputMember(result, 'hooks');
  return Array.isArray(hooks) ? (hooks as DeclaredHook[]) : [];
}

/** A function's name, as in its ARN. */
export const functionName = (reference: string): string =>
  /:function:([^:]+)/.exec(reference)?.[1] ?? reference;

/** `SUCCEEDED, FAILED` typed in any case; null where a word is no answer. */
export function answersIn(text: string): HookAnswer[] | null {
  const words = text
    .toUpperCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  const answers = words.flatMap((word) => HOOK_ANSWERS.find((one) => one === word) ?? []);
  return answers.length === words.length && answers.length > 0 ? answers : null;
}
