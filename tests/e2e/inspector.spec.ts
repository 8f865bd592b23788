/** The inspector: tabs of every kind by keyboard, limits as typed, what a change will do. */
import { expect } from '@playwright/test';
import { SandboxScreen } from './pages/sandbox-screen';
import { test } from './pages/slow-motion';

/** A thing of the canvas, and what the inspector's head says of it. */
const KINDS = [
  [/^Service web/, /^Service · demo/],
  [/^Task /, /^Task · web:1/],
  [/^Target group/, /^Target group · /],
  [/^Load balancer/, /^Application Load Balancer/],
  [/^Cluster/, /^Cluster/],
] as const;

async function walkTabs({ canvas, inspector, page }: SandboxScreen, kind: RegExp, head: RegExp) {
  await canvas.getByRole('group', { name: kind }).first().focus();
  await page.keyboard.press('Enter');
  await expect(inspector.locator('header').first()).toContainText(head);
  const list = inspector.getByRole('tablist');
  await list.getByRole('tab', { name: 'State' }).focus();
  for (const name of ['Configure', 'Logs']) {
    await page.keyboard.press('ArrowRight');
    await expect(list.getByRole('tab', { name })).toBeFocused();
  }
  await expect(inspector.getByRole('log').getByRole('listitem').first()).toBeVisible();
  await page.keyboard.press('End');
  await expect(list.getByRole('tab', { name: 'CLI' })).toBeFocused();
  await expect(list.getByRole('tab', { name: 'CLI' })).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('ArrowLeft');
  await expect(list.getByRole('tab', { name: 'JSON' })).toBeFocused();
  await page.keyboard.press('Home');
  await expect(list.getByRole('tab', { name: 'State' })).toBeFocused();
}

async function changeInterval(screen: SandboxScreen): Promise<void> {
  const { inspector, page } = screen;
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
}

test('a web service: tabs of every kind by keyboard, a limit as it is typed, a consequence', async ({
  page,
}) => {
  const screen = new SandboxScreen(page);
  await screen.open();
  await screen.runUntilHealthy();
  for (const [kind, head] of KINDS) {
    await test.step(`${kind}: State, Configure, Logs, JSON and CLI by keyboard, none cut`, () =>
      walkTabs(screen, kind, head));
  }
  await test.step('a limit is said as it is typed, a consequence before it is applied', () =>
    changeInterval(screen));
});
