import { expect, type Locator, type Page } from '@playwright/test';
import { Keyboard } from './pages/keyboard';
import { SandboxScreen } from './pages/sandbox-screen';
import { test } from './pages/slow-motion';

let screen: SandboxScreen;
let keys: Keyboard;

const balancer = () => screen.node(/^Load balancer web-alb,/);
const client = () => screen.node(/^Client traffic shoppers,/);
const group = () => screen.node(/^Target group web,/);
const boxOf = (node: Locator) => screen.restingBox(node);

/** Nodes come to rest after a glide. */
async function expectLined(side: 'x' | 'y', first: Locator, second: Locator): Promise<void> {
  await expect(async () => {
    const [a, b] = [await boxOf(first), await boxOf(second)];
    expect(Math.abs(a[side] - b[side])).toBeLessThan(1.5);
  }).toPass();
}

/** A rectangle from above and left of the client to below and right of the target group. */
async function selectByRectangle(): Promise<void> {
  const [from, to] = [await boxOf(client()), await boxOf(group())];
  await screen.page.keyboard.down('Shift');
  await screen.drag(
    { x: from.x - 8, y: Math.min(from.y, to.y) - 60 },
    { x: to.x + to.width + 6, y: Math.max(from.y + from.height, to.y + to.height) + 60 },
  );
  await screen.page.keyboard.up('Shift');
}

async function byKeyboard(page: Page): Promise<void> {
  await keys.tabTo(client());
  await keys.press('Enter');
  await expect(client()).toHaveClass(/selected/);
  const before = await boxOf(client());
  await keys.press('Alt+ArrowDown', 'Alt+ArrowDown');
  await expect.poll(async () => (await boxOf(client())).y).toBeGreaterThan(before.y + 4);
  await keys.press('ControlOrMeta+a');
  await expect(page.getByRole('toolbar', { name: /5 selected things/ })).toBeVisible();
  await keys.press('Escape');
  await keys.press('Shift+L');
  const [a, b, c] = [await boxOf(client()), await boxOf(balancer()), await boxOf(group())];
  expect(a.x).toBeLessThan(b.x);
  expect(b.x).toBeLessThan(c.x);
}

async function byMouse(page: Page): Promise<void> {
  await selectByRectangle();
  const bar = page.getByRole('toolbar', { name: /3 selected things/ });
  await expect(bar).toBeVisible();
  await bar.getByRole('button', { name: 'Align tops' }).click();
  await expectLined('y', client(), balancer());
  await expectLined('y', balancer(), group());
  await bar.getByRole('button', { name: 'Lock in place' }).click();
  await expect(bar.getByRole('button', { name: 'Unlock' })).toBeVisible();
  const before = await boxOf(balancer());
  await screen.drag(
    { x: before.x + 60, y: before.y + 14 },
    { x: before.x + 60, y: before.y + 140 },
  );
  expect(await boxOf(balancer())).toEqual(before);
  // The bar that stands there from before says nothing of what this rectangle selects.
  const elsewhere = { x: before.x, y: before.y - 90 };
  await page.mouse.click(elsewhere.x, elsewhere.y);
  await expect(bar).toBeHidden();
  await selectByRectangle();
  await bar.getByRole('button', { name: 'Unlock' }).click();
  await expect(bar.getByRole('button', { name: 'Lock in place' })).toBeVisible();
  await page.mouse.click(elsewhere.x, elsewhere.y);
  await expect(bar).toBeHidden();

  // A few pixels beside the line of the others, it stands on it.
  const held = await boxOf(group());
  await screen.drag({ x: held.x + 60, y: held.y + 14 }, { x: held.x + 60, y: held.y + 94 });
  const moved = await boxOf(group());
  await screen.drag({ x: moved.x + 60, y: moved.y + 14 }, { x: moved.x + 60, y: moved.y - 62 });
  await expectLined('y', balancer(), group());
}

async function notesAndFrames(page: Page): Promise<void> {
  await selectByRectangle();
  await keys.press('r');
  await page.getByRole('textbox', { name: 'Title of the frame' }).fill('Front door');
  await keys.press('Enter');
  const frame = screen.node(/^Frame Front door/);
  await expect(frame).toBeVisible();
  const [outer, inner] = [await boxOf(frame), await boxOf(balancer())];
  await screen.drag({ x: outer.x + 200, y: outer.y + 16 }, { x: outer.x + 200, y: outer.y + 106 });
  await expect
    .poll(async () => (await boxOf(balancer())).y - (await boxOf(frame)).y)
    .toBeCloseTo(inner.y - outer.y, 0);
  expect((await boxOf(frame)).y).toBeGreaterThan(outer.y + 40);

  await screen.palette.getByRole('button', { name: 'Note' }).scrollIntoViewIfNeeded();
  await screen.dragFromPalette('Note', screen.canvas, { x: 0.3, y: 0.12 });
  const words = page.getByRole('textbox', { name: 'Words of the note' });
  await words.fill('Read me');
  await keys.press('Enter');
  const note = screen.node(/^Note Read me/);
  await note.dblclick();
  await expect(words).toHaveValue('Read me');
  await words.fill('Read me twice');
  await keys.press('Enter');
  await expect(screen.node(/^Note Read me twice/)).toBeVisible();
  await keys.press('ControlOrMeta+z');
  await expect(screen.node(/^Note Read me$/)).toBeVisible();
}

async function noteAtAClick(page: Page): Promise<void> {
  const { x, y, width, height } = await boxOf(screen.canvas);
  const at = { x: x + width * 0.6, y: y + height - 60 };
  await page.mouse.click(at.x, at.y, { button: 'right' });
  await page.getByRole('menuitem', { name: /^Add a note/ }).click();
  await page.getByRole('textbox', { name: 'Words of the note' }).fill('Here');
  await keys.press('Escape');
  const note = await boxOf(screen.node(/^Note Here$/));
  expect(Math.abs(note.x + note.width / 2 - at.x)).toBeLessThan(2);
  expect(Math.abs(note.y + note.height / 2 - at.y)).toBeLessThan(2);
}

async function copiedAndPasted(page: Page): Promise<void> {
  await keys.press('ControlOrMeta+a', 'ControlOrMeta+c');
  await expect(page.getByText(/^Copied .*load balancer web-alb/)).toBeVisible();
  await screen.sandboxes('New sandbox');
  await expect(screen.node(/^Load balancer/)).toHaveCount(0);
  await keys.press('ControlOrMeta+v');
  await expect(balancer()).toBeVisible();
  await expect(screen.node(/^Service web,/)).toBeVisible();
  await keys.press('ControlOrMeta+v');
  await expect(screen.node(/^Load balancer web-alb-2,/)).toBeVisible();
  await expect(page.getByText(/Cluster demo is called demo-2 here/)).toBeVisible();
}

test(
  'things are selected, aligned, locked, moved, framed, noted and copied, by mouse and keyboard',
  { tag: '@long' },
  async ({ page }) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    screen = new SandboxScreen(page);
    keys = new Keyboard(page);
    await screen.open();
    await screen.runTemplate();
    await expect(screen.node(/^Client traffic shoppers/)).toBeVisible();
    await screen.pause();
    await test.step('by mouse: a rectangle selects, buttons align and lock, dragging snaps', () =>
      byMouse(page));
    await test.step('by keyboard: select all, move by the grid, tidy up', () => byKeyboard(page));
    await test.step('notes and frames: written, dragged with what is in them, taken back', () =>
      notesAndFrames(page));
    await test.step('a note is put where one has clicked', () => noteAtAClick(page));
    await test.step('what is copied in one sandbox is pasted in another, under free names', () =>
      copiedAndPasted(page));
  },
);
