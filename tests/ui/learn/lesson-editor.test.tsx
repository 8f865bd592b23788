import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readLesson } from '../../../src/lesson/read-lesson';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import LessonEditor from '../../../src/ui/learn/lesson-editor';
import { LESSON_BLOCKS } from '../../../src/ui/learn/lesson-format';
import { BLANK_LESSON } from '../../../src/ui/learn/blank-lesson';
import { progress } from '../../../src/ui/learn/progress';
import { openSandbox, show } from '../../support/web-sandbox';

let app: SandboxApp;
let user: ReturnType<typeof show>;

beforeEach(async () => {
  progress().setState({ draft: null, draftBefore: null });
  app = await openSandbox();
  user = show(app, <LessonEditor />);
  await screen.findByRole('heading', { name: 'A service of two' });
});
afterEach(() => app.close());

const write = (draft: string) => act(() => progress().setState({ draft }));
const preview = () => screen.getByRole('region', { name: 'What it becomes' });

test('the preview has what the learner has: where to look, and why', () => {
  expect(within(preview()).getByText('Look where you would in AWS')).toBeVisible();
  expect(within(preview()).getByRole('heading', { name: 'Why it works so' })).toBeVisible();
});

test('a fault leaves what the text was before to be seen, and not to be used', async () => {
  write(BLANK_LESSON.replace('at-least', 'atleast'));
  await within(preview()).findByText('1 thing to mend');
  expect(screen.getByText('A service of two', { selector: 'h2' })).toBeInTheDocument();
  expect(
    screen.getByText('A service of two', { selector: 'h2' }).closest('[inert]'),
  ).not.toBeNull();
  expect(screen.queryByRole('button', { name: 'Go through it' })).not.toBeInTheDocument();
  write(BLANK_LESSON.replace('of two', 'of three'));
  const mended = await screen.findByText('A service of three', { selector: 'h2' });
  expect(mended.closest('[inert]')).toBeNull();
});

test('going through it claims no more than was tried', async () => {
  const go = async () => {
    await user.click(screen.getByRole('button', { name: 'Go through it' }));
    return screen.findByText(/^Every answer|hold/, {}, { timeout: 15_000 });
  };
  expect(await go()).toHaveTextContent(
    'Every answer reaches its goals. Doing nothing does not, nor does the wrong answer.',
  );
  write(
    BLANK_LESSON.replace('title: A service of two', 'title: One').replace(
      /```sh wrong[^`]*```/,
      '',
    ),
  );
  await screen.findByText('One', { selector: 'h2' });
  expect(await go()).toHaveTextContent('No wrong answer was tried: there is no “sh wrong” block.');
  write(
    BLANK_LESSON.replace('title: A service of two', 'title: Two').replace(
      'at-least: 2',
      'at-least: 3',
    ),
  );
  await screen.findByText('Two', { selector: 'h2' });
  expect(await go()).toHaveTextContent('The step does not hold.');
  expect(
    screen.getByText(/“2 tasks running” within 900 s: its run answers 2, and at least 3/),
  ).toBeVisible();
}, 40_000);

test('the format is at hand, and an example of it goes in where the cursor stands', async () => {
  await user.click(screen.getByRole('button', { name: 'Format' }));
  const file = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'The lesson’s file' });
  act(() =>
    file.setSelectionRange(file.value.indexOf('## Wrap-up'), file.value.indexOf('## Wrap-up')),
  );
  await user.click(screen.getByRole('button', { name: 'Insert yaml goals: choices' }));
  expect(file.value).toContain('### Why');
  expect(file.value).toMatch(/ecs_services\.html\)\.\n\n```yaml goals[^`]*```\n\n## Wrap-up/);
  await waitFor(() => expect(file.selectionEnd).toBeGreaterThan(file.selectionStart));
  await user.click(screen.getByRole('button', { name: 'Bring back what was here' }));
  expect(file.value).toBe(BLANK_LESSON);
});

test('the examples of the format make a lesson together', async () => {
  const { faults } = await readLesson(LESSON_BLOCKS.map(({ example }) => example).join('\n\n'));
  expect(faults).toEqual([]);
});
