/** A sandbox goes from one browser to another: by a link, and inside a picture. */
import { type Browser, expect, type Page } from '@playwright/test';
import { ExportWindow } from './pages/export-window';
import { SandboxScreen } from './pages/sandbox-screen';
import { test } from './pages/slow-motion';

let screen: SandboxScreen;

/** What the two must agree in: the moment, and each task as it stands. */
const shown = async (of: SandboxScreen) => ({
  time: await of.clock.innerText(),
  tasks: (await of.tasks().allInnerTexts()).toSorted(),
});

/** A browser that has never seen this sandbox. */
const elsewhere = async (browser: Browser): Promise<Page> => (await browser.newContext()).newPage();

const linkOf = async (page: Page): Promise<string> => {
  await page.getByRole('button', { name: 'Share' }).click();
  const link = page.getByRole('dialog', { name: 'Share this sandbox' }).getByLabel('Link');
  await expect(link).toHaveValue(/#sandbox=1\./);
  return link.inputValue();
};

async function byALink(page: Page, browser: Browser): Promise<void> {
  const here = await shown(screen);
  const link = await linkOf(page);
  expect(link.length).toBeLessThan(8_000);

  const other = await elsewhere(browser);
  const requested: string[] = [];
  other.on('request', (request) => requested.push(request.url()));
  await other.goto(link);
  const there = new SandboxScreen(other);
  await expect(there.tasks(/RUNNING, healthy/)).toHaveCount(3);
  await expect.poll(() => shown(there)).toEqual(here);
  expect(other.url()).not.toContain('#');
  const { origin } = new URL(link);
  expect(requested.filter((url) => url.includes('sandbox=1.'))).toEqual([]);
  expect(requested.filter((url) => !url.startsWith(origin) && !url.startsWith('blob:'))).toEqual(
    [],
  );
  await other.context().close();
}

async function cutOff(page: Page): Promise<void> {
  const here = await shown(screen);
  const link = await linkOf(page);
  await page.keyboard.press('Escape');
  await page.evaluate((hash) => window.location.assign(hash), new URL(link).hash.slice(0, -200));
  await expect(page.getByText(/^This link cannot be opened: .*cut off/)).toBeVisible();
  expect(await shown(screen)).toEqual(here);
}

async function insideAPicture(page: Page, browser: Browser): Promise<void> {
  const here = await shown(screen);
  const exporting = new ExportWindow(page);
  await exporting.open();
  const { name, bytes } = await exporting.save();
  await exporting.tick('The sandbox inside it', false);
  const bare = await exporting.save();

  const other = await elsewhere(browser);
  const there = new SandboxScreen(other);
  await other.goto(new URL(page.url()).origin);
  await there.isOpen();
  const choose = async (file: { name: string; bytes: Buffer }) => {
    const choosing = other.waitForEvent('filechooser');
    await there.sandboxes('Open file…');
    const { name: fileName, bytes: buffer } = file;
    await (await choosing).setFiles({ name: fileName, mimeType: 'image/png', buffer });
  };
  await choose(bare);
  await expect(there.dialog).toContainText('this picture carries no sandbox');
  await other.keyboard.press('Escape');
  await choose({ name, bytes });
  await expect.poll(() => shown(there)).toEqual(here);
  await other.context().close();
}

test('a sandbox goes elsewhere by a link and inside a PNG; a link that was cut off says so', async ({
  page,
  browser,
}) => {
  screen = new SandboxScreen(page);
  await screen.open();
  await screen.runUntilHealthy();
  await screen.pause();
  await test.step('a link opens it at the moment it was made, and leaves the address clean', () =>
    byALink(page, browser));
  await page.keyboard.press('Escape');
  await expect(screen.dialog).toBeHidden();
  await test.step('a link that was cut off says so, and what is open stays open', () =>
    cutOff(page));
  await test.step('a PNG carries it, unless that was not wanted', () =>
    insideAPicture(page, browser));
});
