import type { Locator, Page } from '@playwright/test';

/** The panel over the canvas that follows a deployment. */
export class DeploymentRibbon {
  readonly panel: Locator;
  readonly title: Locator;

  constructor(page: Page) {
    this.panel = page
      .getByRole('main', { name: 'Canvas' })
      .getByRole('region', { name: 'Deployment' });
    this.title = this.panel.getByRole('heading');
  }

  button(name: string): Locator {
    return this.panel.getByRole('button', { name, exact: true });
  }

  /** What is said of a revision: `web:2`, `target`. */
  revision(taskDefinition: string, role: 'source' | 'target'): Locator {
    return this.panel.getByRole('row', { name: new RegExp(`^${taskDefinition} ?, ${role}`) });
  }
}
