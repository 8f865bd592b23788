import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { ExportWindow } from './pages/export-window';
import { Keyboard } from './pages/keyboard';
import { pixelsOf, pngSize } from './pages/png';
import { SandboxScreen } from './pages/sandbox-screen';
import { test } from './pages/slow-motion';

/** The screen to look at, and the keys to act with. */
interface Desk {
  page: Page;
  screen: SandboxScreen;
  keys: Keyboard;
}

/** Finds a component by its name in the palette, and opens its dialog. */
async function add({ screen, keys }: Desk, component: string): Promise<void> {
  await keys.press('Shift+A');
  await keys.fill(component);
  await keys.pick(screen.palette.getByRole('button', { name: component }));
  await expect(screen.dialog.locator(':focus')).toBeVisible();
}

/** Enter in any field of a dialog creates. */
async function create({ screen, keys }: Desk): Promise<void> {
  await keys.press('Enter');
  await expect(screen.dialog).toBeHidden();
}

/** Cluster, service, load balancer and clients, each found by its name in the palette. */
async function build(desk: Desk): Promise<void> {
  const { screen, keys } = desk;
  await add(desk, 'Cluster');
  await expect(screen.dialog.getByRole('textbox', { name: 'clusterName' })).toBeFocused();
  await create(desk);
  await expect(screen.node(/^Cluster demo/)).toBeVisible();
  await add(desk, 'Service');
  await keys.tabTo(screen.dialog.getByRole('textbox', { name: 'desiredCount' }));
  await keys.fill('3');
  await create(desk);
  await add(desk, 'Load balancer (ALB)');
  await create(desk);
  await add(desk, 'Client traffic');
  await create(desk);
  await expect(screen.node(/^Client traffic clients/)).toBeVisible();
}

/** By the menu that C opens on a node. */
async function connect(desk: Desk): Promise<void> {
  const { page, screen, keys } = desk;
  await keys.tabTo(screen.node(/^Load balancer web-alb/));
  await keys.press('c');
  const item = page.getByRole('menuitem', { name: 'service web' });
  await expect(item).toHaveAccessibleDescription(/^Starts a new deployment: 3 tasks/);
  await keys.pick(item);
  await expect(screen.node(/^Target group web, round robin/)).toBeVisible();
}

/** At full speed. */
async function waitUntilSteady(desk: Desk): Promise<void> {
  const { page, screen, keys } = desk;
  const fast = page.getByRole('button', { name: '100×' });
  await keys.enter(fast, 'Shift+Tab');
  await expect(fast).toHaveAttribute('aria-pressed', 'true');
  await expect(screen.node(/^Service web, 3 of 3 running, 0 pending, steady/)).toBeVisible();
  await expect(screen.tasks(/RUNNING, healthy/)).toHaveCount(3);
}

/** In the inspector; answers its short id. */
async function killTask(desk: Desk): Promise<string> {
  const { page, screen, keys } = desk;
  await keys.enter(page.getByRole('button', { name: '5×' }), 'Shift+Tab');
  await keys.enter(screen.tasks(/RUNNING, healthy/).first());
  const title = screen.inspector.getByRole('heading', { level: 2 });
  await expect(title).toHaveText(/…/);
  await keys.enter(screen.inspector.getByRole('button', { name: 'Inject fault' }));
  await keys.pick(page.getByRole('menuitem', { name: /^kill-task/ }));
  return title.innerText();
}

/** Drained for the whole deregistration delay, then gone; Events tells it. */
async function seeItReplaced(desk: Desk, shortId: string): Promise<void> {
  const { page, screen, keys } = desk;
  const victim = new RegExp(`^Task ${shortId}`);
  await expect(screen.node(new RegExp(`${victim.source}, DEACTIVATING, draining`))).toBeVisible();
  await keys.tabTo(screen.dock.getByRole('tab', { name: 'Timeline' }));
  await keys.press('ArrowRight', 'ArrowRight');
  await expect(screen.dock.getByRole('list', { name: /^Events/ })).toContainText(
    'has begun draining connections on 1 tasks.',
  );
  await keys.press('ArrowLeft', 'ArrowLeft');
  // After the last thing on the page comes the first one.
  await keys.enter(page.getByRole('button', { name: '100×' }));
  await expect(screen.node(victim)).toBeHidden();
  await expect(screen.tasks(/RUNNING, healthy/)).toHaveCount(3);
  await keys.enter(page.getByRole('button', { name: 'Real time, 1×' }), 'Shift+Tab');
}

/** In the inspector of the target group. */
async function switchAlgorithm(desk: Desk): Promise<void> {
  const { page, screen, keys } = desk;
  await keys.enter(screen.node(/^Target group web/));
  await keys.tabTo(screen.inspector.getByRole('tab', { name: 'State' }));
  await keys.press('ArrowRight');
  await keys.tabTo(screen.inspector.getByRole('combobox', { name: /algorithm\.type/ }));
  await keys.press('ArrowDown');
  await keys.pick(page.getByRole('option', { name: 'least_outstanding_requests' }));
  await keys.enter(screen.inspector.getByRole('button', { name: 'Apply' }));
  await expect(screen.node(/^Target group web, least outstanding/)).toBeVisible();
}

/** Arrow keys with Alt move what is selected; undo takes each press back. */
async function moveAndUndo(desk: Desk): Promise<void> {
  const { screen, keys } = desk;
  const clients = screen.node(/^Client traffic clients/);
  await keys.enter(clients, 'Shift+Tab');
  const before = await clients.boundingBox();
  await keys.press('Alt+ArrowDown', 'Alt+ArrowDown');
  await expect.poll(() => clients.boundingBox()).not.toEqual(before);
  await keys.press('ControlOrMeta+z', 'ControlOrMeta+z');
  await expect.poll(() => clients.boundingBox()).toEqual(before);
}

/** PNG, from the top bar. */
async function exportPicture(desk: Desk): Promise<void> {
  const { page, keys } = desk;
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
}

test(
  'the same is built, broken, changed and exported without a mouse',
  { tag: '@long' },
  async ({ page }) => {
    test.slow();
    const desk = { page, screen: new SandboxScreen(page), keys: new Keyboard(page) };
    await desk.screen.open();
    await test.step('add cluster, service, load balancer and clients', () => build(desk));
    await test.step('connect the load balancer with the service', () => connect(desk));
    await test.step('let time pass until it is steady', () => waitUntilSteady(desk));
    const shortId = await test.step('kill a task', () => killTask(desk));
    await test.step('see it drained and replaced', () => seeItReplaced(desk, shortId));
    await test.step('switch the algorithm', () => switchAlgorithm(desk));
    await test.step('move a node, and take it back', () => moveAndUndo(desk));
    await test.step('export a PNG', () => exportPicture(desk));
  },
);
