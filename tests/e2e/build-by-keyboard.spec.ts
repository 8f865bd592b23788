import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { ExportWindow } from './pages/export-window';
import { Keyboard } from './pages/keyboard';
import { pixelsOf, pngSize } from './pages/png';
import { SandboxScreen } from './pages/sandbox-screen';

test('the same is built, broken, changed and exported without a mouse', async ({ page }) => {
  const screen = new SandboxScreen(page);
  const keys = new Keyboard(page);
  await screen.open();

  /** Finds a component by its name in the palette, and opens its dialog. */
  const add = async (component: string) => {
    await keys.press('/');
    await keys.fill(component);
    await keys.pick(screen.palette.getByRole('button', { name: component }));
    await expect(screen.dialog).toBeVisible();
  };
  /** Enter in any field of a dialog creates. */
  const create = async () => {
    await keys.press('Enter');
    await expect(screen.dialog).toBeHidden();
  };

  await test.step('add cluster, service, load balancer and clients', async () => {
    await add('Cluster');
    await expect(screen.dialog.getByRole('textbox', { name: 'clusterName' })).toBeFocused();
    await create();
    await expect(screen.node(/^Cluster demo/)).toBeVisible();
    await add('Service');
    await keys.tabTo(screen.dialog.getByRole('textbox', { name: 'desiredCount' }));
    await keys.fill('3');
    await create();
    await add('Load balancer (ALB)');
    await create();
    await add('Client traffic');
    await create();
    await expect(screen.node(/^Client traffic clients/)).toBeVisible();
  });

  await test.step('connect the load balancer with the service', async () => {
    await keys.tabTo(screen.node(/^Load balancer web-alb/));
    await keys.press('c');
    await keys.pick(page.getByRole('menuitem', { name: 'service web' }));
    await expect(screen.node(/^Target group web, round robin/)).toBeVisible();
  });

  await test.step('let time pass until it is steady', async () => {
    const fast = page.getByRole('button', { name: '100×' });
    await keys.enter(fast, 'Shift+Tab');
    await expect(fast).toHaveAttribute('aria-pressed', 'true');
    await expect(screen.node(/^Service web, 3 of 3 running, 0 pending, steady/)).toBeVisible();
    await expect(screen.tasks(/RUNNING, healthy/)).toHaveCount(3);
  });

  const shortId = await test.step('kill a task', async () => {
    await keys.enter(page.getByRole('button', { name: '5×' }), 'Shift+Tab');
    await keys.enter(screen.tasks(/RUNNING, healthy/).first());
    const title = screen.inspector.getByRole('heading', { level: 2 });
    await expect(title).toHaveText(/…/);
    await keys.enter(screen.inspector.getByRole('button', { name: 'Inject fault' }));
    await keys.pick(page.getByRole('menuitem', { name: /^kill-task/ }));
    return title.innerText();
  });

  await test.step('see it drained and replaced', async () => {
    const victim = new RegExp(`^Task ${shortId}`);
    await expect(screen.node(new RegExp(`${victim.source}, DEACTIVATING, draining`))).toBeVisible();
    await keys.enter(page.getByRole('button', { name: '100×' }), 'Shift+Tab');
    await expect(screen.node(victim)).toBeHidden();
    await expect(screen.tasks(/RUNNING, healthy/)).toHaveCount(3);
    await keys.enter(page.getByRole('button', { name: 'Real time, 1×' }), 'Shift+Tab');
    await keys.tabTo(screen.dock.getByRole('tab', { name: 'Timeline' }));
    await keys.press('ArrowRight', 'ArrowRight');
    await expect(screen.dock.getByRole('list', { name: /^Events/ })).toContainText(
      'has begun draining connections on 1 tasks.',
    );
  });

  await test.step('switch the algorithm', async () => {
    await keys.enter(screen.node(/^Target group web/), 'Shift+Tab');
    await keys.tabTo(screen.inspector.getByRole('tab', { name: 'State' }));
    await keys.press('ArrowRight');
    await keys.tabTo(screen.inspector.getByRole('combobox', { name: /algorithm/ }));
    await keys.press('ArrowDown');
    await keys.pick(page.getByRole('option', { name: 'least_outstanding_requests' }));
    await keys.enter(screen.inspector.getByRole('button', { name: 'Apply' }));
    await expect(screen.node(/^Target group web, least outstanding/)).toBeVisible();
  });

  await test.step('move a node, and take it back', async () => {
    const clients = screen.node(/^Client traffic clients/);
    await keys.enter(clients, 'Shift+Tab');
    const before = await clients.boundingBox();
    await keys.press('ArrowUp', 'ArrowUp');
    await expect.poll(() => clients.boundingBox()).not.toEqual(before);
    await keys.press('ControlOrMeta+z', 'ControlOrMeta+z');
    await expect.poll(() => clients.boundingBox()).toEqual(before);
  });

  await test.step('export a PNG', async () => {
    const exporting = new ExportWindow(page);
    await keys.press(' ');
    await keys.tabTo(page.getByRole('button', { name: /^Export/ }), 'Shift+Tab');
    await keys.press('Enter');
    await exporting.isReady();
    const promised = await exporting.promised();
    const download = page.waitForEvent('download');
    await keys.enter(exporting.dialog.getByRole('button', { name: 'Save PNG' }));
    const bytes = await readFile(await (await download).path());
    expect(pngSize(bytes)).toEqual(promised);
    expect((await pixelsOf(page, bytes)).colours).toBeGreaterThan(200);
    await keys.press('Escape');
    await expect(exporting.dialog).toBeHidden();
  });
});
