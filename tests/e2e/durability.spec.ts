/** What is kept whatever breaks: the page, another tab, what is stored, the disk, the simulator. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, expect, type Page } from '@playwright/test';
import { SandboxScreen } from './pages/sandbox-screen';
import { test } from './pages/slow-motion';

let screen: SandboxScreen;

test.beforeEach(async ({ page }) => {
  screen = new SandboxScreen(page);
  await screen.open();
});

const alert = (page: Page, words: RegExp) => page.getByRole('alert').filter({ hasText: words });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const nameOf = (page: Page) => page.getByRole('button', { name: /^Rename sandbox / });

/** A web service that has been paused at some moment, saved. */
async function runAndPause(): Promise<string> {
  await screen.runUntilHealthy();
  await screen.pause();
  await expect(screen.saveState).toHaveText('saved');
  return screen.clock.innerText();
}

async function addCluster(on: SandboxScreen, name: string): Promise<void> {
  await on.dragFromPalette('Cluster', on.canvas, { x: 0.3, y: 0.85 });
  await on.dialog.getByRole('textbox', { name: /clusterName/ }).fill(name);
  await on.confirm('Create');
  await expect(on.node(new RegExp(`^Cluster ${name}`))).toBeVisible();
}

/** The browser that was started with a folder of its own: its main process. */
async function processesOf(folder: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((one) => /^\d+$/.test(one));
  const lines = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  );
  const isMain = (line: string) =>
    line.includes(`--user-data-dir=${folder}`) && !line.includes('--type=');
  return pids.filter((_, at) => isMain(lines[at]!)).map(Number);
}

async function anotherTab(context: BrowserContext): Promise<SandboxScreen> {
  const other = new SandboxScreen(await context.newPage());
  await other.page.goto('./');
  await expect(other.page.getByText('Opening the sandbox')).toBeHidden();
  return other;
}

test('a browser that is killed in the middle of the work has all but the last second of it', async ({
  baseURL,
}, { project }) => {
  test.skip(process.platform !== 'linux', 'processes are looked for in /proc');
  const folder = await mkdtemp(join(tmpdir(), 'ecs-sandbox-killed-'));
  const visit = async () => {
    const launched = await chromium.launchPersistentContext(folder, {
      ...project.use.launchOptions,
      viewport: project.use.viewport ?? null,
    });
    const visited = new SandboxScreen(await launched.newPage());
    await visited.page.goto(baseURL!);
    await visited.isOpen();
    return { launched, visited };
  };
  const { launched, visited } = await visit();
  await visited.runTemplate();
  await visited.pause();
  await addCluster(visited, 'kept');
  await expect(visited.saveState).toHaveText('saved');
  const time = await visited.clock.innerText();
  // From here on it may be saved or not; what is there must be whole.
  await addCluster(visited, 'perhaps');
  const closed = launched.waitForEvent('close');
  for (const pid of await processesOf(folder)) process.kill(pid, 'SIGKILL');
  await closed;
  const next = await visit();
  await expect(next.visited.node(/^Cluster kept/)).toBeVisible();
  await expect(next.visited.node(/^Service web, /)).toBeVisible();
  await expect(next.visited.clock).toHaveText(time);
  await next.launched.close();
  await rm(folder, { recursive: true, force: true });
});

test('two tabs: the second is told and looks, takes over; the first goes on with a copy', async ({
  page,
  context,
}) => {
  await runAndPause();
  const other = await anotherTab(context);
  await expect(alert(other.page, /is open in another tab/)).toBeVisible();
  await expect(other.saveState).toHaveText('open in another tab');
  // What has not been saved yet when it is asked for is not lost either.
  await nameOf(page).click();
  await page.getByRole('textbox', { name: 'Name of the sandbox' }).fill('Newest');
  await page.keyboard.press('Enter');
  await press(other.page, 'Take over');
  await expect(other.saveState).toHaveText('saved');
  await expect(nameOf(other.page)).toHaveText('Newest');
  await expect(nameOf(page)).toHaveText('Newest (2)');
  await expect(page.getByText(/taken over by another tab.*copy, “Newest \(2\)”/)).toBeVisible();
  await expect(screen.saveState).toHaveText('saved');
  await other.sandboxes('All sandboxes…');
  const rows = other.dialog.getByRole('list', { name: 'Sandboxes' });
  await expect(rows).toContainText('Newest (2)');
  // Neither can be deleted under the hands of the other.
  await rows.getByRole('button', { name: 'Delete Newest (2)' }).click();
  await rows.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(alert(other.page, /open in another tab: close it there first/)).toBeVisible();
});

test('two tabs: what is changed while one only looks becomes a copy', async ({ page, context }) => {
  await runAndPause();
  const before = await nameOf(page).innerText();
  const other = await anotherTab(context);
  await press(other.page, 'Look only');
  await expect(alert(other.page, /is open in another tab/)).toBeHidden();
  await addCluster(other, 'of-other');
  await expect(nameOf(other.page)).toHaveText(`${before} (2)`);
  await expect(other.canvas.getByRole('group', { name: /^Cluster / })).toHaveCount(2);
  await expect(other.saveState).toHaveText('saved');
  await page.reload();
  await screen.isOpen();
  await expect(screen.canvas.getByRole('group', { name: /^Cluster / })).toHaveCount(1);
});

test('something damaged is stored: what can be read opens beside it, and it can be downloaded', async ({
  page,
}) => {
  await runAndPause();
  const damage = () =>
    new Promise<void>((resolve, reject) => {
      const request = indexedDB.open('ecs-sandbox');
      request.onerror = () => reject(new Error('not opened'));
      request.onsuccess = () => {
        const box = request.result.transaction('documents', 'readwrite').objectStore('documents');
        const keys = box.getAllKeys();
        keys.onsuccess = () => {
          const key = keys.result.find((one) => String(one).startsWith('sandbox/'))!;
          const entry = box.get(key);
          entry.onsuccess = () => {
            box.put({ ...(entry.result as object), layout: 'torn' }, key);
          };
        };
        box.transaction.oncomplete = () => {
          request.result.close();
          resolve();
        };
      };
    });
  // From a page of the same origin that saves nothing when it is left.
  await page.goto('./manifest.webmanifest');
  await page.evaluate(damage);
  await page.goto('./');
  await screen.isOpen();
  await expect(
    page.getByText(/cannot be opened: a part .*layout.*open as “.* recovered”/),
  ).toBeVisible();
  await expect(screen.node(/^Service web, 3 of 3 running/)).toBeVisible();
  await screen.sandboxes('All sandboxes…');
  const row = screen.dialog.getByRole('listitem').filter({ hasNotText: 'recovered' });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    row.getByRole('button', { name: /^Download / }).click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ format: 'ecs-sandbox', layout: 'torn' });
});

test('a full disk is told with what to do, and saved once there is room', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const { origin } = new URL(baseURL!);
  // Before the page writes for the first time: Chromium remembers for half a minute what is free.
  await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  const full = new SandboxScreen(page);
  await page.goto(baseURL!);
  await full.runTemplate();
  const card = alert(page, /Not saved/);
  await expect(card).toContainText('no room left');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    card.getByRole('button', { name: 'Download a copy' }).click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  expect(JSON.parse(text)).toMatchObject({
    format: 'ecs-sandbox',
    name: expect.stringMatching(/^Web/),
  });
  await cdp.send('Storage.overrideQuotaForOrigin', { origin });
  // The page tries by itself, too: the card may be gone before it is pressed.
  const pressed = card.getByRole('button', { name: 'Try again' }).click();
  await Promise.race([pressed, card.waitFor({ state: 'hidden' })]);
  await expect(card).toBeHidden();
  await full.pause();
  await expect(full.saveState).toHaveText('saved');
  await page.reload();
  await full.isOpen();
  await expect(full.node(/^Service web, /)).toBeVisible();
  await context.close();
});

/** The worker that keeps the run. */
const simulator = (page: Page) =>
  page.workers().find((worker) => worker.url().includes('sandbox.worker'))!;

test('a simulator that breaks down over time: the last good moment, and a script', async ({
  page,
}) => {
  await runAndPause();
  const before = await screen.now();
  // Every table of the engine is a Map.
  await simulator(page).evaluate(() => {
    Map.prototype.get = () => {
      throw new Error('a bit has flipped');
    };
  });
  await press(page, 'Play');
  const card = alert(page, /The simulator broke down/);
  await expect(card).toContainText('a bit has flipped');
  await expect(card).toContainText('the last good moment, and paused');
  await expect(screen.node(/^Service web, 3 of 3 running/)).toBeVisible();
  expect(await screen.now()).toBeGreaterThanOrEqual(before - 1);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    card.getByRole('button', { name: 'Download a script that shows it' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.crash\.sh$/);
  const script = await readFile(await download.path(), 'utf8');
  expect(script).toMatch(
    /a bit has flipped[^]*aws sandbox set-seed --seed \d+[^]*aws ecs create-ser/,
  );
  await card.getByRole('button', { name: 'Close' }).click();
  await screen.speed('20×');
  // What the page asks by itself may have broken it before Play was pressed: that is pressed then.
  const play = page.getByRole('button', { name: 'Play', exact: true });
  if (await play.isVisible()) await play.click();
  await expect.poll(() => screen.now()).toBeGreaterThan(before + 5);
  await expect(screen.saveState).toHaveText('saved', { timeout: 30_000 });
});

test('a simulator that answers no more is told of, and another one goes on', async ({ page }) => {
  const time = await runAndPause();
  const worker = simulator(page);
  void worker
    .evaluate(() => {
      // Nine of the seconds asleep: what is silent need not take a core from the other tests.
      const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
      Atomics.wait(new Int32Array(buffer), 0, 0, 9000);
      for (;;);
    })
    .catch(() => {});
  const card = alert(page, /has not answered for 1\d s/);
  await expect(card).toBeVisible({ timeout: 40_000 });
  await card.getByRole('button', { name: 'Do so now' }).click();
  await expect(alert(page, /The simulator broke down/)).toContainText('paused');
  await expect(card).toBeHidden();
  await expect(screen.clock).toHaveText(time);
  await expect(screen.node(/^Service web, 3 of 3 running/)).toBeVisible();
});
