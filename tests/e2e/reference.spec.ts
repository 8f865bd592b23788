/** What can be looked up: Docker’s words by mouse, a command run by keyboard alone. */
import { expect } from '@playwright/test';
import { expectNoBarriers } from './pages/barriers';
import { clippedWords } from './pages/clipping';
import { Keyboard } from './pages/keyboard';
import { SandboxScreen } from './pages/sandbox-screen';
import { test } from './pages/slow-motion';

let screen: SandboxScreen;

test.beforeEach(async ({ page }) => {
  screen = new SandboxScreen(page);
  await screen.open();
});

test('by mouse: a phrase of Docker is picked, a whole one is pasted, and it becomes a sandbox', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Docker phrasebook' }).click();
  await page.getByRole('button', { name: /^docker run -p 8080:80 nginx/ }).click();
  const equal = page.getByRole('article', { name: 'docker run -p 8080:80 nginx' });
  await expect(equal.getByRole('img', { name: 'What it becomes' })).toBeVisible();
  await expect(equal.locator('[data-lit]').getByText('"containerPort": 80')).toBeVisible();
  await expectNoBarriers(page, 'phrasebook');
  expect(await clippedWords(page)).toEqual([]);
  const field = page.getByRole('textbox', { name: /^Docker phrase/ });
  await field.fill(
    'services:\n  shop:\n    image: nginx\n    ports: ["8080:80"]\n    deploy: { replicas: 2 }',
  );
  const typed = page.getByRole('article', { name: 'What you typed' });
  await expect(typed.getByRole('img', { name: 'What it becomes' })).toBeVisible();
  await typed.getByRole('button', { name: 'Open as a sandbox' }).click();
  await expect(screen.node(/^Service shop/)).toBeVisible();
  await expect(screen.tasks()).toHaveCount(2);
});

test(
  'by keyboard: a command of the book is found, run on the open sandbox and seen there',
  { tag: '@long' },
  async ({ page }) => {
    await screen.runUntilHealthy();
    await page.keyboard.press('ControlOrMeta+K');
    await expect(screen.dialog.getByRole('option').first()).toBeVisible();
    await page.keyboard.type('Command book');
    await expect(screen.dialog.getByRole('option').first()).toContainText('Command book');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('tab', { name: 'Commands' })).toBeVisible();
    const keys = new Keyboard(page);
    await keys.tabTo(page.getByRole('searchbox', { name: 'Search commands' }));
    await page.keyboard.type('set how many');
    await keys.tabTo(page.getByRole('button', { name: /^Set how many tasks/ }));
    await keys.press('Enter');
    await keys.tabTo(page.getByRole('textbox', { name: 'Count' }));
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('4');
    await expect(page.getByText(/--desired-count 4$/)).toBeVisible();
    await keys.tabTo(page.getByRole('button', { name: 'Run it here' }));
    await keys.press('Enter');
    await expect(page.getByRole('region', { name: 'What it answers' })).toContainText(
      '"desiredCount": 4',
    );
    await expectNoBarriers(page, 'command book');
    await keys.tabTo(page.getByRole('button', { name: 'See it on the canvas' }));
    await keys.press('Enter');
    await expect(screen.tasks()).toHaveCount(4);
  },
);
