import { type Locator, type Page, expect } from '@playwright/test';

/** More stops than the whole page has. */
const MOST_STOPS = 150;

/** The page by keyboard alone: whatever is done here, no mouse does it. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Tabs on until something has the focus, and fails when Tab never gets there. */
  async tabTo(wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await expect(wanted).toBeAttached();
    const isNode = await wanted.evaluate((one) => one.matches('.react-flow__node'));
    for (let stops = 0; stops < MOST_STOPS; stops++) {
      if (await hasFocus(wanted)) return;
      if (isNode && (await this.isOnNode())) return this.walkTo(wanted);
      await this.press(key);
    }
    throw new Error(`Tab does not reach ${String(wanted)}`);
  }

  /** The canvas is one stop of the Tab key: from there the arrow key goes through all of it. */
  async walkTo(node: Locator): Promise<void> {
    await this.press('Home');
    for (let steps = 0; steps < MOST_STOPS; steps++) {
      if (await hasFocus(node)) return;
      await this.press('ArrowDown');
    }
    throw new Error(`the arrow keys do not reach ${String(node)}`);
  }

  private isOnNode(): Promise<boolean> {
    return this.page.evaluate(() => document.activeElement?.matches('.react-flow__node') ?? false);
  }

  /** Tabs to something and presses Enter on it. */
  async enter(wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await this.tabTo(wanted, key);
    await this.press('Enter');
  }

  /** Walks an open menu or list with the arrow key to an entry, and takes it. */
  async pick(entry: Locator): Promise<void> {
    await expect(entry).toBeVisible();
    for (let steps = 0; steps < MOST_STOPS; steps++) {
      if (await isCurrent(entry)) return this.press('Enter');
      await this.press('ArrowDown');
    }
    throw new Error(`the arrow keys do not reach ${String(entry)}`);
  }

  /** Writes over what a field that has the focus holds. */
  async fill(text: string): Promise<void> {
    await this.press('ControlOrMeta+A');
    await this.type(text);
  }
}

const hasFocus = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element === document.activeElement);

/** Focused, or the active one of a list whose field keeps the focus. */
const isCurrent = (locator: Locator): Promise<boolean> =>
  locator.evaluate(
    (element) =>
      element === document.activeElement ||
      element.id === document.activeElement?.getAttribute('aria-activedescendant') ||
      element.hasAttribute('data-combobox-selected'),
  );
