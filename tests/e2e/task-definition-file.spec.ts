import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { root } from '../setup/install.mjs';
import { SandboxScreen } from './pages/sandbox-screen';
import { test } from './pages/slow-motion';

const EXAMPLE = join(root, 'public', 'examples', 'shop-web.task-definition.json');

/** Drops a file on the page, as from the desktop. */
async function dropFile(page: Page, name: string, text: string): Promise<void> {
  const data = await page.evaluateHandle(
    ([fileName, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], fileName, { type: 'application/json' }));
      return transfer;
    },
    [name, text] as const,
  );
  const canvas = page.getByRole('main', { name: 'Canvas' });
  for (const type of ['dragenter', 'dragover']) {
    await canvas.dispatchEvent(type, { dataTransfer: data });
  }
  await expect(page.getByText(/^Drop to open/)).toBeVisible();
  await canvas.dispatchEvent('drop', { dataTransfer: data });
  await expect(page.getByText(/^Drop to open/)).toBeHidden();
}

/** Takes the offer to run what was registered, and waits until it is up. */
async function runAsService(screen: SandboxScreen): Promise<void> {
  await screen.confirm('Run as a service');
  await screen.speed('100×');
  await expect(screen.node(/^Service shop-web, 3 of 3 running, 0 pending, steady/)).toBeVisible({
    timeout: 30_000,
  });
  await expect(screen.node(/^Target group shop-web-tg, .* 3 of 3 targets healthy/)).toBeVisible();
}

async function opened(screen: SandboxScreen, page: Page): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await screen.canvas.getByRole('button', { name: /^Open (a )?file/ }).click();
  await (await choosing).setFiles(EXAMPLE);
  await expect(screen.dialog).toContainText('Registered as shop-web:1 with container web.');
  await runAsService(screen);
  await expect(screen.node(/^Client traffic .* 100\.0 % answered well/)).toBeVisible();
}

async function dropped(screen: SandboxScreen, page: Page): Promise<void> {
  const example = JSON.parse(await readFile(EXAMPLE, 'utf8')) as Record<string, unknown>;
  await dropFile(page, 'shop.json', JSON.stringify({ ...example, colour: 'teal' }));
  await expect(screen.dialog).toContainText('Registered as shop-web:1');
  const findings = screen.dialog.getByRole('list', { name: 'Findings' });
  await expect(findings.getByRole('listitem').filter({ hasText: 'colour' })).toBeVisible();
  await runAsService(screen);
}

test('a task definition is opened, or dropped, registered, and run behind a load balancer', async ({
  page,
}) => {
  const screen = new SandboxScreen(page);
  await screen.open();
  await test.step('the first example of the README: opened, registered, run', () =>
    opened(screen, page));
  await screen.sandboxes('New sandbox');
  await expect(screen.node(/^Service /)).toHaveCount(0);
  await test.step('a dropped one too; members that nobody knows are named', () =>
    dropped(screen, page));
});
