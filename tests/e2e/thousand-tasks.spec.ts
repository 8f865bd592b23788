/** A thousand tasks in twenty services: seen, told, chosen, folded, and looked at by zone. */
import { expect } from '@playwright/test';
import { toShareFragment } from '../../src/formats/share/share-link';
import { manyTasks } from '../support/many-tasks';
import { SandboxScreen } from './pages/sandbox-screen';
import { test } from './pages/slow-motion';

let screen: SandboxScreen;
let fragment: string;

test.beforeAll(async () => {
  fragment = toShareFragment(await manyTasks({ tasks: 1000, services: 20, rate: 40 }));
});

test.beforeEach(async ({ page }) => {
  screen = new SandboxScreen(page);
  await page.goto(`./${fragment}`);
  await expect(screen.node(/^Service shop-20, 50 of 50 running/)).toBeVisible({ timeout: 60_000 });
});

const squares = (name: string) => screen.canvas.getByRole('listbox', { name: `Tasks of ${name}` });

test('everything is in view, in a grid, and no word is too small to read', async ({ page }) => {
  const window = (await page.locator('.react-flow').boundingBox())!;
  const services = await screen.node(/^Service shop-/).all();
  expect(services).toHaveLength(20);
  const boxes = await Promise.all(services.map(async (one) => (await one.boundingBox())!));
  for (const { x, y, width, height } of boxes) {
    expect(x).toBeGreaterThanOrEqual(window.x);
    expect(y).toBeGreaterThanOrEqual(window.y);
    expect(x + width).toBeLessThanOrEqual(window.x + window.width);
    expect(y + height).toBeLessThanOrEqual(window.y + window.height);
  }
  expect(new Set(boxes.map(({ x }) => Math.round(x))).size).toBeGreaterThan(2);
  const heights = await page.locator('.react-flow__node svg text').evaluateAll((texts) =>
    texts.map((text) => {
      const size = Number.parseFloat(getComputedStyle(text).fontSize);
      const { a } = (text as SVGTextElement).getScreenCTM() ?? { a: 0 };
      return size * a;
    }),
  );
  expect(heights.length).toBeGreaterThan(20);
  expect(Math.min(...heights)).toBeGreaterThan(10.9);
});

test('names are whole, and no map covers what is all in view', async ({ page }) => {
  const words = screen.node(/^Target group shop-07/).locator('text');
  await expect.poll(async () => (await words.allTextContents()).join('')).toBe('shop-07');
  const map = page.getByRole('application', { name: /^Map of the canvas/ });
  await expect(map).toHaveCount(0);
  await screen.canvas.getByRole('button', { name: 'Zoom in' }).click();
  await expect(map).toBeVisible();
});

test('from near squares are cards, of those that are seen', async ({ page }) => {
  const running = screen.node(/^Service shop-10/).locator('text', { hasText: /^RUNNING$/ });
  await expect(running).toHaveCount(0);
  await expect(async () => {
    const box = (await squares('shop-10').boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -300);
    await page.keyboard.up('Control');
    await expect(running.first()).toBeVisible({ timeout: 300 });
  }).toPass({ timeout: 30_000 });
  const size = await running.first().boundingBox();
  expect(size!.height).toBeGreaterThan(11);
  expect(await page.locator('.react-flow__node [data-id]').count()).toBeLessThan(140);
});

test('presented, blocks of squares fill the stage, named for the back row', async ({ page }) => {
  await page.keyboard.press('Shift+P');
  await expect(page.getByRole('timer')).toBeVisible();
  const stage = (await page.locator('.react-flow').boundingBox())!;
  const cluster = screen.node(/^Cluster prod/);
  await expect
    .poll(async () => {
      const box = (await cluster.boundingBox())!;
      return Math.max(box.width / stage.width, box.height / stage.height);
    })
    .toBeGreaterThan(0.82);
  const square = (await squares('shop-07').boundingBox())!.width / 10;
  expect(square).toBeGreaterThan(12);
  const name = await screen
    .node(/^Service shop-07/)
    .locator('text', { hasText: /^shop-07$/ })
    .boundingBox();
  expect(name!.height).toBeGreaterThan(18);
  await page.keyboard.press('Escape');
  await expect(screen.node(/^Load balancer web-alb/)).toBeInViewport();
});

test('by mouse: pointing at a square tells the task, a click selects it', async ({ page }) => {
  const grid = squares('shop-07');
  const box = (await grid.boundingBox())!;
  await page.mouse.move(box.x + 4, box.y + 4);
  await expect(grid.getByRole('option')).toHaveText(/^Task \S+, 1\w, RUNNING, healthy/);
  const told = await grid.getByRole('option').innerText();
  await page.mouse.click(box.x + 4, box.y + 4);
  const id = /^Task (\S+?)…/.exec(told)![1]!;
  await expect(screen.inspector).toContainText(id);
});

test('by keyboard: arrows walk from square to square, Enter selects', async ({ page }) => {
  const grid = squares('shop-07');
  await grid.focus();
  const first = await grid.getByRole('option').innerText();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  const second = await grid.getByRole('option').innerText();
  expect(second).not.toBe(first);
  await page.keyboard.press('Enter');
  await expect(screen.inspector).toContainText(/^Task (\S+?)…/.exec(second)![1]!);
  await expect(grid.getByRole('option')).toHaveAttribute('aria-selected', 'true');
});

test('a cluster is folded to what it comes to, and opened again', async ({ page }) => {
  await screen.node(/^Cluster prod/).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('h');
  const summary = screen.node(
    /^Cluster prod, collapsed, 1000 of 1000 running, 0 pending, 20 services/,
  );
  await expect(summary).toBeVisible();
  await expect(screen.node(/^Service shop-/)).toHaveCount(0);
  await screen.canvas.getByRole('button', { name: 'Expand prod' }).click();
  await expect(screen.node(/^Service shop-/)).toHaveCount(20);
});

test('tasks stand by zone where that is asked for', async () => {
  const columns = screen.canvas.getByRole('button', {
    name: /^A column for each Availability Zone/,
  });
  await columns.click();
  await expect(columns).toHaveAttribute('aria-pressed', 'true');
  const service = screen.node(/^Service shop-07/);
  for (const zone of ['1a', '1b', '1c']) await expect(service.getByText(zone)).toBeVisible();
  await columns.click();
  await expect(service.getByText('1b')).toHaveCount(0);
});
