import { expect } from '@playwright/test';
import { expectNoBarriers } from './pages/barriers';
import { Keyboard } from './pages/keyboard';
import { SandboxScreen } from './pages/sandbox-screen';
import { shoot } from './pages/pictures';
import { test } from './pages/slow-motion';

let screen: SandboxScreen;

const DIALOG = { part: '[role=dialog]' };

/** Tasks that wait for a file system whose security group lets nothing in, and give up. */
test.beforeEach(async ({ page }) => {
  screen = new SandboxScreen(page);
  await screen.open();
  await page.getByRole('tab', { name: 'Templates' }).click();
  await page.getByRole('searchbox', { name: 'Search templates' }).fill('closed door');
  await page.getByRole('button', { name: /^Run template EFS behind a closed door/ }).click();
  await expect(screen.node(/^Service wiki, 0 of 2 running/)).toBeVisible();
  await screen.speed('20×');
});

test(
  'a file system behind a closed security group: asked why, found, and cured',
  { tag: '@long' },
  async ({ page }, info) => {
    test.slow();
    await screen.speed('100×');
    await expect(screen.tasks(/failed to start/).first()).toBeVisible({ timeout: 60_000 });
    await screen.pause();
    await screen.select(screen.node(/^Service wiki/));
    const why = screen.inspector.getByRole('button', { name: 'Why?' });
    await expect(why).toHaveAttribute('data-tone', 'failing');
    await shoot(page, info, '1-failing');

    await why.click();
    const causes = screen.dialog.getByRole('list', { name: /^Causes/ });
    await expect(causes).toContainText('TaskFailedToStart: ResourceInitializationError');
    const root = causes.getByRole('listitem').last();
    await expect(root).toContainText(/let nothing from the task to mount target .* on port 2049/);
    await expect(root).toContainText('wiki-files');
    await shoot(page, info, '2-why');
    await expectNoBarriers(page, 'why', DIALOG);

    await screen.dialog.getByRole('button', { name: /^Do this: Let .* on port 2049/ }).click();
    await expect(screen.dialog.getByText(/^Done: Let /)).toBeVisible();
    await shoot(page, info, '3-done');
    await screen.dialog.getByRole('button', { name: 'Let time pass' }).click();
    await expect(
      screen.dialog.getByText(/^Nothing is wrong: wiki is in a steady state/),
    ).toBeVisible({ timeout: 60_000 });
    await screen.dialog.getByRole('button', { name: 'Pause' }).click();
    await shoot(page, info, '4-cured');
    await page.keyboard.press('Escape');
    await expect(screen.dialog).toBeHidden();
    await expect(screen.node(/^Service wiki, 2 of 2 running, 0 pending, steady/)).toBeVisible();
    await expect(why).not.toHaveAttribute('data-tone', 'failing');
    await shoot(page, info, '5-steady');
  },
);

test('asked about a task by keyboard alone, while it still waits for its mount', async ({
  page,
}) => {
  const keyboard = new Keyboard(page);
  await expect(screen.tasks(/PENDING|ACTIVATING/).first()).toBeVisible();
  await screen.pause();
  await screen.tasks().first().focus();
  await keyboard.press('Enter', 'Shift+W');
  await expect(screen.dialog).toContainText(/let nothing from the task to mount target/);
  await keyboard.enter(screen.dialog.getByRole('button', { name: /^Do this: Let / }));
  await expect(screen.dialog).not.toContainText(/let nothing from the task to mount target/);
  await keyboard.press('Escape');
  await expect(screen.dialog).toBeHidden();
  await screen.play('100×');
  await expect(screen.node(/^Service wiki, 2 of 2 running/)).toBeVisible({ timeout: 60_000 });
});
