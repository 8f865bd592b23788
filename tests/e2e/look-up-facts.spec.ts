/** What launch types can do, tried out by mouse; what is assumed, looked up by keyboard. */
import { expect } from '@playwright/test';
import { expectNoBarriers } from './pages/barriers';
import { SandboxScreen } from './pages/sandbox-screen';
import { test } from './pages/slow-motion';

const PAGE = { part: '[role=tabpanel]' };

test('a cell is tried out aside, and what it says yes to is seen on the canvas', async ({
  page,
}) => {
  const screen = new SandboxScreen(page);
  await screen.open();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: /^Launch types/ }).click();
  await page.getByRole('button', { name: 'Try it: Network mode bridge · Fargate' }).click();
  const refusal = page.getByRole('region', { name: /^Tried out: .*Fargate/ });
  await expect(refusal).toContainText("Fargate only supports network mode 'awsvpc'.");
  await expectNoBarriers(page, 'launch types', PAGE);
  await page.getByRole('button', { name: 'Try it: Network mode bridge · EC2' }).click();
  const answer = page.getByRole('region', { name: /^Tried out: .*EC2/ });
  await expect(answer).toContainText('RUNNING');
  await answer.getByRole('button', { name: 'See it on the canvas' }).click();
  await expect(screen.tasks(/RUNNING/)).toHaveCount(1);
});

test(
  'by keyboard, an assumed mark leads to its wait, and that to its fact',
  { tag: '@long' },
  async ({ page }) => {
    const screen = new SandboxScreen(page);
    await screen.open();
    await screen.runTemplate();
    await screen.speed('100×');
    await expect(screen.tasks(/RUNNING/).first()).toBeVisible();
    await screen.pause();
    await screen.select(screen.tasks(/RUNNING/).first());
    await screen.inspector.getByRole('button', { name: /^assumed: .*PROVISIONING/ }).focus();
    await page.keyboard.press('Enter');
    const wait = page.getByRole('row', { name: /^PROVISIONING on Fargate/ });
    await expect(wait).toBeFocused();
    await expect(wait).toBeInViewport();
    await wait.getByRole('button', { name: 'Fact T1.1-1' }).focus();
    await page.keyboard.press('Enter');
    const fact = page.getByRole('listitem').filter({ hasText: 'T1.1-1PROVISIONING' });
    await expect(fact).toBeFocused();
    await expect(fact).toBeInViewport();
    // Rows above that are drawn only now push it nowhere.
    await page.waitForTimeout(300);
    await expect(fact).toBeInViewport({ ratio: 1 });
    const search = page.getByRole('searchbox', { name: 'Search facts' });
    await search.pressSequentially('deregistration delay');
    await expect(search).toBeFocused();
    await expect(page.getByRole('status').filter({ hasText: '1 fact' })).toBeVisible();
    await expectNoBarriers(page, 'what is simulated', PAGE);
    // What is searched is emptied first, then the screen is left.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(screen.inspector).toBeVisible();
    await expect(page.getByRole('heading', { name: 'What is simulated' })).toBeHidden();
  },
);
