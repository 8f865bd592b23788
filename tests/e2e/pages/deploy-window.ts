import { expect, type Locator, type Page } from '@playwright/test';

/** The dialog that deploys to a service. */
export class DeployWindow {
  readonly dialog: Locator;
  /** The commands it will be. */
  readonly commands: Locator;

  constructor(private readonly page: Page) {
    this.dialog = page.getByRole('dialog', { name: /^Deploy to/ });
    this.commands = this.dialog.getByRole('figure');
  }

  async choose(field: string, option: RegExp, dialog: Locator = this.dialog): Promise<void> {
    await dialog.getByRole('combobox', { name: field, exact: true }).click();
    await this.page.getByRole('option', { name: option }).click();
  }

  async fill(field: string, text: string, dialog: Locator = this.dialog): Promise<void> {
    await dialog.getByRole('textbox', { name: field, exact: true }).fill(text);
  }

  /** Makes an alarm on the way and picks it; answers its name. */
  async addAlarm(settings: Record<string, string>): Promise<string> {
    await this.dialog.getByRole('button', { name: 'New alarm…' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'CloudWatch alarm' });
    for (const [field, text] of Object.entries(settings)) await this.fill(field, text, dialog);
    const name = await dialog.getByRole('textbox', { name: 'AlarmName' }).inputValue();
    await dialog.getByRole('button', { name: 'Create' }).click();
    await expect(dialog).toBeHidden();
    await expect(this.dialog.getByRole('checkbox', { name })).toBeChecked();
    return name;
  }

  async deploy(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Deploy', exact: true }).click();
    await expect(this.dialog).toBeHidden();
  }
}
