import { expect, type TestInfo } from '@playwright/test';
import { clippedWords, crowdedInTopBar } from './pages/clipping';
import { SandboxScreen } from './pages/sandbox-screen';
import { shoot } from './pages/pictures';
import { test } from './pages/slow-motion';

const WIDTHS = [1280, 1920, 1440];

let screen: SandboxScreen;

/** At each width; the one that the page is in otherwise comes last. */
async function roomInTopBar(moment: string): Promise<void> {
  for (const width of WIDTHS) {
    await screen.page.setViewportSize({ width, height: 900 });
    expect(await crowdedInTopBar(screen.page), `${moment}, ${width} px`).toEqual([]);
  }
}

async function steady(info: TestInfo): Promise<void> {
  const { page } = screen;
  await screen.speed('100×');
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
}

async function draining(info: TestInfo): Promise<void> {
  const { page } = screen;
  await screen.inspectorTab('State');
  await screen.inspector.getByRole('button', { name: 'Inject fault' }).click();
  await page.getByRole('menuitem', { name: /^kill-task/ }).click();
  await screen.play('20×');
  await expect(screen.tasks(/DEACTIVATING, draining/)).toBeVisible();
  await screen.pause();
  await screen.dockTab('Events');
  await shoot(page, info, 'draining');
}

async function rollout(info: TestInfo): Promise<void> {
  const { page } = screen;
  await screen.play('100×');
  await expect(screen.node(/^Task /)).toHaveCount(3);
  await expect(screen.tasks(/RUNNING, healthy/)).toHaveCount(3);
  await screen.speed('5×');
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
}

async function longNameAtFullSpeed(): Promise<void> {
  const { page } = screen;
  await page.getByRole('button', { name: /^Rename sandbox/ }).click();
  const name = 'A rather long name of a sandbox, as teachers give them to their exercises';
  await page.getByRole('textbox', { name: 'Name of the sandbox' }).fill(name);
  await page.keyboard.press('Enter');
  await screen.play('As fast as possible');
  await expect(page.getByText(/^max: \d+×$/)).toBeVisible();
  await roomInTopBar('full speed');
  await screen.pause();
}

test(
  'nothing is cut off: empty, steady, in each tab, draining, in a rollout; the top bar has room',
  { tag: '@long' },
  async ({ page }, info) => {
    screen = new SandboxScreen(page);
    await screen.open();
    await test.step('nothing is cut off: empty', () => shoot(page, info, 'empty'));
    await test.step('the top bar has room at every width', () => roomInTopBar('empty'));
    await screen.runTemplate();
    await test.step('nothing is cut off: steady, in each tab', () => steady(info));
    await test.step('nothing is cut off while a task drains', () => draining(info));
    await test.step('nothing is cut off in the middle of a rollout', () => rollout(info));
    await test.step(
      'the top bar has room, even for a long name at full speed',
      longNameAtFullSpeed,
    );
  },
);
