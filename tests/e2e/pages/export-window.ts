import { readFileSync } from 'node:fs';
import { type Locator, type Page, expect } from '@playwright/test';

/** The first half of the dialog behind `Export`. */
export class ExportWindow {
  readonly dialog: Locator;
  /** What it says of the picture's size: `2880 × 1640 px`. */
  readonly size: Locator;
  readonly told: Locator;

  constructor(private readonly page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Export', exact: true });
    this.size = this.dialog.getByText(/^\d+ × \d+ px/);
    this.told = this.dialog.getByRole('status');
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Export', exact: true }).click();
    await this.isReady();
  }

  async isReady(): Promise<void> {
    await expect(this.dialog.getByRole('img', { name: /^Preview of/ })).toBeVisible();
  }

  async choose(group: 'File' | 'What' | 'When' | 'Theme' | 'Scale', choice: string): Promise<void> {
    const button = this.dialog
      .getByRole('group', { name: group })
      .getByRole('button', { name: choice, exact: true });
    await button.click();
    await expect(button).toHaveAttribute('aria-pressed', 'true');
  }

  async tick(part: string, on: boolean): Promise<void> {
    await this.dialog.getByRole('checkbox', { name: part }).setChecked(on);
  }

  /** The size it promises, px. */
  async promised(): Promise<{ width: number; height: number }> {
    const [width = 0, height = 0] = ((await this.size.innerText()).match(/\d+/g) ?? []).map(Number);
    return { width, height };
  }

  /** Saves the picture and reads the file. */
  async save(): Promise<{ name: string; bytes: Buffer }> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.dialog.getByRole('button', { name: /^Save / }).click(),
    ]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.dialog).toBeHidden();
  }
}
