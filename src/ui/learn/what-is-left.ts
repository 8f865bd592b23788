import type { GoalState } from '../../lesson/judge-goal';
import type { Goal } from '../../lesson/lesson';
import { counted } from '../kit/counted';

/** What a step still lacks, in words: `1 question left`; empty where nothing, or not yet known. */
export function whatIsLeft(goals: readonly Goal[], states: readonly GoalState[] | null): string {
  const left = goals.filter((_, i) => states?.[i]?.reached === false);
  if (left.length === 0) return '';
  const areQuestions = left.every(({ kind }) => kind === 'question');
  return `${counted(left.length, areQuestions ? 'question' : 'goal')} left`;
}

/**
 * Brings the first goal that is not reached into sight, the keyboard to it if it is a question.
 * @param within - where the goals are shown
 * @param kind - only one of that kind
 */
export function showGoalLeft(within: HTMLElement | null, kind?: Goal['kind']): void {
  const of = kind === undefined ? '[data-goal]' : `[data-goal=${kind}]`;
  const goal = within?.querySelector<HTMLElement>(`${of}:not([data-reached])`);
  if (!goal) return;
  goal.scrollIntoView({ block: 'nearest' });
  const taken = goal.querySelector<HTMLElement>('input:checked, input');
  taken?.focus({ preventScroll: true });
}
