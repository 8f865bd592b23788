import { describe, expect, test } from 'vitest';
import {
  countCommands,
  createLessonProgress,
  editLesson,
  keepLessonFile,
  lessonKey,
} from '../../../src/state/lesson-progress';

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
  isCase: false,
  step: 2,
  steps: 4,
  hints: 1,
  allHints: 3,
  wrong: 1,
  commands: 4,
  used: ['aws ecs list-clusters'],
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
        isCase: false,
        step: 2,
        steps: 0,
        hints: 0,
        allHints: 0,
        wrong: 0,
        commands: 0,
        used: [],
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

  test('what was stored before wrong choices were counted counts none', () => {
    const { wrong: _, used: __, steps: ___, ...before } = OPEN;
    const { open } = createLessonProgress(storage({ open: { before }, results: {} })).getState();
    expect(open['before']).toEqual({ ...OPEN, wrong: 0, used: [], steps: 0 });
  });

  test('commands are counted all, and the newest listed', () => {
    const store = createLessonProgress(undefined);
    const lines = Array.from({ length: 150 }, (_, i) => `aws ${i}`);
    countCommands(store, 'one', lines);
    countCommands(store, 'one', ['x'.repeat(1000)]);
    const { commands, used } = store.getState().open['one']!;
    expect([commands, used.length]).toEqual([151, 100]);
    expect(used.at(-1)!.length).toBeLessThan(400);
  });

  test('lessons from elsewhere are kept by what is in them, the newest as far as there is room', () => {
    const kept = storage();
    const store = createLessonProgress(kept);
    const file = (text: string) => ({ title: 'A lesson', id: 'a.md', text });
    const keys = ['one', 'two'].map((text) => lessonKey({ id: 'a.md', text }));
    expect(new Set(keys).size).toBe(2);
    keepLessonFile(store, keys[0]!, file('one'));
    keepLessonFile(store, keys[1]!, file('two'));
    expect(createLessonProgress(kept).getState().files).toEqual(store.getState().files);
    keepLessonFile(store, 'big', file('x'.repeat(999_999)));
    expect(Object.keys(store.getState().files)).toEqual(['big']);
    keepLessonFile(store, 'big', null);
    expect(store.getState().files).toEqual({});
  });

  test('a browser without room is told of, and what came is there as long as the page', async () => {
    const kept = storage();
    let isFull = true;
    const store = createLessonProgress({
      ...kept,
      setItem: (name, value) => {
        if (isFull) throw new DOMException('full', 'QuotaExceededError');
        kept.setItem(name, value);
      },
    });
    editLesson(store, 'one', OPEN);
    await Promise.resolve();
    expect(store.getState()).toMatchObject({ isFull: true, open: { one: OPEN } });
    isFull = false;
    editLesson(store, 'one', { step: 3 });
    await Promise.resolve();
    expect(store.getState().isFull).toBe(false);
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
