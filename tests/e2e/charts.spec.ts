/** Charts in a real browser: read, zoomed and travelled by with mouse and keyboard, and kept. */
import { expect, type Page } from '@playwright/test';
import { Charts } from './pages/charts';
import { expectNoBarriers } from './pages/barriers';
import { SandboxScreen } from './pages/sandbox-screen';
import { test } from './pages/slow-motion';

let screen: SandboxScreen;
let charts: Charts;

async function filesToKeep(page: Page): Promise<void> {
  await charts.enlarge('web tasks');
  const csv = await charts.save(/^CSV/, 'this');
  expect(csv.name).toMatch(/-web-tasks\.csv$/);
  const [head, ...rows] = csv.bytes.toString().trim().split('\r\n');
  expect(head).toMatch(/^simulated time \(ISO 8601\),since the start \(s\),web tasks RUNNING,/);
  expect(rows.length).toBeGreaterThan(85);
  expect(rows[0]).toMatch(/^2026-01-01T00:00:\d\dZ,\d+,0,/);

  const svg = await charts.save(/^SVG/, 'this');
  const text = svg.bytes.toString();
  expect(text).toMatch(/^<svg xmlns=/);
  expect(text).not.toContain('var(');
  // It is a picture by itself, also for a page that knows nothing of ours.
  const size = await page.evaluate(async (source) => {
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([source], { type: 'image/svg+xml' }));
    await image.decode();
    return [image.naturalWidth, image.naturalHeight];
  }, text);
  expect(size).toEqual([960, 420]);

  const png = await charts.save(/^PNG/, 'this');
  expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]).toEqual([1920, 840]);
  const all = await charts.save(/^PNG/, 'all');
  expect(all.name).toMatch(/-charts\.png$/);
  expect([all.bytes.readUInt32BE(16), all.bytes.readUInt32BE(20)]).toEqual([3840, 5040]);
}

async function tableBehind(page: Page): Promise<void> {
  await charts.enlarge('Latency heatmap');
  await expectNoBarriers(page, 'large chart', { part: 'main section' });
  await charts.large.getByRole('button', { name: 'Table' }).click();
  const table = charts.large.getByRole('table');
  await expect(table.getByRole('row', { name: /^1:\d\d \d/ }).first()).toBeVisible();
  expect(Number(await table.getAttribute('aria-rowcount'))).toBeGreaterThan(60);
  await expectNoBarriers(page, 'table of a chart', { part: 'main section' });
}

async function byMouse(page: Page): Promise<void> {
  await charts.enlarge('Requests');
  const head = await screen.now();
  const [early, late] = [await charts.at(0.4), await charts.at(0.8)];
  await page.mouse.move(early.x, early.y);
  await expect(charts.status).toHaveText(/^Figures at \d:\d\d/);
  await expect(screen.dock.getByRole('status')).toHaveText(/^Figures at \d:\d\d/);
  await screen.drag(early, late);
  await expect(charts.showAll).toHaveText(/^\d:\d\d–\d:\d\d · show all$/);
  await expect(screen.dock.getByRole('button', { name: /show all$/ })).toBeVisible();
  await page.mouse.dblclick(late.x, late.y);
  await expect(charts.showAll).toBeHidden();
  expect(await screen.now()).toBe(head);
  await page.mouse.click(early.x, early.y);
  await expect.poll(() => screen.now()).toBeLessThan(head - 20);
  await page.mouse.move(early.x, early.y - 400);
  await expect(charts.legend).toContainText(/2xx\s*[\d.–]+\/s/);
}

async function byKeyboard(page: Page): Promise<void> {
  const title = page.getByRole('button', { name: 'Enlarge Latency', exact: true });
  await title.focus();
  await page.keyboard.press('Enter');
  await expect(charts.stage).toBeFocused();
  for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowLeft');
  await expect(charts.status).toHaveText(/^Figures at /);
  for (let i = 0; i < 20; i++) await page.keyboard.press('Shift+ArrowLeft');
  await expect(charts.status).toHaveText(/^Chosen: /);
  await page.keyboard.press('Enter');
  await expect(charts.showAll).toBeVisible();
  await page.keyboard.press('Home');
  const head = await screen.now();
  await page.keyboard.press('Enter');
  await expect.poll(() => screen.now()).toBeLessThan(head - 15);
  await page.keyboard.press('Escape');
  await expect(charts.showAll).toBeHidden();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(charts.stage).toBeHidden();
  await expect(title).toBeFocused();
}

async function shrink(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Close the chart' }).click();
  await expect(charts.large).toBeHidden();
}

test(
  'charts are read, zoomed and travelled by, with mouse and keyboard, as table and as file',
  { tag: '@long' },
  async ({ page }) => {
    screen = new SandboxScreen(page);
    charts = new Charts(page);
    await screen.open();
    await screen.runTemplate();
    await screen.speed('20×');
    await expect.poll(() => screen.now(), { timeout: 60_000 }).toBeGreaterThan(90);
    await screen.pause();
    await screen.dockTab('Metrics');
    await test.step('files to keep: SVG and PNG that stand alone, CSV with every second', () =>
      filesToKeep(page));
    await shrink(page);
    await test.step('a table behind each, and nothing in the way of those who hear or see it', () =>
      tableBehind(page));
    await shrink(page);
    await test.step('with the keyboard alone: enlarge, read, choose, zoom, travel, leave', () =>
      byKeyboard(page));
    const backToNow = page.getByRole('button', { name: 'Back to now' });
    await backToNow.first().click();
    await expect(backToNow).toHaveCount(0);
    await test.step('with the mouse: one crosshair, a zoom by dragging, a click that travels', () =>
      byMouse(page));
  },
);
