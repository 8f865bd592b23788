/** A talk: its steps by mouse and by keyboard, its notes; a link to a moment; a frame in a page. */
import { type Browser, expect, type Page } from '@playwright/test';
import { SandboxScreen } from './pages/sandbox-screen';
import { Talk } from './pages/talk';
import { test } from './pages/slow-motion';

const SCALE_OUT = 'aws ecs update-service --cluster demo --service web --desired-count 5';

let screen: SandboxScreen;
let talk: Talk;

test.beforeEach(async ({ page }) => {
  screen = new SandboxScreen(page);
  talk = new Talk(page);
  await screen.open();
  await screen.runUntilHealthy();
  await screen.speed('20×');
  await screen.pause();
});

const service = (page: Page, counts: RegExp) =>
  page.getByRole('main', { name: 'Canvas' }).getByRole('group', { name: counts });

const THREE = /^Service web, 3 (?:of|\/) ?3/;
const FIVE = /^Service web, 5 (?:of|\/) ?5/;

const wholeSeconds = async () => (await screen.clock.innerText()).replace(/\.\d$/, '');

test('by mouse: steps are made, gone through, come back to, and the notes are for one alone', async ({
  page,
}) => {
  const first = await wholeSeconds();
  await talk.openSteps();
  await talk.add({ title: 'Three tasks serve', note: 'Point at the rings.' });
  await screen.play();
  await page.waitForTimeout(1000);
  await screen.pause();
  const second = await wholeSeconds();
  expect(second).not.toBe(first);
  await talk.add({
    title: 'Scaling out',
    note: 'What will happen now?',
    commands: SCALE_OUT,
    plays: true,
  });
  const [notes] = await Promise.all([
    page.waitForEvent('popup'),
    talk.panel.getByRole('button', { name: 'Notes window' }).click(),
  ]);
  await talk.panel.getByRole('button', { name: 'Present', exact: true }).click();
  await expect(talk.panel).toBeHidden();
  await talk.isAt(1, 2, 'Three tasks serve');
  await expect(screen.clock).toHaveText(first);
  await expect(notes.getByText('Point at the rings.')).toBeVisible();
  await expect(notes.getByText('Scaling out')).toBeVisible();
  await expect(page.getByText('Point at the rings.')).toHaveCount(0);

  // From the speaker's window: the page of the audience follows.
  await notes.getByRole('button', { name: 'Next ›' }).click();
  await talk.isAt(2, 2, 'Scaling out');
  await expect(service(page, FIVE)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('region', { name: 'What just happened' })).toContainText(/\w/);
  await expect(page.getByRole('group', { name: 'Figures' })).toContainText('req/s');

  await talk.line.getByRole('button', { name: 'Previous step of the talk' }).click();
  await talk.isAt(1, 2, 'Three tasks serve');
  await expect(screen.clock).toHaveText(first);
  await expect(service(page, THREE)).toBeVisible();

  await page.getByRole('button', { name: 'Leave Present' }).click();
  await expect(screen.inspector.or(talk.panel)).toBeVisible();
  await notes.close();
});

test('by keyboard alone', { tag: '@long' }, async ({ page }) => {
  const { keyboard } = page;
  const first = await wholeSeconds();
  await keyboard.press('Shift+K');
  await expect(talk.panel.getByRole('heading', { name: 'Steps' })).toBeFocused();
  const tabTo = async (name: string | RegExp) => {
    for (let i = 0; i < 40; i++) {
      await keyboard.press('Tab');
      const isThere = await talk.panel
        .getByRole('button', { name })
        .or(talk.panel.getByLabel(name))
        .first()
        .evaluate((element) => element === document.activeElement)
        .catch(() => false);
      if (isThere) return;
    }
    throw new Error(`no way to ${String(name)} by Tab`);
  };
  await tabTo('Add this moment');
  await keyboard.press('Enter');
  // Its title is what is typed next.
  await expect(talk.panel.getByLabel('Title, for everybody')).toBeFocused();
  await keyboard.type('Three tasks serve');
  await keyboard.press('Escape');
  await tabTo('Add this moment');
  await keyboard.press('Enter');
  await expect(talk.panel.getByLabel('Title, for everybody')).toBeFocused();
  await keyboard.type('Scaling out');
  await tabTo('Commands, given when it begins');
  await keyboard.type(SCALE_OUT);
  await tabTo('Present');
  await keyboard.press('Enter');

  await talk.isAt(1, 2, 'Three tasks serve');
  await expect(screen.clock).toHaveText(first);
  await keyboard.press('PageDown');
  await talk.isAt(2, 2, 'Scaling out');
  await keyboard.press('k');
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeAttached();
  await expect(service(page, FIVE)).toBeVisible({ timeout: 30_000 });
  await keyboard.press('k');
  await keyboard.press('PageUp');
  await talk.isAt(1, 2, 'Three tasks serve');
  await expect(service(page, THREE)).toBeVisible();
  await keyboard.press('Space');
  await talk.isAt(2, 2, 'Scaling out');

  await keyboard.press('l');
  await page.mouse.move(600, 400);
  await page.mouse.move(640, 420);
  await expect(page.locator('[data-laser]')).toBeVisible();
  await keyboard.press('l');
  await expect(page.locator('[data-laser]')).toHaveCount(0);
  await keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Share' })).toBeVisible();
});

/** The link of the dialog, opening at the moment that is shown. */
async function linkAtStepOne(page: Page): Promise<string> {
  await talk.openSteps();
  await talk.add({ title: 'Here', note: '' });
  await screen.play();
  await page.waitForTimeout(800);
  await screen.pause();
  await talk.panel.getByRole('button', { name: 'Run from here: Here' }).click();
  await expect(page.getByRole('region', { name: 'Whole run' })).toContainText('Back to now');
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share this sandbox' });
  await expect(dialog.getByLabel('Opens, paused, at')).toHaveValue(/^\d+$/);
  return dialog.getByLabel('Link').inputValue();
}

/** In a browser that has never been here. */
async function opensAt(browser: Browser, link: string, shown: string): Promise<void> {
  expect(link).toMatch(/&t=[\d.]+$/);
  const other = await (await browser.newContext()).newPage();
  await other.goto(link);
  const there = new SandboxScreen(other);
  await there.isOpen();
  await expect(there.clock).toHaveText(new RegExp(`^${shown}`));
  await expect(service(other, THREE)).toBeVisible();
  await expect(other.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await other.getByRole('button', { name: 'Back to now' }).click();
  await expect(there.clock).not.toHaveText(new RegExp(`^${shown}`));
  await other.context().close();
}

/** The dialog that gave the link is open still. */
async function inFrame(page: Page, link: string, shown: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Share this sandbox' });
  await dialog.getByText('Embed it in a page or a slide').click();
  await dialog.getByLabel('Plays by itself').uncheck();
  const html = await dialog.getByLabel('HTML of the frame').inputValue();
  const other = await (await page.context().browser()!.newContext()).newPage();
  // A page of the same origin, so that what the frame has stored can be asked.
  const { origin } = new URL(link);
  await other.route(`${origin}/article`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>Article</title>${html}<a href="#after">after</a>`,
    }),
  );
  await other.goto(`${origin}/article`);
  const frame = other.frameLocator('iframe');
  const clock = frame.getByRole('timer', { name: 'Simulated time' });
  await expect(clock).toHaveText(shown);
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Web service behind an ALB');
  await expect(frame.getByRole('contentinfo').getByRole('button')).toHaveCount(2);
  await frame.getByRole('button', { name: 'Play' }).click();
  await expect(clock).not.toHaveText(shown);
  await frame.getByRole('button', { name: 'Pause' }).click();
  await frame.getByRole('button', { name: 'Reset' }).click();
  await expect(clock).toHaveText(shown);

  // No trap: Tab comes in, goes through, and leaves.
  await other.getByRole('link', { name: 'after' }).focus();
  await other.keyboard.press('Shift+Tab');
  await expect(frame.getByRole('link', { name: 'Open in ECS Sandbox' })).toBeFocused();
  await other.keyboard.press('Tab');
  await expect(other.getByRole('link', { name: 'after' })).toBeFocused();

  const kept = await other.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    local: Object.keys(localStorage),
  }));
  expect(kept).toEqual({ databases: [], local: [] });
  const whole = await frame.getByRole('link', { name: 'Open in ECS Sandbox' }).getAttribute('href');
  expect(whole).toBe(link);
  await other.context().close();
}

test('a link to a moment, and a frame in a page', { tag: '@long' }, async ({ page, browser }) => {
  const shown = await wholeSeconds();
  const link = await linkAtStepOne(page);
  await test.step('a link opens at a moment of the run, and all of the run is there', () =>
    opensAt(browser, link, shown));
  await test.step('a frame in a page shows it with play and reset, and keeps nothing', () =>
    inFrame(page, link, shown));
});
