/** A thousand tasks in twenty services: seen, told, chosen, folded, and looked at by zone. */
import { expect } from '@playwright/test';
import { toShareFragment } from '../../src/formats/share/share-link';
import { manyTasks } from '../support/many-tasks';
import { SandboxScreen } from './pages/sandbox-screen';
import { test } from './pages/slow-motion';

let screen: SandboxScreen;

const squares = (name: string) => screen.canvas.getByRole('listbox', { name: `Tasks of ${name}` });
const mapOfCanvas = () => screen.page.getByRole('application', { name: /^Map of the canvas/ });

async function everythingInView(): Promise<void> {
  const { page } = screen;
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
}

async function namesAndMap(): Promise<void> {
  const words = screen.node(/^Target group shop-07/).locator('text');
  await expect.poll(async () => (await words.allTextContents()).join('')).toBe('shop-07');
  const shown = screen.canvas.getByRole('button', { name: 'Map of the canvas' });
  await expect(mapOfCanvas()).toHaveCount(0);
  await expect(shown).toHaveAttribute('aria-pressed', 'false');
  await screen.canvas.getByRole('button', { name: 'Zoom in' }).click();
  await expect(mapOfCanvas()).toBeVisible();
  await expect(shown).toHaveAttribute('aria-pressed', 'true');
}

async function backToTheWhole(): Promise<void> {
  await screen.canvas.getByRole('button', { name: 'Fit everything into view' }).click();
  await expect(mapOfCanvas()).toHaveCount(0);
}

async function cardsFromNear(): Promise<void> {
  const { page } = screen;
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
}

async function presented(): Promise<void> {
  const { page } = screen;
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
}

async function chosenByMouse(): Promise<void> {
  const { inspector, page } = screen;
  const grid = squares('shop-07');
  const box = await screen.restingBox(grid);
  await page.mouse.move(box.x + 4, box.y + 4);
  await expect(grid.getByRole('option')).toHaveText(/^Task \S+, 1\w, RUNNING, healthy/);
  const told = await grid.getByRole('option').innerText();
  await page.mouse.click(box.x + 4, box.y + 4);
  const id = /^Task (\S+?)…/.exec(told)![1]!;
  await expect(inspector).toContainText(id);
}

async function chosenByKeyboard(): Promise<void> {
  const { inspector, page } = screen;
  const grid = squares('shop-08');
  await grid.focus();
  const first = await grid.getByRole('option').innerText();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  const second = await grid.getByRole('option').innerText();
  expect(second).not.toBe(first);
  await page.keyboard.press('Enter');
  await expect(inspector).toContainText(/^Task (\S+?)…/.exec(second)![1]!);
  await expect(grid.getByRole('option')).toHaveAttribute('aria-selected', 'true');
}

async function foldedAndOpened(): Promise<void> {
  const { page } = screen;
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
}

async function byZone(): Promise<void> {
  const columns = screen.canvas.getByRole('button', {
    name: /^A column for each Availability Zone/,
  });
  await columns.click();
  await expect(columns).toHaveAttribute('aria-pressed', 'true');
  const service = screen.node(/^Service shop-07/);
  for (const zone of ['1a', '1b', '1c']) await expect(service.getByText(zone)).toBeVisible();
  await columns.click();
  await expect(service.getByText('1b')).toHaveCount(0);
}

async function longTable(): Promise<void> {
  const { dock, page } = screen;
  await screen.dockTab('Events');
  await dock.getByRole('combobox', { name: 'Type of event' }).selectOption('all');
  const rows = dock.getByRole('list', { name: 'Events, newest first' }).getByRole('listitem');
  const count = Number(await rows.first().getAttribute('aria-setsize'));
  expect(count).toBeGreaterThan(1000);
  expect(await rows.count()).toBeLessThan(60);
  await rows.first().getByRole('button').first().focus();
  await page.keyboard.press('End');
  const last = dock.locator(`[aria-posinset="${count}"]`);
  await expect(last).toBeInViewport();
  await expect(last.getByRole('button').first()).toBeFocused();
  await dock.getByRole('button', { name: 'Jump to the newest' }).click();
  await expect(dock.locator('[aria-posinset="1"]')).toBeInViewport();
}

test(
  'a thousand tasks are seen as a whole, told and chosen one by one, folded, presented, read',
  { tag: '@long' },
  async ({ page }) => {
    test.slow();
    screen = new SandboxScreen(page);
    const saved = await manyTasks({ tasks: 1000, services: 20, rate: 40 });
    await page.goto(`./${toShareFragment(saved)}`);
    await expect(screen.node(/^Service shop-20, 50 of 50 running/)).toBeVisible({
      timeout: 60_000,
    });
    await test.step('all is in view, in a grid; no word is too small to read', everythingInView);
    await test.step('names are whole, and no map covers what is all in view', namesAndMap);
    await backToTheWhole();
    await test.step(
      'by mouse: pointing at a square tells the task, a click selects',
      chosenByMouse,
    );
    await test.step('by keyboard: arrows walk the squares, Enter selects', chosenByKeyboard);
    await test.step('tasks stand by zone where that is asked for', byZone);
    await test.step('presented, blocks of squares fill the stage, named', presented);
    await test.step('a cluster is folded to what it comes to, and opened', foldedAndOpened);
    await test.step('from near squares are cards, of those that are seen', cardsFromNear);
    await test.step('a long table is gone through by keyboard, to its end', longTable);
  },
);
