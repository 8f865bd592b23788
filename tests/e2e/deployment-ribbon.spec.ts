import { expect, type Page } from '@playwright/test';
import { expectNoBarriers } from './pages/barriers';
import { clippedWords } from './pages/clipping';
import { DeploymentRibbon } from './pages/deployment-ribbon';
import { SandboxScreen } from './pages/sandbox-screen';
import { test } from './pages/slow-motion';

const STEADY = /^Service web, 3 of 3 running, 0 pending, steady/;

let screen: SandboxScreen;
let ribbon: DeploymentRibbon;

/** A new revision, by the inspector. */
async function deploy(image: string): Promise<void> {
  await screen.select(screen.node(/^Service web/));
  await screen.inspectorTab('Configure');
  await screen.inspector.getByRole('textbox', { name: /^image/ }).fill(image);
  await screen.inspector.getByRole('button', { name: 'Apply' }).click();
}

/** Whether any card of the canvas lies under the panel. */
async function covers(page: Page): Promise<boolean> {
  const over = (await ribbon.panel.boundingBox())!;
  const boxes = await Promise.all(
    (await page.locator('.react-flow__node').all()).map((node) => node.boundingBox()),
  );
  return boxes.some((box) => {
    if (!box) return false;
    const across = box.x < over.x + over.width && over.x < box.x + box.width;
    return across && box.y < over.y + over.height && over.y < box.y + box.height;
  });
}

async function followed(page: Page): Promise<void> {
  await expect(ribbon.panel).toBeHidden();
  await deploy('web:2');
  await expect(ribbon.title).toHaveText('Deploying web:2 · ROLLING');
  await expect(ribbon.revision('web:1', 'source')).toContainText('3/3 running');
  await screen.play('5×');
  await expect(ribbon.revision('web:2', 'target')).toContainText('0/3 running');
  await screen.pause();
  await expectNoBarriers(page, 'a deployment', { part: 'section[aria-label=Deployment]' });
  expect(await clippedWords(page)).toEqual([]);
  await expect.poll(() => covers(page)).toBe(false);
  await screen.play();
  await expect(ribbon.revision('web:2', 'target')).toContainText(/[1-3]\/3 running/);
  await ribbon.button('Roll back').click();
  await expect(ribbon.title).toHaveText('Rolling back web:2 · ROLLING');
  await screen.speed('100×');
  await expect(ribbon.panel).toContainText(/Rolled back after (?:\d+ m )?\d+/);
  await screen.pause();
  await ribbon.button('Report').click();
  await expect(screen.dialog).toContainText('ROLLBACK_SUCCESSFUL');
  await page.keyboard.press('Escape');
  await ribbon.button('Close the deployment').click();
  await expect(ribbon.panel).toBeHidden();
}

async function inASmallWindow(page: Page): Promise<void> {
  await screen.play('100×');
  await expect(screen.node(STEADY)).toBeVisible();
  await expect(screen.node(/^Task /)).toHaveCount(3);
  await screen.pause();
  await page.setViewportSize({ width: 1280, height: 720 });
  await deploy('web:3');
  await screen.play('5×');
  await expect(ribbon.revision('web:3', 'target')).toBeHidden();
  await expect(screen.node(/^Task /)).toHaveCount(6);
  await screen.pause();
  await expect.poll(() => covers(page)).toBe(false);
  await ribbon.button('Unfold the deployment').click();
  await expect(ribbon.revision('web:3', 'target')).toBeVisible();
  await expect.poll(() => covers(page)).toBe(false);
}

async function alarmDragged(): Promise<void> {
  await screen.dragFromPalette('CloudWatch alarm', screen.node(/^Load balancer web-alb/));
  await expect(screen.dialog).toContainText('aws cloudwatch put-metric-alarm');
  await screen.confirm('Create');
  const alarm = screen.node(/^CloudWatch alarm web-alb-5xx-high, Insufficient data/);
  await expect(alarm).toBeVisible();
  await expect(screen.page.getByLabel('Alarm web-alb-5xx-high to web-alb')).toBeAttached();
}

test(
  'a deployment is followed beside the cluster, rolled back, told of in a small window; an alarm',
  { tag: '@long' },
  async ({ page }) => {
    screen = new SandboxScreen(page);
    ribbon = new DeploymentRibbon(page);
    await screen.open();
    await screen.runTemplate();
    await screen.speed('100×');
    await expect(screen.node(STEADY)).toBeVisible();
    await screen.pause();
    await test.step('a rolling update is followed, rolled back by hand, and reported on', () =>
      followed(page));
    await test.step('in a small window it is a line beside the cluster; unfolded it covers nothing', () =>
      inASmallWindow(page));
    await page.setViewportSize({ width: 1440, height: 900 });
    await test.step('an alarm dragged onto the load balancer watches it', alarmDragged);
  },
);
