/** Presenting a canary: the diagram has the middle, and the line below it tells of the split. */
import { expect, type Locator, type Page } from '@playwright/test';
import { toShareFragment } from '../../src/formats/share/share-link';
import type { SandboxDocument } from '../../src/model/sandbox-document';
import { PICTURED_MOMENTS } from '../support/pictured-moments';
import { clippedWords } from './pages/clipping';
import { DeploymentRibbon } from './pages/deployment-ribbon';
import { test } from './pages/slow-motion';
import { withoutFullScreen } from './pages/full-screen';

let saved: SandboxDocument;
test.beforeAll(async () => {
  saved = await PICTURED_MOMENTS['mid-canary']!();
});

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const boxOf = async (one: Locator): Promise<Box> => (await one.boundingBox())!;

/** What of the diagram can be seen: from the first card to the last. */
async function extent(page: Page): Promise<Box> {
  const nodes = await page.locator('.react-flow__node').all();
  const boxes = await Promise.all(nodes.map(boxOf));
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

const meets = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

async function covers(page: Page, panel: Locator): Promise<boolean> {
  const over = await boxOf(panel);
  const nodes = await page.locator('.react-flow__node').all();
  return (await Promise.all(nodes.map(boxOf))).some((box) => meets(box, over));
}

test('the diagram is large and in the middle; the line says who has how much', async ({ page }) => {
  const ribbon = new DeploymentRibbon(page);
  await withoutFullScreen(page);
  await page.goto(`./${toShareFragment(saved)}`);
  await expect(ribbon.panel).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('Shift+P');
  for (const size of [
    { width: 1280, height: 720 },
    { width: 1440, height: 900 },
    { width: 1920, height: 1080 },
  ]) {
    await page.setViewportSize(size);
    await expect(ribbon.panel).toContainText(/web:1 90 %.*web:2 10 %/);
    await expect(page.getByText('10 %', { exact: true })).toHaveCount(2);
    await expect(async () => {
      const canvas = await boxOf(page.getByRole('main', { name: 'Canvas' }));
      const all = await extent(page);
      const aside = all.x + all.width / 2 - (canvas.x + canvas.width / 2);
      const seen = JSON.stringify({ canvas, all });
      expect(Math.abs(aside), seen).toBeLessThan(0.03 * canvas.width);
      expect(all.height).toBeGreaterThan(0.8 * canvas.height);
      expect(await covers(page, ribbon.panel)).toBe(false);
    }).toPass({ timeout: 15_000 });
    expect(await clippedWords(page)).toEqual([]);
  }
  await ribbon.button('Unfold the deployment').click();
  await expect(ribbon.revision('web:2', 'target')).toBeVisible();
  await expect.poll(() => covers(page, ribbon.panel)).toBe(false);
});
