import { expect, type Page } from '@playwright/test';
import { manyTasks } from '../support/many-tasks';
import { Keyboard } from './pages/keyboard';
import { SandboxScreen } from './pages/sandbox-screen';
import { test } from './pages/slow-motion';

// A thousand tasks are played here, and once more on the page that opens them.
test.describe.configure({ timeout: 240_000 });

/** Out of sight of everything else. */
const FAR = { x: 200, y: -6000 };
const NOTE = { width: 220, height: 90 };
const FRAME = { width: 4000, height: 3000 };

let screen: SandboxScreen;

/** A thousand tasks, with a note and a frame far from them. */
async function openMany(page: Page): Promise<void> {
  const saved = await manyTasks({ tasks: 1000, services: 20, rate: 40 });
  saved.workbench.annotations = [
    { id: 'annotation/note', kind: 'note', text: 'Kill one\nof these at noon', ...FAR, ...NOTE },
    { id: 'annotation/frame', kind: 'frame', text: 'Checkout', x: -9000, y: 300, ...FRAME },
  ];
  screen = new SandboxScreen(page);
  await screen.open();
  const choosing = page.waitForEvent('filechooser');
  await screen.sandboxes('Open file…');
  const buffer = Buffer.from(JSON.stringify(saved));
  const file = { name: 'many.ecs-sandbox.json', mimeType: 'application/json', buffer };
  await (await choosing).setFiles(file);
  await expect(screen.node(/^Cluster prod/)).toBeVisible({ timeout: 120_000 });
}

const field = (page: Page) => page.getByRole('combobox', { name: 'Find on the canvas' });
const options = (page: Page) =>
  page.getByRole('listbox', { name: 'What was found' }).getByRole('option');

/** What was found is selected, and lit in the middle of the canvas, large enough to be read. */
async function expectShown(page: Page, title: RegExp): Promise<void> {
  await expectLit(page);
  await expect(screen.inspector.getByRole('heading', { level: 2 })).toHaveText(title);
}

/** It is lit for some seconds only, so the page itself waits for it; answers how large it is. */
async function expectLit(page: Page): Promise<{ width: number; height: number }> {
  const middle = await screen.canvas.evaluate((canvas) => {
    const { x, y, width, height } = canvas.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
  const lit = await page.waitForFunction(({ x, y }) => {
    const box = document.querySelector('main [class*="_lit_"]')?.getBoundingClientRect();
    const isOver = box && box.left < x && box.right > x && box.top < y && box.bottom > y;
    return isOver && box.width > 20 ? { width: box.width, height: box.height } : null;
  }, middle);
  return (await lit.jsonValue())!;
}

async function byMouse(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Find on the canvas' }).click();
  await expect(page.getByText(/^1,\d\d\d on the canvas$/)).toBeVisible();
  await field(page).fill('task running');
  await expect(page.getByText('1,000 found')).toBeVisible();
  // Only rows in sight are there.
  expect(await options(page).count()).toBeLessThan(40);
  const wanted = (await options(page).nth(3).innerText()).split('\n')[1]!;
  await field(page).fill(wanted.slice(0, 4));
  await options(page).filter({ hasText: wanted }).click();
  await expect(field(page)).toBeHidden();
  await expectShown(page, new RegExp(wanted));
}

async function byKeyboard(page: Page): Promise<void> {
  const keys = new Keyboard(page);
  await keys.press('/');
  await expect(field(page)).toBeFocused();
  await keys.type('task shop-17');
  await expect(page.getByText('50 found')).toBeVisible();
  await keys.press('ArrowDown', 'ArrowDown', 'PageDown', 'ArrowUp');
  const active = options(page).and(page.locator('[aria-selected=true]'));
  await expect(active).toBeVisible();
  const wanted = (await active.innerText()).split('\n')[1]!;
  await keys.press('Enter');
  await expectShown(page, new RegExp(wanted));
  await keys.press('/');
  await keys.type('shop-09');
  await keys.press('Enter');
  await expectShown(page, /^shop-09$/);
  await keys.press('/', 'Escape');
  await expect(field(page)).toBeHidden();
}

async function noteAndFrame(page: Page): Promise<void> {
  const keys = new Keyboard(page);
  await keys.press('/');
  await expect(field(page)).toBeFocused();
  await keys.type('at noon');
  await expect(options(page)).toHaveCount(1);
  await keys.press('Enter');
  await expectLit(page);
  const note = screen.canvas.getByRole('group', { name: /^Note Kill one/ });
  await expect(note).toBeFocused();
  await expect(note).toBeInViewport();

  await page.getByRole('button', { name: 'Find on the canvas' }).click();
  await field(page).fill('frame check');
  await options(page).filter({ hasText: 'Checkout' }).click();
  const lit = await expectLit(page);
  // As a whole, however large it is.
  const canvas = (await screen.canvas.boundingBox())!;
  expect(lit.width).toBeLessThan(canvas.width);
  expect(lit.height).toBeLessThan(canvas.height);
}

test(
  'things, a note and a frame are found among a thousand tasks, by mouse and by keyboard',
  { tag: '@long' },
  async ({ page }) => {
    await openMany(page);
    await test.step('among a thousand tasks one is found by keyboard alone', () =>
      byKeyboard(page));
    await test.step('a note and a frame are found by their words, by keyboard and by mouse', () =>
      noteAndFrame(page));
    await test.step('and one by mouse, by its id and by its address', () => byMouse(page));
  },
);
