/** The advisor: what it finds in a running sandbox, and a fix given by mouse and by keyboard. */
import { expect, type Locator, type Page } from '@playwright/test';
import { Keyboard } from './pages/keyboard';
import { SandboxScreen } from './pages/sandbox-screen';
import { test } from './pages/slow-motion';

let screen: SandboxScreen;
let advisor: Locator;

const finding = (title: string) => advisor.getByRole('listitem').filter({ hasText: title });

async function byMouse(page: Page): Promise<void> {
  await screen.dockTab('Advisor');
  const breaker = finding('No deployment circuit breaker');
  await expect(breaker.getByRole('img', { name: 'warning' })).toBeVisible();

  await breaker.getByRole('button', { name: 'service demo/web', exact: true }).click();
  await expect(screen.inspector.getByRole('heading', { name: 'web', exact: true })).toBeVisible();

  await breaker.getByRole('button', { name: /^Fix / }).click();
  const line = breaker.getByRole('figure');
  await expect(line).toContainText('aws ecs update-service --cluster demo --service web');
  await expect(line).toBeInViewport();
  await expect(breaker.getByRole('link', { name: 'AWS’s page' })).toHaveAttribute(
    'href',
    /^https:\/\/docs\.aws\.amazon\.com\/AmazonECS\//,
  );
  await breaker.getByRole('button', { name: 'Do this' }).click();
  await expect(breaker).toHaveCount(0);
  await expect(advisor.getByRole('status')).toHaveText(/^Done: Switch the circuit breaker on/);

  await screen.pause();
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(breaker).toHaveCount(1);
}

async function byKeyboard(page: Page): Promise<void> {
  const keys = new Keyboard(page);
  await keys.tabTo(screen.dock.getByRole('tab', { selected: true }));
  await keys.press('End');
  await expect(screen.dock.getByRole('tab', { name: 'Advisor' })).toBeFocused();
  const insights = finding('Container Insights is off');
  await keys.enter(insights.getByRole('button', { name: /^Fix / }));
  await keys.enter(insights.getByRole('button', { name: 'Do this' }));
  await expect(insights).toHaveCount(0);
  await expect(advisor).toBeFocused();
  // The metrics of single tasks are there now.
  await screen.dockTab('Metrics');
  await expect(screen.dock.getByText('Container Insights')).toBeVisible();
}

async function toTheLesson(page: Page): Promise<void> {
  const keys = new Keyboard(page);
  await screen.dockTab('Advisor');
  const breaker = finding('No deployment circuit breaker');
  await breaker.getByRole('button', { name: /^Why: / }).click();
  await keys.enter(breaker.getByRole('button', { name: /^Lesson 9 · Deployment strategies/ }));
  const lesson = page.getByRole('complementary', { name: 'Lesson' });
  await expect(lesson.getByText('Lesson 9 of 10')).toBeVisible();
  await screen.sandboxes('All sandboxes…');
  await expect(screen.dialog.getByText('Web service behind an ALB')).toBeVisible();
}

test(
  'a finding is read, mended by mouse and by keyboard, undone, and taught by its lesson',
  { tag: '@long' },
  async ({ page }) => {
    screen = new SandboxScreen(page);
    await screen.open();
    await screen.runUntilHealthy();
    advisor = screen.dock.getByRole('region', { name: 'Advisor' });
    await test.step('by keyboard: to the tab, down to a fix, and on from where it was', () =>
      byKeyboard(page));
    await test.step('by mouse: a finding, its resource, its fix in words of the CLI, undone', () =>
      byMouse(page));
    await test.step('from a finding to the lesson that teaches it; the sandbox is kept', () =>
      toTheLesson(page));
  },
);
