/** The first minute: ways in on an empty canvas, a template that runs at once, a tour. */
import { expect, type Page } from '@playwright/test';
import { expectNoBarriers } from './pages/barriers';
import { SandboxScreen } from './pages/sandbox-screen';
import { test } from './pages/slow-motion';
import { TOUR } from '../../src/ui/tour/tour-steps';

const card = (page: Page) => page.getByRole('dialog', { name: /^Tour/ });

async function tourByMouse(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Take the tour' }).click();
  for (const [at, { title }] of TOUR.entries()) {
    await expect(card(page)).toContainText(`${at + 1} of ${TOUR.length}`);
    await expect(card(page).getByRole('heading', { name: title })).toBeInViewport();
    await expectNoBarriers(page, title, { part: '[role=dialog]', themes: ['light'] });
    await card(page)
      .getByRole('button', { name: at === TOUR.length - 1 ? 'Done' : 'Next' })
      .click();
  }
  await expect(card(page)).toBeHidden();
}

async function tourByKeyboard(page: Page): Promise<void> {
  await page.keyboard.press(']');
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeHidden();
  await page.keyboard.press('Control+K');
  await expect(page.getByRole('combobox', { name: /^Search actions/ })).toBeFocused();
  await page.keyboard.type('tour');
  await page.keyboard.press('Enter');
  await expect(card(page)).toBeFocused();
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(card(page)).toContainText('Time is yours');
  await page.keyboard.press('Escape');
  await expect(card(page)).toBeHidden();
}

async function firstTemplate(page: Page): Promise<void> {
  const screen = new SandboxScreen(page);
  const start = page.getByRole('region', { name: 'Start here' });
  await expect(start.getByRole('button', { name: 'Open a file' })).toBeVisible();
  await start.getByRole('button', { name: 'Web service behind an ALB' }).click();
  await screen.speed('100×');
  await expect(screen.tasks(/RUNNING, healthy/)).toHaveCount(3);
  await expect(page.getByText(/100 % ok/).first()).toBeVisible();
}

test('the tour by mouse and by keyboard; then the first template runs, and nothing else was asked', async ({
  page,
}) => {
  await page.goto('/');
  await test.step('by mouse: six stops, each beside what it speaks of, then it is done', () =>
    tourByMouse(page));
  await test.step('by keyboard: forth, back, and out at any stop; folded panels open for it', () =>
    tourByKeyboard(page));
  await test.step('the first template runs, its requests are seen, and nothing else was asked', () =>
    firstTemplate(page));
});
