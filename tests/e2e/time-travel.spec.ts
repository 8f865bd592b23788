/** Going back in a run, and on from there: by mouse, and again by keyboard alone. */
import { expect, type Page } from '@playwright/test';
import { DockTerminal } from './pages/dock-terminal';
import { dotsOf } from './pages/dot-canvas';
import { listenToWorker } from './pages/fingerprint';
import { Keyboard } from './pages/keyboard';
import { SandboxScreen } from './pages/sandbox-screen';
import { TimeLine } from './pages/time-line';
import { test } from './pages/slow-motion';

const RUNNING =
  "aws ecs describe-services --cluster demo --services web --query 'services[0].runningCount'";
const UPDATE = 'aws ecs update-service --cluster demo --service web --desired-count';
const STEADY = /^Service web, 3 of 3 running, 0 pending, steady/;

let screen: SandboxScreen;
let time: TimeLine;
let worker: Awaited<ReturnType<typeof listenToWorker>>;

/** A web service that has been steady for a while; time stands still. */
test.beforeEach(async ({ page }) => {
  screen = new SandboxScreen(page);
  time = new TimeLine(page);
  worker = await listenToWorker(page);
  await screen.open();
  await screen.runTemplate();
  await screen.speed('100×');
  await expect(screen.node(STEADY)).toBeVisible();
  await screen.speed('20×');
  await expect.poll(() => screen.now()).toBeGreaterThan(100);
  await screen.pause();
});

/** The whole sandbox goes back by the mouse, and another run goes on from there. */
async function backAndOn(page: Page): Promise<void> {
  const head = await worker.paused();
  await screen.select(screen.node(/^Service web/));
  await test.step('the whole sandbox is at the moment of the playhead', async () => {
    const box = (await time.playhead.boundingBox())!;
    const left = (await screen.dock.boundingBox())!.x + 135;
    await time.drag(time.playhead, left - box.x);
    await time.isPast();
    await expect.poll(() => screen.now()).toBeLessThan(12);
    await expect(screen.node(/^Service web, 0 of 3 running/)).toBeVisible();
    await expect(screen.inspector).toContainText(/0 · 3 · 3|0 of 3/);
    const terminal = new DockTerminal(page);
    await screen.dockTab('Terminal');
    await terminal.endsWith(/\$$/);
    await terminal.run(RUNNING);
    await terminal.shows(/^0$/m);
    await screen.dockTab('Timeline');
  });
  await test.step('an event is gone to', async () => {
    await time.button('Back to now').click();
    await time.isPast(false);
    await expect(screen.node(STEADY)).toBeVisible();
    expect(await worker.paused()).toEqual(head);
    await screen.dockTab('Events');
    await screen.dock.getByRole('combobox', { name: 'Type of event' }).selectOption('service');
    const row = screen.dock.getByRole('button', { name: /has started 3 tasks/ });
    const at = await row.getByRole('time').innerText();
    await row.click();
    await expect(screen.clock).toHaveText(at);
    await expect(screen.node(/^Service web, 0 of 3 running/)).toBeVisible();
    await screen.dockTab('Timeline');
  });
  await test.step('another run goes on from there, and the old one can be taken up', async () => {
    await time.button('Continue from here').click();
    await time.isPast(false);
    await expect(page.getByText(/A new run goes on from/)).toBeVisible();
    await screen.play('20×');
    await expect(screen.node(STEADY)).toBeVisible();
    await screen.pause();
    await page.getByRole('button', { name: 'Runs left: 1' }).click();
    await page.getByRole('button', { name: 'Take up' }).click();
    await expect.poll(async () => (await worker.paused()).now).toBe(head.now);
    expect(await worker.paused()).toEqual(head);
  });
}

/** The dots once they are drawn and stay: what has been asked for may still be on its way. */
async function standing(page: Page): Promise<{ hash: number; drawn: number }> {
  let last = await dotsOf(page);
  await expect(async () => {
    const before = last;
    await page.waitForTimeout(200);
    last = await dotsOf(page);
    expect(last).toEqual(before);
    expect(last.drawn).toBeGreaterThan(100);
  }).toPass();
  return last;
}

/** Minutes of requests are drawn as thinly as a few seconds of them. */
async function drawnAsThin(page: Page): Promise<void> {
  await expect(page.getByText(/^1 dot = \d+ requests$/)).toBeVisible();
  const straight = await standing(page);
  const head = await screen.now();
  await time.drag(time.moment, -40);
  await time.isPast();
  await expect.poll(() => screen.now()).toBeLessThan(head - 2);
  await expect.poll(async () => (await dotsOf(page)).drawn).toBeGreaterThan(100);
  // Minutes of requests have come at once. They used to be painted before they were thinned, and
  // time that stands still paints nothing anew.
  expect((await standing(page)).drawn).toBeLessThan(2.5 * straight.drawn);
  await time.button('Back to now').click();
  await time.isPast(false);
}

/** Undo and redo of an update, 40 s after it. */
async function undoByMouse(page: Page): Promise<void> {
  const before = await worker.paused();
  await screen.select(screen.node(/^Service web/));
  await screen.inspectorTab('Configure');
  await screen.inspector.getByRole('textbox', { name: /^desiredCount/ }).fill('4');
  await screen.inspector.getByRole('button', { name: 'Apply' }).click();
  await expect(screen.node(/^Service web, 3 of 4 running/)).toBeVisible();
  const updated = await screen.now();
  await screen.play('20×');
  await expect.poll(() => screen.now()).toBeGreaterThan(updated + 40);
  await screen.pause();
  await expect(screen.node(/^Service web, 4 of 4 running/)).toBeVisible();
  const after = await worker.paused();
  await expect(time.undo).toHaveAccessibleName(
    /^Undo “Update service web”: rewinds (\d+ m )?\d+ s$/,
  );
  await time.undo.click();
  await expect(page.getByText(/Undone: Update service web; the run went back/)).toBeVisible();
  await expect(screen.node(STEADY)).toBeVisible();
  expect(await worker.paused()).toEqual(before);
  await time.redo.click();
  await expect(screen.node(/^Service web, 4 of 4 running/)).toBeVisible();
  await expect.poll(async () => (await worker.paused()).now).toBe(after.now);
  expect(await worker.paused()).toEqual(after);
}

/** Sets, names and finds a bookmark, also after a reload. */
async function bookmark(page: Page): Promise<void> {
  await time.drag(time.moment, -300);
  await time.isPast();
  const at = await screen.settledClock();
  await page.getByRole('button', { name: 'Bookmarks' }).click();
  await page.getByRole('button', { name: `Bookmark ${at}` }).click();
  await page.getByRole('textbox', { name: /^Name of the bookmark/ }).fill('All tasks are up');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await time.button('Back to now').click();
  await time.isPast(false);
  await page.getByRole('button', { name: 'Bookmarks: 1' }).click();
  await time.bookmarks
    .getByRole('button', { name: /All tasks are up$/ })
    .first()
    .click();
  await expect(screen.clock).toHaveText(at);
  await expect(screen.saveState).toHaveText('saved');
  await page.reload();
  await screen.isOpen();
  await page.getByRole('button', { name: 'Bookmarks: 1' }).click();
  await expect(time.bookmarks).toContainText('All tasks are up');
}

test('by mouse: the past, thinly drawn; on from there; undo and redo across time; a bookmark', async ({
  page,
}) => {
  test.slow();
  await test.step('the past is drawn with as few dots as the present was', () => drawnAsThin(page));
  await test.step('the playhead, an event and a lane lead back; a run goes on from there', () =>
    backAndOn(page));
  await test.step('undo goes back across time, redo comes again', () => undoByMouse(page));
  await test.step('a bookmark is set, named, and gone back to', () => bookmark(page));
});

test(
  'by keyboard alone: back, a bookmark, on from there, undo across time and redo',
  { tag: '@long' },
  async ({ page }) => {
    const keys = new Keyboard(page);
    const terminal = new DockTerminal(page);
    const head = await worker.paused();
    await test.step('keys move the moment shown', async () => {
      await keys.tabTo(time.moment);
      await keys.press('Home');
      await expect(screen.clock).toHaveText('00:00:00.0');
      await keys.press('PageUp');
      await expect(screen.clock).toHaveText('00:01:00.0');
      await keys.press('ArrowRight', 'Shift+ArrowRight', 'ArrowLeft');
      await expect(screen.clock).toHaveText('00:01:10.0');
      await keys.press('Shift+,');
      await expect(screen.clock).toHaveText('00:01:09.0');
      await keys.press(',');
      await expect.poll(() => screen.now()).toBeLessThan(69);
    });
    await test.step('the terminal answers of that moment', async () => {
      await keys.press('Home');
      await expect(screen.clock).toHaveText('00:00:00.0');
      await keys.press('Shift+ArrowRight');
      await expect(screen.clock).toHaveText('00:00:10.0');
      await terminal.open();
      await terminal.run(RUNNING);
      await terminal.shows(/^0$/m);
    });
    await test.step('a bookmark', async () => {
      await keys.tabTo(time.moment, 'Shift+Tab');
      await keys.press('b');
      await expect(page.getByRole('textbox', { name: /^Name of the bookmark/ })).toBeFocused();
      await keys.fill('Still starting');
      await keys.press('Enter', 'Escape');
      await keys.press('End');
      await time.isPast(false);
      await expect.poll(async () => (await worker.paused()).now).toBe(head.now);
      await keys.press('Shift+B');
      await keys.tabTo(time.bookmarks.getByRole('button', { name: /Still starting$/ }).first());
      await keys.press('Enter');
      await expect(screen.clock).toHaveText('00:00:10.0');
    });
    await test.step('a command given there begins another run, which is undone', async () => {
      await terminal.open();
      await terminal.run(`${UPDATE} 1 --query service.desiredCount`);
      await expect(page.getByText(/A new run goes on from 00:00:10.0/)).toBeVisible();
      await time.isPast(false);
      await expect(screen.node(/^Service web, 0 of 1 running/)).toBeVisible();
      await keys.tabTo(time.moment, 'Shift+Tab');
      await keys.press('ControlOrMeta+Z');
      await time.isPast();
      await expect(screen.node(/^Service web, 0 of 3 running/)).toBeVisible();
      await keys.press('End');
      await expect.poll(async () => (await worker.paused()).now).toBe(head.now);
      expect(await worker.paused()).toEqual(head);
    });
    await test.step('undo across a rewind, and redo', () => undoByKeys(page, head));
  },
);

/** Updates the service at the head, lets 40 s pass, takes that back and does it once more. */
async function undoByKeys(page: Page, head: { now: number; fingerprint: string }): Promise<void> {
  const keys = new Keyboard(page);
  const terminal = new DockTerminal(page);
  await terminal.open();
  await terminal.run(`${UPDATE} 4 --query service.desiredCount`);
  await expect(screen.node(/^Service web, 3 of 4 running/)).toBeVisible();
  await terminal.run('aws sandbox wait --for 40');
  await expect.poll(() => screen.now()).toBeGreaterThan(head.now / 1e6 + 39);
  const after = await worker.paused();
  await keys.tabTo(time.undo, 'Shift+Tab');
  await expect(time.undo).toHaveAccessibleName(/^Undo “UpdateService web”: rewinds 40 s$/);
  await keys.press('Enter');
  await expect(screen.node(STEADY)).toBeVisible();
  expect(await worker.paused()).toEqual(head);
  await keys.press('ControlOrMeta+Shift+Z');
  await expect.poll(async () => (await worker.paused()).now).toBe(after.now);
  expect(await worker.paused()).toEqual(after);
}
