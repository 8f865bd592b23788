/**
 * The inspector: tabs of every kind by keyboard, limits as typed, what a change will do, long
 * tables.
 */
import { expect } from '@playwright/test';
import { toShareFragment } from '../../src/formats/share/share-link';
import { manyTasks } from '../support/many-tasks';
import { SandboxScreen } from './pages/sandbox-screen';
import { test } from './pages/slow-motion';

test.describe('a web service', () => {
  let screen: SandboxScreen;

  test.beforeEach(async ({ page }) => {
    screen = new SandboxScreen(page);
    await screen.open();
    await screen.runUntilHealthy();
  });

  for (const kind of [/^Service web/, /^Task /, /^Target group/, /^Load balancer/, /^Cluster/]) {
    test(`${kind}: State, Configure, Logs, JSON and CLI by keyboard, none cut`, async ({
      page,
    }) => {
      const node = screen.node(kind).first();
      await node.focus();
      await page.keyboard.press('Enter');
      const list = screen.inspector.getByRole('tablist');
      await list.getByRole('tab', { name: 'State' }).focus();
      for (const name of ['Configure', 'Logs']) {
        await page.keyboard.press('ArrowRight');
        await expect(list.getByRole('tab', { name })).toBeFocused();
      }
      await expect(screen.inspector.getByRole('log').getByRole('listitem').first()).toBeVisible();
      await page.keyboard.press('End');
      await expect(list.getByRole('tab', { name: 'CLI' })).toBeFocused();
      await expect(list.getByRole('tab', { name: 'CLI' })).toBeInViewport({ ratio: 1 });
      await page.keyboard.press('ArrowLeft');
      await expect(list.getByRole('tab', { name: 'JSON' })).toBeFocused();
      await page.keyboard.press('Home');
      await expect(list.getByRole('tab', { name: 'State' })).toBeFocused();
    });
  }

  test('a limit is said as it is typed, a consequence before it is applied', async ({ page }) => {
    const { inspector } = screen;
    await screen.select(screen.node(/^Target group/).first());
    await screen.inspectorTab('Configure');
    const interval = inspector.getByRole('textbox', { name: 'HealthCheckIntervalSeconds' });
    const apply = inspector.getByRole('button', { name: 'Apply' });
    await interval.fill('301');
    await expect(apply).toBeDisabled();
    await expect(inspector.getByText('HealthCheckIntervalSeconds: Allowed: 5–300 s')).toBeVisible();
    await interval.fill('20');
    await expect(apply).toBeEnabled();
    const told = inspector.getByRole('list', { name: 'What it will do' });
    await expect(told).toContainText('next health check');
    await apply.focus();
    await page.keyboard.press('Enter');
    await expect(told).toBeHidden();
    await expect(interval).toHaveValue('20 s');
  });
});

test('a long table is gone through by keyboard, to its end, of a thousand tasks', async ({
  page,
}) => {
  test.slow();
  const screen = new SandboxScreen(page);
  await page.goto(`./${toShareFragment(await manyTasks({ tasks: 1000, services: 20, rate: 40 }))}`);
  await expect(screen.node(/^Service shop-20, 50 of 50/)).toBeVisible({ timeout: 60_000 });
  await screen.dockTab('Events');
  await screen.dock.getByRole('combobox', { name: 'Type of event' }).selectOption('all');
  const rows = screen.dock
    .getByRole('list', { name: 'Events, newest first' })
    .getByRole('listitem');
  const count = Number(await rows.first().getAttribute('aria-setsize'));
  expect(count).toBeGreaterThan(1000);
  expect(await rows.count()).toBeLessThan(60);
  await rows.first().getByRole('button').first().focus();
  await page.keyboard.press('End');
  const last = screen.dock.locator(`[aria-posinset="${count}"]`);
  await expect(last).toBeInViewport();
  await expect(last.getByRole('button').first()).toBeFocused();
  await screen.dock.getByRole('button', { name: 'Jump to the newest' }).click();
  await expect(screen.dock.locator('[aria-posinset="1"]')).toBeInViewport();
});
