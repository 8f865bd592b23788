import { expect, type Page, type TestInfo } from '@playwright/test';
import { expectNoBarriers } from './pages/barriers';
import { SandboxScreen } from './pages/sandbox-screen';
import { shoot } from './pages/pictures';
import { test } from './pages/slow-motion';

let screen: SandboxScreen;

const DIALOG = { part: '[role=dialog]' };

test.beforeEach(async ({ page }) => {
  screen = new SandboxScreen(page);
  await screen.open();
  await screen.dragFromPalette('Cluster', screen.canvas, { x: 0.3, y: 0.1 });
  await screen.confirm('Create');
});

test(
  'which storage is asked, an EFS made, and mounted by an edge',
  { tag: '@long' },
  async ({ page }, info) => {
    await screen.dragFromPalette('Service', screen.node(/^Cluster demo/));
    await screen.confirm('Create');
    await screen.speed('100×');
    await screen.palette.getByRole('button', { name: 'Which storage?' }).click();
    for (const answer of [
      /^Yes, it must be there/,
      /^As files, several tasks/,
      /^On Fargate/,
      'No',
    ]) {
      await screen.dialog.getByRole('button', { name: answer, exact: answer === 'No' }).click();
    }
    await expect(screen.dialog.getByRole('heading', { level: 3 })).toContainText('EFS');
    await shoot(page, info, '1-advice');
    await expectNoBarriers(page, 'advice', DIALOG);
    await page.keyboard.press('Escape');

    await screen.dragFromPalette('EFS file system', screen.canvas, { x: 0.15, y: 0.75 });
    await shoot(page, info, '2-efs-form');
    await screen.confirm('Create');
    await expect(screen.node(/^EFS file system shared/)).toBeVisible();
    await screen.connect(screen.node(/^EFS file system shared/), screen.node(/^Service web/), {
      x: 0.5,
      y: 0.06,
    });
    await expect(screen.dialog.getByText(/a deployment starts/)).toBeVisible();
    await shoot(page, info, '3-mount');
    await screen.confirm('Mount');
    await expect(screen.node(/^EFS file system shared, 2 tasks/)).toBeVisible({ timeout: 60_000 });
    await screen.select(screen.node(/^EFS file system shared/));
    await shoot(page, info, '4-efs');
  },
);

/** A provider, and what it launches for a service. */
async function capacity(page: Page, info: TestInfo): Promise<void> {
  await screen.dragFromPalette('Capacity provider', screen.node(/^Cluster demo/));
  await expect(screen.dialog.getByText(/aws ecs create-capacity-provider/)).toBeVisible();
  await shoot(page, info, '1-provider-form');
  await expectNoBarriers(page, 'provider form', DIALOG);
  await screen.confirm('Create');
  await screen.speed('100×');
  await screen.dragFromPalette('Service', screen.node(/^Cluster demo/), { x: 0.5, y: 0.08 });
  await screen.confirm('Create');
  await expect(screen.node(/^Service web, 2 of 2 running/)).toBeVisible({ timeout: 60_000 });
  await screen.select(screen.node(/^Capacity provider/));
  await expect(screen.inspector.getByText(/Launching a new EC2 instance/).first()).toBeVisible();
  await shoot(page, info, '2-provider');
  await screen.inspectorTab('Configure');
  await shoot(page, info, '3-provider-configure');
  await screen.select(screen.node(/^Cluster demo/));
  await screen.inspectorTab('State');
  await shoot(page, info, '4-cluster');
}

/** In the networks dialog of the cluster that is selected. */
async function networks(page: Page, info: TestInfo): Promise<void> {
  await screen.inspector.getByRole('button', { name: 'Networks…' }).click();
  await screen.dialog.getByRole('textbox', { name: 'New security group' }).fill('web-tasks');
  await screen.dialog.getByRole('button', { name: 'Apply' }).click();
  await screen.dialog.getByRole('textbox', { name: 'Port' }).fill('80');
  await screen.dialog.getByRole('button', { name: 'anywhere' }).click();
  await expect(screen.dialog.getByText(/aws ec2 authorize-security-group-ingress/)).toBeVisible();
  await shoot(page, info, '1-rule');
  await screen.dialog.getByRole('button', { name: 'Apply' }).click();
  const rules = screen.dialog.getByRole('table', { name: 'Rules of web-tasks' });
  await expect(rules.getByRole('row', { name: /in tcp 80 0\.0\.0\.0\/0/ })).toBeVisible();
  await shoot(page, info, '2-networks');
  await expectNoBarriers(page, 'networks', DIALOG);
  await rules.getByRole('button', { name: /^Remove the rule for 0\.0\.0\.0\/0, port 80/ }).click();
  await expect(screen.dialog.getByText('Nothing is let in.')).toBeVisible();
}

test('capacity and networks of a cluster', { tag: '@long' }, async ({ page }, info) => {
  await test.step('a security group is made and opened in the networks dialog', () =>
    networks(page, info));
  await page.keyboard.press('Escape');
  await expect(screen.dialog).toBeHidden();
  await test.step('a capacity provider dropped on a cluster launches instances for a service', () =>
    capacity(page, info));
});
