import { type Locator, type Page, expect } from '@playwright/test';

/** The list of steps beside the canvas, and the page while presenting. */
export class Talk {
  readonly panel: Locator;
  readonly title: Locator;
  readonly line: Locator;

  constructor(readonly page: Page) {
    this.panel = page.getByRole('complementary', { name: 'Steps' });
    this.title = page.getByRole('heading', { level: 1 });
    this.line = page.getByRole('group', { name: 'Steps of the talk' });
  }

  /** Opens the list of steps from the menu beside Present. */
  async openSteps(): Promise<void> {
    await this.page.getByRole('button', { name: 'Steps and notes of a talk' }).click();
    await this.page.getByRole('menuitem', { name: 'Steps of a talk…' }).click();
    await expect(this.panel.getByRole('heading', { name: 'Steps' })).toBeVisible();
  }

  /** Adds the moment that is shown, and says what it is about. */
  async add(step: { title: string; note: string; commands?: string; plays?: boolean }) {
    await this.panel.getByRole('button', { name: 'Add this moment' }).click();
    await this.panel.getByLabel('Title, for everybody').fill(step.title);
    await this.panel.getByLabel('Note, for you alone').fill(step.note);
    if (step.commands) {
      await this.panel.getByLabel('Commands, given when it begins').fill(step.commands);
    }
    if (step.plays) await this.panel.getByLabel('Time runs on from here').check();
  }

  /** The page has come to a step. */
  async isAt(index: number, of: number, title: string): Promise<void> {
    await expect(this.line).toContainText(`step ${index} of ${of} · arrow keys`);
    await expect(this.title).toHaveText(title);
  }
}
