import { expect } from '@playwright/test';
import { clippedWords, crowdedInTopBar } from './pages/clipping';
import { SandboxScreen } from './pages/sandbox-screen';
import { shoot } from './pages/pictures';
import { test } from './pages/slow-motion';

let screen: SandboxScreen;

test.beforeEach(async ({ page }) => {
  screen = new SandboxScreen(page);
  await screen.open();
});

test('nothing is cut off: empty, steady, in each tab, while a task drains', async ({
  page,
}, info) => {
  await shoot(page, info, 'empty');
  await screen.runTemplate();
  await screen.speed('20×');
  await expect(screen.node(/^Client traffic shoppers, .* 100\.0 % answered well/)).toBeVisible();
  await screen.pause();
  await shoot(page, info, 'steady');
  for (const [name, node] of [
    ['service', /^Service web/],
    ['target-group', /^Target group web/],
    ['load-balancer', /^Load balancer web-alb/],
    ['task', /^Task .*RUNNING/],
  ] as const) {
    await screen.select(screen.node(node).first());
    for (const tab of ['State', 'Configure', 'JSON'] as const) {
      await screen.inspectorTab(tab);
      expect.soft(await clippedWords(page), `${name}, ${tab}`).toEqual([]);
    }
  }
  await screen.inspectorTab('State');
  await screen.inspector.getByRole('button', { name: 'Inject fault' }).click();
  await page.getByRole('menuitem', { name: /^kill-task/ }).click();
  await screen.play();
  await expect(screen.tasks(/DEACTIVATING, draining/)).toBeVisible();
  await screen.pause();
  await screen.dockTab('Events');
  await shoot(page, info, 'draining');
});

test('nothing is cut off in the middle of a rollout', async ({ page }, info) => {
  await screen.runTemplate();
  await screen.select(screen.node(/^Service web/));
  await screen.inspectorTab('Configure');
  await screen.inspector.getByRole('textbox', { name: /^image/ }).fill('web:2');
  await screen.inspector.getByRole('button', { name: 'Apply' }).click();
  await expect(screen.tasks(/ACTIVATING|PENDING|PROVISIONING/).first()).toBeVisible();
  await screen.inspectorTab('State');
  await screen.pause();
  await shoot(page, info, 'rollout-starts');
  await screen.play('20×');
  await expect(screen.tasks(/DEACTIVATING|STOPPING|DEPROVISIONING/).first()).toBeVisible();
  await screen.pause();
  await screen.dockTab('Metrics');
  await shoot(page, info, 'rollout');
});

for (const width of [1280, 1440, 1920]) {
  test(`the top bar has room at ${width} px, even for a long name at full speed`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    expect(await crowdedInTopBar(page)).toEqual([]);
    await screen.runTemplate();
    await page.getByRole('button', { name: /^Rename sandbox/ }).click();
    const name = 'A rather long name of a sandbox, as teachers give them to their exercises';
    await page.getByRole('textbox', { name: 'Name of the sandbox' }).fill(name);
    await page.keyboard.press('Enter');
    await screen.speed('As fast as possible');
    await expect(page.getByText(/^max: \d+×$/)).toBeVisible();
    expect(await crowdedInTopBar(page)).toEqual([]);
    await screen.pause();
  });
}
