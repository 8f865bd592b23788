import { expect, type Page } from '@playwright/test';
import type { SandboxDocument } from '../../src/model/sandbox-document';
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

let saved: SandboxDocument;
test.beforeAll(async () => {
  saved = await manyTasks({ tasks: 1000, services: 20, rate: 40 });
  saved.workbench.annotations = [
    { id: 'annotation/note', kind: 'note', text: 'Kill one\nof these at noon', ...FAR, ...NOTE },
    { id: 'annotation/frame', kind: 'frame', text: 'Checkout', x: -9000, y: 300, ...FRAME },
  ];
});

let screen: SandboxScreen;
test.beforeEach(async ({ page }) => {
  screen = new SandboxScreen(page);
  await screen.open();
  const choosing = page.waitForEvent('filechooser');
  await screen.sandboxes('Open file…');
  const buffer = Buffer.from(JSON.stringify(saved));
  const file = { name: 'many.ecs-sandbox.json', mimeType: 'application/json', buffer };
  await (await choosing).setFiles(file);
  await expect(screen.node(/^Cluster prod/)).toBeVisible({ timeout: 120_000 });
});

const field = (page: Page) => page.getByRole('combobox', { name: 'Find on the canvas' });
const options = (page: Page) =>
  page.getByRole('listbox', { name: 'What was found' }).getByRole('option');

/** What was found is selected, and lit in the middle of the canvas, large enough to be read. */
async function expectShown(page: Page, title: RegExp): Promise<void> {
  await expectLit(page);
  await expect(screen.inspector.getByRole('heading', { level: 2 })).toHaveText(title);
}

async function expectLit(page: Page): Promise<void> {
  const lit = page.locator('main [class*="_lit_"]');
  const canvas = (await screen.canvas.boundingBox())!;
  const middle = { x: canvas.x + canvas.width / 2, y: canvas.y + canvas.height / 2 };
  await expect(async () => {
    const box = (await lit.boundingBox({ timeout: 1000 }))!;
    expect(box.width).toBeGreaterThan(20);
    expect(box.x).toBeLessThan(middle.x);
    expect(box.x + box.width).toBeGreaterThan(middle.x);
    expect(box.y).toBeLessThan(middle.y);
    expect(box.y + box.height).toBeGreaterThan(middle.y);
  }).toPass();
}

test('among a thousand tasks one is found by mouse, by its id and by its address', async ({
  page,
}) => {
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
});

test('and again by keyboard alone', async ({ page }) => {
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
});

test('a note and a frame are found by their words, by keyboard and by mouse', async ({ page }) => {
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
  await expectLit(page);
  // As a whole, however large it is.
  const canvas = (await screen.canvas.boundingBox())!;
  const lit = (await page.locator('main [class*="_lit_"]').boundingBox())!;
  expect(lit.width).toBeLessThan(canvas.width);
  expect(lit.height).toBeLessThan(canvas.height);
});
