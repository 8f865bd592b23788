import { expect, type Locator, type Page } from '@playwright/test';

/** The terminal of the dock, read as a screen reader reads it and used by keyboard. */
export class DockTerminal {
  readonly input: Locator;

  constructor(private readonly page: Page) {
    this.input = page.getByRole('textbox', { name: 'Terminal input' });
  }

  /** By its key, from anywhere on the page. */
  async open(): Promise<void> {
    await this.page.keyboard.press('Shift+T');
    await expect(this.input).toBeFocused();
    await expect.poll(() => this.last()).toMatch(/\$$/);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Types a line and Enter. */
  async run(line: string): Promise<void> {
    await this.type(line);
    await this.press('Enter');
  }

  /** As from another window: through the clipboard. */
  async paste(text: string): Promise<void> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await this.press('ControlOrMeta+V');
  }

  /** The rows that are on the screen, blanks at their ends left out. */
  async rows(): Promise<string[]> {
    const rows = this.page.locator('.xterm-accessibility-tree [role=listitem]');
    const texts = await rows.allTextContents();
    const trimmed = texts.map((text) => text.replaceAll('\u00a0', ' ').trimEnd());
    return trimmed.slice(0, trimmed.findLastIndex((text) => text !== '') + 1);
  }

  async last(): Promise<string> {
    return (await this.rows()).at(-1) ?? '';
  }

  /** Waits for words on the screen. */
  async shows(words: string | RegExp): Promise<void> {
    const text = expect.poll(async () => (await this.rows()).join('\n'), { timeout: 30_000 });
    if (typeof words === 'string') await text.toContain(words);
    else await text.toMatch(words);
  }

  /** Waits for what the last row is: a prompt, a line being typed. */
  async endsWith(row: string | RegExp): Promise<void> {
    const last = expect.poll(() => this.last(), { timeout: 30_000 });
    if (typeof row === 'string') await last.toBe(row);
    else await last.toMatch(row);
  }
}
