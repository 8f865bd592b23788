import { describe, expect, test } from 'vitest';
import { createLessonProgress, editLesson } from '../../../src/state/lesson-progress';

/** A browser's storage, as far as it is used. */
function storage(stored?: unknown) {
  const kept = new Map<string, string>();
  if (stored !== undefined) {
    kept.set('ecs-sandbox-lessons', JSON.stringify({ state: stored, version: 1 }));
  }
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
}

const OPEN = {
  id: '08',
  text: null,
  step: 2,
  hints: 1,
  allHints: 3,
  commands: 4,
  variables: { A: 'b' },
};

describe('what a learner has got to', () => {
  test('is there again on the next visit', () => {
    const kept = storage();
    const first = createLessonProgress(kept);
    editLesson(first, 'one', { id: '08' });
    editLesson(first, 'one', { step: 2, variables: { TG: 'arn' } });
    editLesson(first, 'two', { id: '09' });
    editLesson(first, 'two', null);
    first.setState({ results: { '08': { seconds: 60, commands: 2, hints: 0 } } });
    const { open, results } = createLessonProgress(kept).getState();
    expect(open).toEqual({
      one: {
        id: '08',
        text: null,
        step: 2,
        hints: 0,
        allHints: 0,
        commands: 0,
        variables: { TG: 'arn' },
      },
    });
    expect(results).toEqual({ '08': { seconds: 60, commands: 2, hints: 0 } });
  });

  test.each([
    ['no object', 7],
    ['no list', { open: [], results: {} }],
    ['a step that is none', { open: { one: { ...OPEN, step: -1 } }, results: {} }],
    ['names that are none', { open: { one: { ...OPEN, variables: { A: 1 } } }, results: {} }],
    ['a result that is none', { open: {}, results: { one: { seconds: 'long' } } }],
  ])('%s in the store counts as none', (_name, stored) => {
    expect(createLessonProgress(storage(stored)).getState()).toMatchObject({
      open: {},
      results: {},
    });
  });

  test('what is whole in the store is kept beside what is not', () => {
    const stored = { open: { good: OPEN, bad: null }, results: {} };
    expect(createLessonProgress(storage(stored)).getState().open).toEqual({ good: OPEN });
  });

  test('without a store it lasts as long as the page', () => {
    const store = createLessonProgress(undefined);
    editLesson(store, 'one', OPEN);
    expect(store.getState().open['one']).toEqual(OPEN);
  });
});
