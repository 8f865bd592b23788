/**
 * The page at the moments it is judged by, in both themes and two sizes, held against pictures that
 * were looked at (`visual/`). Time stands still and the sandbox is made from a seed, so that only
 * the drawing can differ. To take them anew, and look at them again:
 *
 *     npm run test:e2e -- visual.spec.ts --update-snapshots=all
 */
import { expect, type Page } from '@playwright/test';
import { toShareFragment } from '../../src/formats/share/share-link';
import { PICTURED_MOMENTS } from '../support/pictured-moments';
import { inTheme, type Theme } from './pages/theme';
import { test } from './pages/slow-motion';
import { withoutFullScreen } from './pages/full-screen';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
];
const THEMES: readonly Theme[] = ['dark', 'light'];

/**
 * How much may differ. Text is drawn a shade otherwise where the machine's rasteriser is another
 * one: so much of a pixel's colour (of 1), and so many of the pixels.
 */
const TOLERANCE = { threshold: 0.2, maxDiffPixelRatio: 0.004 };

async function hold(page: Page, moment: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  for (const theme of THEMES) {
    await inTheme(page, theme);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      const name = `${moment}-${theme}-${size.height}.png`;
      await expect.soft(page).toHaveScreenshot(name, { ...TOLERANCE, timeout: 20_000 });
    }
  }
}

async function openAt(page: Page, moment: string): Promise<void> {
  await page.goto(`./${toShareFragment(await PICTURED_MOMENTS[moment]!())}`);
  await expect(page.locator('.react-flow__node').first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('banner').getByRole('status')).toHaveText('saved');
  await expect(page.getByRole('region', { name: 'Dock' })).toContainText('Requests');
  // The pointer lights what is under it.
  await page.mouse.move(0, 0);
}

test.beforeEach(({ page }) => withoutFullScreen(page));

test('empty', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('region', { name: 'Start here' })).toBeVisible();
  await expect(page.locator('[aria-label="Start here"] li li svg')).toHaveCount(3);
  await expect(page.getByText('Nothing here yet')).toBeVisible();
  await expect(page.getByText('Tasks appear here as they start.')).toBeVisible();
  await hold(page, 'empty');
});

/** Those that are held at the desk, too. */
const DAILY = ['steady', 'mid-canary'];

for (const moment of Object.keys(PICTURED_MOMENTS)) {
  test(moment, { tag: DAILY.includes(moment) ? [] : '@long' }, async ({ page }) => {
    test.setTimeout(180_000);
    await openAt(page, moment);
    if (moment === 'presenter') {
      await page.keyboard.press('Shift+P');
      await page.mouse.move(0, 0);
      // The controls fade once the pointer rests.
      await expect(page.locator('[data-rests]')).toBeAttached();
    }
    await hold(page, moment);
  });
}
