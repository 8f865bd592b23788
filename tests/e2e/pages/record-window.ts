import { readFileSync } from 'node:fs';
import { type Locator, type Page, expect } from '@playwright/test';

/** The film half of the dialog behind `Export`. */
export class RecordWindow {
  readonly dialog: Locator;
  readonly told: Locator;
  readonly record: Locator;

  constructor(private readonly page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Export', exact: true });
    this.told = this.dialog.getByRole('status');
    this.record = this.dialog.getByRole('button', { name: 'Record', exact: true });
  }

  /** By its key. */
  async open(): Promise<void> {
    await this.page.keyboard.press('Shift+H');
    await this.isReady();
  }

  async isReady(): Promise<void> {
    await expect(this.dialog.getByRole('img', { name: /^First picture of/ })).toBeVisible();
  }

  async choose(group: 'File' | 'Size' | 'What' | 'Theme', choice: string): Promise<void> {
    const button = this.dialog
      .getByRole('group', { name: group, exact: true })
      .getByRole('button', { name: choice, exact: true });
    await button.click();
    await expect(button).toHaveAttribute('aria-pressed', 'true');
  }

  async type(field: string, value: number): Promise<void> {
    await this.dialog.getByRole('textbox', { name: field }).fill(String(value));
  }

  async pick(select: string, option: string): Promise<void> {
    await this.dialog.getByRole('combobox', { name: select }).click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }

  /** Makes the film and reads the file. */
  async film(kind: 'GIF' | 'WebM' | 'SVG'): Promise<{ name: string; bytes: Buffer }> {
    await this.record.click();
    const save = this.dialog.getByRole('button', { name: `Save ${kind}` });
    await expect(save).toBeVisible({ timeout: 120_000 });
    const [download] = await Promise.all([this.page.waitForEvent('download'), save.click()]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }
}
