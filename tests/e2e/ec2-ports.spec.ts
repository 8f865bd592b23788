import { expect, type Page, type TestInfo } from '@playwright/test';
import { expectNoBarriers } from './pages/barriers';
import { SandboxScreen } from './pages/sandbox-screen';
import { shoot } from './pages/pictures';
import { test } from './pages/slow-motion';

let screen: SandboxScreen;

/** Picks an entry of a list of the dialog. */
async function choose(page: Page, setting: string, entry: RegExp): Promise<void> {
  await screen.dialog.getByRole('combobox', { name: setting }).click();
  await page.getByRole('option', { name: entry }).click();
}

/** A cluster with two instances, and on them a service whose tasks all want port 8080. */
async function build(page: Page, info: TestInfo): Promise<void> {
  await screen.dragFromPalette('Cluster', screen.canvas, { x: 0.3, y: 0.2 });
  await screen.confirm('Create');
  await screen.dragFromPalette('EC2 instance', screen.node(/^Cluster demo/));
  await screen.dialog.getByRole('textbox', { name: 'Count' }).fill('2');
  const lines = screen.dialog.getByText(/aws ec2 run-instances .*ECS_CLUSTER=demo/s);
  // One for each zone.
  await expect(lines).toHaveCount(2);
  await shoot(page, info, '1-instances');
  await screen.confirm('Launch');
  await screen.speed('100×');
  await expect(screen.node(/^EC2 instance .*ACTIVE/)).toHaveCount(2, { timeout: 60_000 });

  await screen.dragFromPalette('Service', screen.node(/^Cluster demo/), { x: 0.5, y: 0.08 });
  await screen.dialog.getByRole('textbox', { name: 'desiredCount' }).fill('3');
  await screen.dialog.getByRole('textbox', { name: 'hostPort' }).fill('8080');
  await screen.dialog.getByText('Networking, placement and more').click();
  await choose(page, 'placementStrategy', /^BinPack: least memory/);
  await shoot(page, info, '2-service');
  await screen.confirm('Create');
}

test(
  'a bin-packed cluster runs out of a fixed host port, and gets over it by dynamic ones',
  { tag: '@long' },
  async ({ page }, info) => {
    test.slow();
    screen = new SandboxScreen(page);
    await screen.open();
    await build(page, info);

    // One task an instance: the third finds its port taken on both.
    await expect(screen.node(/^Service web, 2 of 3 running/)).toBeVisible({ timeout: 60_000 });
    await screen.dockTab('Events');
    await screen.dock.getByRole('combobox', { name: 'Type of event' }).selectOption('service');
    await expect(
      screen.dock
        .getByText(/was unable to place a task .* is already using a port required/)
        .first(),
    ).toBeVisible();
    await screen.pause();
    await screen.select(screen.node(/^EC2 instance/).first());
    await expect(screen.inspector).toContainText('Host ports in use8080');
    await shoot(page, info, '3-instance');

    await screen.select(screen.node(/^Service web/));
    await screen.inspector.getByRole('button', { name: 'Why?' }).click();
    await expect(screen.dialog).toContainText('has a port in use that the task wants');
    await shoot(page, info, '4-why');
    await page.keyboard.press('Escape');
    await expect(screen.dialog).toBeHidden();

    await screen.inspectorTab('Configure');
    await screen.inspector.getByRole('textbox', { name: 'hostPort' }).fill('0');
    await expect(screen.inspector.getByText(/aws ecs register-task-definition/)).toBeVisible();
    await shoot(page, info, '5-dynamic');
    await expectNoBarriers(page, 'configure');
    await screen.inspector.getByRole('button', { name: 'Apply' }).click();
    await screen.play('100×');
    const steady = screen.node(/^Service web, 3 of 3 running, 0 pending, steady/);
    await expect(steady).toBeVisible({ timeout: 90_000 });
    await screen.pause();
    await screen.inspectorTab('State');
    await screen.select(screen.node(/^EC2 instance/).first());
    await shoot(page, info, '6-cured');
  },
);
