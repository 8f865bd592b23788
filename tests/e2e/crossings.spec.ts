/** What is done while something else is under way: each was tried by hand once, and stays whole. */
import { expect } from '@playwright/test';
import { toShareFragment } from '../../src/formats/share/share-link';
import { manyTasks } from '../support/many-tasks';
import { Comparison } from './pages/comparison';
import { ImportWizard } from './pages/import-wizard';
import { SandboxScreen } from './pages/sandbox-screen';
import { TimeLine } from './pages/time-line';
import { test } from './pages/slow-motion';

const SHOP = 'public/examples/shop.compose.yml';

test('a file added while an earlier moment is shown: the run goes on from there with it', async ({
  page,
}) => {
  const screen = new SandboxScreen(page);
  const time = new TimeLine(page);
  const wizard = new ImportWizard(page);
  await screen.open();
  await screen.runTemplate();
  await screen.speed('100×');
  await expect(screen.node(/^Service web, 3 of 3 running, 0 pending, steady/)).toBeVisible();
  await expect.poll(() => screen.now()).toBeGreaterThan(150);
  await screen.pause();
  const head = await screen.now();
  await time.drag(time.moment, -200);
  await time.isPast();
  await screen.settledClock();
  await wizard.chooseFromMenu(SHOP);
  const past = await screen.now();
  expect(past).toBeLessThan(head - 20);
  await wizard.finish('Add to this sandbox');
  await time.isPast(false);
  expect(await screen.now()).toBe(past);
  await expect(screen.node(/^Service (web|db|cache|api|worker), /)).toHaveCount(6);
  await expect(screen.node(/^Service web, 3 of 3 running/)).toBeVisible();
  // The run that was left is still there, without the file.
  await page.getByRole('button', { name: 'Return to it' }).click();
  await expect(screen.node(/^Service /)).toHaveCount(1);
  await expect.poll(() => screen.now()).toBe(head);
});

test(
  'while an hour is being opened it is not called empty, and its moments wait',
  { tag: '@long' },
  async ({ page }) => {
    const screen = new SandboxScreen(page);
    const time = new TimeLine(page);
    const hour = 'aws sandbox wait --for 3600';
    const saved = await manyTasks({ tasks: 40, services: 2, rate: 120, atLast: hour });
    await page.goto(`./${toShareFragment(saved)}`);
    const opening = page.getByText('Opening the sandbox: its run is played again.');
    await expect(opening).toBeVisible();
    await test.step('nothing says that it is empty, and there is no moment to go to yet', async () => {
      await expect(page.getByRole('region', { name: 'Start here' })).toBeHidden();
      await expect(time.moment).toBeDisabled();
      await page.keyboard.press('Comma');
      await page.keyboard.press('Shift+Comma');
      await expect(opening).toBeVisible();
    });
    await expect(opening).toBeHidden({ timeout: 90_000 });
    await expect(screen.node(/^Service shop-02, 20 of 20 running/)).toBeVisible();
    const head = await screen.now();
    expect(head).toBe(3600 + 240);
    await test.step('once it is open any of them is there at once', async () => {
      await time.drag(time.moment, -300);
      await time.isPast();
      await expect.poll(() => screen.now()).toBeLessThan(head - 600);
      await expect(screen.node(/^Service shop-02, 20 of 20 running/)).toBeVisible();
    });
  },
);

test(
  'a thousand tasks are compared: progress is told, and it can be called off at each stage',
  { tag: '@long' },
  async ({ page }) => {
    test.slow();
    const screen = new SandboxScreen(page);
    const compared = new Comparison(page);
    const many = await manyTasks({ tasks: 1000, services: 20, rate: 40 });
    await page.goto(`./${toShareFragment(many)}`);
    await expect(screen.node(/^Service shop-20, 50 of 50 running/)).toBeVisible({
      timeout: 60_000,
    });
    const now = Math.floor(await screen.now());
    await page.keyboard.press('Shift+C');
    await expect(compared.form).toBeVisible();
    await compared.field('Seeds').fill('4');
    await compared.field('Measured from').fill(String(now));
    await compared.field('For').fill('60');
    await compared.begin.click();
    const opening = compared.whole.getByRole('progressbar', { name: 'Opening' });
    const far = async () => Number(await opening.getAttribute('aria-valuenow'));
    await expect(opening).toBeVisible();
    await expect.poll(far).toBeGreaterThan(0);
    await compared.button('Cancel').click();
    await expect(compared.field('Seeds')).toHaveValue('4');

    await compared.begin.click();
    await expect(compared.verdict).toBeVisible({ timeout: 150_000 });
    for (const letter of ['A', 'B'] as const) {
      const service = { name: /^Service shop-20, 50 of 50 running/ };
      await expect(compared.picture(letter).getByRole('group', service)).toBeVisible();
    }
    await compared.button('Cancel').click();
    await expect(compared.verdict).toContainText(/Called off: \d of 4 seeds were run/);
    const began = await compared.clock.innerText();
    await compared.button('Play').click();
    await expect(compared.clock).not.toHaveText(began);
    await page.keyboard.press('Escape');
    await expect(screen.canvas).toBeVisible();
  },
);
