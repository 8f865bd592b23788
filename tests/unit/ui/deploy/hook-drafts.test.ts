import { expect, test } from 'vitest';
import { answerChange, answerDraft, draftAnswers } from '../../../../src/ui/deploy/hook-drafts';
import type { DeclaredHook } from '../../../../src/ui/inspector/hook-answers';

const declared = (answers: DeclaredHook['answers'], calls = 0): DeclaredHook => ({
  function: 'check',
  answers,
  calls,
});

test('a function of which nothing was said succeeds; said already, nothing is sent', () => {
  expect(answerDraft(undefined)).toEqual({ kind: 'SUCCEEDED', script: '' });
  expect(answerChange('check', answerDraft(undefined), undefined)).toBeNull();
  const waits = declared(['IN_PROGRESS'], 7);
  expect(answerChange('check', answerDraft(waits), waits)).toBeNull();
  expect(answerChange('check', { kind: 'FAILED', script: '' }, waits)?.input).toEqual({
    function: 'check',
    answers: ['FAILED'],
  });
});

test('a script that was played begins anew for the next deployment', () => {
  const script = (calls: number) => declared(['IN_PROGRESS', 'FAILED'], calls);
  const draft = answerDraft(script(0));
  expect(draft).toEqual({ kind: 'script', script: 'IN_PROGRESS, FAILED' });
  expect(answerChange('check', draft, script(0))).toBeNull();
  expect(answerChange('check', draft, script(2))?.input).toMatchObject({
    answers: ['IN_PROGRESS', 'FAILED'],
  });
  expect(draftAnswers({ kind: 'script', script: 'maybe' })).toBeNull();
});
