/** The page at every size that it is made for, from a phone to 4K. */
import { expect, type TestInfo } from '@playwright/test';
import { expectNoBarriers } from './pages/barriers';
import { clippedWords, crowdedInTopBar, outOfReach } from './pages/clipping';
import { Comparison } from './pages/comparison';
import { SandboxScreen } from './pages/sandbox-screen';
import { shoot, takePictures } from './pages/pictures';
import { test } from './pages/slow-motion';

let screen: SandboxScreen;

const SIZES = [
  [1180, 820],
  [1280, 720],
  [1920, 1080],
  [3840, 2160],
] as const;

async function nothingCutOff(width: number, info: TestInfo): Promise<void> {
  const { page } = screen;
  expect(await crowdedInTopBar(page)).toEqual([]);
  await page.keyboard.press('o');
  await expect(page.getByRole('tree')).toBeVisible();
  await shoot(page, info, `${width}`);
  // A panel more beside the dock, as in a lesson.
  await screen.dockTab('Terminal');
  await screen.select(screen.node(/^Service web/));
  expect.soft(await clippedWords(page), 'the terminal’s tools').toEqual([]);
  const name = page.getByRole('button', { name: /^Rename sandbox/ });
  expect((await name.boundingBox())!.width).toBeGreaterThan(70);
}

/** As somebody finds it who opens the sandbox at this size, and nothing of the page before. */
async function openAnew(width: number, height: number): Promise<void> {
  const { page } = screen;
  await page.setViewportSize({ width, height });
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await screen.isOpen();
  await expect(screen.tasks(/RUNNING, healthy/)).toHaveCount(3);
  await expect(page.getByRole('tree')).toBeHidden();
}

test(
  'from 1180 px to 4K: no word is cut off, the top bar has room',
  { tag: '@long' },
  async ({ page }, info) => {
    screen = new SandboxScreen(page);
    await screen.open();
    await screen.runUntilHealthy();
    await screen.pause();
    await expect(screen.saveState).toHaveText('saved');
    for (const [width, height] of SIZES) {
      await test.step(`${width} × ${height}`, async () => {
        await openAnew(width, height);
        await nothingCutOff(width, info);
      });
    }
  },
);

// 1440 × 900 in a browser that is zoomed to 200 %: WCAG 1.4.4.
test('zoomed to 200 %: every control can be reached, on every screen', async ({ page }, info) => {
  test.slow();
  screen = new SandboxScreen(page);
  const compared = new Comparison(page);
  await page.setViewportSize({ width: 720, height: 450 });
  await screen.open();
  await screen.runUntilHealthy();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Close notice' }).click();
  const look = async (moment: string) => {
    await takePictures(page, info, `zoomed-${moment}`, { themes: ['light'] });
    expect.soft(await outOfReach(page), moment).toEqual([]);
  };
  await look('workbench');
  await page.keyboard.press('Shift+P');
  await expect(page.getByRole('toolbar', { name: 'Presenting' })).toBeVisible();
  await look('presenting');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+V');
  await page.getByLabel('Values').fill('1, 3');
  await page.getByLabel('Seeds for each value').fill('1');
  await page.getByLabel('until').fill('60');
  await page.getByRole('button', { name: 'Run the sweep' }).click();
  await expect(page.getByRole('status', { name: 'Verdict' })).toBeVisible({ timeout: 60_000 });
  await look('sweep');
  expect.soft(await clippedWords(page), 'sweep').toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+C');
  await expect(compared.form).toBeVisible();
  await look('comparison-set-up');
  await compared.field('Seeds').fill('2');
  await compared.field('For').fill('20');
  await compared.begin.click();
  await compared.isDone();
  await look('comparison');
  expect.soft(await clippedWords(page), 'comparison').toEqual([]);
});

test.describe('as wide as a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('one watches, plays, travels in time and looks at a thing; building is told of', async ({
    page,
  }, info) => {
    screen = new SandboxScreen(page);
    await screen.open();
    await expect(page.getByText('to build, open this sandbox in a wider window')).toBeVisible();
    await expect(screen.palette).toBeHidden();
    const start = page.getByRole('region', { name: 'Start here' });
    await expect(start.getByText(/^Open a file: a sandbox/)).toBeVisible();
    await expect(start.getByText(/drop/i)).toHaveCount(0);
    await page.getByRole('button', { name: 'Web service behind an ALB' }).tap();
    await expect(screen.node(/^Service web, 3 of 3 running/)).toBeVisible();
    await expect(page.getByText(/3 of 3 tasks run/)).toBeVisible();
    await page.getByRole('button', { name: 'Pause', exact: true }).tap();
    await shoot(page, info, 'phone');
    await expectNoBarriers(page, 'phone');
    const before = await screen.now();
    const line = (await page.getByRole('region', { name: 'Whole run' }).boundingBox())!;
    await page.touchscreen.tap(line.x + line.width / 2, line.y + line.height / 2);
    await expect.poll(() => screen.now()).toBeLessThan(before);
    for (const name of ['Continue from here', 'Back to now', 'Bookmarks'] as const) {
      const way = (await page.getByRole('button', { name }).first().boundingBox())!;
      expect(way.x, name).toBeGreaterThanOrEqual(0);
      expect(way.x + way.width, name).toBeLessThanOrEqual(390);
    }
    const box = (await screen.node(/^Target group web/).boundingBox())!;
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
    await expect(screen.inspector).toBeVisible();
    const close = page.getByRole('button', { name: 'Close the inspector' });
    await close.tap();
    await expect(screen.inspector).toBeHidden();
    // The cross of the sheet lies over none of what the thing's head offers.
    const head = screen.inspector.locator('header').getByRole('button');
    await expect(async () => {
      // The view moves to what is seen of the canvas when the sheet goes.
      const service = (await screen.node(/^Service web/).boundingBox())!;
      await page.touchscreen.tap(service.x + service.width * 0.3, service.y + 8);
      await expect(head.filter({ hasText: 'Why?' })).toBeVisible({ timeout: 1000 });
    }).toPass();
    await shoot(page, info, 'phone-sheet');
    const cross = (await close.boundingBox())!;
    for (const button of await head.all()) {
      const box = (await button.boundingBox())!;
      const isApart = box.x + box.width <= cross.x || box.y >= cross.y + cross.height;
      expect(isApart, await button.innerText()).toBe(true);
    }
    await close.tap();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
  });
});
