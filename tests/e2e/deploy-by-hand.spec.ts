import { expect, type Page } from '@playwright/test';
import { expectNoBarriers } from './pages/barriers';
import { DeployWindow } from './pages/deploy-window';
import { SandboxScreen } from './pages/sandbox-screen';
import { shoot } from './pages/pictures';
import { test } from './pages/slow-motion';

let screen: SandboxScreen;
let deploy: DeployWindow;

const DIALOG = { part: '[role=dialog]' };
const INSPECTOR = { part: '#right-panel' };

/** The deployment's status, as the heading of its section says it. */
const status = (page: Page) =>
  screen.inspector
    .locator('section', { has: page.getByRole('heading', { name: 'Service deployment' }) })
    .locator('header');

test.beforeEach(async ({ page }) => {
  screen = new SandboxScreen(page);
  deploy = new DeployWindow(page);
  await screen.open();
  await screen.runTemplate();
  await screen.speed('100×');
  await expect(screen.node(/^Service web, 3 of 3 running, 0 pending, steady/)).toBeVisible();
  await expect(screen.node(/^Client traffic shoppers, .* 100\.0 % answered well/)).toBeVisible();
  await screen.speed('20×');
  await screen.select(screen.node(/^Service web/));
  await screen.inspector.getByRole('button', { name: 'Deploy…' }).click();
});

test(
  'a canary with a bad build is rolled back by its alarm',
  { tag: '@long' },
  async ({ page }, info) => {
    test.slow();
    await deploy.choose('This build', /5 % of the requests/);
    await deploy.choose('strategy', /CANARY/);
    await deploy.fill('canaryPercent', '10');
    await shoot(page, info, '0-dialog');
    await expectNoBarriers(page, 'deploy to a service', DIALOG);
    await deploy.addAlarm({ Threshold: '5' });
    await expect(deploy.commands).toContainText('--error-rate 0.05');
    await shoot(page, info, '1-dialog');
    await deploy.deploy();
    await expect(status(page)).toContainText('IN_PROGRESS');
    await expect(screen.inspector.getByText('SCALE_UP').first()).toBeVisible();
    await screen.pause();
    await shoot(page, info, '2-under-way');
    await screen.play('20×');
    const traffic = screen.inspector.getByRole('table', { name: 'Revisions' });
    await expect(traffic).toContainText('10 %', { timeout: 60_000 });
    await screen.pause();
    await shoot(page, info, '3-canary');
    await expectNoBarriers(page, 'a canary', INSPECTOR);
    await screen.play('20×');
    await expect(status(page)).toContainText('ROLLBACK_IN_PROGRESS', { timeout: 60_000 });
    await screen.pause();
    await shoot(page, info, '4-rolling-back');
    await screen.play('20×');
    await expect(status(page)).toContainText('ROLLBACK_SUCCESSFUL', { timeout: 60_000 });
    await screen.pause();
    await shoot(page, info, '5-rolled-back');
    await screen.inspector.getByRole('button', { name: 'Report…' }).first().click();
    const report = page.getByRole('dialog', { name: 'Deployment report' });
    await expect(report.getByRole('table', { name: /^Outcome/ })).toContainText(
      'ROLLBACK_SUCCESSFUL',
    );
    await shoot(page, info, '6-report');
    await expectNoBarriers(page, 'a report', DIALOG);
  },
);

test('a pause before production traffic is answered by hand', async ({ page }, info) => {
  await deploy.choose('strategy', /BLUE_GREEN/);
  await deploy.dialog.getByRole('button', { name: 'Add a pause' }).click();
  await shoot(page, info, '1-dialog');
  await deploy.deploy();
  await screen.speed('100×');
  const pause = screen.inspector.getByRole('group', { name: 'Pause' });
  await expect(pause).toContainText('POST_TEST_TRAFFIC_SHIFT', { timeout: 60_000 });
  await screen.pause();
  await shoot(page, info, '2-paused');
  await expectNoBarriers(page, 'a pause', INSPECTOR);
  await screen.play('100×');
  await pause.getByRole('button', { name: 'Continue' }).click();
  await expect(pause).toBeHidden();
  const traffic = screen.inspector.getByRole('table', { name: 'Revisions' });
  await expect(traffic).toContainText('100 %', { timeout: 60_000 });
  await expect(status(page)).toContainText('SUCCESSFUL', { timeout: 60_000 });
  await shoot(page, info, '3-successful');
});
