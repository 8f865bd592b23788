import { expect, type JSHandle, type Locator, type Page } from '@playwright/test';

interface DroppedFile {
  name: string;
  text: string;
}

/** The dialog that shows a file beside what it becomes. */
export class ImportWizard {
  readonly dialog: Locator;
  readonly file: Locator;
  readonly operations: Locator;
  readonly status: Locator;
  readonly findings: Locator;

  constructor(private readonly page: Page) {
    this.dialog = page.getByRole('dialog');
    this.file = this.dialog.getByRole('listbox', { name: 'The file' });
    this.operations = this.dialog.getByRole('listbox', { name: 'What it becomes' });
    this.status = this.dialog.getByRole('status');
    this.findings = this.dialog.getByRole('list', { name: 'Findings' });
  }

  /** Opens files from the empty canvas by the chooser. */
  async choose(...paths: string[]): Promise<void> {
    const choosing = this.page.waitForEvent('filechooser');
    await this.page
      .getByRole('main', { name: 'Canvas' })
      .getByText(/^Open a file/)
      .click();
    await (await choosing).setFiles(paths);
    await expect(this.dialog).toBeVisible();
  }

  /** Opens files by the menu beside the sandbox's name. */
  async chooseFromMenu(...paths: string[]): Promise<void> {
    await this.page.getByRole('button', { name: 'Sandboxes', exact: true }).click();
    const choosing = this.page.waitForEvent('filechooser');
    await this.page.getByRole('menuitem', { name: /^Open file/ }).click();
    await (await choosing).setFiles(paths);
    await expect(this.dialog).toBeVisible();
  }

  /** Drops files on the page, as from the desktop. */
  async drop(...files: DroppedFile[]): Promise<void> {
    const data: JSHandle<DataTransfer> = await this.page.evaluateHandle((given) => {
      const transfer = new DataTransfer();
      for (const { name, text } of given) transfer.items.add(new File([text], name));
      return transfer;
    }, files);
    const canvas = this.page.getByRole('main', { name: 'Canvas' });
    for (const type of ['dragenter', 'dragover', 'drop']) {
      await canvas.dispatchEvent(type, { dataTransfer: data });
    }
    await expect(this.dialog).toBeVisible();
  }

  /** A line of the file, counted from 1. */
  line(number: number): Locator {
    return this.file.locator(`[data-at="${number - 1}"]`);
  }

  /** An operation by its heading: `Create service web`. */
  operation(name: string | RegExp): Locator {
    return this.operations.getByRole('group', { name, exact: typeof name === 'string' });
  }

  /** Lines that are lit on a side, as text; those that are out of sight too. */
  lit(side: Locator): Promise<string[]> {
    return side.locator('[data-lit=true]').allTextContents();
  }

  button(name: string): Locator {
    return this.dialog.getByRole('button', { name, exact: true });
  }

  /** Presses the button that imports, and waits until the dialog has closed. */
  async finish(name: 'Import' | 'Import as a new sandbox' | 'Add to this sandbox' = 'Import') {
    await this.button(name).click();
    await expect(this.dialog).toBeHidden();
  }
}
