import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';

/** Two variants side by side: the screen that lies over the workbench. */
export class Comparison {
  readonly whole: Locator;
  readonly form: Locator;
  readonly begin: Locator;
  readonly verdict: Locator;
  readonly table: Locator;
  readonly clock: Locator;
  readonly moment: Locator;

  constructor(private readonly page: Page) {
    this.whole = page.getByRole('region', { name: 'Comparison' });
    this.form = this.whole.getByRole('form', { name: 'Compare' });
    this.begin = this.form.getByRole('button', { name: 'Compare' });
    this.verdict = this.whole.getByRole('region', { name: 'Verdict' });
    this.table = this.whole.getByRole('table', { name: 'Differences' });
    this.clock = this.whole.getByRole('timer', { name: 'Simulated time' });
    this.moment = this.whole.getByRole('slider', { name: 'Moment' });
  }

  field(name: string): Locator {
    return this.form.getByRole('textbox', { name, exact: true });
  }

  choice(name: string): Locator {
    return this.form.getByRole('combobox', { name });
  }

  button(name: string): Locator {
    return this.whole.getByRole('button', { name, exact: true });
  }

  /** The picture of a variant. */
  picture(letter: 'A' | 'B'): Locator {
    return this.whole.getByRole('region', { name: new RegExp(`^${letter} · `) });
  }

  /** Waits until all seeds are done. */
  async isDone(): Promise<void> {
    await expect(this.verdict).toBeVisible({ timeout: 60_000 });
    await expect(this.button('Cancel')).toBeHidden({ timeout: 60_000 });
  }

  /** A row of the table: A, B, B − A, spread. */
  async row(name: string): Promise<string[]> {
    const cells = this.table.getByRole('row', { name }).getByRole('cell');
    return (await cells.allInnerTexts()).map((text) => text.replace(/[\u00a0\u202f]/g, ' '));
  }

  /** Saves the report by an entry of its menu that `take` picks. */
  async save(take: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
    const coming = this.page.waitForEvent('download');
    await take();
    const download = await coming;
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }
}
