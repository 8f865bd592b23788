import { expect } from '@playwright/test';
import { expectNoBarriers } from './pages/barriers';
import { SandboxScreen } from './pages/sandbox-screen';
import { shoot } from './pages/pictures';
import { test } from './pages/slow-motion';

let screen: SandboxScreen;

const INSPECTOR = { part: '#right-panel' };

test.beforeEach(async ({ page }) => {
  screen = new SandboxScreen(page);
  await screen.open();
  await screen.runTemplate();
  await screen.speed('20×');
  await expect(screen.node(/^Service web, 3 of 3 running, 0 pending, steady/)).toBeVisible();
});

test(
  'logs are read as they come, and a session of ECS Exec ends a container',
  { tag: '@long' },
  async ({ page }, info) => {
    test.slow();
    const { inspector } = screen;
    await screen.select(screen.tasks().first());
    await screen.inspectorTab('Logs');
    const log = inspector.getByRole('log');
    await expect(log).toContainText('"GET / HTTP/1.1" 200');
    // The newest lines are in sight: at this speed the first has long gone by, and is looked for.
    const find = inspector.getByRole('searchbox', { name: 'Find in logs' });
    await find.fill('listening');
    await expect(log).toContainText('Listening on port 80');
    await expect(log).not.toContainText('GET');
    await find.clear();
    await expect(log).toContainText('"GET / HTTP/1.1" 200');
    await shoot(page, info, '1-logs');
    await expectNoBarriers(page, 'logs', INSPECTOR);

    await screen.inspectorTab('Exec');
    await inspector.getByRole('button', { name: 'Execute', exact: true }).click();
    await expect(inspector.getByRole('alert')).toContainText('execute command was not enabled');
    await shoot(page, info, '2-refused');
    await expectNoBarriers(page, 'what Exec needs', INSPECTOR);
    await inspector.getByRole('button', { name: 'Turn on and deploy' }).click();
    await expect(page.getByText(/^Successful after/)).toBeVisible({ timeout: 60_000 });
    await expect(screen.node(/^Service web, 3 of 3 running, 0 pending, steady/)).toBeVisible({
      timeout: 60_000,
    });

    await screen.select(screen.tasks(/RUNNING/).first());
    await expect(inspector.getByRole('img', { name: 'Missing' })).toHaveCount(0);
    await inspector.getByRole('button', { name: 'Execute', exact: true }).click();
    const line = inspector.getByRole('textbox', { name: 'Command line' });
    await expect(line).toBeFocused();
    await page.keyboard.type('ps');
    await page.keyboard.press('Enter');
    await expect(inspector.getByRole('log')).toContainText('/app/web');
    await page.keyboard.type('curl localhost');
    await page.keyboard.press('Enter');
    await expect(inspector.getByRole('log')).toContainText('Hello from web');
    await screen.pause();
    await shoot(page, info, '3-session');
    await expectNoBarriers(page, 'a session', INSPECTOR);

    await line.fill('kill 1');
    await page.keyboard.press('Enter');
    await screen.play('20×');
    await expect(inspector.getByText(/The container has stopped, and the session/)).toBeVisible();
    await screen.inspectorTab('Logs');
    await expect(inspector.getByRole('log')).toContainText(/exit/i);
    await expect(screen.node(/^Service web, 3 of 3 running, 0 pending, steady/)).toBeVisible({
      timeout: 60_000,
    });
    await screen.pause();
    await screen.dockTab('Events');
    await screen.dock.getByRole('combobox', { name: 'Type of event' }).selectOption('service');
    await expect(screen.dock.getByText(/has started 1 tasks/).first()).toBeVisible();
    await shoot(page, info, '4-replaced');
  },
);
