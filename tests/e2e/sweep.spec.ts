/** One setting over a range: which value is best, by mouse and by keyboard alone. */
import { readFile, writeFile } from 'node:fs/promises';
import { expect, type Page, type TestInfo } from '@playwright/test';
import { expectNoBarriers } from './pages/barriers';
import { SandboxScreen } from './pages/sandbox-screen';
import { shoot } from './pages/pictures';
import { test } from './pages/slow-motion';

let screen: SandboxScreen;

test.beforeEach(async ({ page }) => {
  screen = new SandboxScreen(page);
  await screen.open();
  await screen.runUntilHealthy();
  await screen.pause();
});

const rows = (page: Page) => page.getByRole('region', { name: 'Values' }).getByRole('row');
const figure = async (page: Page, row: RegExp) => {
  const cells = page.getByRole('row', { name: row }).getByRole('cell');
  return Number.parseFloat((await cells.first().innerText()).replace(/[^\d.]/g, ''));
};

const chooseFigure = async (page: Page, name: string) => {
  await page.getByRole('combobox', { name: 'Against' }).click();
  await page.getByRole('option', { name }).click();
};

/** Choices, figures and files. */
async function byMouse(page: Page, info: TestInfo): Promise<void> {
  await page.getByRole('button', { name: 'Command palette' }).click();
  await page.getByRole('option', { name: /^Sweep/ }).click();
  await expect(page.getByRole('combobox', { name: 'Setting' })).toHaveValue('Desired count · web');
  await page.getByLabel('Values').fill('1, 3, 6');
  await chooseFigure(page, 'Outstanding, max per task');
  await page.getByLabel('Seeds for each value').fill('3');
  await page.getByLabel('until').fill('160');
  await page.getByRole('button', { name: 'Run the sweep' }).click();
  await expect(rows(page)).toHaveCount(4, { timeout: 60_000 });
  expect(await figure(page, /^1 task/)).toBeGreaterThan(await figure(page, /^6 tasks/));
  await expect(page.getByRole('status', { name: 'Verdict' })).toContainText(
    /Outstanding, max per task is best at 6 tasks/,
  );
  await shoot(page, info, 'sweep');
  await expectNoBarriers(page, 'sweep');
  await page.emulateMedia({ contrast: 'more' });
  await expectNoBarriers(page, 'sweep, high contrast');
  await page.emulateMedia({ contrast: null });

  // Nothing is run again for another figure.
  await chooseFigure(page, 'Cost, per month*');
  await expect(page.getByRole('status', { name: 'Verdict' })).toContainText(
    /Cost, per month\* is best at 1 task/,
  );

  const files: Record<string, RegExp> = {
    Markdown: /\| 6 tasks \|/,
    // With the font that its words are set in, and what they say.
    SVG: /^<svg[^]*@font-face[^]*Inter[^]*Desired count of web[^]*Seeds \d+ to \d+ for each value/,
    CSV: /\r\n6,/,
  };
  for (const [name, content] of Object.entries(files)) {
    await page.getByRole('button', { name: 'Export' }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('menuitem', { name }).click();
    expect(await readFile(await (await saved).path(), 'utf8')).toMatch(content);
  }
  await page.getByRole('button', { name: 'Export' }).click();
  const picture = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'PNG' }).click();
  const bytes = await readFile(await (await picture).path());
  expect(bytes.readUInt32BE(16)).toBe(2400);
  await writeFile(info.outputPath('sweep-file.png'), bytes);

  await page.getByRole('button', { name: 'Back to the sandbox' }).click();
  await expect(screen.tasks(/RUNNING, healthy/)).toHaveCount(3);
}

/** The same screen, and out of it again. */
async function byKeyboard(page: Page): Promise<void> {
  const before = await screen.clock.innerText();
  await page.keyboard.press('Shift+V');
  const setting = page.getByRole('combobox', { name: 'Setting' });
  for (let i = 0; i < 20 && !(await setting.evaluate((one) => one === document.activeElement)); i++)
    await page.keyboard.press('Tab');
  await expect(setting).toBeFocused();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Deregistration');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(setting).toHaveValue('Deregistration delay · web');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Values')).toBeFocused();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('0 4000');
  await expect(page.getByText('4000 is not between 0 and 3600.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run the sweep' })).toBeDisabled();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('0 30');
  await page.keyboard.press('Enter');
  const cancel = page.getByRole('button', { name: 'Cancel' });
  await expect(cancel).toBeVisible();
  while (!(await cancel.evaluate((one) => one === document.activeElement)))
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Called off: what was done till then is shown.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(setting).toBeHidden();
  // The sandbox is as it was left.
  await expect(screen.clock).toHaveText(before);
}

test('a sweep by keyboard alone, and one by mouse', { tag: '@long' }, async ({ page }, info) => {
  test.slow();
  await test.step('by keyboard alone: a sweep is run, called off, and left', () =>
    byKeyboard(page));
  await test.step('by mouse: more tasks against requests in flight, then other figures and files of the same runs', () =>
    byMouse(page, info));
});
