/** The app when the network is gone, and when a new version of it comes. */
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { root } from '../setup/install.mjs';
import { anotherBuild, type BuiltSite, openBuiltSite, removeBuild } from '../support/built-site';
import { startServe } from '../support/served-process';
import { DockTerminal } from './pages/dock-terminal';
import { ExportWindow } from './pages/export-window';
import { SandboxScreen } from './pages/sandbox-screen';
import { test } from './pages/slow-motion';

const built =
  process.env.E2E_SITE ?? join(root, 'test-results', String(process.env.E2E_PORT), 'site');

test.use({ serviceWorkers: 'allow' });

let site: BuiltSite;
test.beforeEach(async () => {
  site = await openBuiltSite(built);
});
test.afterEach(() => site.stop());

async function visit(page: Page, address = site.url): Promise<SandboxScreen> {
  const screen = new SandboxScreen(page);
  await page.goto(address);
  await screen.isOpen();
  return screen;
}

/** All of the app is kept, and this page is answered from there. */
const isKept = (page: Page) =>
  page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated', null, {
    timeout: 60_000,
  });

const registrations = (page: Page): Promise<number> =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);

const keptBuilds = (page: Page): Promise<number> =>
  page.evaluate(async () => (await caches.keys()).length);

test('after one visit all of it works without a network, what was never opened too', async ({
  page,
  context,
}) => {
  test.slow();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  let screen = await visit(page);
  await isKept(page);
  await site.stop();
  await context.setOffline(true);
  const before = site.asked.length;

  await test.step('in the page that is open', async () => {
    await screen.runUntilHealthy();
    await screen.pause();
    await expect(screen.saveState).toHaveText('saved');
  });
  await test.step('after a reload, the sandbox with it', async () => {
    await page.reload();
    screen = new SandboxScreen(page);
    await screen.isOpen();
    await expect(screen.tasks(/RUNNING, healthy/)).toHaveCount(3);
  });
  await test.step('the terminal, with the example file that comes with the page', async () => {
    const terminal = new DockTerminal(page);
    await terminal.open();
    await terminal.run(
      'aws ecs register-task-definition --query taskDefinition.family --output text ' +
        '--cli-input-json file://examples/shop-web.task-definition.json',
    );
    await terminal.shows(/^shop-web$/m);
  });
  await test.step('a picture', async () => {
    const exporting = new ExportWindow(page);
    await exporting.open();
    await exporting.choose('Scale', '1×');
    expect((await exporting.save()).bytes.subarray(1, 4).toString()).toBe('PNG');
    await exporting.close();
  });
  await test.step('a lesson', async () => {
    await page.getByRole('tab', { name: 'Learn' }).click();
    await page.getByRole('button', { name: /Container definitions and Compose services/ }).click();
    await expect(page.getByRole('complementary', { name: 'Lesson' })).toBeVisible();
    await expect(screen.node(/^Cluster /)).toBeVisible();
  });
  expect(site.asked.slice(before)).toEqual([]);
  expect(troubles).toEqual([]);
});

const scripts = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...document.scripts].map(({ src }) => src));
const notice = (page: Page) => page.getByRole('status', { name: 'New version' });
const isOf = async (page: Page, mark: string, yes = true) => {
  const from = await scripts(page);
  expect(from.length).toBeGreaterThan(0);
  expect(from.every((src) => src.endsWith(`${mark}.js`))).toBe(yes);
};

const MARK = 'next';

const look = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.ready).update().then(() => undefined));

async function halfAVersion(page: Page, next: string): Promise<void> {
  site.deploy(next, /inspector-/);
  await look(page);
  const missed = () => site.asked.some((path) => /inspector-/.test(path) && path.includes(MARK));
  await expect.poll(missed, { timeout: 60_000 }).toBe(true);
  await page.waitForFunction(async () => {
    const { installing, waiting } = await navigator.serviceWorker.ready;
    return !installing && !waiting;
  });
  // The browser looks by itself too, some while after a page was loaded.
  await expect.poll(() => keptBuilds(page)).toBe(1);
  await expect(notice(page)).toHaveCount(0);
}

test('a new version waits, is told of in every tab, and is loaded with the work that is open', async ({
  page,
  context,
}) => {
  test.slow();
  const next = anotherBuild(built, MARK);
  const screen = await visit(page);
  await isKept(page);
  await screen.runUntilHealthy();
  const other = await context.newPage();
  await other.goto(site.url);
  // The first tab has the sandbox; this one shows it.
  const there = new SandboxScreen(other);
  await expect(there.saveState).toHaveText('open in another tab');

  await test.step('half a version is none: it is looked for again later', () =>
    halfAVersion(page, next));
  site.deploy(next);
  await look(page);
  for (const one of [page, other]) await expect(notice(one)).toBeVisible({ timeout: 60_000 });
  for (const one of [page, other]) await isOf(one, MARK, false);

  await page.bringToFront();
  await screen.pause();
  await screen.dragFromPalette('Cluster', screen.canvas, { x: 0.8, y: 0.8 });
  await screen.dialog.getByRole('textbox', { name: 'Name' }).fill('unsaved');
  await screen.confirm('Create');
  const shown = await screen.clock.innerText();
  await notice(page).getByRole('button', { name: 'Reload' }).click();
  await page.waitForURL(site.url);
  await expect
    .poll(() => scripts(page).catch(() => []))
    .toContainEqual(expect.stringMatching(MARK));
  await screen.isOpen();
  await isOf(page, MARK);
  await expect(screen.node(/^Cluster unsaved/)).toBeVisible();
  await expect(screen.clock).toHaveText(shown);
  await expect(notice(page)).toHaveCount(0);

  await test.step('the other tab goes on with all of its own version', async () => {
    await other.bringToFront();
    await isOf(other, MARK, false);
    const asked = site.asked.length;
    await there.dock.getByRole('tab', { name: 'Terminal' }).click();
    await expect(other.getByRole('textbox', { name: 'Terminal input' })).toBeAttached();
    expect(site.asked.slice(asked)).toEqual([]);
    await notice(other).getByRole('button', { name: 'Reload' }).click();
    await expect
      .poll(() =>
        isOf(other, MARK).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    await expect(there.node(/^Cluster unsaved/)).toBeVisible();
  });
  await test.step('the old version goes once nobody can use it', async () => {
    await page.close();
    await other.reload();
    await expect.poll(() => keptBuilds(other)).toBe(1);
  });
  removeBuild(next);
});

test('a page inside another and one of `sim serve` keep nothing; `serve` undoes what was kept', async ({
  page,
  browser,
}) => {
  const guest = await browser.newContext({ serviceWorkers: 'allow' });
  const embedded = await guest.newPage();
  await embedded.goto(`${site.url}?embed`);
  await expect(embedded.locator('#root')).not.toBeEmpty();
  await embedded.waitForLoadState('networkidle');
  expect(await registrations(embedded)).toBe(0);
  await guest.close();

  await visit(page);
  await isKept(page);
  await site.stop();
  const { port } = new URL(site.url);
  const served = await startServe('--port', port, '--app', built);
  try {
    // The first answer may be the kept page still; the new worker then loads it again. The browser
    // looks for it after a visit, when it has time: at the latest the next visit finds it.
    await expect(async () => {
      await page.goto(site.url);
      const served = page.locator('meta[name="ecs-sandbox-endpoint"]');
      await expect(served).toHaveCount(1, { timeout: 12_000 });
    }).toPass({ timeout: 60_000 });
    await expect(page.getByRole('main', { name: 'Canvas' })).toBeVisible();
    expect(await registrations(page)).toBe(0);
    expect(await keptBuilds(page)).toBe(0);
  } finally {
    await served.stop();
  }
});
