import { readFile, writeFile } from 'node:fs/promises';
import { expect, type FileChooser, type Page } from '@playwright/test';
import { SandboxScreen } from './pages/sandbox-screen';
import { test } from './pages/slow-motion';

let screen: SandboxScreen;

test.beforeEach(async ({ page }) => {
  screen = new SandboxScreen(page);
  await screen.open();
  await screen.runTemplate();
  await screen.pause();
});

/** Something on the disk, or a text that has a name. */
const choose = async (page: Page, file: Parameters<FileChooser['setFiles']>[0]) => {
  const choosing = page.waitForEvent('filechooser');
  await screen.sandboxes('Open file…');
  await (await choosing).setFiles(file);
};

const openFile = (page: Page, name: string, text: string) =>
  choose(page, { name, mimeType: 'application/json', buffer: Buffer.from(text) });

const saveToFile = async (page: Page): Promise<string> => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    screen.sandboxes('Save to file'),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.ecs-sandbox\.json$/);
  return readFile(await download.path(), 'utf8');
};

const rename = async (page: Page, name: string) => {
  await page.getByRole('button', { name: /^Rename sandbox/ }).click();
  await page.getByRole('textbox', { name: 'Name of the sandbox' }).fill(name);
  await page.keyboard.press('Enter');
};

const stored = (page: Page) => page.getByRole('dialog').getByRole('list', { name: 'Sandboxes' });

/** How far clients and load balancer are apart, in hundredths of a card: the same at any zoom. */
async function distance(): Promise<number> {
  const clients = await screen.restingBox(screen.node(/^Client traffic shoppers/));
  const balancer = await screen.restingBox(screen.node(/^Load balancer web-alb/));
  return Math.round(((clients.y - balancer.y) / clients.height) * 100);
}

/** Drags the clients away from where they were put. */
async function moveClients(): Promise<void> {
  const { x, y } = await screen.restingBox(screen.node(/^Client traffic shoppers/));
  await screen.drag({ x: x + 30, y: y + 14 }, { x: x + 90, y: y + 134 });
  await expect(screen.page.getByRole('button', { name: 'Undo' })).toBeEnabled();
}

async function reopenedAsItWas(page: Page): Promise<void> {
  await expect(screen.saveState).toHaveText('saved');
  const time = await screen.clock.innerText();
  const tasks = await screen.tasks().allInnerTexts();
  const apart = await distance();

  await page.reload();
  await screen.isOpen();
  await expect(screen.clock).toHaveText(time);
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  expect(await screen.tasks().allInnerTexts()).toEqual(tasks);
  await expect.poll(async () => Math.abs((await distance()) - apart)).toBeLessThan(3);
}

async function restarted(page: Page): Promise<void> {
  const apart = await distance();
  await page.getByRole('button', { name: 'Restart from time 0' }).click();
  await expect(screen.node(/^Service web, 0 of 3 running/)).toBeVisible();
  await expect.poll(async () => Math.abs((await distance()) - apart)).toBeLessThan(3);
}

async function labelled(page: Page): Promise<void> {
  const before = await screen.restingBox(screen.node(/^Load balancer web-alb/));
  await screen.select(screen.node(/^Load balancer web-alb/));
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: /^Label of web-alb/ }).fill('front door');
  await page.keyboard.press('Enter');
  const front = screen.node(/^Load balancer front door/);
  await expect.poll(() => front.boundingBox()).toEqual(before);
}

test('a reload, a restart and a label of one’s own leave every node where it is', async ({
  page,
}) => {
  await moveClients();
  await test.step('a reload reopens the sandbox as it was left: time, state, places', () =>
    reopenedAsItWas(page));
  await test.step('a restart leaves every node where it is', () => restarted(page));
  await test.step('a label of one’s own leaves the node where it is', () => labelled(page));
});

async function madeAndDeleted(page: Page): Promise<void> {
  await rename(page, 'First');
  await expect(screen.saveState).toHaveText('saved');
  await screen.sandboxes('Duplicate');
  await expect(page.getByRole('button', { name: 'Rename sandbox First copy' })).toBeVisible();
  await rename(page, 'Second');
  await screen.sandboxes('New sandbox');
  await expect(page.getByRole('heading', { name: 'An empty sandbox' })).toBeVisible();

  await screen.sandboxes('All sandboxes…');
  await expect(stored(page)).toContainText('First');
  await stored(page).getByRole('button', { name: 'Delete First' }).click();
  await stored(page).getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(stored(page)).not.toContainText('First');
  await stored(page).getByRole('button', { name: 'Open Second' }).click();
  await expect(screen.node(/^Service web, 3 of 3 running/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Rename sandbox Second' })).toBeVisible();

  await page.reload();
  await screen.isOpen();
  await expect(page.getByRole('button', { name: 'Rename sandbox Second' })).toBeVisible();
  await screen.sandboxes('All sandboxes…');
  await expect(stored(page)).not.toContainText('First');
}

async function intoAFileAndBack(page: Page): Promise<void> {
  await rename(page, 'To a file');
  const time = await screen.clock.innerText();
  const text = await saveToFile(page);
  await screen.sandboxes('New sandbox');
  await expect(screen.clock).toHaveText('00:00:00.0');
  await openFile(page, 'to-a-file.ecs-sandbox.json', text);
  await expect(screen.clock).toHaveText(time);
  await expect(page.getByRole('button', { name: 'Rename sandbox To a file' })).toBeVisible();
  await expect(screen.node(/^Service web, 3 of 3 running/)).toBeVisible();
}

async function refused(page: Page): Promise<void> {
  await rename(page, 'Whole');
  await expect(screen.saveState).toHaveText('saved');
  const text = await saveToFile(page);
  const newer = JSON.stringify({ ...(JSON.parse(text) as object), version: 99 });
  const odd = JSON.stringify({ ...(JSON.parse(text) as object), seed: 'one' });
  for (const [name, broken, reason] of [
    ['cut.json', text.slice(0, text.length / 2), /line \d+ not valid JSON at column \d+/],
    ['newer.json', newer, /version 99 comes from a newer ECS Sandbox/],
    ['odd.json', odd, /number is expected here/],
    ['poem.json', '"roses are red"', /.+/],
  ] as const) {
    await openFile(page, name, broken);
    await expect(screen.dialog).toContainText(name);
    await expect(screen.dialog).toContainText('nothing was changed');
    await expect(screen.dialog.getByRole('list', { name: 'Findings' })).toContainText(reason);
    await screen.confirm('Close');
  }
  await expect(page.getByRole('button', { name: 'Rename sandbox Whole' })).toBeVisible();
  await expect(screen.node(/^Service web, 3 of 3 running/)).toBeVisible();
  await page.reload();
  await screen.isOpen();
  await expect(page.getByRole('button', { name: 'Rename sandbox Whole' })).toBeVisible();
  await expect(screen.node(/^Service web, 3 of 3 running/)).toBeVisible();
}

async function chosenTwice(page: Page): Promise<void> {
  const file = test.info().outputPath('poem.json');
  for (const text of ['"roses are red"', '"violets are blue"']) {
    await writeFile(file, text);
    await choose(page, file);
    await expect(screen.dialog).toContainText('poem.json');
    await screen.confirm('Close');
    await expect(screen.dialog).toBeHidden();
  }
}

test('sandboxes go into files and back, are refused when broken, renamed, copied and deleted', async ({
  page,
}) => {
  await test.step('a sandbox goes into a file and comes back', () => intoAFileAndBack(page));
  await test.step('what cannot be opened is refused with the reason, and nothing is touched', () =>
    refused(page));
  await test.step('a file that was changed on the disk is chosen again', () => chosenTwice(page));
  await test.step('sandboxes are made, renamed, duplicated, opened and deleted', () =>
    madeAndDeleted(page));
});
