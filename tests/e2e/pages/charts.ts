import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';

/** Charts as a person meets them: the small ones in the dock, and the one that is enlarged. */
export class Charts {
  /** The enlarged chart. */
  readonly large: Locator;
  readonly stage: Locator;
  readonly status: Locator;
  readonly legend: Locator;
  /** Says the stretch that charts are held at, and lets go of it. */
  readonly showAll: Locator;

  constructor(readonly page: Page) {
    this.large = page.getByRole('main', { name: 'Canvas' }).getByRole('region');
    this.stage = this.large.getByRole('group', { name: / over time$/ });
    this.status = this.large.getByRole('status');
    this.legend = this.large.getByRole('list', { name: 'Legend' });
    this.showAll = this.large.getByRole('button', { name: /show all$/ });
  }

  small(name: string): Locator {
    return this.page.getByRole('figure', { name, exact: true });
  }

  async enlarge(name: string): Promise<void> {
    await this.page.getByRole('button', { name: `Enlarge ${name}`, exact: true }).click();
    await expect(this.stage).toBeVisible();
  }

  /** Where a share of the stage's width is, on the page. */
  async at(share: number): Promise<{ x: number; y: number }> {
    const box = (await this.stage.boundingBox())!;
    return { x: box.x + box.width * share, y: box.y + box.height / 2 };
  }

  /** Saves the chart, or all charts; answers the file's name and bytes. */
  async save(format: RegExp, what: 'this' | 'all'): Promise<{ name: string; bytes: Buffer }> {
    await this.large.getByRole('button', { name: 'Save', exact: true }).click();
    const item = this.page.getByRole('menuitem', { name: format });
    const waiting = this.page.waitForEvent('download');
    await item.nth(what === 'this' ? 0 : 1).click();
    const download = await waiting;
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }
}
