/** Every lesson's answers reach its goals, and nothing that is meant to be wrong does. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Dispatcher } from '../../src/api/dispatcher';
import { createSandbox } from '../../src/api/create-sandbox';
import { adviceOn } from '../../src/headless/advise';
import { lessonIds, lessonText } from '../../src/headless/lesson-files';
import { readLesson } from '../../src/lesson/read-lesson';
import { rehearse } from '../../src/lesson/rehearse';

const IDS = lessonIds();

test('there are lessons: an empty list proves nothing', () => {
  expect(IDS.length).toBeGreaterThan(0);
});

test('the example of docs/lessons.md holds', async () => {
  const page = readFileSync('docs/lessons.md', 'utf8');
  const example = /````markdown\n([\s\S]*?)````/.exec(page)?.[1] ?? '';
  const { lesson, faults } = await readLesson(example);
  expect(faults).toEqual([]);
  const { trouble, steps } = await rehearse(lesson!, (seed) => createSandbox({ seed }));
  expect({ trouble, troubles: steps.flatMap(({ troubles }) => troubles) }).toEqual({
    trouble: null,
    troubles: [],
  });
});

describe.each(IDS)('%s', (id) => {
  test('is answered step by step, by its answers only', async () => {
    const { lesson, faults } = await readLesson(lessonText(id)!);
    expect(faults).toEqual([]);
    const sandboxes: Dispatcher[] = [];
    const { trouble, steps } = await rehearse(lesson!, (seed) => {
      const sandbox = createSandbox({ seed });
      sandboxes.push(sandbox);
      return sandbox;
    });
    expect(
      steps.flatMap(({ title, troubles }) => troubles.map((one) => `${title}: ${one}`)),
    ).toEqual([]);
    expect(trouble).toBeNull();
    expect(steps).toHaveLength(lesson!.steps.length);
    // The first one is that in which every answer was given.
    const errors = (await adviceOn(sandboxes[0]!)).filter(({ severity }) => severity === 'error');
    expect(errors.map(({ rule, resource }) => `${rule} ${resource}`)).toEqual([]);
    // A long lesson is gone through many times: once for each wrong answer.
  }, 120_000);
});
