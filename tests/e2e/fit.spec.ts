import { expect } from '@playwright/test';
import { SandboxScreen } from './pages/sandbox-screen';
import { test } from './pages/slow-motion';

let screen: SandboxScreen;

async function template(): Promise<void> {
  await screen.runTemplate();
  await expect(screen.tasks(/PROVISIONING|PENDING|ACTIVATING|RUNNING/)).toHaveCount(3);
}

/** A new revision doubles the cluster's height. */
async function deploy(): Promise<void> {
  await screen.select(screen.node(/^Service web/));
  await screen.inspectorTab('Configure');
  await screen.inspector.getByRole('textbox', { name: /^image/ }).fill('web:2');
  await screen.inspector.getByRole('button', { name: 'Apply' }).click();
  await expect(screen.node(/^Task /)).toHaveCount(6);
}

async function bottomOfCluster(): Promise<number> {
  const box = await screen.node(/^Cluster demo/).boundingBox();
  return box!.y + box!.height;
}

async function bottomOfCanvas(): Promise<number> {
  const box = await screen.page.locator('.react-flow').boundingBox();
  return box!.y + box!.height;
}

async function fittedAgain(): Promise<void> {
  await screen
    .node(/^Task /)
    .first()
    .click();
  await screen.page.mouse.click(320, 150);
  await deploy();
  await expect.poll(bottomOfCluster).toBeLessThan(await bottomOfCanvas());
}

async function staysAsPut(): Promise<void> {
  await screen.page.mouse.move(320, 150);
  await screen.page.mouse.down();
  await screen.page.mouse.move(320, 190, { steps: 3 });
  await screen.page.mouse.up();
  await deploy();
  await expect.poll(bottomOfCluster).toBeGreaterThan(await bottomOfCanvas());
}

test('a diagram that outgrows the view is fitted again, but not once it was panned', async ({
  page,
}) => {
  screen = new SandboxScreen(page);
  await screen.open();
  await template();
  await test.step('a diagram that outgrows the view is fitted, whatever was clicked', fittedAgain);
  await screen.sandboxes('New sandbox');
  await expect(page.getByRole('heading', { name: 'An empty sandbox' })).toBeVisible();
  await template();
  await test.step('a view that was panned by hand stays as it was put', staysAsPut);
});
