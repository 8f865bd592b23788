import { useState } from 'react';
import type { HookAnswer } from '../../model/service-deployment';
import type { Operation } from '../../state/gesture';
import { answersIn, type DeclaredHook, functionName } from '../inspector/hook-answers';
import { operation } from '../inspector/operation';

/** What a function is to answer: one thing always, or a script. */
export interface AnswerDraft {
  kind: 'SUCCEEDED' | 'IN_PROGRESS' | 'FAILED' | 'script';
  /** `IN_PROGRESS, SUCCEEDED`: looked at for a script only. */
  script: string;
}

/** As it is now; a function of which nothing was said answers SUCCEEDED. */
export function answerDraft(declared: DeclaredHook | undefined): AnswerDraft {
  const [first = 'SUCCEEDED', ...more] = declared?.answers ?? [];
  const isPlain = first === 'SUCCEEDED' || first === 'IN_PROGRESS' || first === 'FAILED';
  if (isPlain && more.length === 0) return { kind: first, script: '' };
  return { kind: 'script', script: [first, ...more].join(', ') };
}

/** The answers in order; null where the script has a word that is none. */
export const draftAnswers = ({ kind, script }: AnswerDraft): HookAnswer[] | null =>
  kind === 'script' ? answersIn(script) : [kind];

/** PutHook, unless the function answers so already. */
export function answerChange(
  name: string,
  draft: AnswerDraft,
  declared: DeclaredHook | undefined,
): Operation | null {
  const answers = draftAnswers(draft);
  if (answers === null) return null;
  const now = declared?.answers ?? ['SUCCEEDED'];
  // A script that has been played begins anew by being put again.
  const isPlayed = declared !== undefined && declared.calls > 0 && answers.length > 1;
  const isSame = answers.join() === now.join() && !isPlayed;
  return isSame ? null : operation('Sandbox.PutHook', { function: name, answers });
}

/** What the functions of a deployment's hooks are to answer, by name. */
export function useHookAnswers(declared: readonly DeclaredHook[]) {
  const [drafts, setDrafts] = useState<Readonly<Record<string, AnswerDraft>>>({});
  const declaredOf = (name: string) => declared.find((one) => one.function === name);
  const draftOf = (reference: string): AnswerDraft => {
    const name = functionName(reference);
    return drafts[name] ?? answerDraft(declaredOf(name));
  };
  const namesIn = (references: readonly (string | undefined)[]) => [
    ...new Set(references.flatMap((one) => (one ? [functionName(one)] : []))),
  ];
  return {
    draftOf,
    set: (reference: string, draft: AnswerDraft) =>
      setDrafts((before) => ({ ...before, [functionName(reference)]: draft })),
    /** What the functions named are to be told before the deployment. */
    operations: (references: readonly (string | undefined)[]): Operation[] =>
      namesIn(references).flatMap(
        (name) => answerChange(name, draftOf(name), declaredOf(name)) ?? [],
      ),
    problem: (references: readonly (string | undefined)[]): string | null => {
      const bad = namesIn(references).find((name) => draftAnswers(draftOf(name)) === null);
      return bad === undefined ? null : `The answers of ${bad} are no script.`;
    },
  };
}

export type HookAnswers = ReturnType<typeof useHookAnswers>;
