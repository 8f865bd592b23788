import { expect, type Locator, type Page } from '@playwright/test';
import { expectNoBarriers } from './pages/barriers';
import { SandboxScreen } from './pages/sandbox-screen';
import { shoot } from './pages/pictures';
import { test } from './pages/slow-motion';

let screen: SandboxScreen;

async function fill(form: Locator, name: string, value: string): Promise<void> {
  const field = form.getByRole('textbox', { name, exact: true });
  await field.click();
  await field.fill(value);
}

/** Gives the client another pattern of requests by the fields of its panel. */
async function send(page: Page, pattern: string, values: Record<string, string>): Promise<void> {
  await screen.select(screen.node(/^Client traffic shoppers/));
  await screen.inspectorTab('Configure');
  await screen.inspector.getByRole('combobox', { name: 'pattern' }).click();
  await page.getByRole('option', { name: pattern, exact: true }).click();
  for (const [name, value] of Object.entries(values)) await fill(screen.inspector, name, value);
  await screen.inspector.getByRole('button', { name: 'Apply' }).click();
  await expect(screen.inspector.getByRole('button', { name: 'Apply' })).toBeHidden();
}

async function openScaling(): Promise<void> {
  await screen.select(screen.node(/^Service web/));
  await screen.inspectorTab('Scaling');
}

test.beforeEach(async ({ page }) => {
  screen = new SandboxScreen(page);
  await screen.open();
  await screen.runTemplate();
  await screen.speed('100×');
  await expect(screen.node(/^Service web, 3 of 3 running, 0 pending, steady/)).toBeVisible();
});

test(
  'target tracking set by hand rides a ramp of requests up and down again',
  { tag: '@long' },
  async ({ page }, info) => {
    test.slow();
    await openScaling();
    await screen.inspector.getByRole('button', { name: 'Scale automatically…' }).click();
    await fill(screen.dialog, 'TargetValue', '20');
    await fill(screen.dialog, 'MinCapacity', '2');
    await fill(screen.dialog, 'MaxCapacity', '8');
    await expect(screen.dialog).toContainText('register-scalable-target');
    await expect(screen.dialog).toContainText('put-scaling-policy');
    await shoot(page, info, '1-dialog');
    await expectNoBarriers(page, 'a scaling policy', { part: '[role=dialog]' });
    await screen.confirm('Scale');
    await expect(screen.node(/^Service web, .* scaled 2–8 · CPU 20 %/)).toBeVisible();

    // 100 requests a second are 13 % of three tasks' CPU; 400 are 20 % of eight.
    await send(page, 'ramp', { rate: '100', toRate: '400', over: '600' });
    await openScaling();
    await screen.speed('100×');
    await expect(screen.node(/^Service web, 8 of 8 running, 0 pending, steady/)).toBeVisible({
      timeout: 90_000,
    });
    await screen.pause();
    const activities = screen.inspector.getByRole('list', { name: 'Scaling activities' });
    await expect(activities).toContainText(/Setting desired count to 8/);
    await expect(activities).toContainText(/AlarmHigh.* triggered policy cpu-20/);
    await expect(screen.inspector.getByRole('list', { name: 'Scaling policies' })).toContainText(
      /CPU [\d.]+ %/,
    );
    await shoot(page, info, '2-scaled-out');
    await expectNoBarriers(page, 'scaling', { part: '#right-panel' });

    await send(page, 'poisson', { rate: '50' });
    await openScaling();
    await screen.play('100×');
    await expect(screen.node(/^Service web, 2 of 2 running, 0 pending, steady/)).toBeVisible({
      timeout: 120_000,
    });
    await screen.pause();
    await expect(activities).toContainText(/AlarmLow.* triggered policy cpu-20/);
    await shoot(page, info, '3-scaled-in');
  },
);
