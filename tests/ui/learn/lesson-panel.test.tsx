import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { LeftPanel } from '../../../src/ui/shell/left-panel';
import HandoutDialog from '../../../src/ui/learn/handout-dialog';
import LessonPanel from '../../../src/ui/learn/lesson-panel';
import { useOpenLesson } from '../../../src/ui/learn/progress';
import { openSandbox, show } from '../../support/web-sandbox';

let app: SandboxApp;
let user: ReturnType<typeof show>;

/** The left of the page, as the shell has it. */
function Left() {
  return useOpenLesson() ? <LessonPanel /> : <LeftPanel />;
}

beforeEach(async () => {
  localStorage.clear();
  app = await openSandbox();
  user = show(app, <Left />);
  await user.click(screen.getByRole('tab', { name: 'Learn' }));
  await user.click(await screen.findByRole('button', { name: /Load balancing with an ALB/ }));
  await screen.findByRole('heading', { name: 'Who is behind the load balancer?' });
});
afterEach(() => app.close());

const typed = (line: string) =>
  act(() => app.view.setState(({ typedLines }) => ({ typedLines: [...typedLines, line] })));
const goal = (name: RegExp) =>
  within(screen.getByRole('region', { name: 'Your task' })).getByText(name);
const isReached = (name: RegExp) =>
  waitFor(() => expect(goal(name)).toHaveTextContent(/, reached$/));
const next = () => screen.getByRole('button', { name: 'Next' });

test('a step is done by what one did and found out; a wrong choice is told why', async () => {
  expect(app.workspace.getState().name).toBe('Lesson 8 · Load balancing with an ALB');
  expect(next()).toBeDisabled();
  await user.click(screen.getByRole('radio', { name: /wrong status code/ }));
  expect(await screen.findByText('Not this one.')).toBeVisible();
  typed('aws elbv2 describe-target-health --target-group-arn web');
  await isReached(/asked the target group/);
  expect(next()).toBeDisabled();
  await user.click(screen.getByRole('radio', { name: /did not answer in time/ }));
  await waitFor(() => expect(next()).toBeEnabled());
  expect(screen.getByRole('region', { name: 'Why it works so' })).toBeVisible();
});

test('hints come one by one; the answer brings the step about, with the names it needs', async () => {
  typed('aws elbv2 describe-target-health --target-group-arn web');
  await user.click(screen.getByRole('radio', { name: /did not answer in time/ }));
  await waitFor(() => expect(next()).toBeEnabled());
  await user.click(next());
  await screen.findByRole('heading', { name: 'Let the load balancer in' });
  expect(screen.getByRole('button', { name: 'Show me' })).toBeDisabled();
  await user.click(screen.getByRole('button', { name: 'A nudge' }));
  expect(screen.getByText(/lists who may come in/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'A nudge' })).not.toBeInTheDocument();
  // Whoever goes on by keyboard is on the next one already.
  while (screen.queryAllByRole('button', { name: /^(A stronger|Another) hint$/ }).length > 0) {
    await user.keyboard('{Enter}');
  }
  expect(screen.getByRole('button', { name: 'Show me' })).toHaveFocus();
  await user.keyboard('{Enter}');
  await user.click(screen.getByRole('button', { name: 'Do it for me' }));
  await isReached(/3 targets healthy/);
  await waitFor(() => expect(next()).toBeEnabled());
  await user.click(screen.getByRole('button', { name: 'Back' }));
  expect(screen.getByRole('heading', { name: 'Who is behind the load balancer?' })).toBeVisible();
  await user.click(next());
  expect(screen.getByRole('heading', { name: 'Let the load balancer in' })).toBeVisible();
});

test('what is left is said beside Next; an answer that was done leads to the question', async () => {
  await user.click(await screen.findByRole('button', { name: '2 goals left' }));
  for (;;) {
    const [hint] = screen.queryAllByRole('button', { name: /nudge|hint$|Show me/ });
    if (!hint) break;
    await user.click(hint);
  }
  await user.click(screen.getByRole('button', { name: 'Do it for me' }));
  const [choice, other] = screen.getAllByRole('radio');
  await waitFor(() => expect(choice).toHaveFocus());
  const left = await screen.findByRole('button', { name: '1 question left' });
  other!.focus();
  await user.click(left);
  expect(choice).toHaveFocus();
  await user.click(screen.getByRole('radio', { name: /did not answer in time/ }));
  await waitFor(() => expect(next()).toBeEnabled());
  expect(screen.queryByRole('button', { name: / left$/ })).not.toBeInTheDocument();
});

test('a lesson is printed: its address, and the answers on pages of their own or not at all', async () => {
  await user.click(screen.getByRole('button', { name: 'Print handout' }));
  const { dialog } = app.view.getState();
  expect(dialog).toEqual({ kind: 'handout', id: '08-load-balancing', text: null });
  show(app, <HandoutDialog id="08-load-balancing" text={null} />);
  const onPaper = () => document.querySelector<HTMLElement>('body > [aria-hidden] > h1')!;
  await waitFor(() => expect(onPaper()).toHaveTextContent('Load balancing with an ALB'));
  const paper = onPaper().parentElement!;
  expect(paper.querySelector('a')).toHaveAttribute(
    'href',
    expect.stringMatching(/#lesson=08-load-balancing$/),
  );
  expect(paper).toHaveTextContent('Load balancing with an ALB: hints and answers');
  await user.click(screen.getByRole('checkbox', { name: /Hints, answers and the wrap-up/ }));
  expect(paper).not.toHaveTextContent('hints and answers');
});

test('leaving a lesson leaves its sandbox', async () => {
  await user.click(screen.getByRole('button', { name: 'Leave the lesson' }));
  expect(await screen.findByRole('tab', { name: 'Learn' })).toBeVisible();
  expect(app.mirror.getState().entities.size).toBeGreaterThan(5);
});
